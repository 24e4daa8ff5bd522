/** A line that begins with a key: `mode: all`, `"mode":`. */
export const KEY_LINE = /^["']?[\p{L}_$][\p{L}\p{N}_$.-]*["']?:(?:\s|$)/u;

/** A line that can belong to a header: a key, a list item, something indented, a closing bracket. */
export function isHeaderLine(line: string): boolean {
  return /^(?:[ \t]|-\s|-$|[\]}])/.test(line) || KEY_LINE.test(line) || /^#(?!#)/.test(line);
}
