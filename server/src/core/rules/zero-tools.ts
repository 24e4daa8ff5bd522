import { classifyTool } from '../dialects/toolNames.ts';
import type { FieldSpec } from '../dialects/types.ts';
import { span } from '../syntax/span.ts';
import type { Field, FieldMap } from '../syntax/tree.ts';
import { fieldOf, scalarText } from '../syntax/tree.ts';
import { removeField, replace } from './edits.ts';
import { code } from './messages.ts';
import { offeredTools } from './namedTools.ts';
import { nearest } from './spelling.ts';
import type { ToolEntry, ToolList } from './toolEntries.ts';
import { toolLists } from './toolEntries.ts';
import type { Fix, Report, Rule, RuleContext } from './types.ts';

export const zeroTools: Rule = {
  meta: {
    id: 'zero-tools',
    title: 'A list of tools that leaves the agent without any',
    category: 'tools',
    severity: 'warning',
    since: '0.1.0',
    fix: 'unsafe',
    dialects: ['claude-code'],
    docs: {
      why: `In Claude Code \`tools\` is a text or a list of names. A map, as other programs write it, an empty key, or names that
are all taken away again leave the agent without a single tool. It loads and answers all the same, and the list of agents
still says "All tools". Where none of the names is a tool, every start of the agent is refused.

\`tools: []\` says what it does, and is only mentioned.`,
      bad: [
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\ntools:\n  bash: false\n  WebFetch: false\n---\nReview it.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\ntools:\n---\nReview the change.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\ntools: read, grep\n---\nReview the change.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\ntools: Bash\ndisallowedTools: Bash\n---\nReview it.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\ntools: []\n---\nReview the change.\n',
        },
      ],
      good: [
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\ntools: Read Grep, Glob\ndisallowedTools: [Bash]\n---\nReview it.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\ntools: mcp__github\n---\nReview the change.\n',
        },
      ],
    },
  },
  needs: 'header',
  kinds: ['agent'],
  *check(context: RuleContext): Iterable<Report> {
    const { access, outcome } = context.loaded;
    if (!access || access.tools === 'all' || access.tools.length > 0) return;
    if (access.entries?.some(({ fate }) => fate === 'server')) return;
    const list = toolLists(context).find((one) => one.access === 'only');
    if (!list) return;
    const told = describe(context, list);
    // That every start is refused only shows in an agent that is there.
    const severity = told.severity ?? (outcome === 'refused' ? 'error' : 'warning');
    yield { span: list.field.value?.span ?? list.field.key.span, ...told, severity };
  },
};

function describe(context: RuleContext, list: ToolList): Omit<Report, 'span'> {
  const { dialect, loaded } = context;
  const key = code(list.field.key.text);
  const none = `${dialect.title} ${would(context, 'gives', 'give')} this agent no tool at all`;
  const { value } = list.field;
  if (value?.kind === 'map') {
    return {
      message: `${none}, and says nothing: ${key} is no map here, but a list of names. ${mapRemedy(context, value)}.`,
      fixes: mapFixes(context, list.field, value),
    };
  }
  if (loaded.access?.entries?.length) return forEntries(context, list);
  if (value?.kind === 'list' && value.items.length === 0) {
    return {
      severity: 'information',
      message: `${none}, as ${key} says. Remove the key if it is to have every tool.`,
      fixes: [removal(context, list.field)],
    };
  }
  const why = value ? `${key} names none` : `${key} is empty`;
  return {
    message: `${none}, and says nothing: ${why}. Name its tools, or remove the key for all of them.`,
    fixes: [removal(context, list.field)],
  };
}

/** An agent that is not loaded for another reason would fare so. */
function would({ loaded }: RuleContext, does: string, verb: string): string {
  return loaded.outcome === 'not-loaded' ? `would ${verb}` : does;
}

