import { touches } from '../syntax/span.ts';
import { substitutions } from '../syntax/substitutions.ts';
import { instructed, instructions } from '../workspace/instructions.ts';
import { substitutedFile } from '../workspace/substitutedFile.ts';
import { coversDefinition } from './builtin.ts';
import { headerCursor } from './headerCursor.ts';
import { nameDefinition } from './headerNames.ts';
import { mentionDefinition } from './mention.ts';
import { symbolDefinition } from './namedSymbols.ts';
import { referencedPlace } from './referencedPlace.ts';
import { bodyTarget } from './target.ts';
import type { Beside, FeatureContext, Location } from './types.ts';

/**
 * Where the reference at an offset leads: its file, or the whole line of the heading in it. From a label as well as from
 * a target; from the name of a definition to its line; from names in the header to what they name. Empty where nothing is referred to or nothing is there.
 */
export function definition(context: FeatureContext, offset: number, { builtin }: Beside = {}): Location[] {
  if (builtin && coversDefinition(context, offset)) return [];
  const substituted = substitutedAt(context, offset) ?? instructionAt(context, offset);
  if (substituted) return substituted;
  const cursor = headerCursor(context, offset);
  if (cursor.kind !== 'none') return orSymbol(context, offset, nameDefinition(context, cursor));
  const target = bodyTarget(context.file, offset);
  if (!target || target.is === 'heading')
    return orSymbol(context, offset, mentionDefinition(context, offset));
  if (target.is === 'definition') {
    return [{ origin: target.span, path: context.file.path, target: target.definition.span }];
  }
  const { resolved, heading } = referencedPlace(context, target);
  const there = resolved.kind === 'file' && (resolved.state === 'found' || resolved.state === 'case');
  return there ? [{ origin: target.span, path: resolved.path, target: heading }] : [];
}

function orSymbol(context: FeatureContext, offset: number, found: Location[]): Location[] {
  return found.length > 0 ? found : symbolDefinition(context, offset);
}

/** The file behind `{file:…}` in a configuration file; undefined where none stands at the offset. */
function substitutedAt({ file, workspace }: FeatureContext, offset: number): Location[] | undefined {
  if (file.format !== 'json') return undefined;
  const found = substitutions(file.text).find((one) => one.is === 'file' && touches(one.span, offset));
  const path = found && substitutedFile(workspace.view, file, found);
  if (!found || path === undefined) return undefined;
  return workspace.view.kind(path) === 'file' ? [{ origin: found.nameSpan, path, target: undefined }] : [];
}

/** The file that an entry of `instructions` leads to; undefined where none stands at the offset. */
function instructionAt({ file, workspace }: FeatureContext, offset: number): Location[] | undefined {
  const entry = instructions(file).find((one) => touches(one.span, offset));
  const path = entry && instructed(workspace.view, file, entry.text)?.found;
  if (!entry) return undefined;
  return path !== undefined && workspace.view.kind(path) === 'file'
    ? [{ origin: entry.span, path, target: undefined }]
    : [];
}
