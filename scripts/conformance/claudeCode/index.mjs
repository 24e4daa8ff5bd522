// Claude Code, asked at its start-up, in its debug log, and by the requests that it makes of a stub on this machine.
import path from 'node:path';
import { askGroup } from './ask.mjs';
import { generateAgents } from './generate.mjs';
import { generateTemplates } from './generateTemplates.mjs';
import { groupItems } from './groups.mjs';

/** @type {import('../programs.mjs').Program} */
export const CLAUDE_CODE = {
  id: 'claude-code',
  title: 'Claude Code',
  package: {
    name: '@anthropic-ai/claude-code',
    version: '2.1.330',
    variable: 'CLAUDE_BIN',
    executables: (system) =>
      ['', '-musl'].map(
        (suffix) =>
          `@anthropic-ai/claude-code-${system === 'windows' ? 'win32' : system}-${process.arch}${suffix}/claude${system === 'windows' ? '.exe' : ''}`,
      ),
  },
  format: 2,
  defaults: { count: 600, others: 60, timeout: 120 },
  generate: (seed, count, others) => [
    ...generateAgents(seed, count),
    ...generateAgents(seed + 2, others).map((item) => ({
      ...item,
      id: `${item.id}-plugin`,
      kind: /** @type {const} */ ('plugin-agent'),
    })),
    ...generateTemplates(seed, others),
  ],
  isSample: (file) => /[\\/]\.claude[\\/]agents[\\/]/.test(file),
  kindOf: (file) =>
    path.basename(file) === 'SKILL.md' ? 'skill' : /[\\/]commands?[\\/]/.test(file) ? 'command' : 'agent',
  group: groupItems,
  ask: askGroup,
};
