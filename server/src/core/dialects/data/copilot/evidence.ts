import { evidenceOf } from '../evidence.ts';

/** The release of VS Code that every fact of this table was checked on; GitHub's own pages are of the same autumn. */
export const VERSION = '1.139.1';

/** The documentation is that of VS Code or GitHub. */
export const { observed, source, docs } = evidenceOf(VERSION, '2026-11-22');
