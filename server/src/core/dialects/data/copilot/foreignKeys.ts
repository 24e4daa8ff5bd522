import type { ForeignKey, Kind } from '../../types.ts';
import { docs, source } from './evidence.ts';
import { SKILL_FOREIGN_KEYS } from './skill.ts';

const CLI = 'Copilot CLI';
const CLAUDE = 'Claude Code';
const OPENCODE = 'OpenCode';
const AGENTS: readonly Kind[] = ['agent', 'mode'];
const REFERENCE = docs('github/docs, Copilot CLI command reference');
const UNKNOWN = source('promptFileAttributes');

type Details = Pick<ForeignKey, 'doc'> & Partial<Pick<ForeignKey, 'use' | 'renames' | 'expected' | 'kinds'>>;

function foreign(program: string, key: string, details: Details): ForeignKey {
  const evidence = program === CLI ? REFERENCE : UNKNOWN;
  return { key, program, kinds: AGENTS, renames: false, evidence, ...details };
}

/**
 * Keys of other programs. The command line of Copilot reads the same files, so its own keys are expected there; those of
 * others are told only where they are meant to hold an agent back and do not.
 */
export const FOREIGN_KEYS: readonly ForeignKey[] = [
  foreign(CLI, 'reasoningEffort', {
    use: 'reasoning-effort',
    renames: true,
    doc: 'How much the model thinks, as the command line of Copilot spells it. VS Code reads `reasoning-effort`.',
  }),
  foreign(CLI, 'models', {
    expected: true,
    doc: 'Models in the order in which the command line of Copilot tries them. VS Code takes such a list under `model`.',
  }),
  foreign(CLI, 'modelPolicy', {
    expected: true,
    doc: 'Whether the command line of Copilot insists on the models (`required`) or may take others (`preferred`). VS Code ignores it.',
  }),
  foreign(CLI, 'include-custom-instructions', {
    expected: true,
    doc: 'Whether the command line of Copilot gives the agent the instructions of the project. VS Code ignores it.',
  }),
  foreign(CLI, 'sidekick', {
    expected: true,
    doc: 'Makes the agent work beside another one, in the command line of Copilot: `triggers`, `behavior` (`restart` or `persistent`) and `maxSendsPerTurn`. VS Code ignores it.',
  }),
  foreign(CLAUDE, 'disallowedTools', {
    use: 'tools',
    doc: 'The tools that a Claude Code agent must not use. Copilot reads `tools` alone, which names what may be used: every tool that is named here stays on.',
  }),
  foreign(CLAUDE, 'allowed-tools', {
    use: 'tools',
    doc: 'Tools that a command or skill of Claude Code may use without a question. An agent of Copilot reads `tools`.',
  }),
  foreign(CLAUDE, 'permissionMode', {
    doc: 'How Claude Code asks for leave. Copilot has no such key.',
  }),
  foreign(OPENCODE, 'permission', {
    use: 'tools',
    doc: 'What an OpenCode agent may do. Copilot reads `tools`, which names what may be used: with this key alone everything stays allowed.',
  }),
  foreign('Cursor', 'globs', {
    kinds: ['instructions'],
    use: 'applyTo',
    doc: 'The files that a rule of Cursor is for. Copilot reads `applyTo`.',
  }),
  foreign(CLAUDE, 'paths', {
    kinds: ['instructions'],
    expected: true,
    doc: 'The files that a rule of Claude Code is for. Copilot reads `applyTo` in files of instructions.',
  }),
  ...SKILL_FOREIGN_KEYS,
];
