// OpenCode, asked with its debug commands.
import { askGroup } from './ask.mjs';
import { generate } from './generate.mjs';
import { generateKinds } from './generateKinds.mjs';
import { groupItems } from './groups.mjs';

/** @type {import('../programs.mjs').Program} */
export const OPENCODE = {
  id: 'opencode',
  title: 'OpenCode',
  package: {
    name: 'opencode-ai',
    version: '1.18.33',
    variable: 'OPENCODE_BIN',
    executables: (system) =>
      ['', '-baseline', '-musl'].map(
        (suffix) =>
          `opencode-${system}-${process.arch}${suffix}/bin/opencode${system === 'windows' ? '.exe' : ''}`,
      ),
  },
  format: 1,
  defaults: { count: 600, others: 40, timeout: 90 },
  generate: (seed, count, others) => [...generate(seed, count), ...generateKinds(seed, others)],
  isSample: (file) => /[\\/]agents?[\\/]/.test(file) && !/\.(?:claude|github)[\\/]/.test(file),
  group: groupItems,
  ask: askGroup,
};
