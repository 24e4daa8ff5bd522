import type { KindName } from './types.ts';

/** Files with a header: for rules about its form. */
export const HEADER_KINDS: readonly KindName[] = [
  'agent',
  'mode',
  'command',
  'skill',
  'prompt',
  'instructions',
  'claude-code:rule',
  'style',
];

/** The same, and configuration files, whose entries have the same keys: for rules about keys and their values. */
export const KEY_KINDS: readonly KindName[] = [...HEADER_KINDS, 'config'];

/** Files of Claude Code in which an `@path` is an import. */
export const IMPORT_KINDS: readonly KindName[] = ['memory', 'rule'];

/** Files with a text for the model, in which authors refer to other files. */
export const TEXT_KINDS: readonly KindName[] = [
  'agent',
  'mode',
  'command',
  'skill',
  'style',
  'rule',
  'memory',
  'prompt',
  'instructions',
];
