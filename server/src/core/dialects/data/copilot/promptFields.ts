import type { FieldSpec } from '../../types.ts';
import { source } from './evidence.ts';

const ATTRIBUTES = source('promptFileAttributes');

/** The keys of a prompt file. */
export const PROMPT_FIELDS: readonly FieldSpec[] = [
  {
    key: 'description',
    shape: 'string',
    doc: 'What the prompt does, shown where prompts are chosen.',
    evidence: ATTRIBUTES,
  },
  {
    key: 'agent',
    shape: 'agent',
    default: 'the current agent; `agent` where `tools` is set',
    doc: 'The agent that runs the prompt: a built-in one such as `agent`, or a custom one by its name.',
    evidence: ATTRIBUTES,
  },
  {
    key: 'name',
    shape: 'string',
    default: 'the name of the file',
    doc: 'What is typed after `/` to run the prompt.',
    evidence: ATTRIBUTES,
  },
  {
    key: 'argument-hint',
    shape: 'string',
    doc: 'What to write behind the name of the prompt, shown while it is typed.',
    evidence: ATTRIBUTES,
  },
  {
    key: 'model',
    shape: 'model',
    doc: 'The model, written `Name (vendor)` as the list of models shows it. Of a list the first one counts that is available.',
    evidence: ATTRIBUTES,
  },
  {
    key: 'tools',
    shape: 'tool-list',
    doc: 'What may be used while the prompt runs: names of tools, of sets of them (`edit`, `search`), and of MCP servers (`server/*`), as a list or with commas. It counts only with agents that use tools.',
    evidence: ATTRIBUTES,
  },
  {
    key: 'mode',
    shape: 'agent',
    offered: false,
    deprecated: {
      use: 'agent',
      doc: 'It is called `agent` now, which counts where both are written.',
    },
    doc: 'The former name of `agent`: what runs the prompt.',
    evidence: ATTRIBUTES,
  },
];

/** The keys of a file of instructions. */
export const INSTRUCTIONS_FIELDS: readonly FieldSpec[] = [
  {
    key: 'applyTo',
    shape: 'globs',
    form: 'text',
    insert: "'$0'",
    doc: 'The files that the instructions are for: one text with patterns, with commas between them, such as `**/*.ts,**/*.tsx`; `**` means always. In quotes: without them a star at the beginning is no YAML.',
    evidence: ATTRIBUTES,
  },
  {
    key: 'description',
    shape: 'string',
    doc: 'What the instructions are about.',
    evidence: ATTRIBUTES,
  },
  {
    key: 'name',
    shape: 'string',
    default: 'the name of the file',
    doc: 'What the instructions are called in lists.',
    evidence: ATTRIBUTES,
  },
  {
    key: 'excludeAgent',
    shape: 'names',
    offered: false,
    doc: 'Agents that the instructions are not for: one, or a list.',
    evidence: ATTRIBUTES,
  },
];

/** The keys of a rule of Claude Code that VS Code reads as instructions. */
export const RULE_FIELDS: readonly FieldSpec[] = [
  {
    key: 'description',
    shape: 'string',
    doc: 'What the rule is about.',
    evidence: ATTRIBUTES,
  },
  {
    key: 'paths',
    shape: 'string-list',
    default: 'everywhere',
    doc: 'The files that the rule is for: a list of patterns.',
    evidence: ATTRIBUTES,
  },
];
