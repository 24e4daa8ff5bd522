import type { Evidence } from '../../types.ts';
import { DEBUG_AGENT, observed, source } from './evidence.ts';

/** A rule as the program writes it for itself. */
export interface DefaultRule {
  readonly permission: string;
  readonly pattern: string;
  readonly action: 'allow' | 'ask' | 'deny';
}

/** An agent that the program brings along. A file of its name changes it and keeps what it does not set. */
export interface NativeAgent {
  readonly name: string;
  readonly mode: 'primary' | 'subagent';
  /** Follow the rules that every agent starts with. */
  readonly rules: readonly DefaultRule[];
  readonly evidence: Evidence;
}

function rule(permission: string, action: DefaultRule['action'], pattern = '*'): DefaultRule {
  return { permission, pattern, action };
}

/**
 * What every agent starts with (observed with `debug agent`). Left out: folders of one machine that `external_directory`
 * allows (temporary files, tool output, skills).
 */
export const DEFAULT_RULES: readonly DefaultRule[] = [
  rule('*', 'allow'),
  rule('doom_loop', 'ask'),
  rule('external_directory', 'ask'),
  rule('question', 'deny'),
  rule('plan_enter', 'deny'),
  rule('plan_exit', 'deny'),
  rule('read', 'allow'),
  rule('read', 'ask', '*.env'),
  rule('read', 'ask', '*.env.*'),
  rule('read', 'allow', '*.env.example'),
];

/** The mode of an agent that names none. */
export const DEFAULT_MODE = 'all';

const SEEN = observed(DEBUG_AGENT);
const READ_ONLY = ['grep', 'glob', 'list', 'bash', 'webfetch', 'websearch', 'read'];

export const NATIVE_AGENTS: readonly NativeAgent[] = [
  {
    name: 'build',
    mode: 'primary',
    rules: [rule('question', 'allow'), rule('plan_enter', 'allow')],
    evidence: SEEN,
  },
  {
    name: 'plan',
    mode: 'primary',
    rules: [
      rule('question', 'allow'),
      rule('plan_exit', 'allow'),
      rule('task', 'deny', 'general'),
      rule('edit', 'deny'),
      rule('edit', 'allow', '.opencode/plans/*.md'),
    ],
    evidence: SEEN,
  },
  { name: 'general', mode: 'subagent', rules: [rule('todowrite', 'deny')], evidence: SEEN },
  {
    name: 'explore',
    mode: 'subagent',
    rules: [
      rule('*', 'deny'),
      ...READ_ONLY.map((permission) => rule(permission, 'allow')),
      rule('external_directory', 'ask'),
    ],
    evidence: SEEN,
  },
  hidden('compaction'),
  hidden('title'),
  hidden('summary'),
];

/** The program's own helpers, which use no tool. */
function hidden(name: string): NativeAgent {
  return { name, mode: 'primary', rules: [rule('*', 'deny')], evidence: source('Agent.state') };
}
