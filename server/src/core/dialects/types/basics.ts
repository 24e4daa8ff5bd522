/** Where a fact comes from. Every entry of a dialect table has one; hover and the documentation show it. */
export interface Evidence {
  /** `observed` on the real program, read in its `source`, or stated in its `docs`. */
  readonly kind: 'docs' | 'source' | 'observed';
  /** What was read or run: a page, a module of the program, a command. */
  readonly source: string;
  /** The program's version. */
  readonly version: string;
  /** The day it was checked, `2026-11-22`. */
  readonly checked: string;
}

/** A table entry that people see: one paragraph of Markdown, and where it comes from. */
export interface Fact {
  readonly doc: string;
  readonly evidence: Evidence;
}

/** `opencode`. */
export type DialectId = string;

/** What a file is to the program that reads it. */
export type Kind =
  | 'agent'
  | 'mode'
  | 'command'
  | 'skill'
  | 'config'
  | 'memory'
  | 'rule'
  | 'prompt'
  | 'instructions'
  | 'foreign-agent'
  | 'style'
  | 'plugin'
  | 'marketplace'
  | 'hooks'
  | 'mcp';
