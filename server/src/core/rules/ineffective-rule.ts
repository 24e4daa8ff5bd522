import { decidingRule } from '../loaders/opencodePermissions.ts';
import type { KeyPath, PermissionRule } from '../loaders/types.ts';
import { matchesWildcard } from '../loaders/wildcard.ts';
import type { Field, Value } from '../syntax/tree.ts';
import { fieldAt, scalarText } from '../syntax/tree.ts';
import { moveBefore } from './edits.ts';
import type { ToolLine } from './toolLines.ts';
import { renameFix, toolLines } from './toolLines.ts';
import type { Fix, Report, Rule, RuleContext } from './types.ts';

export const ineffectiveRule: Rule = {
  meta: {
    id: 'ineffective-rule',
    title: 'A permission that decides nothing',
    category: 'tools',
    severity: 'warning',
    since: '0.1.0',
    fix: 'unsafe',
    dialects: ['opencode'],
    docs: {
      why: `OpenCode folds \`tools\` and \`permission\` into one list of rules, and the **last** one that matches wins. A
rule that a later one covers is never used; an equal key in \`permission\` replaces the one in \`tools\`. And some names
govern nothing at all: every change to a file asks the key \`edit\`, whatever the tool is called.`,
      bad: [
        {
          text: '---\ndescription: Reads\npermission:\n  bash:\n    "git push *": deny\n    "*": allow\n---\nRead.\n',
        },
        { text: '---\ndescription: Reads\npermission:\n  write: deny\n---\nRead.\n' },
      ],
      good: [
        {
          text: '---\ndescription: Reads\npermission:\n  bash:\n    "*": allow\n    "git push *": deny\n---\nRead.\n',
        },
        { text: '---\ndescription: Reads\npermission:\n  edit: deny\n  write: deny\n---\nRead.\n' },
      ],
    },
  },
  needs: 'header',
  kinds: ['agent', 'mode', 'config'],
  *check(context: RuleContext): Iterable<Report> {
    // A refused value among the rules themselves: nobody can say what they would be.
    if (context.loaded.permission.length === 0) return;
    for (const line of toolLines(context)) {
      const report = governsNothing(context, line) ?? replacedSwitch(context, line);
      if (report) yield report;
    }
    yield* coveredRules(context);
  },
};

/** `permission.write: deny`, `tools.apply_patch: false`: no tool asks for a permission of that name. */
function governsNothing(context: RuleContext, line: ToolLine): Report | undefined {
  const use = governor(context, line);
  if (use === undefined) return undefined;
  const rule = decidingRule(context.loaded.permission, use);
  const inForce = rule?.pattern === '*' ? rule.action : undefined;
  const own = context.loaded.permission.filter(({ permission, from }) => from && permission === use);
  const holds = ({ pattern, action }: Wish) =>
    pattern === undefined
      ? action === inForce
      : own.some((one) => one.pattern === pattern && one.action === action);
  if (wishesOf(line).every(holds)) return undefined;
  const effect = inForce === undefined ? '' : ` and changing files stays on \`${inForce}\``;
  const key = line.place === 'switch' ? `Switch off \`${use}\` instead.` : `Use \`${use}\`.`;
  return {
    span: line.field.key.span,
    message: `\`${line.name}\` decides nothing: ${context.dialect.title} asks the permission \`${use}\` for it, so this line has no effect${effect}. ${key}`,
    fixes: [renameFix(context, line, use, false)],
  };
}

/** The permission that is asked in place of the one that the line names. */
function governor({ dialect }: RuleContext, { name, place, is }: ToolLine): string | undefined {
  if (is.is !== 'known') return undefined;
  if (place === 'permission') {
    const spec = dialect.permissionKeys.find((one) => one.key === name);
    return spec?.effective === false ? spec.use : undefined;
  }
  if (Object.hasOwn(dialect.switchAliases, name)) return undefined;
  const tool = dialect.tools.find((one) => one.id === name);
  return tool && tool.permission !== name ? tool.permission : undefined;
}

