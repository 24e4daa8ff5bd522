import type { DialectId } from '../dialects/types.ts';
import type { NamedKind, NamedTarget, WebSymbol } from './types.ts';

/** What features ask about names that other files define. */
export interface NameSource {
  /** What a name means in a file; empty where nothing in sight has it. */
  resolve(target: NamedTarget, from: string): readonly WebSymbol[];
  /** Everything of a kind that can be called from a file, each name once, the nearest definition first. */
  inSight(kind: NamedKind, dialect: DialectId, from: string): readonly WebSymbol[];
}
