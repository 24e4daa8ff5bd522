import { PLACES as AGENT_SKILLS } from './data/agent-skills/places.ts';
import { PLACES as CLAUDE_CODE } from './data/claude-code/places.ts';
import { PLACES as COPILOT } from './data/copilot/places.ts';
import { PLACES as OPENCODE } from './data/opencode/places.ts';
import type { FilePlaces } from './types.ts';

/** Where every dialect's files live, apart from the rest of the tables: small enough for the editor's client. */
export const ALL_PLACES: readonly FilePlaces[] = [OPENCODE, CLAUDE_CODE, COPILOT, AGENT_SKILLS];
