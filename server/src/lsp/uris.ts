/**
 * The core path of a document: `file:///c%3A/Work/a%20b.md` → `c:/Work/a b.md`. Undefined for documents that are no
 * files: `untitled:`, `git:`, `vscode-notebook-cell:` and so on. On a share, `file://server/share/a.md`, the server is
 * the first folder.
 */
export function uriToPath(uri: string): string | undefined {
  const parts = /^file:(?:\/\/([^/?#]*))?(\/[^?#]*)/i.exec(uri);
  if (!parts) return undefined;
  const [, server = '', encoded = ''] = parts;
  const path = decoded(encoded);
  const drive = /^\/([A-Za-z]):(?=\/|$)/.exec(path)?.[1];
  if (drive) return drive.toLowerCase() + path.slice(2);
  return server === '' || server.toLowerCase() === 'localhost' ? path : `/${decoded(server)}${path}`;
}

/** A part that is not well-formed stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The way back. On Windows a core path without a drive letter lies on a share. */
export function pathToUri(path: string, windows: boolean): string {
  const encoded = path.split('/').map(encodeSegment).join('/');
  if (/^[a-z]:/i.test(path)) return `file:///${encoded}`;
  return windows ? `file:/${encoded}` : `file://${encoded}`;
}

/** As editors write them: everything that might mean something in an address is encoded, a drive's colon too. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
