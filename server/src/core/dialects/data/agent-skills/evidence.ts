import type { Evidence } from '../../types.ts';

/** The commit of the specification's repository, of 9 August 2026, that every fact of this table was checked on. */
export const VERSION = '69ef37e';

const CHECKED = '2026-11-22';

/** Stated by the specification or by its guide for programs; `page` names it. */
export function docs(page: string): Evidence {
  return { kind: 'docs', source: page, version: VERSION, checked: CHECKED };
}

/** Read in the validator that the specification's repository holds. */
export function source(module: string): Evidence {
  return { kind: 'source', source: module, version: VERSION, checked: CHECKED };
}

export const SPECIFICATION = 'the specification';
export const VALIDATOR = 'skills-ref';
