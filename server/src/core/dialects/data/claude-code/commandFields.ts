import type { FieldSpec } from '../../types.ts';
import { EFFORT_LEVELS } from './efforts.ts';
import { DEBUG_LOG, docs, HEADER_KEYS, LOOPBACK, observed, source } from './evidence.ts';
import { CONTEXTS, SHELLS } from './values.ts';

const SEEN = observed(LOOPBACK);
const SKILLS = docs('skills');

/** The keys of a command: those of a skill but for `name` and `paths`, in the order in which they are worth writing. */
export const COMMAND_FIELDS: readonly FieldSpec[] = [
  {
    key: 'description',
    shape: 'string',
    default: 'the first line of the text',
    doc: 'What the command does, shown where commands are chosen and told to the model. Without it Claude Code takes the first line of the text that is not empty, cut at 100 characters.',
    evidence: SEEN,
  },
  {
    key: 'argument-hint',
    shape: 'string',
    doc: 'What to write behind the name of the command, shown while it is typed. Put one in brackets into quotes: `"[file]"`.',
    evidence: SKILLS,
  },
  {
    key: 'arguments',
    shape: 'names',
    doc: 'Names for the arguments, in their order, between blanks or as a list: a name `file` makes `$file` in the text the first one. Pure numbers are dropped.',
    evidence: SKILLS,
  },
  {
    key: 'allowed-tools',
    shape: 'tool-list',
    insert: '$0',
    default: 'what the settings allow',
    doc: 'Tools that need no leave for one turn, with blanks or commas between them, or as a list; rules such as `Bash(git *)` limit what is allowed. It takes nothing away: every other tool stays available, too.',
    evidence: SKILLS,
  },
  {
    key: 'disallowed-tools',
    shape: 'tool-list',
    insert: '$0',
    default: 'none',
    doc: 'Tools that are blocked while the command is at work. `disallowedTools` says the same.',
    evidence: SKILLS,
  },
  {
    key: 'disallowedTools',
    shape: 'tool-list',
    offered: false,
    doc: 'Another spelling of `disallowed-tools`: tools that are blocked while the command is at work.',
    evidence: source(HEADER_KEYS),
  },
  {
    key: 'model',
    shape: 'model',
    default: 'the model of the session',
    doc: 'The model that runs the command: a word such as `sonnet` or `inherit` in any case, or a whole id. Nothing is checked when the file is loaded.',
    evidence: SEEN,
  },
  {
    key: 'effort',
    shape: 'effort',
    values: EFFORT_LEVELS,
    default: 'that of the session',
    doc: 'How much the model thinks: a level in any case, or a whole number. Any other value is ignored; only the debug log tells.',
    evidence: SEEN,
  },
  {
    key: 'context',
    shape: 'enum',
    values: CONTEXTS,
    default: '`inline`',
    doc: '`fork` runs the command in an agent of its own. Any other word is ignored without a message.',
    evidence: SEEN,
  },
  {
    key: 'agent',
    shape: 'agent',
    default: '`general-purpose`',
    doc: 'The agent that runs the command, with its tools. It counts only together with `context: fork`.',
    evidence: SEEN,
  },
  {
    key: 'background',
    shape: 'boolean',
    default: '`true`',
    doc: '`false` waits until a command with `context: fork` is done; without that it has no effect.',
    evidence: SKILLS,
  },
  {
    key: 'disable-model-invocation',
    shape: 'boolean',
    default: '`false`',
    doc: '`true` hides the command from the model: only the user can call it. `yes`, `on` and `1` count as well.',
    evidence: SEEN,
  },
  {
    key: 'user-invocable',
    shape: 'boolean',
    default: '`true`',
    doc: '`false` takes the command out of the list after `/`; whoever types its name is refused. `no`, `off` and `0` count as well.',
    evidence: SEEN,
  },
  {
    key: 'when_to_use',
    shape: 'string',
    doc: 'When the model should call the command, put behind the description. Both together are cut at 1,536 characters.',
    evidence: SEEN,
  },
  {
    key: 'hooks',
    shape: 'hooks',
    insert: '\n  $0',
    doc: 'Commands that run on events once the command is called, for the rest of the session. With a broken entry of `PreToolUse` or `PermissionRequest` it loads **without its hooks and without `allowed-tools`**.',
    evidence: SKILLS,
  },
  {
    key: 'shell',
    shape: 'enum',
    values: SHELLS,
    default: '`bash`',
    doc: 'What runs the shell calls in the text. Any other word means `bash`, with a warning in the debug log.',
    evidence: observed(DEBUG_LOG),
  },
  {
    key: 'metadata',
    shape: 'map',
    offered: false,
    doc: 'Whatever else is kept with the command; Claude Code does not use it. Anything but a map is dropped.',
    evidence: observed(DEBUG_LOG),
  },
  ...unused({
    license: 'The licence of the command.',
    compatibility: 'What the command needs to work.',
    version: 'The version of the command.',
  }),
];

/** Keys that the program takes and does nothing with. */
function unused(docs: Readonly<Record<string, string>>): FieldSpec[] {
  return Object.entries(docs).map(([key, doc]) => ({
    key,
    shape: 'string',
    offered: false,
    doc: `${doc} Claude Code takes the key and does nothing with it.`,
    evidence: source(HEADER_KEYS),
  }));
}
