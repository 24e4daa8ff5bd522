import { PLACES as OPENCODE } from './data/opencode/places.ts';
import type { FilePlaces } from './types.ts';

/** Where every dialect's files live, apart from the rest of the tables: small enough for the editor's client. */
export const ALL_PLACES: readonly FilePlaces[] = [OPENCODE];
