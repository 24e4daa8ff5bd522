import type { BodyReferences, Fact, FieldSpec, KindSpec } from '../../types.ts';
import { AGENT_FIELDS } from './agentFields.ts';
import { COMMAND_FIELDS } from './commandFields.ts';
import { DEBUG_LOG, docs, LOOPBACK, observed, STARTUP } from './evidence.ts';
import { JSON_KINDS } from './jsonKinds.ts';
import { AGENT_REFERENCES, COMMAND_REFERENCES, IMPORTS } from './references.ts';
import { SKILL } from './skill.ts';

const STYLES = docs('output-styles');

const STYLE_REFERENCES: BodyReferences = {
  at: 'literal',
  atBase: 'file',
  doc: 'The text of an output style becomes part of the system prompt as it is written.',
  evidence: STYLES,
};

const STYLE_FIELDS: readonly FieldSpec[] = [
  {
    key: 'name',
    shape: 'string',
    default: 'the file name',
    doc: 'What the output style is called.',
    evidence: STYLES,
  },
  {
    key: 'description',
    shape: 'string',
    doc: 'What the output style is like, shown where styles are chosen.',
    evidence: STYLES,
  },
  {
    key: 'keep-coding-instructions',
    shape: 'boolean',
    default: '`false`',
    doc: '`true` keeps what Claude Code tells the model about writing programs; without it the style takes its place.',
    evidence: STYLES,
  },
  {
    key: 'force-for-plugin',
    shape: 'boolean',
    default: '`false`',
    doc: '`true` applies the style of a plugin by itself, as long as the plugin is on. It counts only in a plugin.',
    evidence: STYLES,
  },
];

const RULE_FIELDS: readonly FieldSpec[] = [
  {
    key: 'paths',
    shape: 'globs',
    default: 'every file: the rule is loaded at the start',
    doc: 'The files that the rule is for: patterns between commas, or a list. It is loaded when a file that matches one is read.',
    insert: '\n  - "$0"',
    evidence: observed(STARTUP),
  },
];

const IGNORED: Fact = {
  doc: 'Claude Code ignores this key and says nothing.',
  evidence: observed(STARTUP),
};

/** What Claude Code reads from each kind of file, and what it does with the text below the header. */
export const KINDS: readonly KindSpec[] = [
  {
    kind: 'agent',
    title: 'agent',
    fields: AGENT_FIELDS,
    extended: true,
    unknownKeys: 'ignored-aloud',
    unknownKey: {
      doc: 'Claude Code does not know this key and ignores it; the debug log names it.',
      evidence: observed(DEBUG_LOG),
    },
    starter: ['name', 'description'],
    references: AGENT_REFERENCES,
  },
  {
    kind: 'command',
    title: 'command',
    fields: COMMAND_FIELDS,
    extended: true,
    unknownKeys: 'ignored',
    unknownKey: IGNORED,
    starter: ['description'],
    references: COMMAND_REFERENCES,
  },
  SKILL,
  {
    kind: 'rule',
    title: 'rule',
    fields: RULE_FIELDS,
    extended: true,
    unknownKeys: 'ignored',
    unknownKey: { doc: 'In a rule Claude Code reads `paths` alone.', evidence: observed(STARTUP) },
    starter: ['paths'],
    references: IMPORTS,
  },
  {
    kind: 'style',
    title: 'output style',
    fields: STYLE_FIELDS,
    extended: true,
    unknownKeys: 'ignored',
    unknownKey: IGNORED,
    starter: ['name', 'description'],
    references: STYLE_REFERENCES,
  },
  {
    kind: 'memory',
    title: 'memory file',
    fields: [],
    unknownKeys: 'ignored',
    unknownKey: {
      doc: 'Claude Code takes the header out of a memory file: the model sees none of its keys.',
      evidence: observed(LOOPBACK),
    },
    starter: [],
    references: IMPORTS,
  },
  ...JSON_KINDS,
];
