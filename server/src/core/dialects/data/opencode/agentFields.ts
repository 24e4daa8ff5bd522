import type { FieldSpec, ValueSpec } from '../../types.ts';
import { DEBUG_CONFIG, docs, LOOPBACK, observed, source } from './evidence.ts';
import { OPTIONS_FIELDS } from './providerOptions.ts';

const SCHEMA = source('ConfigAgentV1');
const CHECKED = observed(DEBUG_CONFIG);

export const MODE_KEY = 'mode';

export const MODES: readonly ValueSpec[] = [
  {
    value: 'subagent',
    doc: 'Works for other agents, which start it through the `task` tool, and for the user, who names it with `@`. It cannot be the default agent.',
    evidence: CHECKED,
  },
  {
    value: 'primary',
    doc: 'Talks to the user directly and is switched to by hand. Left out of the list that the `task` tool shows to other agents.',
    evidence: CHECKED,
  },
  {
    value: 'all',
    doc: 'Both a primary agent and a subagent. This is what a missing `mode` means.',
    evidence: CHECKED,
  },
];

/** Names of theme colours; which colour they stand for is the theme's affair. */
export const COLORS: readonly ValueSpec[] = [
  themeColor('primary', 'main'),
  themeColor('secondary', 'second'),
  themeColor('accent', 'accent'),
  themeColor('success', 'success'),
  themeColor('warning', 'warning'),
  themeColor('error', 'error'),
  themeColor('info', 'information'),
];

function themeColor(value: string, role: string): ValueSpec {
  return { value, doc: `The ${role} colour of the theme in use.`, evidence: CHECKED };
}

/** The keys of an agent file that OpenCode itself reads, in the order in which they are worth writing. */
export const AGENT_FIELDS: readonly FieldSpec[] = [
  {
    key: 'description',
    shape: 'string',
    default: 'a fixed text that says the agent is started by hand only',
    doc: 'When to use this agent. The calling model reads it to choose a subagent, so say what the agent is for and when to call it. A number or a date without quotes stops OpenCode from starting.',
    evidence: CHECKED,
  },
  {
    key: MODE_KEY,
    shape: 'enum',
    values: MODES,
    default: '`all`',
    doc: 'Who may run the agent: the user (`primary`), other agents (`subagent`), or both (`all`). Written in lower case; any other word stops OpenCode from starting.',
    evidence: CHECKED,
  },
  {
    key: 'model',
    shape: 'model',
    default: 'the model of the session',
    doc: 'The model, as `provider/model`; everything before the first `/` is the provider. Nothing is checked when the file is loaded: a name without `/` becomes a provider with an empty model, and fails at the first request.',
    evidence: CHECKED,
  },
  {
    key: 'variant',
    shape: 'string',
    doc: 'A named variant of the model, such as a level of effort. It counts only together with the agent’s own `model`, and only if that model has a variant of this name.',
    evidence: source('ProviderTransform.variants'),
  },
  {
    key: 'temperature',
    shape: 'number',
    default: 'what suits the model',
    doc: 'How freely the model chooses its words: low for exact work, higher for ideas. Any number is accepted, and it is sent only to models that are known to take it. Text instead of a number stops OpenCode from starting.',
    evidence: CHECKED,
  },
  {
    key: 'top_p',
    shape: 'number',
    default: 'what suits the model',
    doc: 'Limits the choice of words to the likeliest ones, as a share from 0 to 1; change this or `temperature`, not both. Any number is accepted and sent on. Text instead of a number stops OpenCode from starting.',
    evidence: CHECKED,
  },
  {
    key: 'steps',
    shape: 'positive-integer',
    default: 'no limit',
    doc: 'The most rounds that the agent may take. In the last one its tools are refused and it has to answer in text. `0` or a fraction stops OpenCode from starting.',
    evidence: CHECKED,
  },
  {
    key: 'permission',
    shape: 'permission',
    doc: 'What the agent may do: one action for everything, or a map of tools to `allow`, `ask` or `deny`, some with a map of patterns below. The **last** rule that matches wins, so `"*"` belongs first. Tools that are not named stay as they are by default.',
    insert: '\n  $0',
    evidence: CHECKED,
  },
  {
    key: 'color',
    shape: 'color',
    values: COLORS,
    doc: 'The agent’s colour on the screen: six hexadecimal digits **in quotes**, `"#ff8800"`, or the name of a theme colour. Without quotes YAML takes `#` for a comment. That, `#fff` and names like `red` stop OpenCode from starting.',
    evidence: CHECKED,
  },
  {
    key: 'hidden',
    shape: 'boolean',
    default: '`false`',
    doc: 'Leaves the agent out of the list after `@`. A hidden agent cannot be the default agent.',
    evidence: CHECKED,
  },
  {
    key: 'disable',
    shape: 'boolean',
    default: '`false`',
    doc: 'Removes the agent. In a file named like one of OpenCode’s own agents (`build`, `plan`, `general`, `explore`), it removes that one.',
    evidence: CHECKED,
  },
  {
    key: 'name',
    shape: 'any',
    default: 'the path below the agent folder, without `.md`',
    doc: 'Replaces the name that the path gives: an agent in `team/lead.md` with `name: boss` is called `boss`, no longer `team/lead`. Leave it out unless that is meant.',
    evidence: CHECKED,
  },
  {
    key: 'options',
    shape: 'map',
    fields: OPTIONS_FIELDS,
    default: '`{}`',
    doc: 'Request options for the model’s provider, handed on as they are. Keys that OpenCode does not know land here too, and one at the top of the header overrides the same key in here.',
    insert: '\n  $0',
    evidence: observed(LOOPBACK),
  },
  {
    key: 'prompt',
    shape: 'string',
    offered: false,
    overwritten: { by: 'the text below the header' },
    doc: 'The system prompt, in `opencode.json`. In a Markdown file **the text below the header is the prompt** and overwrites this key.',
    evidence: CHECKED,
  },
  {
    key: 'tools',
    shape: 'tool-switches',
    offered: false,
    deprecated: {
      since: 'v1.1.1',
      use: 'permission',
      doc: '`tools` still works, but `permission` says the same and more: `bash: false` is `permission: { bash: deny }`.',
    },
    doc: 'Switches tools on or off: a map of tool ids to `true` or `false`, exact in upper and lower case. `write`, `edit` and `patch` all set the same rule, and the last one wins. A list, a comma-separated text, or `no` for `false` stops OpenCode from starting.',
    evidence: docs('opencode.ai/docs/permissions'),
  },
  {
    key: 'maxSteps',
    shape: 'positive-integer',
    offered: false,
    deprecated: {
      use: 'steps',
      doc: '`maxSteps` is the old name of `steps`, which wins where both are written.',
    },
    doc: 'The old name of `steps`: the most rounds that the agent may take.',
    evidence: SCHEMA,
  },
];
