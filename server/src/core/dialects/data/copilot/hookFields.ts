import type { FieldSpec } from '../../types.ts';
import { source } from './evidence.ts';
import { GITHUB, VSCODE } from './values.ts';

const HOOK_TYPES = source('hookTypes');

function field(key: string, doc: string, more: Partial<FieldSpec> = {}): FieldSpec {
  return { key, shape: 'string', doc, evidence: HOOK_TYPES, ...more };
}

const LOCAL = [VSCODE] as const;

const COMMAND_TYPE = { value: 'command', doc: 'Runs a command of the shell.', evidence: HOOK_TYPES };

/** One command of a hook. */
const COMMAND: readonly FieldSpec[] = [
  field('type', 'The kind of hook: only `command` is known.', {
    shape: 'enum',
    values: [COMMAND_TYPE],
    required: true,
  }),
  field('command', 'The command, on every system that has no key of its own.', { targets: LOCAL }),
  field('windows', 'The command on Windows.', { targets: LOCAL }),
  field('linux', 'The command on Linux.', { targets: LOCAL }),
  field('osx', 'The command on macOS.', { targets: LOCAL }),
  field('bash', 'The command for bash.'),
  field('powershell', 'The command for PowerShell.'),
  field('cwd', 'The folder that the command runs in.'),
  field('env', 'Variables that the command gets: names and texts.', { shape: 'map' }),
  field('timeout', 'How long the command may run.', { shape: 'number', targets: LOCAL }),
  field('timeoutSec', 'How long the command may run on GitHub, in seconds.', {
    shape: 'number',
    targets: [GITHUB],
  }),
];

/** An entry below an event: a command itself, or a matcher with commands. */
const ENTRY: readonly FieldSpec[] = [
  ...COMMAND,
  field('matcher', 'Which uses of tools the commands below `hooks` are for.'),
  field('hooks', 'The commands of a matcher.', { shape: 'list', fields: COMMAND }),
];

function event(key: string, doc: string, targets: readonly string[] | undefined): FieldSpec {
  return field(key, doc, { shape: 'list', fields: ENTRY, ...(targets ? { targets } : {}) });
}

const CLOUD = [GITHUB] as const;

/** What may stand below `hooks` in the header of an agent: events, each with a list of commands. */
export const HOOK_EVENTS: readonly FieldSpec[] = [
  event('SessionStart', 'A session begins.', LOCAL),
  event('UserPromptSubmit', 'The user has sent a message.', LOCAL),
  event('PreToolUse', 'A tool is about to be used.', LOCAL),
  event('PostToolUse', 'A tool has been used.', LOCAL),
  event('PreCompact', 'The conversation is about to be shortened.', LOCAL),
  event('SubagentStart', 'A subagent begins.', LOCAL),
  event('SubagentStop', 'A subagent has ended.', LOCAL),
  event('Stop', 'The agent has ended its turn.', LOCAL),
  event('SessionEnd', 'A session has ended. Known only where the header names no target.', []),
  event('ErrorOccurred', 'Something has failed. Known only where the header names no target.', []),
  event('sessionStart', 'A session begins.', CLOUD),
  event('sessionEnd', 'A session has ended.', CLOUD),
  event('userPromptSubmitted', 'The user has sent a message.', CLOUD),
  event('preToolUse', 'A tool is about to be used.', CLOUD),
  event('postToolUse', 'A tool has been used.', CLOUD),
  event('agentStop', 'The agent has ended its turn.', CLOUD),
  event('subagentStop', 'A subagent has ended.', CLOUD),
  event('errorOccurred', 'Something has failed.', CLOUD),
];
