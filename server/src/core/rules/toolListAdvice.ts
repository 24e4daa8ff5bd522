import { tool } from '../dialects/lookup.ts';
import { classifyTool } from '../dialects/toolNames.ts';
import { lineSpan, span } from '../syntax/span.ts';
import type { Field, Value } from '../syntax/tree.ts';
import { fieldOf } from '../syntax/tree.ts';
import type { Advice, Refused } from './advice.ts';
import { lineBreak, removeField, replace } from './edits.ts';
import { code } from './messages.ts';
import type { RuleContext, TextEdit } from './types.ts';

/**
 * A list of tools where a map of switches belongs, as other programs write it: `tools: Read, Grep`. There it allows
 * only what it names, so the rules that say the same deny everything else.
 */
export function toolListAdvice(context: RuleContext, { field, value }: Refused): Advice {
  const { text } = context.file;
  const key = code(field.key.text);
  const base = { rule: 'invalid-type' } as const;
  const names = namesIn(value);
  if (!value || names.length === 0) return { ...base, remedy: `Write such a map, or remove ${key}.` };
  if (names.every((name) => /^(?:\*|all|true)$/i.test(name))) {
    const remedy = `Remove ${key}: every tool is on without it`;
    return { ...base, remedy: `${remedy}.`, title: remedy, edits: [removeField(text, field)], safe: false };
  }
  const because = value.kind === 'list' ? 'not a list' : 'not a string';
  const permission = context.kind.fields.find((spec) => spec.shape === 'permission')?.key;
  if (permission === undefined || fieldOf(context.file.front?.root, permission)) {
    return { ...base, because, remedy: 'Write such a map.' };
  }
  return {
    ...base,
    because,
    remedy: `To allow only these tools, write ${code(permission)} with \`"*": deny\` first.`,
    title: `Write ${code(permission)}: only these tools`,
    edits: [allowOnly(context, field, permission, names)],
    safe: false,
  };
}

function allowOnly(
  context: RuleContext,
  field: Field,
  permission: string,
  names: readonly string[],
): TextEdit {
  const { text } = context.file;
  const ids = new Set(names.flatMap((name) => permissionOf(context, name) ?? []));
  const column = field.key.span.start - lineSpan(text, field.key.span.start).start;
  const lines = [...ids].map((id) => `${/[^\w-]/.test(id) ? JSON.stringify(id) : id}: allow`);
  const map = ['"*": deny', ...lines].map((line) => lineBreak(text) + ' '.repeat(column + 2) + line);
  return replace(
    span(field.key.span.start, field.value?.span.end ?? field.key.span.end),
    `${permission}:${map.join('')}`,
  );
}

function namesIn(value: Value | undefined): string[] {
  if (value?.kind === 'list') return value.items.flatMap((item) => namesIn(item));
  if (value?.kind !== 'scalar') return [];
  return value.text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** The permission that the tool asks for; undefined for one that the program no longer has. */
function permissionOf({ dialect }: RuleContext, name: string): string | undefined {
  const found = classifyTool(dialect, name.replace(/\(.*$/, ''), 'switch');
  const id =
    found.is === 'case' ? found.id : found.is === 'gone' || found.is === 'foreign' ? found.tool.use : name;
  return id === undefined ? undefined : (tool(dialect, id)?.permission ?? id);
}