/** Names of which none gives the agent a tool. */
function forEntries(context: RuleContext, list: ToolList): Omit<Report, 'span'> {
  const { dialect, loaded } = context;
  const { entries = [] } = loaded.access ?? {};
  const denied = entries.some(({ fate }) => fate === 'denied');
  if (denied) {
    const other = toolLists(context).find((one) => one.access === 'not')?.field.key.text ?? '';
    return {
      message: `${dialect.title} ${would(context, 'gives', 'give')} this agent no tool at all, and says nothing: ${code(other)} takes away what ${code(list.field.key.text)} names. Take the names out of one of the two.`,
      fixes: [],
    };
  }
  const names = firstOf(entries.map(({ entry }) => code(entry)));
  const what = entries.every(({ fate }) => fate === 'unavailable')
    ? `no agent that another one starts has ${names}`
    : `${names} ${entries.length > 1 ? 'are no tools' : 'is no tool'} of it`;
  const fix = meantFix(context, list);
  return {
    message: `${dialect.title} ${would(context, 'refuses', 'refuse')} to start this agent: ${what}. ${fix ? `${fix.title}.` : 'Name a tool that it has, or remove the key for all of them.'}`,
    fixes: [...(fix ? [fix] : []), removal(context, list.field, !fix)],
  };
}

function firstOf(names: readonly string[]): string {
  return names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}

/** The tools that were meant, where at least half of the entries tell. */
function meantFix(context: RuleContext, { field, entries }: ToolList): Fix | undefined {
  const meant = entries.flatMap((entry) => meantBy(context, entry) ?? []);
  if (meant.length * 2 < entries.length || meant.length === 0 || !field.value) return undefined;
  return listFix(field, `${field.key.text}: ${[...new Set(meant)].join(', ')}`);
}

function meantBy({ dialect }: RuleContext, { name, is }: ToolEntry): string | undefined {
  if (is.is === 'case') return is.id;
  if (is.is === 'foreign' || is.is === 'gone') return is.tool.use;
  if (is.is !== 'unknown') return undefined;
  return nearest(name, offeredTools(dialect));
}

/** Writes the key anew, with the names in one text. */
function listFix(field: Field, line: string): Fix {
  const edits = [replace(span(field.key.span.start, field.value?.span.end ?? field.key.span.end), line)];
  return { title: `Write \`${line}\``, edits, safe: false, preferred: true };
}

/** What the switches of a map say in the words of a list: those that are off are taken away, or only some are on. */
interface Switches {
  readonly key: FieldSpec;
  readonly ids: readonly string[];
}

function switchesOf({ dialect, kind, file }: RuleContext, map: FieldMap): Switches | undefined {
  const words = map.fields.map(({ value }) => scalarText(value));
  if (map.fields.length === 0 || !words.every((word) => word === 'true' || word === 'false'))
    return undefined;
  const off = words.includes('false');
  const key = kind.fields.find(({ access }) => access === (off ? 'not' : 'only'));
  if (!key || (off && fieldOf(file.front?.root, key.key))) return undefined;
  const named = map.fields.filter((_, index) => words[index] === (off ? 'false' : 'true'));
  const ids = named.flatMap(({ key: { text } }) => {
    const is = classifyTool(dialect, text, 'list');
    if (is.is === 'known' || is.is === 'elsewhere') return [text];
    return is.is === 'case' ? [is.id] : [];
  });
  return { key, ids: [...new Set(ids)] };
}

function mapRemedy(context: RuleContext, map: FieldMap): string {
  const switches = switchesOf(context, map);
  return switches && switches.ids.length > 0
    ? `Write \`${switches.key.key}: ${switches.ids.join(', ')}\``
    : 'Write a list, or remove the key for all of them';
}

function mapFixes(context: RuleContext, field: Field, map: FieldMap): Fix[] {
  const switches = switchesOf(context, map);
  if (!switches || switches.ids.length === 0) return [removal(context, field)];
  return [listFix(field, `${switches.key.key}: ${switches.ids.join(', ')}`), removal(context, field, false)];
}

function removal({ file }: RuleContext, field: Field, preferred = true): Fix {
  return {
    title: `Remove ${code(field.key.text)}: every tool is on without it`,
    edits: [removeField(file.text, field)],
    safe: false,
    preferred,
  };
}
