// Where things are in this repository. Only Node's own modules: nothing may be installed yet.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** @param {...string} parts @returns {string} an absolute path below the repository's root */
export const inRoot = (...parts) => path.join(root, ...parts);

/** @returns {string} the package's version, which is also the packaged extension's */
export const version = () => JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8')).version;

/** @returns {string} where `npm run package` puts the extension */
export const vsixPath = () => inRoot(`agent-files-${version()}.vsix`);

/** @param {string} text @returns {string} */
export const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/**
 * The file that `name` stands for on PATH, or the file itself when `name` is a path.
 * @param {string} name
 * @returns {string | undefined}
 */
export function findProgram(name) {
  if (name.includes('/') || name.includes(path.sep))
    return fs.existsSync(name) ? path.resolve(name) : undefined;
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const ending of endings) {
      const file = path.join(folder, name + ending);
      if (folder !== '' && fs.statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
    }
  }
  return undefined;
}

/**
 * A new temporary folder. Its name is short: VS Code puts sockets below it, whose paths may have 103 bytes.
 * @returns {{ path: string, remove: () => void }}
 */
export function temporaryFolder() {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'agent-files-'));
  return {
    path: folder,
    remove: () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  };
}
