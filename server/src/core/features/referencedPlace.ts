import { reaches } from '../syntax/slug.ts';
import { lineSpan, type Span } from '../syntax/span.ts';
import { type Resolved, resolveReference } from '../workspace/resolve.ts';
import type { ReferenceTarget } from './target.ts';
import type { FeatureContext } from './types.ts';

/** Where a reference leads. */
export interface ReferencedPlace {
  readonly resolved: Resolved;
  /** The text there; undefined where it is no text that can be read. */
  readonly text: string | undefined;
  /** The whole line of the heading that the fragment names; undefined for the file as such. */
  readonly heading: Span | undefined;
}

export function referencedPlace(context: FeatureContext, target: ReferenceTarget): ReferencedPlace {
  const { file, workspace } = context;
  const { path, form, fragment } = target;
  const own: Resolved = { state: 'found', path: file.path, kind: 'file' };
  const resolved = path === '' ? own : resolveReference(workspace.view, file, path, form);
  const here = resolved.path === file.path;
  const isFile = resolved.kind === 'file' && (resolved.state === 'found' || resolved.state === 'case');
  const text = here ? file.text : isFile ? workspace.view.read(resolved.path)?.text : undefined;
  if (text === undefined || !fragment) return { resolved, text, heading: undefined };
  const headings = here ? file.body.headings : workspace.headings(resolved.path);
  const name = file.text.slice(fragment.start, fragment.end);
  const found =
    headings?.find((one) => one.slug === name) ?? headings?.find((one) => reaches(name, one.slug));
  return { resolved, text, heading: found && lineSpan(text, found.text.start) };
}
