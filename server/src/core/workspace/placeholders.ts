/** Parts of a path that stand for something else: `{name}`, `<name>`, `$NAME`, `[name]`, `*`, `…`, `XXX`. */
const STANDS_FOR =
  /[{}<>*|…]|\$|\[[^\]]*\]|(?:^|\/)\.{3,}(?:\/|$)|\bX{2,}\b|(?:^|\/)path[/_-]to(?:\/|$)|%[A-Z_]+%/;

/** Names that documentation uses where any other would do. */
const SAMPLE =
  /(?:^|\/)(?:your|my|some)[-_]|(?:^|\/)(?:foo|bar|baz|path|link|url|file|filename|href|target)(?:\.\w+)?$/i;

/** Whether a path is written to be replaced: what it names need not be there. */
export function isPlaceholder(path: string): boolean {
  return STANDS_FOR.test(path) || SAMPLE.test(path);
}
