import type { Evidence } from '../../types.ts';

/** The release of VS Code that every fact of this table was checked on; GitHub's own pages are of the same autumn. */
export const VERSION = '1.139.1';

const CHECKED = '2026-11-22';

/** Seen by running the real program; `how` names what was run. */
export function observed(how: string): Evidence {
  return { kind: 'observed', source: how, version: VERSION, checked: CHECKED };
}

/** Read in the code of the real program; `module` is the name of the part. */
export function source(module: string): Evidence {
  return { kind: 'source', source: module, version: VERSION, checked: CHECKED };
}

/** Stated by the documentation of VS Code or GitHub; `page` names it. */
export function docs(page: string): Evidence {
  return { kind: 'docs', source: page, version: VERSION, checked: CHECKED };
}
