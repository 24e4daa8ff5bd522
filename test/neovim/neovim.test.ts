import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { bundles, programs, sharedOptions } from '../../scripts/lib/bundles.mjs';
import { findProgram } from '../../scripts/lib/paths.mjs';
import { temporaryFolder } from '../support/temporary.ts';

/** With CR LF, and letters beyond ASCII, which count differently in every encoding. */
const FILES = {
  '.opencode/agent/prüfer.md': '---\ndescription: Prüft\nmode: subagent\n---\nText.\n',
  '.opencode/command/look.md': '---\r\ndescription: 🦊\r\nagent: prüfer\r\n---\r\n🦊 Ask @prüfer now.\r\n',
  '.opencode/agent/lead.md':
    '---\ndescription: Leads\nmode: primary\npermission:\n  task:\n    prüfer: allow\n---\nText.\n',
};

const nvim = findProgram('nvim');
if (!nvim && process.env['CI'] === undefined)
  console.log('Neovim is not tested: there is no `nvim` on PATH.');

/** The command line and all that it loads, as it is packaged. */
async function commandLine(folder: string): Promise<string> {
  for (const bundle of bundles) {
    const name = basename(bundle.outfile);
    if (!programs.cli.includes(name)) continue;
    await build({ ...sharedOptions, ...bundle, outfile: join(folder, 'dist', name) });
  }
  return join(folder, 'dist', 'cli.js');
}

describe.skipIf(!nvim && process.env['CI'] === undefined)(
  'in Neovim, through `agent-files lsp --stdio`',
  () => {
    test('definition, references and rename of an agent, over three files', async () => {
      const [folder, tools] = [temporaryFolder(FILES), temporaryFolder()];
      const out = join(tools, 'out.json');
      const script = fileURLToPath(new URL('session.lua', import.meta.url));
      const command = [process.execPath, await commandLine(tools), 'lsp', '--stdio'].join('\n');
      const run = spawnSync(
        nvim ?? 'nvim',
        ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${script}`],
        {
          cwd: folder,
          encoding: 'utf8',
          timeout: 50_000,
          env: {
            ...process.env,
            LANG: 'C.UTF-8',
            XDG_STATE_HOME: tools,
            XDG_CACHE_HOME: tools,
            AGENT_FILES_COMMAND: command,
            AGENT_FILES_FOLDER: folder,
            AGENT_FILES_OUT: out,
          },
        },
      );
      expect(existsSync(out), `${run.error ?? ''}${run.stdout}${run.stderr}`).toBe(true);
      expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual({
        definition: ['.opencode/agent/prüfer.md 0:0'],
        references: [
          '.opencode/agent/lead.md 5:4',
          '.opencode/agent/prüfer.md 0:0',
          '.opencode/command/look.md 2:7',
          '.opencode/command/look.md 4:8',
        ],
      });
      const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
      expect(existsSync(join(folder, '.opencode/agent/prüfer.md'))).toBe(false);
      expect(text('.opencode/agent/prüfer-zwei.md')).toBe(FILES['.opencode/agent/prüfer.md']);
      for (const path of ['.opencode/command/look.md', '.opencode/agent/lead.md'] as const)
        expect(text(path)).toBe(FILES[path].replaceAll('prüfer', 'prüfer-zwei'));
    });
  },
);
