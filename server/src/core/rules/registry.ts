import type { Rule } from './types.ts';

/** Every rule, in the order of their ids. */
export const RULES: readonly Rule[] = [];
