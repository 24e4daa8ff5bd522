import { isRead, targetOf, targetTitle } from '../dialects/targets.ts';
import type { ToolAlias } from '../dialects/types.ts';
import { keysWhere } from './keyTable.ts';
import type { ListedName } from './listedNames.ts';
import { listedNames, renameListed } from './listedNames.ts';
import { code } from './messages.ts';
import type { Fix, Report, RuleContext } from './types.ts';

/**
 * Names of other programs' tools in lists where unknown names are passed over: only those that can mean nothing else, and
 * those that only another target of the file knows.
 */
export function* foreignEntries(context: RuleContext): Iterable<Report> {
  const { file, kind } = context;
  for (const field of file.front?.root.fields ?? []) {
    if (!toolListKeys(kind).has(field.key.text)) continue;
    for (const one of listedNames(file.text, field)) {
      const report = describe(context, one);
      if (report) yield { span: one.span, severity: 'information', ...report };
    }
  }
}

const toolListKeys = keysWhere((spec) => spec.shape === 'tool-list');

function describe(context: RuleContext, listed: ListedName): Omit<Report, 'span'> | undefined {
  const { dialect, kind, file } = context;
  const { name } = listed;
  const foreign = dialect.foreignTools.find((one) => one.name === name);
  if (foreign) {
    const remedy = foreign.use === undefined ? 'Remove it.' : `Write ${code(foreign.use)}.`;
    const message = `${code(name)} is a tool of ${foreign.program}. ${dialect.title} has none of that name and passes it over. ${remedy}`;
    return { message, fixes: fixes(file.text, listed, foreign.use) };
  }
  const { foreignRule } = dialect;
  const [, tool] = foreignRule?.match.exec(name) ?? [];
  const known = tool === undefined ? undefined : alias(context, tool)?.id;
  if (foreignRule && known !== undefined) {
    const message = `${code(name)} is a rule of ${foreignRule.program}. ${dialect.title} takes names alone and passes it over. Write ${code(known)}, which allows more.`;
    return { message, fixes: fixes(file.text, listed, known) };
  }
  const target = targetOf(kind, file.front?.root);
  const other = target === undefined ? undefined : alias(context, name);
  if (!other || isRead(other, target)) return undefined;
  const title = targetTitle(kind, target) ?? dialect.title;
  const message = `${code(name)} is no tool of ${title}, which the file is for. Write ${code(other.id)}.`;
  return { message, fixes: fixes(file.text, listed, other.id) };
}

/** In any letter case, but for the names in common themselves. */
function alias({ dialect }: RuleContext, name: string): ToolAlias | undefined {
  const lower = name.toLowerCase();
  if (dialect.tools.some((one) => one.id.toLowerCase() === lower)) return undefined;
  return dialect.toolAliases?.find((one) => one.name.toLowerCase() === lower);
}

function fixes(text: string, listed: ListedName, to: string | undefined): Fix[] {
  if (to === undefined) return [];
  return [
    { title: `Write ${code(to)}`, edits: [renameListed(text, listed, [to])], safe: false, preferred: true },
  ];
}
