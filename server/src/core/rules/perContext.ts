import { keptIn } from '../syntax/perFile.ts';
import type { RuleContext } from './types.ts';

/** What several rules ask of one look at a file, worked out by the first of them. */
export const perContext = keptIn<RuleContext>();
