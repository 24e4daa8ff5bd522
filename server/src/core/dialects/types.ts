/** The form of the tables, in parts. */
export type * from './types/basics.ts';
export type * from './types/bodies.ts';
export type * from './types/dialect.ts';
export type * from './types/hooks.ts';
export type * from './types/keys.ts';
export type * from './types/kinds.ts';
export type * from './types/models.ts';
export type * from './types/places.ts';
export type * from './types/tools.ts';
