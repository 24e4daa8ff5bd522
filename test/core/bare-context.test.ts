import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** The core as one script for a browser, run where there is no process, Buffer, require or timer. */
async function bareCore(): Promise<(source: string) => unknown> {
  const { outputFiles } = await build({
    entryPoints: [new URL('../../server/src/core/index.ts', import.meta.url).pathname],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    globalName: 'core',
    logLevel: 'error',
  });
  const context = createContext({});
  runInContext(outputFiles[0]?.text ?? '', context);
  return (source) => runInContext(source, context);
}

const FILE = '---\\ndescription: x\\npermission:\\n  WebFetch: deny\\n---\\nSee @RULES.md.\\n';
const CODE = '---js\\n{ description: (globalThis.ran = true) }\\n---\\n';

test('the core runs in a bare JavaScript context, and runs no header', async () => {
  const evaluate = await bareCore();
  evaluate(`
    const view = { kind: () => undefined, list: () => undefined, read: () => undefined, home: undefined, folders: [] };
    const service = core.createLanguageService(view);
    const rules = (text) => service.open('/w/.opencode/agent/a.md', text).flatMap((one) => service.diagnose(one)).map((one) => one.rule);
  `);
  expect(evaluate(`typeof process + typeof Buffer + typeof require`)).toBe('undefinedundefinedundefined');
  expect(evaluate(`JSON.stringify(rules("${FILE}"))`)).toBe('["tool-case","literal-reference"]');
  expect(evaluate(`rules("${CODE}"); String(globalThis.ran)`)).toBe('undefined');
});
