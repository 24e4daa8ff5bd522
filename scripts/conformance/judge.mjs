// Judges the program's verdicts by the project's own loader, bundled on the spot: scripts are plain JavaScript.
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { onShutdown } from '../lib/lifecycle.mjs';
import { inRoot, temporaryFolder } from '../lib/paths.mjs';

/**
 * @param {string} program the id of its dialect
 * @returns {Promise<import('../../test/conformance/judge.ts').Judge<import('../../test/conformance/judge.ts').AnyVerdict>>}
 */
export async function importJudge(program) {
  const folder = temporaryFolder();
  onShutdown(folder.remove);
  const outfile = path.join(folder.path, 'judges.cjs');
  await build({
    entryPoints: [inRoot('test', 'conformance', 'judges.ts')],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    // One of the packages offers Node only a form that cannot be bundled.
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  return createRequire(import.meta.url)(outfile).JUDGES[program];
}
