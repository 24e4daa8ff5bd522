/** Text for a place in a snippet, where `$`, `}` and `\` mean something. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A place to fill in: `${1:text}`. */
export function placeholder(index: number, text: string): string {
  return `\${${index}:${escapeSnippet(text)}}`;
}

/** A place with a choice of texts: `${1|a,b|}`. */
export function choice(index: number, texts: readonly string[]): string {
  return `\${${index}|${texts.map((text) => text.replace(/[\\$},|]/g, '\\$&')).join(',')}|}`;
}

const PARTS =
  /\\([\\$},|])|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\{\d+\|((?:\\.|[^\\|,])*)(?:,(?:\\.|[^\\|])*)?\|\}|\$\d/g;

/** What a snippet inserts before anything is filled in: for editors that know no snippets. */
export function snippetText(snippet: string): string {
  return snippet.replace(
    PARTS,
    (_, escaped?: string, text?: string, first?: string) =>
      escaped ?? (text ?? first ?? '').replace(/\\(.)/g, '$1'),
  );
}
