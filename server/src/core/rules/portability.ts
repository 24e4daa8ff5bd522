import { fieldSpec } from '../dialects/lookup.ts';
import type { RuleContext } from './types.ts';

/**
 * Whether every program that is known to read the file where it lies puts something of its own in place of the key: then
 * what a specification wants is good to know, no more.
 */
export function isSpared({ file: { reading }, dialect, kind }: RuleContext, key: string): boolean {
  if (!dialect.specification) return false;
  const { before = [] } = reading;
  return before.length > 0 && before.every((one) => fieldSpec(one, kind.kind, [key])?.default !== undefined);
}
