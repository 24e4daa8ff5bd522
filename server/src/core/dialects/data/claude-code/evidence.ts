import { evidenceOf } from '../evidence.ts';

/** The version of Claude Code (npm package `@anthropic-ai/claude-code`) that every fact of this table was checked on. */
export const VERSION = '2.1.330';

/** A page of the documentation goes by its name below code.claude.com/docs/en. */
export const { observed, source, docs } = evidenceOf(VERSION, '2026-11-22', 'code.claude.com/docs/en/');

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
