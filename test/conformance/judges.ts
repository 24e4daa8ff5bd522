import { CLAUDE_JUDGE } from './claudeCodeJudge.ts';
import type { AnyVerdict, Judge } from './judge.ts';
import { OPENCODE_JUDGE } from './opencodeJudge.ts';

/** Every program's judge, by the id of its dialect. */
export const JUDGES = {
  opencode: OPENCODE_JUDGE,
  'claude-code': CLAUDE_JUDGE,
} as unknown as Readonly<Record<string, Judge<AnyVerdict>>>;
