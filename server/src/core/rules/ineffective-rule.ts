import { permissionKey, tool } from '../dialects/lookup.ts';
import { decidingRule } from '../loaders/opencodePermissions.ts';
import type { KeyPath, PermissionRule } from '../loaders/types.ts';
import { matchesWildcard } from '../loaders/wildcard.ts';
import type { Field, Value } from '../syntax/tree.ts';
import { fieldAt, scalarText } from '../syntax/tree.ts';
import { moveBefore } from './edits.ts';
import { NOTHING } from './nothing.ts';
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
  headerAlone: true,
  kinds: ['agent', 'mode', 'config'],
  check(context: RuleContext): Iterable<Report> {
    const { permission } = context.loaded;
    // A refused value among the rules themselves: nobody can say what they would be.
    if (permission.length === 0) return NOTHING;
    return permission.some(isOwn) || toolLines(context).length > 0 ? reports(context) : NOTHING;
  },
};

function isOwn(rule: PermissionRule): boolean {
  return rule.from !== undefined;
}

function* reports(context: RuleContext): Iterable<Report> {
  for (const line of toolLines(context)) {
    const report = governsNothing(context, line) ?? replacedSwitch(context, line);
    if (report) yield report;
  }
  yield* coveredRules(context);
}

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
    const spec = permissionKey(dialect, name);
    return spec?.effective === false ? spec.use : undefined;
  }
  if (Object.hasOwn(dialect.switchAliases, name)) return undefined;
  const permission = tool(dialect, name)?.permission;
  return permission === name ? undefined : permission;
}

/** A line under `tools` whose key a later line takes: `write` and `edit` are one, and `permission` replaces both. */
function replacedSwitch(context: RuleContext, line: ToolLine): Report | undefined {
  if (line.place !== 'switch') return undefined;
  const wish = switchAction(line.field.value);
  const { switchAliases } = context.dialect;
  const key = (Object.hasOwn(switchAliases, line.name) && switchAliases[line.name]) || line.name;
  const sets = (rule: PermissionRule) => isOwn(rule) && rule.permission === key;
  const winner = wish && context.loaded.permission.find(sets);
  if (!winner?.from || isAt(winner.from, [line.owner.key.text, line.name])) return undefined;
  const winners = context.loaded.permission.filter(sets);
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
  const rules = context.loaded.permission.filter(isOwn);
  if (rules.every(({ action }) => action === rules[0]?.action)) return;
  for (const [index, rule] of rules.entries()) {
    const later = lastCovering(rules, index);
    if (!later || later.action === rule.action) continue;
    const [field, winner] = [fieldOf(context, rule), fieldOf(context, later)];
    if (!field || !winner || isDead(context, field)) continue;
    yield {
      span: field.key.span,
      message: `This rule is never used: the last match wins, and \`${winner.key.text}\` further down says \`${later.action}\` for everything it covers. Put the wider rule first.`,
      related: [{ span: winner.key.span, message: `This rule wins with \`${later.action}\`.` }],
      fixes: reorder(context, field, winner, rule, later),
    };
  }
}

/** The last of the rules behind one that covers it. */
function lastCovering(rules: readonly PermissionRule[], index: number): PermissionRule | undefined {
  const rule = rules[index];
  for (let at = rules.length - 1; rule && at > index; at--) {
    const other = rules[at];
    if (other && covers(other, rule)) return other;
  }
  return undefined;
}

/** A line that names no tool at all, which is a finding of its own. */
function isDead(context: RuleContext, field: Field): boolean {
  return toolLines(context).some(
    (line) => line.field === field && line.is.is !== 'known' && line.is.is !== 'elsewhere',
  );
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
  if (wide === narrow || wide === '*') return true;
  // Without a star, only the slashes of the two can differ.
  if (!wide.includes('*') && !narrow.includes('\\') && !wide.includes('\\')) return false;
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
