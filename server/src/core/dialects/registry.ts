import { OPENCODE } from './data/opencode/index.ts';
import type { Dialect } from './types.ts';

/** Every dialect, in the order in which they claim a place. */
export const DIALECTS: readonly Dialect[] = [OPENCODE];

export function dialectById(id: string): Dialect | undefined {
  return DIALECTS.find((dialect) => dialect.id === id);
}
