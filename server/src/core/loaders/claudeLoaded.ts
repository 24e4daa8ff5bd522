import type { KindSpec } from '../dialects/types.ts';
import type { ClaudeData } from './claudeKeys.ts';
import { explainClaude } from './claudeReasons.ts';
import type { HeaderReading, Loaded, LoadProblem, Outcome, ToolAccess } from './types.ts';

/** What a loader of Claude Code comes to. */
export interface Result {
  readonly kind: KindSpec;
  readonly outcome: Outcome;
  readonly header: HeaderReading;
  readonly problems: readonly LoadProblem[];
  readonly keys: ClaudeData;
  readonly name: string;
  readonly access: (() => ToolAccess) | undefined;
  readonly headerless?: boolean;
}

const NOTHING: Pick<Loaded, 'options' | 'permission' | 'tools'> = { options: {}, permission: [], tools: {} };

/** What few readers ask for is worked out when they do. */
export class ClaudeLoaded implements Loaded {
  readonly outcome: Outcome;
  readonly name: string;
  readonly header: HeaderReading;
  readonly keys: ClaudeData;
  readonly options = NOTHING.options;
  readonly permission = NOTHING.permission;
  readonly tools = NOTHING.tools;
  readonly problems: readonly LoadProblem[];
  readonly #result: Result;
  #reasons: readonly string[] | undefined;
  #access: ToolAccess | undefined;

  constructor(result: Result) {
    this.outcome = result.outcome;
    this.name = result.name;
    this.header = result.header;
    this.keys = result.keys;
    this.problems = result.problems;
    this.#result = result;
  }

  get reasons(): readonly string[] {
    const { kind, outcome, header, problems, headerless = false } = this.#result;
    this.#reasons ??= explainClaude({ kind, outcome, header, problems, headerless, access: this.access });
    return this.#reasons;
  }

  get access(): ToolAccess | undefined {
    this.#access ??= this.#result.access?.();
    return this.#access;
  }
}
