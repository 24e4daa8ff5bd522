import { headerCursor, nameDefinition } from './headerNames.ts';
import { mentionDefinition } from './mention.ts';
import { referencedPlace } from './referencedPlace.ts';
import { bodyTarget } from './target.ts';
import type { FeatureContext, Location } from './types.ts';

/**
 * Where the reference at an offset leads: its file, or the whole line of the heading in it. From a label as well as from
 * a target; from the name of a definition to its line; from names in the header to what they name. Empty where nothing is referred to or nothing is there.
 */
export function definition(context: FeatureContext, offset: number): Location[] {
  const cursor = headerCursor(context, offset);
  if (cursor.kind !== 'none') return nameDefinition(context, cursor);
  const target = bodyTarget(context.file, offset);
  if (!target || target.is === 'heading') return mentionDefinition(context, offset);
  if (target.is === 'definition') {
    return [{ origin: target.span, path: context.file.path, target: target.definition.span }];
  }
  const { resolved, heading } = referencedPlace(context, target);
  const there = resolved.kind === 'file' && (resolved.state === 'found' || resolved.state === 'case');
  return there ? [{ origin: target.span, path: resolved.path, target: heading }] : [];
}
