import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { bundles, sharedOptions } from '../scripts/lib/bundles.mjs';
import { EDITOR, uriOf } from './protocol/client.ts';
import { temporaryFolder } from './support/temporary.ts';

interface Contents {
  /** Files whose code is in the bundle, from the repository's root. */
  readonly files: readonly string[];
  /** What it loads at run time that is no module of Node. */
  readonly loads: readonly string[];
}

async function contentsOf(outfile: string): Promise<Contents> {
  const bundle = bundles.find((one: BuildOptions) => one.outfile === outfile);
  const { metafile } = await build({ ...sharedOptions, ...bundle, metafile: true, write: false });
  const output = metafile.outputs[outfile];
  if (!output) throw new Error(`${outfile} is not built`);
  const inputs = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return {
    files: inputs.map(([file]) => file),
    loads: output.imports.filter(({ external }) => external).map(({ path }) => path),
  };
}

const PARTS = {
  client: /^client\//,
  start: /^server\/src\/start\//,
  'command line': /^server\/src\/cli\//,
  core: /^server\/src\/core\/index\.ts$/,
  'language server': /^server\/src\/lsp\//,
  'client library': /^node_modules\/vscode-languageclient\/(?!node_modules)/,
  'server library': /^node_modules\/vscode-languageserver\/(?!node_modules)/,
  protocol: /(?:^|\/)node_modules\/vscode-(?:languageserver-protocol|jsonrpc)\//,
  'YAML parser': /^node_modules\/yaml\//,
  'Markdown parser': /^node_modules\/@lezer\/markdown\//,
  'gray-matter': /^node_modules\/gray-matter\//,
};

test.each([
  {
    outfile: 'dist/extension.js',
    parts: ['client', 'client library', 'protocol'],
    loads: ['vscode'],
  },
  {
    // Small, so that nearly all of the program is code that an earlier run has compiled.
    outfile: 'dist/server.js',
    parts: ['start'],
    loads: [],
  },
  {
    // It answers an editor's first request before it loads the core.
    outfile: 'dist/languageServer.js',
    parts: ['language server', 'server library', 'protocol'],
    loads: ['./core.js'],
  },
  {
    outfile: 'dist/core.js',
    parts: ['core', 'YAML parser', 'Markdown parser', 'gray-matter'],
    loads: ['./tables.js'],
  },
  {
    outfile: 'dist/tables.js',
    parts: [],
    loads: [],
  },
  {
    outfile: 'dist/cli.js',
    parts: ['start'],
    loads: [],
  },
  {
    // It starts in a fraction of the server's time because the protocol is not in it.
    outfile: 'dist/commandLine.js',
    parts: ['command line'],
    loads: ['./core.js', './languageServer.js'],
  },
])('$outfile holds what it needs and nothing of the others', async ({ outfile, parts, loads }) => {
  const contents = await contentsOf(outfile);
  const found = Object.entries(PARTS).filter(([, pattern]) =>
    contents.files.some((file) => pattern.test(file)),
  );
  expect(found.map(([name]) => name)).toEqual(parts);
  expect([...new Set(contents.loads)].filter((name) => !isBuiltin(name))).toEqual(loads);
});

describe('the server answers an editor’s first request before it loads the core', () => {
  /** In place of the core: leaves a mark when it is loaded, and holds nothing. */
  const MARK = `require('node:fs').writeFileSync(require('node:path').join(__dirname, 'loaded'), '');
throw new Error('the core is loaded');`;

  /** A server from this source, beside what stands for the core. */
  async function start(contents: string) {
    const folder = temporaryFolder({ 'core.js': MARK, 'work/.opencode/agent/a.md': '---\n---\n' });
    const bundle = bundles.find((one: BuildOptions) => one.outfile === 'dist/languageServer.js');
    const { entryPoints: _, ...options } = { ...sharedOptions, ...bundle };
    const stdin = { contents, resolveDir: 'server/src/node', sourcefile: 'entry.ts', loader: 'ts' } as const;
    const outfile = join(folder, 'server.js');
    await build({ ...options, stdin, outfile });
    const child = spawn(process.execPath, [outfile, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    const exit = once(child, 'exit');
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.onError(() => {});
    child.stdin.on('error', () => {});
    void exit.then(() => connection.dispose());
    onTestFinished(async () => {
      connection.dispose();
      child.kill();
      await exit;
    });
    connection.listen();
    const uri = uriOf(join(folder, 'work'));
    const answer = connection.sendRequest('initialize', {
      processId: null,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'work' }],
      capabilities: EDITOR,
      initializationOptions: { elsewhere: { headings: true }, builtinLanguages: ['prompt'] },
    });
    return { answer, connection, isLoaded: () => existsSync(join(folder, 'loaded')) };
  }

  const MAIN = "import { startServer } from './main.ts'; void startServer();";

  test('and loads it once it has', async () => {
    const { answer, connection, isLoaded } = await start(MAIN);
    expect(await answer).toHaveProperty('capabilities.hoverProvider', true);
    expect(isLoaded()).toBe(false);
    await connection.sendNotification('initialized', {});
    await vi.waitUntil(isLoaded, 10_000);
  });

  test('which a module that takes a value of the core at once would undo', async () => {
    const touching = `import { DIALECTS } from '../core/index.ts';\nexport const titles = DIALECTS.map(({ title }) => title);\n${MAIN}`;
    const { answer, isLoaded } = await start(touching);
    await expect(answer).rejects.toThrow();
    expect(isLoaded()).toBe(true);
  });
});
