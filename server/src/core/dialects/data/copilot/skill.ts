import type { BodyReferences, Fact, KindSpec } from '../../types.ts';
import { SKILL_KEYS } from '../agent-skills/keys.ts';
import { skillFields, skillForeignKeys } from '../agent-skills/readers.ts';
import { source } from './evidence.ts';

const REFERENCES: BodyReferences = {
  at: 'literal',
  atBase: 'file',
  doc: 'The text of a skill is handed to the model as it is written. Links to other files of the skill count from its folder; the model opens them when it needs them.',
  evidence: source('promptFileAttributes'),
};

const NOT_READ: Fact = {
  doc: 'Copilot ignores this key; VS Code greys it out.',
  evidence: source('promptValidator'),
};

export const SKILL: KindSpec = {
  kind: 'skill',
  title: 'skill',
  common: true,
  fields: skillFields(SKILL_KEYS, 'copilot'),
  unknownKeys: 'ignored-aloud',
  unknownKey: NOT_READ,
  starter: ['name', 'description'],
  references: REFERENCES,
};

/** Keys that other readers of the same file take: Copilot ignores them, and they are no fault. */
export const SKILL_FOREIGN_KEYS = skillForeignKeys(SKILL_KEYS, 'copilot', NOT_READ);
