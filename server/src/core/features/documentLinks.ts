import type { Span } from '../syntax/span.ts';
import type { FileSummary } from '../web/types.ts';

/** A reference that can be followed by a click. */
export interface DocumentLink {
  /** The path, with its fragment. */
  readonly span: Span;
  readonly path: string;
  readonly fragment: string | undefined;
}

/** Every path that leads to a file. `targets`: also those of Markdown links, where no other service links them. */
export function documentLinks(
  { edges }: FileSummary,
  { targets }: { readonly targets: boolean },
): DocumentLink[] {
  return edges.flatMap(({ span, target, written }) => {
    if (
      target.is !== 'file' ||
      written.as !== 'path' ||
      (target.state !== 'found' && target.state !== 'case')
    )
      return [];
    if (written.form === 'link' && !targets) return [];
    const { path, fragment } = target;
    return [{ span: { start: span.start, end: written.fragment?.end ?? span.end }, path, fragment }];
  });
}
