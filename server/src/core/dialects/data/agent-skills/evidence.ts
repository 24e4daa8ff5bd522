import { evidenceOf } from '../evidence.ts';

/** The commit of the specification's repository, of 9 August 2026, that every fact of this table was checked on. */
export const VERSION = '69ef37e';

/** The documentation is the specification and its guide for programs; the source is the validator in its repository. */
export const { docs, source } = evidenceOf(VERSION, '2026-11-22');

export const SPECIFICATION = 'the specification';
export const VALIDATOR = 'skills-ref';
