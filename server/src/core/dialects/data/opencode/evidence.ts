import type { Evidence } from '../../types.ts';

/** The version of OpenCode (npm package `opencode-ai`) that every fact of this table was checked on. */
export const VERSION = '1.18.33';

const CHECKED = '2026-11-22';

/** Seen by running the real program; `how` names the command and what it was given. */
export function observed(how: string): Evidence {
  return { kind: 'observed', source: how, version: VERSION, checked: CHECKED };
}

/** Read in the JavaScript bundled inside the real program; `module` is the name that its bundle exports. */
export function source(module: string): Evidence {
  return { kind: 'source', source: module, version: VERSION, checked: CHECKED };
}

/** Stated by the project's own documentation or repository; `page` names it. */
export function docs(page: string): Evidence {
  return { kind: 'docs', source: page, version: VERSION, checked: CHECKED };
}

/** How a value was seen to be taken or refused: one agent file, then the resolved configuration. */
export const DEBUG_CONFIG = 'opencode debug config';

/** How the tools and rules of one agent were seen. */
export const DEBUG_AGENT = 'opencode debug agent';

/** How the parts of a request were seen: a model server on the loopback interface. */
export const LOOPBACK = 'a request to a loopback model server';
