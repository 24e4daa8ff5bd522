import { copyFileSync, cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { bundles, command, programs, sharedOptions } from '../../scripts/lib/bundles.mjs';
import { temporaryFolder, writeFiles } from './temporary.ts';

/** The package as it is installed, built from what is checked out, as far as the command line needs it; gone with the test. */
export async function builtPackage(): Promise<string> {
  const folder = temporaryFolder();
  for (const bundle of bundles) {
    const name = basename(bundle.outfile);
    if (programs.cli.includes(name))
      await build({ ...sharedOptions, ...bundle, outfile: join(folder, 'dist', name) });
  }
  writeFiles(folder, { 'bin/agent-files.js': command });
  copyFileSync('package.json', join(folder, 'package.json'));
  for (const part of ['scripts', 'docs']) cpSync(part, join(folder, part), { recursive: true });
  return folder;
}
