import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Host } from '../lsp/host.ts';
import { leftOut, walk } from './discover.ts';
import { DiskView } from './fileView.ts';
import { WINDOWS } from './platform.ts';

/** How long an answer from a place that nobody watches may be used. */
const KEEP_MS = 2000;

/** The real machine. `packageFolder` is that of this program, with its manifest and its documentation. */
export function nodeHost(packageFolder: string): Host {
  let repository: string | undefined | null = null;
  return {
    windows: WINDOWS,
    createView: (options) => new DiskView({ ...options, home: true, keepMs: KEEP_MS }),
    find: (folder, wanted) => walk(folder, { wanted }),
    leftOut,
    rulePage: (rule) => {
      if (repository === null) repository = repositoryOf(manifest(packageFolder));
      if (repository !== undefined) return `${repository}/blob/main/docs/rules/${rule}.md`;
      const page = join(packageFolder, 'docs', 'rules', `${rule}.md`);
      return existsSync(page) ? pathToFileURL(page).href : undefined;
    },
  };
}

interface Manifest {
  readonly version?: string;
  readonly repository?: string | { readonly url?: string };
}

/** The program's own `package.json`; empty where it cannot be read. */
export function manifest(packageFolder: string): Manifest {
  try {
    return JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as Manifest;
  } catch {
    return {};
  }
}

/** `git+https://host/owner/name.git` → `https://host/owner/name`; undefined where the manifest names none. */
export function repositoryOf({ repository }: Manifest): string | undefined {
  const url = typeof repository === 'string' ? repository : repository?.url;
  return url?.replace(/^git\+/, '').replace(/\.git$/, '');
}
