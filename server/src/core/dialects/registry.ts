import { AGENT_SKILLS } from './data/agent-skills/index.ts';
import { CLAUDE_CODE } from './data/claude-code/index.ts';
import { COPILOT } from './data/copilot/index.ts';
import { OPENCODE } from './data/opencode/index.ts';
import type { Dialect } from './types.ts';

/** Every dialect, in the order in which they claim a place. */
export const DIALECTS: readonly Dialect[] = [OPENCODE, CLAUDE_CODE, COPILOT, AGENT_SKILLS];

export function dialectById(id: string): Dialect | undefined {
  return DIALECTS.find((dialect) => dialect.id === id);
}
