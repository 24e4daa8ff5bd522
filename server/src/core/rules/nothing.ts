import type { Report } from './types.ts';

/** What most rules have to say of most files: the same empty list for all of them. */
export const NOTHING: readonly Report[] = Object.freeze([]);
