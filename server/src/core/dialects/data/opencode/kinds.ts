import type { BodyForm, BodyReferences, Fact, FieldSpec, KindSpec } from '../../types.ts';
import { SKILL_KEYS } from '../agent-skills/keys.ts';
import { skillFields } from '../agent-skills/readers.ts';
import { AGENT_FIELDS, MODE_KEY } from './agentFields.ts';
import { CONFIG_FIELDS } from './configFields.ts';
import { DEBUG_CONFIG, LOOPBACK, observed, source } from './evidence.ts';
import { PROVIDER_OPTIONS } from './providerOptions.ts';

const LITERAL: BodyReferences = {
  at: 'literal',
  atBase: 'file',
  remedy: 'Tell it to read the file, or list the file under `instructions` in `opencode.json`.',
  doc: 'In the text of an agent OpenCode expands nothing: `@path`, links, `$ARGUMENTS`, `{file:…}` and shell calls reach the model as they are written. The model may choose to read a file that is named.',
  evidence: observed(LOOPBACK),
};

/** In the order in which they are replaced. Source: `SessionPrompt.command`. */
const COMMAND_FORMS: readonly BodyForm[] = [
  {
    title: 'one argument',
    firstIndex: 1,
    match: /\$\d+/g,
    proposals: ['$1', '$2', '$3'],
    doc: 'Replaced by one argument: what follows the command’s name is split at blanks, quotes keep words together. The highest number in the text takes all that is left; an argument that is not given is empty. Every `$` with a digit counts, in samples of code too.',
    evidence: source('SessionPrompt.command'),
  },
  {
    title: 'all arguments',
    match: /\$ARGUMENTS/g,
    proposals: ['$ARGUMENTS'],
    doc: 'Replaced by everything that follows the command’s name, as it was typed, in samples of code too. Where the text has neither this nor `$1`, the arguments are added at its end.',
    evidence: observed(LOOPBACK),
  },
  {
    title: 'shell call',
    shell: true,
    match: /!`[^`]+`/g,
    snippet: '!`$0`',
    doc: 'OpenCode runs this shell command when the command is called, before the model sees anything, and puts its output here; a failure does not stop it. Arguments are put in first, so they reach the shell as they were typed. Counts in samples of code too.',
    evidence: observed(LOOPBACK),
  },
];

const COMMAND_REFERENCES: BodyReferences = {
  at: 'attached',
  atBase: 'worktree',
  agents: true,
  forms: COMMAND_FORMS,
  doc: 'In the text of a command OpenCode attaches the file that `@path` names, looked up from the root of the worktree (`~/` is the home folder); an `@word` that is no file may name an agent. The outputs of shell calls and the arguments are put in. Link targets are not attached.',
  evidence: observed(LOOPBACK),
};

const SKILL_REFERENCES: BodyReferences = {
  at: 'literal',
  atBase: 'file',
  doc: 'The text of a skill is handed to the model as it is written.',
  evidence: source('Skill'),
};

const BY_BODY = { by: 'the text below the header' };

const COMMAND_FIELDS: readonly FieldSpec[] = [
  {
    key: 'description',
    shape: 'string',
    doc: 'What the command does, shown where commands are chosen.',
    evidence: source('ConfigCommandV1'),
  },
  {
    key: 'agent',
    shape: 'agent',
    default: 'the agent of the session',
    doc: 'The agent that runs the command. Not checked when the file is loaded: a name that does not exist fails when the command is run.',
    evidence: source('ConfigCommandV1'),
  },
  {
    key: 'model',
    shape: 'model',
    default: 'the model of the agent or of the session',
    doc: 'The model that runs the command, as `provider/model`.',
    evidence: source('ConfigCommandV1'),
  },
  {
    key: 'variant',
    shape: 'string',
    doc: 'A named variant of the model, such as a level of effort.',
    evidence: source('ConfigCommandV1'),
  },
  {
    key: 'subtask',
    shape: 'boolean',
    default: '`true` where the agent’s mode is `subagent`',
    doc: '`true` runs the command as a subagent, so that its work does not fill the conversation; `false` never does. Anything but a boolean stops OpenCode from starting.',
    evidence: observed(DEBUG_CONFIG),
  },
  {
    key: 'name',
    shape: 'any',
    offered: false,
    default: 'the path below the command folder, without `.md`',
    doc: 'Replaces the name that the path gives: a command in `team/ship.md` with `name: release` is called by `/release`, no longer by `/team/ship`. Leave it out unless that is meant.',
    evidence: observed(DEBUG_CONFIG),
  },
  {
    key: 'template',
    shape: 'string',
    offered: false,
    overwritten: BY_BODY,
    doc: 'What is sent to the model, in `opencode.json`. In a Markdown file the text below the header overwrites this key.',
    evidence: source('ConfigCommandV1'),
  },
];

/** A file in `mode/` is a primary agent whatever its header says. */
function asInModes(field: FieldSpec): FieldSpec {
  if (field.key !== MODE_KEY) return field;
  return {
    ...field,
    default: '`primary`',
    offered: false,
    overwritten: { by: '`primary`, as for every mode', value: 'primary' },
    doc: 'Has no effect here: every file in a `mode` folder becomes a primary agent. A word that OpenCode does not know still makes it drop the file.',
  };
}

const PASSED_ON: Fact = {
  doc: 'OpenCode does not know this key and hands it to the model’s provider as a request option. Some providers drop what they do not know, others send it on.',
  evidence: observed(LOOPBACK),
};

const NOT_READ: Fact = {
  doc: 'OpenCode does not read this key.',
  evidence: observed(DEBUG_CONFIG),
};

/** What OpenCode reads from each kind of Markdown file, and what it does with the text below the header. */
export const KINDS: readonly KindSpec[] = [
  {
    kind: 'agent',
    title: 'agent',
    fields: [...AGENT_FIELDS, ...PROVIDER_OPTIONS],
    unknownKeys: 'provider-options',
    unknownKey: PASSED_ON,
    starter: ['description', 'mode'],
    references: LITERAL,
  },
  {
    kind: 'mode',
    title: 'mode',
    fields: [...AGENT_FIELDS.map(asInModes), ...PROVIDER_OPTIONS],
    unknownKeys: 'provider-options',
    unknownKey: PASSED_ON,
    starter: ['description'],
    references: LITERAL,
  },
  {
    kind: 'command',
    title: 'command',
    fields: COMMAND_FIELDS,
    unknownKeys: 'ignored',
    unknownKey: NOT_READ,
    starter: ['description'],
    references: COMMAND_REFERENCES,
  },
  {
    kind: 'skill',
    title: 'skill',
    common: true,
    fields: skillFields(SKILL_KEYS, 'opencode'),
    unknownKeys: 'ignored',
    unknownKey: NOT_READ,
    starter: ['name', 'description'],
    references: SKILL_REFERENCES,
  },
  {
    kind: 'config',
    title: 'configuration file',
    format: 'json',
    fields: CONFIG_FIELDS,
    unknownKeys: 'ignored',
    unknownKey: NOT_READ,
    starter: [],
    references: LITERAL,
  },
];
