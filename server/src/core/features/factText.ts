import type { Dialect, Evidence, Fact, FieldSpec, Shape, ToolSpec, ValueSpec } from '../dialects/types.ts';
import { escapeMarkdown, inlineCode } from './markdownText.ts';
import { once } from './once.ts';

const SEEN: Readonly<Record<Evidence['kind'], string>> = {
  observed: 'Seen in',
  source: 'Read in the code of',
  docs: 'Documented for',
};

/** Where a fact comes from, and when that was checked: the last line of every hover. */
export function evidenceLine(dialect: Dialect, { kind, source, version, checked }: Evidence): string {
  return `*${SEEN[kind]} ${dialect.title} ${version} (${escapeMarkdown(source)}), checked on ${checked}.*`;
}

/** A heading in bold, a paragraph, further ones, and where it comes from. */
export function factText(dialect: Dialect, heading: string, fact: Fact, ...more: readonly string[]): string {
  return paragraphs(heading, fact.doc, ...more, evidenceLine(dialect, fact.evidence));
}

/** What a value means, or a pattern, under its own name. */
export const valueText = once((dialect: Dialect, entry: ValueSpec): string =>
  factText(dialect, `**${inlineCode(entry.value)}**`, entry),
);

export function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** "`a`, `b`, `c`" */
export function codes(texts: readonly string[]): string {
  return texts.map((text) => inlineCode(text)).join(', ');
}

const SHAPES: Readonly<Record<Shape, string>> = {
  string: 'text',
  number: 'number',
  'positive-integer': 'whole number above 0',
  boolean: '`true` or `false`',
  enum: 'one of the known words',
  color: '`"#rrggbb"` or a theme colour',
  model: 'model',
  agent: 'name of an agent',
  effort: 'level of effort',
  map: 'map',
  list: 'list',
  'string-list': 'list of texts',
  'tool-switches': 'map of tools to `true` or `false`',
  'tool-list': 'list of tools',
  names: 'list of names',
  globs: 'list of file patterns',
  hooks: 'map of events to hooks',
  servers: 'list of MCP servers',
  permission: 'an action, or a map',
  any: 'anything',
};

/** What the key takes, in a few words. */
export function takes({ modelAliases }: Dialect, { shape, values }: FieldSpec): string {
  if (shape === 'model') return modelAliases ? 'a model, or a word for one' : '`provider/model`';
  const closed = values && shape !== 'color';
  return closed ? values.map(({ value }) => inlineCode(value)).join(' \\| ') : SHAPES[shape];
}

/** Everything about a key. */
export const fieldText = once((dialect: Dialect, field: FieldSpec): string => {
  const facts = [
    takes(dialect, field),
    field.required ? 'required' : '',
    field.targets && field.targets.length > 0 ? `only for ${codes(field.targets)}` : '',
    field.default ? `without it: ${field.default}` : '',
  ];
  return factText(
    dialect,
    `**${escapeMarkdown(field.key)}** · ${facts.filter((fact) => fact !== '').join(' · ')}`,
    field,
    field.deprecated ? `**Deprecated.** ${field.deprecated.doc}` : '',
    field.elsewhere ?? '',
  );
});

/** Everything about a tool. */
export const toolText = once((dialect: Dialect, tool: ToolSpec): string => {
  const facts = [
    tool.permission === tool.id ? '' : `Governed by the permission ${inlineCode(tool.permission)}.`,
    tool.condition ? `Only there with: ${tool.condition}.` : '',
    tool.inAgents === false ? 'Agents that others start never have it.' : '',
    tool.on || tool.inAgents === false ? '' : 'Off unless the header says otherwise.',
  ];
  const heading = `**${escapeMarkdown(tool.id)}** · tool of ${dialect.title}`;
  return factText(dialect, heading, tool, facts.filter((fact) => fact !== '').join(' '));
});