/** A line under `tools` whose key a later line takes: `write` and `edit` are one, and `permission` replaces both. */
function replacedSwitch(context: RuleContext, line: ToolLine): Report | undefined {
  if (line.place !== 'switch') return undefined;
  const wish = switchAction(line.field.value);
  const { switchAliases } = context.dialect;
  const key = (Object.hasOwn(switchAliases, line.name) && switchAliases[line.name]) || line.name;
  const winners = context.loaded.permission.filter((rule) => rule.from && rule.permission === key);
  const [winner] = winners;
  if (!wish || !winner?.from || isAt(winner.from, [line.owner.key.text, line.name])) return undefined;
  const plain = winners.length === 1 && winner.pattern === '*' ? winner.action : undefined;
  if (plain === wish || (wish === 'allow' && plain !== 'deny')) return undefined;
  const other = fieldOf(context, winner);
  const by = `\`${winner.from.slice(0, 2).join('.')}\``;
  return {
    span: line.field.key.span,
    message: `This line has no effect: ${by} sets the same permission \`${key}\` and wins. Keep one of the two.`,
    related: other ? [{ span: other.key.span, message: 'This line wins.' }] : [],
  };
}

/** Rules that a later one of the file covers, with another action. */
function* coveredRules(context: RuleContext): Iterable<Report> {
  // A line that names no tool at all is a finding of its own.
  const dead = new Set(
    toolLines(context)
      .filter(({ is }) => is.is !== 'known' && is.is !== 'elsewhere')
      .map(({ field }) => field),
  );
  const rules = context.loaded.permission.filter((rule) => rule.from);
  for (const [index, rule] of rules.entries()) {
    const later = rules.slice(index + 1).findLast((other) => covers(other, rule));
    const [field, winner] = [fieldOf(context, rule), later && fieldOf(context, later)];
    if (!field || dead.has(field) || !later || !winner || later.action === rule.action) continue;
    yield {
      span: field.key.span,
      message: `This rule is never used: the last match wins, and \`${winner.key.text}\` further down says \`${later.action}\` for everything it covers. Put the wider rule first.`,
      related: [{ span: winner.key.span, message: `This rule wins with \`${later.action}\`.` }],
      fixes: reorder(context, field, winner, rule, later),
    };
  }
}

/** Moves the wider rule in front of the one that it covers, where both stand in one map. */
function reorder(
  context: RuleContext,
  field: Field,
  winner: Field,
  rule: PermissionRule,
  later: PermissionRule,
): Fix[] {
  const parent = rule.from?.slice(0, -1) ?? [];
  if (!later.from || !isAt(later.from.slice(0, -1), parent)) return [];
  const edits = moveBefore(context.file.text, winner, field);
  return edits ? [{ title: `Put \`${winner.key.text}\` first`, edits, safe: false, preferred: true }] : [];
}

/** Whether everything that the narrow rule matches is matched by the wide one; `false` where that is not certain. */
function covers(wide: PermissionRule, narrow: PermissionRule): boolean {
  return patternCovers(wide.permission, narrow.permission) && patternCovers(wide.pattern, narrow.pattern);
}

function patternCovers(wide: string, narrow: string): boolean {
  if (wide === narrow) return true;
  // A `?` stands for one character, which says nothing about what a `*` of the other pattern may stand for.
  return !wide.includes('?') && matchesWildcard(narrow, wide);
}

function fieldOf(context: RuleContext, rule: PermissionRule): Field | undefined {
  return rule.from && fieldAt(context.file.front?.root, rule.from);
}

function isAt(path: KeyPath, other: KeyPath): boolean {
  return path.length === other.length && path.every((step, index) => step === other[index]);
}

function switchAction(value: Value | undefined): PermissionRule['action'] | undefined {
  const text = scalarText(value);
  if (text === 'true') return 'allow';
  return text === 'false' ? 'deny' : undefined;
}

/** What a line asks for: for everything, or for one pattern. */
interface Wish {
  readonly pattern?: string;
  readonly action: string | undefined;
}

function wishesOf({ place, field: { value } }: ToolLine): Wish[] {
  if (place === 'switch') return [{ action: switchAction(value) }];
  if (value?.kind !== 'map') return [{ action: scalarText(value) }];
  return value.fields.map((field) => ({ pattern: field.key.text, action: scalarText(field.value) }));
}
