import type { Fact, KindSpec } from '../../types.ts';
import { SKILL_KEYS } from '../agent-skills/keys.ts';
import { skillFields, skillForeignKeys } from '../agent-skills/readers.ts';
import { observed, STARTUP } from './evidence.ts';
import { SKILL_REFERENCES } from './references.ts';

/** What becomes of a key that Claude Code does not know in a skill or a command. */
export const SKILL_UNKNOWN_KEY: Fact = {
  doc: 'Claude Code ignores this key and says nothing.',
  evidence: observed(STARTUP),
};

export const SKILL: KindSpec = {
  kind: 'skill',
  title: 'skill',
  common: true,
  fields: skillFields(SKILL_KEYS, 'claude-code'),
  unknownKeys: 'ignored',
  unknownKey: SKILL_UNKNOWN_KEY,
  starter: ['name', 'description'],
  references: SKILL_REFERENCES,
};

/** Keys that other readers of the same file take: Claude Code ignores them, and they are no fault. */
export const SKILL_FOREIGN_KEYS = skillForeignKeys(SKILL_KEYS, 'claude-code', SKILL_UNKNOWN_KEY);
