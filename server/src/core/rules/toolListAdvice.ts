import { classifyTool } from '../dialects/toolNames.ts';
import { lineSpan, span } from '../syntax/span.ts';
import type { Value } from '../syntax/tree.ts';
import type { Advice, Refused } from './advice.ts';
import { lineBreak, removeField, replace } from './edits.ts';
import { code } from './messages.ts';
import type { RuleContext } from './types.ts';

/**
 * A list of tools where a map of switches belongs, as other programs write it: `tools: Read, Grep`. There it allows
 * only what it names, so the map that says the same switches everything else off.
 */
export function toolListAdvice(context: RuleContext, { field, value }: Refused): Advice {
  const { text } = context.file;
  const key = code(field.key.text);
  const base = { rule: 'invalid-type' } as const;
  const names = namesIn(value);
  if (!value || names.length === 0) return { ...base, remedy: `Write such a map, or remove ${key}.` };
  if (names.every((name) => /^(?:\*|all|true)$/i.test(name))) {
    const title = `Remove ${key}: every tool is on without it`;
    return {
      ...base,
      remedy: `Remove ${key}: every tool is on without it.`,
      title,
      edits: [removeField(text, field)],
      safe: false,
    };
  }
  const ids = [...new Set(names.flatMap((name) => idOf(context, name) ?? []))];
  const column = field.key.span.start - lineSpan(text, field.key.span.start).start;
  const lines = ['"*": false', ...ids.map((id) => `${/[^\w-]/.test(id) ? JSON.stringify(id) : id}: true`)];
  const map = lines.map((line) => lineBreak(text) + ' '.repeat(column + 2) + line).join('');
  return {
    ...base,
    because: value.kind === 'list' ? 'not a list' : 'not a text',
    remedy: 'Write a map that switches every other tool off.',
    title: 'Write a map: only these tools on',
    edits: [replace(span(field.key.span.end, value.span.end), `:${map}`)],
    safe: false,
  };
}

function namesIn(value: Value | undefined): string[] {
  if (value?.kind === 'list') return value.items.flatMap((item) => namesIn(item));
  if (value?.kind !== 'scalar') return [];
  return value.text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** What the program calls the tool; undefined for one that it no longer has. */
function idOf({ dialect }: RuleContext, name: string): string | undefined {
  const tool = classifyTool(dialect, name.replace(/\(.*$/, ''), 'switch');
  if (tool.is === 'gone') return tool.tool.use;
  if (tool.is === 'case') return tool.id;
  return tool.is === 'foreign' ? (tool.tool.use ?? name) : name;
}
