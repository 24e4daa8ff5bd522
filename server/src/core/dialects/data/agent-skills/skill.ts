import type { BodyReferences, ForeignKey, KindSpec, NamingSpec } from '../../types.ts';
import { docs, SPECIFICATION } from './evidence.ts';
import { NOT_SPECIFIED, SKILL_KEYS } from './keys.ts';
import { skillFields, skillForeignKeys } from './readers.ts';

const REFERENCES: BodyReferences = {
  at: 'literal',
  atBase: 'file',
  doc: 'The text of a skill is handed to the model as it is written. Other files of the skill are named by paths from its folder, best no deeper than one folder; the model opens them when it needs them.',
  evidence: docs(SPECIFICATION),
};

const NAMING: NamingSpec = {
  key: 'name',
  match: /^(?=.{1,64}$)[a-z0-9]+(?:-[a-z0-9]+)*$/,
  wants: 'at most 64 lower-case letters, digits and single hyphens between them',
  doc: 'Programs that hold to the specification may refuse the skill; Claude Code and OpenCode do not mind.',
  folderDoc:
    'VS Code warns of it. Claude Code does not mind and calls the skill by its folder, OpenCode by its `name`.',
  evidence: docs(SPECIFICATION),
};

/** A skill as the specification has it. */
export const SKILL: KindSpec = {
  kind: 'skill',
  title: 'skill',
  common: true,
  fields: skillFields(SKILL_KEYS, 'agent-skills'),
  naming: NAMING,
  unknownKeys: 'ignored-aloud',
  unknownKey: NOT_SPECIFIED,
  starter: ['name', 'description'],
  references: REFERENCES,
};

/** Keys that programs have added, no fault in a skill that is written for them; and one that belongs to agents. */
export const SKILL_FOREIGN_KEYS: readonly ForeignKey[] = [
  ...skillForeignKeys(SKILL_KEYS, 'agent-skills', NOT_SPECIFIED),
  {
    key: 'tools',
    program: 'agents of Claude Code',
    kinds: ['skill'],
    use: 'allowed-tools',
    renames: false,
    doc: 'The tools of an agent. A skill names those that it may use without a question in `allowed-tools`.',
    evidence: docs(SPECIFICATION),
  },
];
