import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { register } from '../lsp/register.ts';
import { manifest, nodeHost } from './host.ts';
import { MessageOutput } from './stdio.ts';

/**
 * Serves one editor until it leaves, over what the arguments name: `--stdio`, or `--node-ipc` for a parent that has
 * forked us. Ends the process itself, also when the editor has died.
 */
export function startServer(): Promise<never> {
  const packageFolder = join(__dirname, '..');
  const connection = process.argv.includes('--stdio')
    ? createConnection(ProposedFeatures.all, process.stdin, new MessageOutput(process.stdout))
    : createConnection(ProposedFeatures.all);
  register(connection, nodeHost(packageFolder), manifest(packageFolder).version ?? '0.0.0');
  connection.listen();
  // The connection leaves the process with the exit code that the protocol asks for.
  return new Promise(() => {});
}
