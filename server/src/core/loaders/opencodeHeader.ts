import { afterBom } from '../syntax/frontmatter.ts';
import type { Span } from '../syntax/span.ts';
import { span } from '../syntax/span.ts';
import { boundedValues } from './bounded.ts';
import type { ParsedMatter, ThrownMatter } from './grayMatter.ts';
import { runGrayMatter } from './grayMatter.ts';
import { lateFailure } from './lateFailure.ts';
import { isRecord } from './opencodeSchema.ts';
import type { HeaderReading } from './types.ts';

/** A header as OpenCode reads it, and the text that is left as the body. */
export interface HeaderAndBody {
  readonly header: HeaderReading;
  readonly body: string;
}

const NOTHING = { data: {}, failure: undefined, repaired: [] } as const;
const NONE: HeaderReading = { ...NOTHING, state: 'none' };
const IGNORED: HeaderReading = { ...NOTHING, state: 'ignored' };
const CODE: HeaderReading = { ...NOTHING, state: 'code' };

/**
 * Reads the header as OpenCode's `ConfigMarkdown.parse` does: gray-matter first; if that throws, once more with the
 * text that its one-pass repair makes. Where the repair changes nothing, the second call is answered from gray-matter's
 * cache with the unparsed file: no keys, and the whole text as body.
 */
export function readHeader(text: string): HeaderAndBody {
  const start = afterBom(text);
  if (!text.startsWith('---', start)) return { header: NONE, body: text.slice(start) };
  if (text.startsWith('----', start)) return { header: IGNORED, body: text.slice(start) };
  if (namesScript(text, start + 3)) return { header: CODE, body: '' };
  const first = runGrayMatter(text);
  if (first.kind === 'script') return { header: CODE, body: '' };
  if (first.kind === 'parsed') return { header: headerOf(first), body: first.content };
  return retried(text, text.slice(start), first);
}

function retried(text: string, whole: string, first: ThrownMatter): HeaderAndBody {
  const failure = () => ({ message: first.message, offset: first.offset });
  const repair = repairHeader(text);
  if (repair.text === text) return { header: lateFailure({}, 'ignored', failure), body: whole };
  const second = runGrayMatter(repair.text);
  if (second.kind !== 'parsed') {
    return { header: lateFailure({}, 'dropped', failure, repair.values), body: '' };
  }
  return {
    header: lateFailure(headerOf(second).data, 'repaired', failure, repair.values),
    body: second.content,
  };
}

function headerOf({ data }: ParsedMatter): HeaderReading {
  const known = boundedValues(spread(data));
  return {
    state: Object.keys(known).length === 0 ? 'empty' : 'read',
    data: known,
    failure: undefined,
    repaired: NOTHING.repaired,
  };
}

/** As the program does: a list's items and a text's characters become keys `0`, `1`, … */
function spread(data: unknown): Readonly<Record<string, unknown>> {
  if (isRecord(data) && Object.getPrototypeOf(data) === Object.prototype) return data;
  return { ...(data as Record<string, unknown> | null | undefined) };
}

/** Whether the first line names a script engine: `---js`, `--- JavaScript`. OpenCode evaluates such a header. */
function namesScript(text: string, start: number): boolean {
  if (text.charCodeAt(start) === 0x0a) return false;
  const line = text.indexOf('\n', start);
  return /^(?:js|javascript)$/i.test(text.slice(start, line < 0 ? text.length : line).trim());
}

interface Repair {
  readonly text: string;
  /** The values that were rewritten, in the text as it was. */
  readonly values: readonly Span[];
}

const BLOCK = /^(---\r?\n)([\s\S]*?)\r?\n---/;
const PLAIN_ENTRY = /^([a-zA-Z_][a-zA-Z0-9_]*)\s*:\s*(.*)$/;

/**
 * OpenCode's repair: every line at the left margin whose plain value holds a colon becomes a block of text. Line breaks
 * of the block turn into `\n` on the way, so that a block with `\r\n` always counts as changed.
 */
function repairHeader(text: string): Repair {
  const block = BLOCK.exec(text);
  const [, opening = '', content = ''] = block ?? [];
  if (!block) return { text, values: [] };
  const values: Span[] = [];
  let at = opening.length;
  const lines = content.split(/(\r?\n)/).map((line, index) => {
    const start = at;
    at += line.length;
    if (index % 2 === 1) return '\n';
    const value = colonValue(line, start);
    if (!value) return line;
    values.push(value.span);
    return `${value.key}: |-\n  ${text.slice(value.span.start, value.span.end)}`;
  });
  return { text: opening + lines.join('') + text.slice(opening.length + content.length), values };
}

/** The key and the value's span where the repair rewrites the line. */
function colonValue(line: string, start: number): { key: string; span: Span } | undefined {
  const [, key = '', value = ''] = PLAIN_ENTRY.exec(line) ?? [];
  if (!value.includes(':') || /^["']/.test(value)) return undefined;
  const valueStart = start + line.length - value.length;
  return { key, span: span(valueStart, valueStart + value.trimEnd().length) };
}
