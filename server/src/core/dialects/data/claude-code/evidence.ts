import type { Evidence } from '../../types.ts';

/** The version of Claude Code (npm package `@anthropic-ai/claude-code`) that every fact of this table was checked on. */
export const VERSION = '2.1.330';

const CHECKED = '2026-11-22';

/** Seen by running the real program; `how` names the command and what it was given. */
export function observed(how: string): Evidence {
  return { kind: 'observed', source: how, version: VERSION, checked: CHECKED };
}

/** Read in the texts and lists of names inside the real program; `where` says which. */
export function source(where: string): Evidence {
  return { kind: 'source', source: where, version: VERSION, checked: CHECKED };
}

/** Stated by the project's own documentation; `page` is its name below code.claude.com/docs/en. */
export function docs(page: string): Evidence {
  return { kind: 'docs', source: `code.claude.com/docs/en/${page}`, version: VERSION, checked: CHECKED };
}

/** Which files are loaded, and under what names: the first message of a session. */
export const STARTUP = 'the start-up message of claude -p';

/** Why a file or a value was dropped. */
export const DEBUG_LOG = 'claude --debug-file';

/** The tools, model, effort and text of a request, as they reached a model server on the loopback interface. */
export const LOOPBACK = 'a request to a loopback model server';

/** The list of tool names that the program keeps. */
export const TOOL_NAMES = 'the tool names inside the program';

/** The keys that the program's reader of headers knows. */
export const HEADER_KEYS = 'the header keys inside the program';
