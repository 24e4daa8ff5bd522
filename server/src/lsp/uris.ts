import { URI } from 'vscode-uri';

/**
 * The core path of a document: `file:///c%3A/Work/a%20b.md` → `c:/Work/a b.md`. Undefined for documents that are no
 * files: `untitled:`, `git:`, `vscode-notebook-cell:` and so on.
 */
export function uriToPath(uri: string): string | undefined {
  let parsed: URI;
  try {
    parsed = URI.parse(uri, true);
  } catch {
    return undefined;
  }
  if (parsed.scheme !== 'file') return undefined;
  const drive = /^\/([A-Za-z]:.*)$/s.exec(parsed.path)?.[1];
  if (drive) return drive.charAt(0).toLowerCase() + drive.slice(1);
  return parsed.authority ? `/${parsed.authority}${parsed.path}` : parsed.path;
}

/** The way back. On Windows a core path without a drive letter is a network share. */
export function pathToUri(path: string, windows: boolean): string {
  if (/^[a-z]:/i.test(path)) return URI.from({ scheme: 'file', path: `/${path}` }).toString();
  const share = windows ? /^\/([^/]+)(\/.*)?$/s.exec(path) : null;
  if (share) return URI.from({ scheme: 'file', authority: share[1] ?? '', path: share[2] ?? '/' }).toString();
  return URI.from({ scheme: 'file', path }).toString();
}
