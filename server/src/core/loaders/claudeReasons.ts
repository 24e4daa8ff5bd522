import type { KindSpec } from '../dialects/types.ts';
import { describeProblem } from './opencodeReasons.ts';
import type { HeaderReading, LoadProblem, Outcome, ToolAccess } from './types.ts';

/** What the sentences are made of. */
export interface ClaudeVerdict {
  readonly kind: KindSpec;
  readonly outcome: Outcome;
  readonly header: HeaderReading;
  readonly problems: readonly LoadProblem[];
  /** Whether the file is one of a plugin, or of a kind that needs no header. */
  readonly headerless: boolean;
  readonly access: ToolAccess | undefined;
}

/** Why a file ends up as it does, in sentences for people. */
export function explainClaude(verdict: ClaudeVerdict): string[] {
  const reasons = outcomeReasons(verdict);
  if (verdict.outcome === 'not-loaded') return reasons;
  return [...reasons, ...accessReasons(verdict), ...valueReasons(verdict)];
}

function outcomeReasons({ kind, outcome, header, problems, headerless }: ClaudeVerdict): string[] {
  const { title } = kind;
  if (outcome !== 'not-loaded') return headerReasons(kind, header, headerless);
  if (header.state === 'none') {
    return [
      `Claude Code sees no front matter: the file is no ${title} for it, and it says nothing. The first line must be \`---\` alone, and another \`---\` must follow.`,
    ];
  }
  if (header.state === 'dropped') {
    return [
      `Claude Code does not load the ${title}: it cannot read the header (${failure(header)}), nor with the lines that its repair rewrites. Only the debug log tells.`,
    ];
  }
  const lost = problems.filter(({ effect }) => effect === undefined);
  const silent = lost.some(({ path, actual }) => path[0] === 'name' && actual === undefined);
  return [
    `Claude Code does not load the ${title}${silent ? ' and says nothing' : '; only the debug log tells'}:`,
    ...lost.map(describe),
  ];
}

function headerReasons({ title }: KindSpec, header: HeaderReading, headerless: boolean): string[] {
  switch (header.state) {
    case 'none':
      return [`Claude Code sees no front matter: the ${title} has no keys.`];
    case 'empty':
      return ['The front matter holds no key.'];
    case 'dropped':
      return [
        `Claude Code cannot read the header (${failure(header)}): ${headerless ? `the ${title} loads without any key` : 'no key counts'}. Only the debug log tells.`,
      ];
    case 'repaired':
      return [
        `The header is no valid YAML (${failure(header)}). Claude Code repairs it: a value at the left margin that holds special characters is read as plain text.`,
      ];
    default:
      return ['Claude Code reads the header.'];
  }
}

function accessReasons({ outcome, access }: ClaudeVerdict): string[] {
  if (outcome === 'refused') {
    const names = (access?.entries ?? []).map(({ entry }) => `\`${entry}\``).join(', ');
    return [
      `Claude Code loads it, but refuses every start: nothing in \`tools\` (${names}) is a tool that the agent can have.`,
    ];
  }
  if (!access || access.tools === 'all') return [];
  const { tools, covered = [], entries = [] } = access;
  const reasons = ['denied', 'unavailable', 'unknown', 'server'].flatMap((fate) => {
    const own = entries.filter((one) => one.fate === fate).map(({ entry }) => `\`${entry}\``);
    return own.length > 0 ? [`${FATES[fate]}: ${own.join(', ')}.`] : [];
  });
  if (covered.length > 0) {
    reasons.push(
      `Beside \`Bash\` the native builds search with the shell: ${covered.map((id) => `\`${id}\``).join(' and ')} ${covered.length > 1 ? 'are' : 'is'} left out, and nothing is amiss.`,
    );
  }
  if (tools.length > 0) return reasons;
  const servers = entries.some(({ fate }) => fate === 'server');
  reasons.push(
    servers
      ? 'As long as none of these servers is connected, Claude Code refuses every start.'
      : 'It has no tool at all, and Claude Code says nothing.',
  );
  return reasons;
}

const FATES: Readonly<Record<string, string>> = {
  denied: '`disallowedTools` takes away',
  unavailable: 'No subagent has',
  unknown: 'No tool of Claude Code, passed over without a word',
  server: 'Tools of MCP servers, if those are connected',
};

function valueReasons({ problems }: ClaudeVerdict): string[] {
  return problems
    .filter(({ effect }) => effect !== undefined)
    .map((one) => `${describe(one)} ${one.effect}.`);
}

function describe(problem: LoadProblem): string {
  return describeProblem(problem).replace('OpenCode reads', 'Claude Code reads');
}

function failure(header: HeaderReading): string {
  return header.failure?.message ?? 'it is no YAML';
}
