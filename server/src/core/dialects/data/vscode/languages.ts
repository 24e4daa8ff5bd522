import type { Evidence } from '../../types.ts';
import { evidenceOf } from '../evidence.ts';

/** A language under whose id VS Code's own service for prompt files works on a document. */
export interface BuiltinLanguage {
  readonly id: string;
  /** The first release of VS Code in which the service works on it: `1.106`. */
  readonly since: string;
  /** The files that get the language where nobody says otherwise, in the form of the setting `files.associations`. */
  readonly patterns: readonly string[];
  readonly evidence: Evidence;
}

const EVIDENCE = evidenceOf('1.139.1', '2026-11-22').source(
  'VS Code: extensions/prompt-basics, package.json',
);

/** Apart from what the service does with them: small enough for the editor's client. */
export const BUILTIN_LANGUAGES: readonly BuiltinLanguage[] = [
  { id: 'prompt', since: '1.103', patterns: ['*.prompt.md'], evidence: EVIDENCE },
  {
    id: 'instructions',
    since: '1.103',
    patterns: ['*.instructions.md', '*copilot-instructions.md', '**/.claude/rules/**/*.md'],
    evidence: EVIDENCE,
  },
  {
    id: 'chatagent',
    since: '1.106',
    patterns: ['*.agent.md', '*.chatmode.md', '**/.github/agents/*.md', '**/.claude/agents/*.md'],
    evidence: EVIDENCE,
  },
  { id: 'skill', since: '1.109', patterns: ['SKILL.md'], evidence: EVIDENCE },
];
