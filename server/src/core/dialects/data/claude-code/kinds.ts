import type { BodyReferences, Fact, KindSpec } from '../../types.ts';
import { AGENT_FIELDS } from './agentFields.ts';
import { DEBUG_LOG, LOOPBACK, observed } from './evidence.ts';
import { SKILL } from './skill.ts';

const LITERAL: BodyReferences = {
  at: 'literal',
  atBase: 'file',
  doc: 'In the text of an agent Claude Code expands nothing: `@path`, links, `$ARGUMENTS` and shell calls reach the model as they are written. Only in the agents of a plugin the variables of the plugin are replaced.',
  evidence: observed(LOOPBACK),
};

const NAMED_IN_LOG: Fact = {
  doc: 'Claude Code does not know this key and ignores it; the debug log names it.',
  evidence: observed(DEBUG_LOG),
};

/** What Claude Code reads from each kind of file, and what it does with the text below the header. */
export const KINDS: readonly KindSpec[] = [
  {
    kind: 'agent',
    title: 'agent',
    fields: AGENT_FIELDS,
    unknownKeys: 'ignored-aloud',
    unknownKey: NAMED_IN_LOG,
    starter: ['name', 'description'],
    references: LITERAL,
  },
  SKILL,
];
