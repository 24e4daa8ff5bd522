// Finds desktop VS Code, or downloads it.
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { start, stop } from './lifecycle.mjs';
import { findProgram, inRoot } from './paths.mjs';
import { step } from './progress.mjs';

/** How long a download may stay without an answer. */
const patienceMs = 15_000;

/** @returns {boolean} whether a window can be shown at all */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/**
 * The program behind the `code` command. The command itself is a script that starts VS Code and leaves: it could
 * neither be waited for nor ended. In a remote terminal `code` belongs to no program here, and is not taken.
 * @returns {string | undefined}
 */
export function findDesktop() {
  if (!hasDisplay()) return undefined;
  const command = findProgram('code');
  if (command === undefined) return undefined;
  const bin = path.dirname(fs.realpathSync(command));
  const candidates = {
    darwin: [path.join(bin, '../../../MacOS/Electron'), path.join(bin, '../../../MacOS/Code')],
    win32: [path.join(bin, '..', 'Code.exe')],
    linux: [path.join(bin, '..', 'code'), '/snap/code/current/usr/share/code/code'],
  }[/** @type {string} */ (process.platform)];
  return candidates?.find((file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile());
}

/**
 * Downloads desktop VS Code through test-electron into `.vscode-test/`; what is there already is taken.
 * @returns {Promise<string | undefined>} its program, or undefined when there was no answer for 15 seconds
 */
export async function downloadDesktop() {
  if (!hasDisplay()) return undefined;
  return step('Downloading VS Code', download, (executable) =>
    executable === undefined ? 'no answer' : 'done',
  );
}

/**
 * @param {(detail: string) => void} say
 * @returns {Promise<string | undefined>}
 */
async function download(say) {
  // In a process of its own: a download cannot be called off otherwise.
  const child = start(process.execPath, [inRoot('scripts', 'lib', 'download.mjs')], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const giveUp = () => void stop(child);
  let timer = setTimeout(giveUp, patienceMs);
  /** @type {string | undefined} */
  let executable;
  createInterface({ input: /** @type {import('node:stream').Readable} */ (child.stdout) }).on(
    'line',
    (line) => {
      const message = /** @type {{ progress?: string, executable?: string }} */ (JSON.parse(line));
      clearTimeout(timer);
      // After the last byte it unpacks, which may take long and says nothing.
      if (message.progress !== 'unpacking') timer = setTimeout(giveUp, patienceMs);
      say(message.progress ?? '');
      executable = message.executable;
    },
  );
  await new Promise((resolve) => child.once('close', resolve));
  clearTimeout(timer);
  return executable;
}
