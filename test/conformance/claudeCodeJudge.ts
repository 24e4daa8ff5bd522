import { CLAUDE_CODE } from '../../server/src/core/dialects/data/claude-code/index.ts';
import { PLAN_TOOL, SEARCHED_BY_SHELL } from '../../server/src/core/dialects/data/claude-code/resolution.ts';
import { loadClaudeAgent, loadClaudeCommand, loadClaudeSkill } from '../../server/src/core/loaders/claude.ts';
import type { Loaded, ToolAccess } from '../../server/src/core/loaders/types.ts';
import type { Difference, Item, Judge } from './judge.ts';
import { compare } from './judge.ts';

/** What the real program said of a file, in a session without a login, in which nothing but the stub answers. */
export interface ClaudeVerdict {
  readonly outcome: 'ok' | 'not-loaded' | 'refused';
  readonly name?: string;
  /** Of an agent as it lists it, without the marks that it makes of the description's line breaks. */
  readonly description?: string;
  /** Of an agent: the model that it lists; null: none. */
  readonly model?: string | null;
  /** The model and the effort of the request that it makes for the agent, skill or command; null: no effort. */
  readonly sent?: { readonly model: string; readonly effort: string | null };
  /** The tools of that request. */
  readonly tools?: readonly string[];
  /** Keys of an agent whose value its debug log calls invalid. */
  readonly invalid?: readonly string[];
  /** Why it cannot start the agent, where that has another reason than its tools. */
  readonly failure?: string;
  /** Of a skill or command: what it lists. */
  readonly hint?: string;
  /** Whether people may call it. */
  readonly invocable?: boolean;
}

/** The session that agents are started from, as scripts/conformance/claudeCode sets it up. */
export const SESSION = { model: 'claude-opus-5-5', effort: 'low' } as const;

const ASPECTS = [
  'outcome',
  'name',
  'description',
  'tools',
  'model',
  'effort',
  'invalid',
  'hint',
  'invocable',
] as const;
type Aspect = (typeof ASPECTS)[number];

/** Claude Code's loader, held against its start-up, its debug log and the requests that it makes. */
export const CLAUDE_JUDGE: Judge<ClaudeVerdict> = { aspects: ASPECTS, asked, judge };

function asked(verdict: ClaudeVerdict): Aspect[] {
  return ASPECTS.filter((aspect) => {
    if (aspect === 'effort') return verdict.sent !== undefined;
    if (aspect === 'model') return verdict.model !== undefined || verdict.sent !== undefined;
    return verdict[aspect] !== undefined;
  });
}

function judge(item: Item, verdict: ClaudeVerdict): Difference[] {
  const loaded = load(item);
  const outcome = compare('outcome', verdict.outcome, outcomeInSession(loaded));
  if (outcome.length > 0) return outcome;
  return asked(verdict).flatMap((aspect) => JUDGES[aspect](verdict, loaded, item));
}

function load({ kind, name, text }: Item): Loaded {
  if (kind === 'skill') return loadClaudeSkill({ text, name });
  if (kind === 'command') return loadClaudeCommand({ text, name });
  return loadClaudeAgent({ text, name, plugin: kind === 'plugin-agent' });
}

const JUDGES: Readonly<Record<Aspect, (verdict: ClaudeVerdict, loaded: Loaded, item: Item) => Difference[]>> =
  {
    outcome: () => [],
    name: ({ name }, loaded) => compare('name', name, loaded.name),
    description: ({ description }, { keys }, { kind }) =>
      compare('description', description, plainLine(String(keys['description'] ?? NO_TEXT[kind] ?? ''))),
    tools: ({ tools }, { access, keys }) =>
      compare('tools', [...(tools ?? [])].sort(), toolsInSession(access, keys['permissionMode'])),
    model: judgeModel,
    effort: judgeEffort,
    // A key without a value is called invalid as well, to no effect.
    invalid: ({ invalid = [] }, loaded, { kind }) =>
      compare(
        'invalid',
        invalid.filter((key) => loaded.header.data[key] !== null),
        invalidKeys(loaded, kind),
      ),
    hint: ({ hint }, { keys }) => compare('hint', hint, keys['argument-hint'] ?? ''),
    invocable: ({ invocable }, { keys }) => compare('invocable', invocable, keys['user-invocable'] !== false),
  };

