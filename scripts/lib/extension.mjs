// The extension itself: its bundles and its package.
import { run, UserError } from './lifecycle.mjs';
import { packageBin } from './npm.mjs';
import { inRoot, root, vsixPath } from './paths.mjs';
import { step } from './progress.mjs';

/**
 * Builds every bundle.
 * @throws {UserError} with what the bundler says
 */
export async function buildExtension() {
  await step('Building', async () => {
    const { code, output } = await run(process.execPath, [inRoot('scripts', 'build.mjs')], { quiet: true });
    if (code !== 0) throw new UserError(`${output.trim()}\nThe build failed: see above.`);
  });
}

/**
 * Makes the .vsix from what is built. All that it needs is in the bundles, so it holds no node_modules.
 * @returns {Promise<string>} its path
 */
export async function packageExtension() {
  const file = vsixPath();
  await step('Packaging', async () => {
    const { code, output } = await run(
      process.execPath,
      [
        packageBin('@vscode/vsce', 'vsce'),
        ...['package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'],
        ...['--out', file],
      ],
      { quiet: true, cwd: root },
    );
    if (code !== 0) throw new UserError(`${output.trim()}\nThe extension could not be packaged: see above.`);
  });
  return file;
}
