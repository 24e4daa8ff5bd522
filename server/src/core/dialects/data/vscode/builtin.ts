import type { DialectId, Evidence, Kind } from '../../types.ts';
import { evidenceOf } from '../evidence.ts';

/**
 * What VS Code's own service for prompt files offers for one kind of file by itself. What is not listed it does not: an
 * extension that works beside it leaves out what is.
 */
export interface BuiltinKind {
  /** The reading of the file that the service's own comes nearest to. */
  readonly dialect: DialectId;
  readonly kind: Kind;
  /** A value of the kind's target key; undefined: the file names none, or one without a line of its own. */
  readonly target?: string;
  /** The top-level keys that it proposes and explains. */
  readonly keys: readonly string[];
  /** Keys that it explains, but does not propose. */
  readonly known?: readonly string[];
  /** The keys whose values, items and sub-keys it proposes and explains. */
  readonly values: readonly string[];
  /** The keys whose values it checks. */
  readonly checks: readonly string[];
  /** Whether it marks keys that it neither proposes nor explains. */
  readonly marksUnknown: boolean;
  readonly evidence: Evidence;
}

const EVIDENCE = evidenceOf('1.138.0', '2026-11-22').source(
  'VS Code: promptFileAttributes, promptHeaderAutocompletion, promptHovers',
);

const AGENT_KEYS = [
  'name',
  'description',
  'argument-hint',
  'model',
  'reasoning-effort',
  'tools',
  'agents',
  'handoffs',
  'hooks',
  'target',
  'user-invocable',
  'disable-model-invocation',
  'github',
];

const AGENT_VALUES = [
  'model',
  'tools',
  'agents',
  'handoffs',
  'hooks',
  'target',
  'reasoning-effort',
  'user-invocable',
  'disable-model-invocation',
];

function row(
  dialect: DialectId,
  kind: Kind,
  keys: readonly string[],
  values: readonly string[],
  more: Partial<BuiltinKind> = {},
): BuiltinKind {
  return { dialect, kind, keys, values, checks: keys, marksUnknown: true, evidence: EVIDENCE, ...more };
}

const AGENT_MORE = {
  known: ['infer', 'mcp-servers', 'advancedOptions'],
  checks: AGENT_KEYS.filter((key) => key !== 'reasoning-effort'),
};

const CLAUDE_AGENT = [
  'name',
  'description',
  'tools',
  'disallowedTools',
  'model',
  'permissionMode',
  'skills',
  'mcpServers',
  'hooks',
  'memory',
];

/** The kinds of file that the service works on, those with a target first. */
export const BUILTIN_KINDS: readonly BuiltinKind[] = [
  row(
    'copilot',
    'agent',
    ['name', 'description', 'tools', 'target', 'mcp-servers', 'github', 'infer'],
    ['tools', 'target'],
    { target: 'github-copilot' },
  ),
  row('copilot', 'agent', AGENT_KEYS, AGENT_VALUES, AGENT_MORE),
  row('copilot', 'mode', AGENT_KEYS, AGENT_VALUES, AGENT_MORE),
  row(
    'copilot',
    'prompt',
    ['name', 'description', 'argument-hint', 'agent', 'model', 'tools'],
    ['agent', 'mode', 'model', 'tools'],
    { known: ['mode'] },
  ),
  row('copilot', 'instructions', ['name', 'description', 'applyTo'], ['applyTo'], {
    known: ['excludeAgent'],
    checks: ['name', 'description', 'applyTo', 'excludeAgent'],
  }),
  row('copilot', 'rule', ['description', 'paths'], ['paths']),
  row('claude-code', 'rule', ['description', 'paths'], ['paths']),
  ...(['claude-code', 'copilot'] as const).map((dialect) =>
    row(
      dialect,
      dialect === 'copilot' ? 'foreign-agent' : 'agent',
      CLAUDE_AGENT,
      ['tools', 'disallowedTools', 'model', 'permissionMode', 'hooks', 'memory'],
      {
        checks: ['name', 'description', 'tools', 'model', 'permissionMode', 'hooks', 'memory'],
        marksUnknown: false,
      },
    ),
  ),
  ...['copilot', 'claude-code', 'agent-skills', 'opencode'].map((dialect) =>
    row(
      dialect,
      'skill',
      [
        'name',
        'description',
        'argument-hint',
        'user-invocable',
        'disable-model-invocation',
        'license',
        'compatibility',
        'metadata',
        'context',
      ],
      ['user-invocable', 'disable-model-invocation', 'context'],
      {
        checks: ['name', 'description', 'user-invocable', 'disable-model-invocation'],
      },
    ),
  ),
];

/** Keys for free text: every scalar is one to it, so that it minds lists, maps and empty values alone. */
export const BUILTIN_TEXTS: readonly string[] = ['name', 'description', 'argument-hint'];

/** Keys at the top of a header whose value it follows to a definition: the agent that runs a prompt. */
export const BUILTIN_DEFINITIONS: readonly string[] = ['agent', 'mode'];

/** What it completes in a body: `#file:` and `#tool:` with what follows them. It explains only the second. */
export const BUILTIN_BODY = {
  completes: /(?<![\w/#&.(-])#(?:(?:file|tool):[^\s#]*|\w*)$/i,
  explains: /#tool:[\w.\-/]*/gi,
} as const;

/**
 * What its reader of headers reports, by the codes of the `yaml` library: colons and brackets that are missing, and
 * wrong indentation. It takes tabs, and values that begin with any mark.
 */
export const BUILTIN_FAULTS: ReadonlySet<string> = new Set([
  'BAD_INDENT',
  'MISSING_CHAR',
  'MULTILINE_IMPLICIT_KEY',
]);
