// Downloads desktop VS Code and prints how far it is: one JSON object a line, the last with the program's path.
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { inRoot } from './paths.mjs';

/** @param {object} message */
const print = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

try {
  const executable = await downloadAndUnzipVSCode({
    version: 'stable',
    cachePath: inRoot('.vscode-test'),
    reporter: {
      report(event) {
        // Anything else is said before an answer came.
        if (event.stage === 'resolvedVersion') print({});
        if (event.stage !== 'downloading') return;
        const percent = Math.floor((100 * event.bytesSoFar) / event.totalBytes);
        print({ progress: percent < 100 ? `${percent} %` : 'unpacking' });
      },
      error() {},
    },
  });
  print({ executable });
  process.exit(0);
} catch {
  process.exit(1);
}
