import type { ToolName, ToolPlace } from '../dialects/toolNames.ts';
import type { Dialect } from '../dialects/types.ts';
import type { Span } from '../syntax/span.ts';
import { removeField, replace } from './edits.ts';
import { removeEntry } from './entryEdits.ts';
import { perContext } from './perContext.ts';
import type { ToolEntry, ToolList } from './toolEntries.ts';
import { toolLists } from './toolEntries.ts';
import type { ToolLine } from './toolLines.ts';
import { removalFix, renameFix, stays, toolLines } from './toolLines.ts';
import type { Fix, RuleContext } from './types.ts';
import { checkedFix, doesNoHarm } from './verify.ts';

/** A place where a header names a tool: a key of a map of tools, or an entry of a list. */
export interface NamedTool {
  readonly name: string;
  readonly span: Span;
  readonly place: ToolPlace;
  readonly is: ToolName;
  /** What becomes of it, `id` being the tool that is meant: "this line does nothing and `webfetch` stays on". */
  readonly effect: (id: string | undefined) => string;
  readonly rename: (to: string, safe: boolean) => Fix;
  /** Takes the place out; the whole key where `isDead` is true of all that it names. */
  readonly remove: (isDead: (is: ToolName) => boolean) => Fix;
}

/** What a header names as a tool although the program has none of that name, in the order of the text. */
export const misnamedTools = perContext((context): readonly NamedTool[] => {
  const lines = toolLines(context).filter(isMisnamed);
  const lists = toolLists(context).filter((list) => list.entries.some(isMisnamed));
  if (lines.length === 0 && lists.length === 0) return NONE;
  const entries = lists
    .filter((list) => grantsSomething(context, list))
    .flatMap((list) => list.entries.filter(isMisnamed).map((entry) => namedByEntry(context, list, entry)));
  return [...lines.map((line) => namedByLine(context, line)), ...entries];
});

const NONE: readonly NamedTool[] = Object.freeze([]);

function isMisnamed({ is }: ToolLine | ToolEntry): boolean {
  return is.is !== 'known' && is.is !== 'elsewhere';
}

/** The tools that may have been meant by a name that is none, made once for each program. */
export function offeredTools(dialect: Dialect): readonly string[] {
  let ids = offered.get(dialect);
  if (!ids) {
    ids = dialect.tools.filter((tool) => tool.offered).map((tool) => tool.id);
    offered.set(dialect, ids);
  }
  return ids;
}

const offered = new WeakMap<Dialect, readonly string[]>();

function namedByLine(context: RuleContext, line: ToolLine): NamedTool {
  return {
    name: line.name,
    span: line.field.key.span,
    place: line.place,
    is: line.is,
    effect: (id) => withEffect('this line does nothing', id === undefined ? '' : stays(context, id)),
    rename: (to, safe) => renameFix(context, line, to, safe),
    remove: (isDead) => removalFix(context, line, (other) => isDead(other.is)),
  };
}

/** A list that leaves the agent without tools is a finding of its own, names and all. */
function grantsSomething({ loaded }: RuleContext, { access }: ToolList): boolean {
  const granted = loaded.access;
  if (access === 'not' || !granted || granted.tools === 'all' || granted.tools.length > 0) return true;
  return granted.entries?.some(({ fate }) => fate === 'server') === true;
}

function namedByEntry(context: RuleContext, list: ToolList, entry: ToolEntry): NamedTool {
  return {
    name: entry.name,
    span: entry.nameSpan,
    place: 'list',
    is: entry.is,
    effect: (id) => withEffect('this entry does nothing', id === undefined ? '' : goes(list, id)),
    rename: (to, safe) => renameEntry(context, list, entry, to, safe),
    remove: (isDead) => {
      const all = list.entries.every(({ is }) => isDead(is));
      const { text } = context.file;
      return {
        title: `Remove \`${all ? list.field.key.text : entry.name}\``,
        edits: [all ? removeField(text, list.field) : removeEntry(text, list, entry)],
        safe: true,
        preferred: true,
      };
    },
  };
}

function withEffect(nothing: string, effect: string): string {
  return effect === '' ? nothing : `${nothing} and ${effect}`;
}

/** What becomes of the tool that an entry does not name. */
function goes({ access, entries }: ToolList, id: string): string {
  if (entries.some(({ name, is }) => name === id && is.is === 'known')) return '';
  return access === 'not' ? `\`${id}\` stays` : `the agent goes without \`${id}\``;
}

function renameEntry(context: RuleContext, list: ToolList, entry: ToolEntry, to: string, safe: boolean): Fix {
  if (list.entries.some((one) => one.name === to)) {
    const edits = [removeEntry(context.file.text, list, entry)];
    return { title: `Remove \`${entry.name}\`: \`${to}\` is here already`, edits, safe, preferred: true };
  }
  const edits = [replace(entry.nameSpan, to)];
  const fix = { title: `Write \`${to}\``, edits, preferred: true };
  return checkedFix(fix, () => safe && doesNoHarm(context, edits));
}
