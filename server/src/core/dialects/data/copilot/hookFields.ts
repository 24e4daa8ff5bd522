import type { FieldSpec } from '../../types.ts';
import { source } from './evidence.ts';
import { GITHUB, VSCODE } from './values.ts';

const HOOK_TYPES = source('hookTypes');

function field(key: string, doc: string, more: Partial<FieldSpec> = {}): FieldSpec {
  return { key, shape: 'string', doc, evidence: HOOK_TYPES, ...more };
}

const LOCAL = { targets: [VSCODE] };
const CLOUD = { targets: [GITHUB] };

/** Known only where the header names no target. */
const UNTARGETED = { targets: [] };

const COMMAND_TYPE = { value: 'command', doc: 'Runs a command of the shell.', evidence: HOOK_TYPES };

/** One command of a hook. */
const COMMAND: readonly FieldSpec[] = [
  field('type', 'The kind of hook: only `command` is known.', {
    shape: 'enum',
    values: [COMMAND_TYPE],
    required: true,
  }),
  field('command', 'The command, on every system that has no key of its own.', LOCAL),
  field('windows', 'The command on Windows.', LOCAL),
  field('linux', 'The command on Linux.', LOCAL),
  field('osx', 'The command on macOS.', LOCAL),
  field('bash', 'The command for bash.'),
  field('powershell', 'The command for PowerShell.'),
  field('cwd', 'The folder that the command runs in.'),
  field('env', 'Variables that the command gets: names and texts.', { shape: 'map' }),
  field('timeout', 'How long the command may run.', { shape: 'number', ...LOCAL }),
  field('timeoutSec', 'How long the command may run on GitHub, in seconds.', { shape: 'number', ...CLOUD }),
];

/** An entry below an event: a command itself, or a matcher with commands. */
const ENTRY: readonly FieldSpec[] = [
  ...COMMAND,
  field('matcher', 'Which uses of tools the commands below `hooks` are for.'),
  field('hooks', 'The commands of a matcher.', { shape: 'list', fields: COMMAND }),
];

/** Events by name, each with what has happened, and whom they are for; below each stands a list of commands. */
function events(whose: Pick<FieldSpec, 'targets'>, docs: Readonly<Record<string, string>>): FieldSpec[] {
  return Object.entries(docs).map(([key, doc]) =>
    field(key, doc, { shape: 'list', fields: ENTRY, ...whose }),
  );
}

/** What may stand below `hooks` in the header of an agent. */
export const HOOK_EVENTS: readonly FieldSpec[] = [
  ...events(LOCAL, {
    SessionStart: 'A session begins.',
    UserPromptSubmit: 'The user has sent a message.',
    PreToolUse: 'A tool is about to be used.',
    PostToolUse: 'A tool has been used.',
    PreCompact: 'The conversation is about to be shortened.',
    SubagentStart: 'A subagent begins.',
    SubagentStop: 'A subagent has ended.',
    Stop: 'The agent has ended its turn.',
  }),
  ...events(UNTARGETED, {
    SessionEnd: 'A session has ended. Known only where the header names no target.',
    ErrorOccurred: 'Something has failed. Known only where the header names no target.',
  }),
  ...events(CLOUD, {
    sessionStart: 'A session begins.',
    sessionEnd: 'A session has ended.',
    userPromptSubmitted: 'The user has sent a message.',
    preToolUse: 'A tool is about to be used.',
    postToolUse: 'A tool has been used.',
    agentStop: 'The agent has ended its turn.',
    subagentStop: 'A subagent has ended.',
    errorOccurred: 'Something has failed.',
  }),
];
