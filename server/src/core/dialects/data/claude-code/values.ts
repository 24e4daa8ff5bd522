import type { ValueSpec } from '../../types.ts';
import { DEBUG_LOG, docs, HEADER_KEYS, observed, source } from './evidence.ts';

const SUBAGENTS = docs('sub-agents');
const MODES = docs('permission-modes');
const CHECKED = observed(DEBUG_LOG);

/** How an agent asks for leave. */
export const PERMISSION_MODES: readonly ValueSpec[] = [
  {
    value: 'default',
    doc: 'Only reading goes without a question. `manual` is another word for it.',
    also: ['manual'],
    evidence: MODES,
  },
  {
    value: 'acceptEdits',
    doc: 'Reading, changing files and common commands for files go without a question.',
    evidence: MODES,
  },
  {
    value: 'plan',
    doc: 'Reads and plans, and changes nothing. Only in this mode a subagent has `ExitPlanMode`.',
    evidence: MODES,
  },
  {
    value: 'auto',
    doc: 'Nearly everything goes without a question; a second model checks what is done.',
    evidence: MODES,
  },
  {
    value: 'dontAsk',
    doc: 'What would need a question is refused; only reading and what is allowed beforehand runs.',
    evidence: MODES,
  },
  {
    value: 'bypassPermissions',
    doc: 'Everything goes without a question. Only for containers and machines that are closed off.',
    evidence: MODES,
  },
];

/** Any other word is dropped without a message, `magenta` too. */
export const COLORS: readonly ValueSpec[] = [
  'red',
  'blue',
  'green',
  'yellow',
  'purple',
  'orange',
  'pink',
  'cyan',
].map((value) => ({
  value,
  doc: `Shows the agent in ${value}.`,
  evidence: SUBAGENTS,
}));

export const MEMORY_SCOPES: readonly ValueSpec[] = [
  {
    value: 'project',
    doc: 'A folder of notes that belongs to the project and can be shared with it.',
    evidence: SUBAGENTS,
  },
  {
    value: 'local',
    doc: 'A folder of notes for this project on this machine alone.',
    evidence: SUBAGENTS,
  },
  { value: 'user', doc: 'A folder of notes for all projects of the user.', evidence: SUBAGENTS },
];

/** `remote` is taken as well, but not documented; a plugin’s agent takes `worktree` alone. */
export const ISOLATIONS: readonly ValueSpec[] = [
  {
    value: 'worktree',
    doc: 'The agent works in a git worktree of its own, so that it does not touch the user’s files.',
    evidence: SUBAGENTS,
  },
  {
    value: 'remote',
    doc: 'Claude Code takes this word, but does not document it; not in the agents of a plugin.',
    evidence: source(HEADER_KEYS),
  },
];

export const CACHE_TIMES: readonly ValueSpec[] = ['5m', '1h'].map((value) => ({
  value,
  doc: `The cached beginning of a request is kept for ${value === '1h' ? 'one hour' : 'five minutes'}. Not documented.`,
  evidence: source(HEADER_KEYS),
}));

/** What `context` of a command or skill takes; any other word is ignored without a message. */
export const CONTEXTS: readonly ValueSpec[] = [
  {
    value: 'fork',
    doc: 'Runs it in an agent of its own, so that its work does not fill the conversation.',
    evidence: CHECKED,
  },
  {
    value: 'inline',
    doc: 'Runs it in the conversation, as without the key.',
    evidence: source(HEADER_KEYS),
  },
];

/** What `shell` of a command or skill takes. */
export const SHELLS: readonly ValueSpec[] = [
  { value: 'bash', doc: 'Shell calls in the text run in bash, as without the key.', evidence: CHECKED },
  { value: 'powershell', doc: 'Shell calls in the text run in PowerShell.', evidence: CHECKED },
];