/** What the program says where there is neither a description nor a text. */
const NO_TEXT: Partial<Record<Item['kind'], string>> = {
  command: 'Custom command',
  skill: 'Skill',
  'plugin-agent': 'Agent from plugin plugin',
};

/** In one line, as the program shows it. */
export function plainLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Tools that the session has none of: those of a login, a plan, an editor. */
const IN_SESSION: ReadonlySet<string> = new Set([
  ...CLAUDE_CODE.tools.filter((tool) => tool.listed && tool.inAgents !== false).map(({ id }) => id),
  ...SEARCHED_BY_SHELL.ids,
  PLAN_TOOL.id,
]);

function outcomeInSession({ outcome, access }: Loaded): string {
  if (outcome !== 'ok' || !access || access.tools === 'all') return outcome;
  const meant = (access.entries ?? []).some(({ fate }) => fate !== 'denied');
  return meant && toolsInSession(access).length === 0 ? 'refused' : outcome;
}

function toolsInSession(access: ToolAccess | undefined, mode?: unknown): string[] {
  if (!access) return [];
  const { tools, denied, covered = [] } = access;
  if (tools !== 'all') return tools.filter((id) => IN_SESSION.has(id) && !covered.includes(id)).sort();
  const every = CLAUDE_CODE.tools.filter(
    ({ id, listed, inAgents }) =>
      (listed && inAgents !== false) || (id === PLAN_TOOL.id && mode === PLAN_TOOL.mode),
  );
  return every
    .map(({ id }) => id)
    .filter((id) => !denied.includes(id))
    .sort();
}

const ALIASES: ReadonlySet<string> = new Set(CLAUDE_CODE.modelAliases?.map(({ value }) => value) ?? []);

/** A word for a model is turned into some model; every other text is sent as it is. */
function judgeModel({ model, sent }: ClaudeVerdict, { access }: Loaded): Difference[] {
  const own = access?.model;
  const listed = model === undefined ? [] : compare('model', model, own ?? null);
  const spelled = listed.length > 0 && model?.toLowerCase() === own && ALIASES.has(own ?? '');
  if (listed.length > 0 && !spelled) return listed;
  if (!sent) return [];
  if (own === undefined || own === 'inherit') return compare('model', sent.model, SESSION.model);
  if (ALIASES.has(own)) return sent.model === own ? compare('model', sent.model, 'a model of the day') : [];
  return compare('model', sent.model, own);
}

/** Other models than that of the session have levels and defaults of their own. */
function judgeEffort({ sent }: ClaudeVerdict, { access }: Loaded): Difference[] {
  if (!sent || !access || sent.model !== SESSION.model) return [];
  const { effort = SESSION.effort } = access;
  return compare('effort', sent.effort, typeof effort === 'number' ? null : effort);
}

/** Only these does the program name in its debug log. */
const LOGGED: ReadonlySet<string> = new Set([
  'autoCompactWindow',
  'background',
  'effort',
  'isolation',
  'maxTurns',
  'mcpServers',
  'memory',
  'permissionMode',
]);

/** Of the agents of a plugin it does not look at all of them, and says nothing of others. */
const NOT_OF_PLUGINS: ReadonlySet<string> = new Set(['isolation', 'mcpServers', 'permissionMode']);

function invalidKeys({ problems }: Loaded, kind: Item['kind']): string[] {
  const named = problems.filter(({ path }) => path[0] !== 'mcpServers' || path.length > 1);
  const keys = named
    .map(({ path }) => String(path[0]))
    .filter((key) => LOGGED.has(key) && !(kind === 'plugin-agent' && NOT_OF_PLUGINS.has(key)));
  return [...new Set(keys)].sort();
}
