import type { BodyForm, BodyReferences, Fact, KindSpec } from '../../types.ts';
import { AGENT_FIELDS } from './agentFields.ts';
import { docs, source } from './evidence.ts';
import { FOREIGN_AGENT_FIELDS } from './foreignAgentFields.ts';
import { INSTRUCTIONS_FIELDS, PROMPT_FIELDS, RULE_FIELDS } from './promptFields.ts';
import { SKILL } from './skill.ts';
import { CLAUDE_TOOLS } from './tools.ts';
import { TARGET_KEY, TARGETS } from './values.ts';

const PARSER = source('promptFileParser');

const TOOL_FORM: BodyForm = {
  title: 'tool',
  match: /#tool:[\w.\-/]*[\w-]/gi,
  doc: 'Points the model to a tool by its name, such as `#tool:search/codebase`. The tool has to be among those of the header, where the header names any.',
  evidence: PARSER,
};

const INPUT_FORM: BodyForm = {
  title: 'input',
  match: /\$\{input:[\w-]+(?::[^}\n]*)?\}/g,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the form itself
  proposals: ['${input:name}'],
  doc: 'Something that the user is to say, by name, perhaps with an example behind a second colon. Nothing replaces it: models usually understand what is meant.',
  evidence: docs('microsoft/vscode-docs, prompt files'),
};

const HASH: BodyReferences = {
  at: 'literal',
  atBase: 'file',
  hash: { file: '#file:', tool: '#tool:' },
  forms: [TOOL_FORM],
  doc: 'VS Code takes `#file:path` and links for references to files, looked up from the folder of the file. A path with a `/` in front counts from the root of the file system there, `~/` from the home folder. Images and code are passed over.',
  evidence: PARSER,
};

const PROMPT_BODY: BodyReferences = { ...HASH, forms: [TOOL_FORM, INPUT_FORM] };

const NOT_READ: Fact = {
  doc: 'VS Code does not know this key and greys it out. Other programs that read the file may know it.',
  evidence: source('promptFileAttributes'),
};

const AGENT: KindSpec = {
  kind: 'agent',
  title: 'agent',
  target: { key: TARGET_KEY, programs: TARGETS },
  fields: AGENT_FIELDS,
  unknownKeys: 'left-alone',
  unknownKey: NOT_READ,
  starter: ['description', 'tools'],
  references: HASH,
};

/** What VS Code and GitHub read from each kind of Markdown file. */
export const KINDS: readonly KindSpec[] = [
  AGENT,
  {
    kind: 'prompt',
    title: 'prompt',
    fields: PROMPT_FIELDS,
    unknownKeys: 'left-alone',
    unknownKey: NOT_READ,
    starter: ['description', 'agent'],
    references: PROMPT_BODY,
  },
  {
    kind: 'instructions',
    title: 'instructions',
    fields: INSTRUCTIONS_FIELDS,
    unknownKeys: 'left-alone',
    unknownKey: NOT_READ,
    starter: ['applyTo', 'description'],
    references: HASH,
  },
  {
    ...AGENT,
    kind: 'mode',
    title: 'chat mode',
    deprecated: {
      use: '.github/agents/NAME.agent.md',
      doc: 'Chat modes are called custom agents now. VS Code offers to move the file.',
    },
  },
  {
    kind: 'foreign-agent',
    title: 'Claude agent',
    fields: FOREIGN_AGENT_FIELDS,
    unknownKeys: 'left-alone',
    unknownKey: {
      doc: 'VS Code says nothing of this key.',
      evidence: source('promptFileAttributes'),
    },
    toolNames: CLAUDE_TOOLS,
    starter: ['name', 'description'],
    references: { ...HASH, forms: [] },
  },
  {
    kind: 'rule',
    title: 'rule',
    fields: RULE_FIELDS,
    unknownKeys: 'left-alone',
    unknownKey: NOT_READ,
    starter: ['paths'],
    references: HASH,
  },
  SKILL,
];
