import type { FieldSpec } from '../../types.ts';

/** Request options that agents often set. */
export const PROVIDER_OPTIONS: readonly FieldSpec[] = [];
