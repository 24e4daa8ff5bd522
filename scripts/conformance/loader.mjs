// The project's own loader, bundled on the spot: scripts are plain JavaScript, it is TypeScript.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { onShutdown } from '../lib/lifecycle.mjs';
import { inRoot, temporaryFolder } from '../lib/paths.mjs';

/**
 * @typedef {import('../../server/src/core/loaders/types.ts').Loaded} Loaded
 * @returns {Promise<(item: { text: string, name: string }) => Loaded>}
 */
export async function importLoader() {
  const folder = temporaryFolder();
  onShutdown(folder.remove);
  const outfile = path.join(folder.path, 'loader.mjs');
  await build({
    entryPoints: [inRoot('server', 'src', 'core', 'loaders', 'opencode.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    logLevel: 'error',
  });
  const { loadAgent } = await import(pathToFileURL(outfile).href);
  return loadAgent;
}
