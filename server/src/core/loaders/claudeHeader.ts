import { afterBom } from '../syntax/frontmatter.ts';
import type { Span } from '../syntax/span.ts';
import { span } from '../syntax/span.ts';
import type { YamlReading } from './claudeYaml.ts';
import { readClaudeYaml } from './claudeYaml.ts';
import { lateFailure } from './lateFailure.ts';
import type { HeaderReading } from './types.ts';

/** A header as Claude Code reads it, and the text that is left as the body. */
export interface ClaudeText {
  readonly header: HeaderReading;
  readonly body: () => string;
}

const NOTHING = { data: {}, failure: undefined, repaired: [] } as const;
const NONE: HeaderReading = { ...NOTHING, state: 'none' };

/** Three dashes and nothing else on the first line; blank lines after it do not count. */
const OPENING = /---\s*\n/y;
const CLOSING = '---';

/**
 * Reads the header as Claude Code 2.1.330 does: the block ends at the first three dashes after its first line, wherever
 * they stand. Where its YAML reader fails, it tries once more with the lines that its repair rewrites.
 */
export function readClaudeText(text: string): ClaudeText {
  const start = afterBom(text);
  OPENING.lastIndex = start;
  const opened = OPENING.test(text);
  const contentStart = opened ? OPENING.lastIndex : start;
  const close = opened ? text.indexOf(CLOSING, contentStart) : -1;
  if (close < 0) return { header: NONE, body: () => text.slice(start) };
  return {
    header: readBlock(text, span(contentStart, close)),
    body: () => bodyAfter(text, close + CLOSING.length),
  };
}

/** What follows the dashes, without the blanks before the first line break and those after it. */
function bodyAfter(text: string, end: number): string {
  return text.slice(end).replace(/^\s*\n?/, '');
}

function readBlock(text: string, content: Span): HeaderReading {
  const first = readClaudeYaml(text, content);
  if (first.kind === 'read') return headerOf(first);
  const failure = () => {
    const { message, offset } = first.fault();
    return { message, offset: content.start + offset };
  };
  const repair = repairBlock(text.slice(content.start, content.end), content.start);
  const second = readClaudeYaml(repair.text, span(0, repair.text.length));
  if (second.kind === 'failed') return lateFailure(NOTHING.data, 'dropped', failure);
  return lateFailure(headerOf(second).data, 'repaired', failure, repair.values);
}

function headerOf({ data }: Extract<YamlReading, { kind: 'read' }>): HeaderReading {
  return {
    state: Object.keys(data).length === 0 ? 'empty' : 'read',
    data,
    failure: undefined,
    repaired: NOTHING.repaired,
  };
}

interface Repair {
  readonly text: string;
  /** The values that were put in quotes, in the whole text as it was. */
  readonly values: readonly Span[];
}

const ENTRY = /^([a-zA-Z_-]+):\s+(\S.*)$/;
const SPECIAL = /[{}[\]*&#!|>%@`]|: /;

/**
 * Claude Code's repair: every line at the left margin whose plain value holds something that means more than itself in
 * YAML is put in double quotes, and tabs at the beginning of a line become two blanks each. A line that ends with a
 * carriage return is left as it is: in a file with such line breaks nothing is repaired but tabs.
 */
function repairBlock(content: string, base: number): Repair {
  const values: Span[] = [];
  let at = base;
  const lines = content.split('\n').map((line) => {
    const start = at;
    at += line.length + 1;
    const [, key, value = ''] = ENTRY.exec(line) ?? [];
    if (key === undefined || isQuoted(value) || isList(value) || !SPECIAL.test(value)) return line;
    const from = start + line.length - value.length;
    values.push(span(from, from + value.trimEnd().length));
    return `${key}: "${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  });
  return { text: lines.join('\n').replace(/^\t+/gm, (tabs) => '  '.repeat(tabs.length)), values };
}

function isQuoted(value: string): boolean {
  return /^(?:".*"|'.*'|["'])$/s.test(value);
}

function isList(value: string): boolean {
  if (!value.startsWith('[') || !value.endsWith(']')) return false;
  const entry = `x: ${value}`;
  const read = readClaudeYaml(entry, span(0, entry.length));
  return read.kind === 'read' && Object.values(read.data).every(Array.isArray);
}
