/** `/a.md:3 reviewer`: the path, the line from 1, and the text of the span. */
export function positionText(
  path: string,
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): string {
  return `${path}:${text.slice(0, start).split('\n').length} ${text.slice(start, end)}`;
}
