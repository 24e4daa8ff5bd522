import type { BodyForm, BodyReferences, Fact, KindSpec } from '../../types.ts';
import { SKILL_KEYS } from '../agent-skills/keys.ts';
import { skillFields, skillForeignKeys } from '../agent-skills/readers.ts';
import { docs, LOOPBACK, observed, STARTUP } from './evidence.ts';

const SEEN = observed(LOOPBACK);
const SKILLS = docs('skills');

/** What Claude Code replaces in the text of a skill or a command before the model sees it. */
export const SKILL_FORMS: readonly BodyForm[] = [
  {
    title: 'all arguments',
    match: /\$ARGUMENTS(?!\[)/g,
    proposals: ['$ARGUMENTS'],
    doc: 'Replaced by everything that follows the name, as it was typed. Where the text has no placeholder at all, the arguments are added at its end.',
    evidence: SEEN,
  },
  {
    title: 'one argument',
    match: /(?<!\\)\$(?:ARGUMENTS\[\d+\]|\d+)/g,
    proposals: ['$0', '$1', '$ARGUMENTS[0]'],
    doc: 'Replaced by one argument, counted from zero: `$0` is the first, `$1` the second. One that is not given stays as it is written; `\\$1` is never replaced.',
    evidence: SEEN,
  },
  {
    title: 'shell call',
    match: /(?<=^|\s)!`[^`\n]+`/gm,
    doc: 'Claude Code runs this shell command when the skill is called, before the model sees anything, and puts its output here. It counts at the start of a line or behind a blank.',
    evidence: SKILLS,
  },
  {
    title: 'variable of Claude Code',
    match: /\$\{CLAUDE_(?:SKILL_DIR|PROJECT_DIR|SESSION_ID|EFFORT)\}/g,
    proposals: [
      `$\{CLAUDE_SKILL_DIR}`,
      `$\{CLAUDE_PROJECT_DIR}`,
      `$\{CLAUDE_SESSION_ID}`,
      `$\{CLAUDE_EFFORT}`,
    ],
    doc: 'Replaced by the folder of the skill, the folder of the project, the id of the session, or the level of effort. The folders count in `allowed-tools`, too.',
    evidence: SEEN,
  },
];

/** What becomes of `@path` in the text of a skill or a command. */
export const SKILL_REFERENCES: BodyReferences = {
  at: 'attached',
  atBase: 'worktree',
  forms: SKILL_FORMS,
  doc: 'In the text of a skill Claude Code attaches the file that `@path` names, looked up from the working folder, as if it had been typed. Links are not followed: the model is told the folder of the skill and joins the path itself, so they should be relative to that folder.',
  evidence: SEEN,
};

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
