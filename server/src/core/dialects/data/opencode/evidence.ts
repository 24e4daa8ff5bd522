import { evidenceOf } from '../evidence.ts';

/** The version of OpenCode (npm package `opencode-ai`) that every fact of this table was checked on. */
export const VERSION = '1.18.33';

/** The source is the JavaScript bundled inside the program, by the names that its bundle exports. */
export const { observed, source, docs } = evidenceOf(VERSION, '2026-11-22');

/** How a value was seen to be taken or refused: one agent file, then the resolved configuration. */
export const DEBUG_CONFIG = 'opencode debug config';

/** How the tools and rules of one agent were seen. */
export const DEBUG_AGENT = 'opencode debug agent';

/** How the parts of a request were seen: a model server on the loopback interface. */
export const LOOPBACK = 'a request to a loopback model server';
