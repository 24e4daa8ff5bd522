import type { ToolName } from '../dialects/toolNames.ts';
import { classifyTool } from '../dialects/toolNames.ts';
import type { Dialect, FieldSpec } from '../dialects/types.ts';
import type { AgentFile } from '../syntax/agentFile.ts';
import { perFile } from '../syntax/perFile.ts';
import type { Span } from '../syntax/span.ts';
import { span, trimSpan } from '../syntax/span.ts';
import type { Field, FieldList, Scalar, Value } from '../syntax/tree.ts';
import { hasAny, keysWhere } from './keyTable.ts';
import type { RuleContext } from './types.ts';

/** One entry of a list of tools: `Bash(git *)` in `tools: Read, Bash(git *)`. */
export interface ToolEntry {
  /** The whole entry. */
  readonly span: Span;
  /** `Bash` */
  readonly name: string;
  readonly nameSpan: Span;
  /** `(git *)` */
  readonly specifier: Span | undefined;
  readonly is: ToolName;
  /** The text that it stands in, alone or with others. */
  readonly scalar: Scalar;
}

/** A key that lists tools, with its entries in the order of the text. */
export interface ToolList {
  readonly field: Field;
  readonly spec: FieldSpec;
  /** Whether an agent has these tools and no others, or all but these. */
  readonly access: 'only' | 'not';
  readonly entries: readonly ToolEntry[];
}

/** The keys of a header whose entries the program resolves to tools. */
export function toolLists({ file }: RuleContext): readonly ToolList[] {
  return lists(file);
}

/** Several rules ask for them. */
const lists = perFile(findLists);

function findLists(file: AgentFile): readonly ToolList[] {
  const { dialect, kind } = file.reading;
  const keys = accessKeys(kind);
  const root = file.front?.root;
  if (!root || !hasAny(root, keys)) return NO_LISTS;
  const found: ToolList[] = [];
  for (const field of root.fields) {
    const spec = keys.get(field.key.text);
    if (spec?.access)
      found.push({ field, spec, access: spec.access, entries: entriesOf(file.text, dialect, field.value) });
  }
  return found;
}

const NO_LISTS: readonly ToolList[] = Object.freeze([]);

const accessKeys = keysWhere((spec) => spec.access !== undefined);

/** The list that the scalars of a value stand in; undefined for a text. */
export function listOf(value: Value | undefined): FieldList | undefined {
  return value?.kind === 'list' ? value : undefined;
}

/** What is no text in a list is dropped by the program. */
const NO_TEXT = /^(?:[-+]?\d[\d_]*(?:\.\d+)?|true|false|null|~)?$/i;

function entriesOf(text: string, dialect: Dialect, value: Value | undefined): ToolEntry[] {
  const entries: ToolEntry[] = [];
  const texts = value?.kind === 'list' ? value.items : value ? [value] : [];
  for (const scalar of texts) {
    if (scalar.kind !== 'scalar' || (scalar.style === 'plain' && NO_TEXT.test(scalar.text))) continue;
    for (const at of split(text, inside(text, scalar), !isLiteral(text, scalar)))
      entries.push(entryAt(text, at, scalar, dialect));
  }
  return entries;
}

function entryAt(text: string, at: Span, scalar: Scalar, dialect: Dialect): ToolEntry {
  const written = text.slice(at.start, at.end);
  const length = nameLength(written);
  const name = written.slice(0, length);
  const end = at.start + length;
  return {
    span: at,
    name,
    nameSpan: end < at.end ? span(at.start, end) : at,
    specifier: end < at.end ? span(end, at.end) : undefined,
    is: classifyTool(dialect, name, 'list'),
    scalar,
  };
}

function isLiteral(text: string, { style, span: at }: Scalar): boolean {
  return style === 'block' && text[at.start] === '|';
}

/** A scalar without its quotes, or without the line that announces a block. */
function inside(text: string, { style, span: at }: Scalar): Span {
  if (style === 'single' || style === 'double') return span(at.start + 1, Math.max(at.start + 1, at.end - 1));
  if (style !== 'block') return at;
  const line = text.indexOf('\n', at.start);
  return line < 0 || line > at.end ? at : span(line + 1, at.end);
}

/**
 * The parts between commas and blanks; what stands in parentheses, which do not nest, is not divided. Signs alone name
 * nothing. `breaks`: whether the lines of the text are one to the program.
 */
function split(text: string, within: Span, breaks: boolean): Span[] {
  const found: Span[] = [];
  let start = within.start;
  let inBrackets = false;
  for (let at = within.start; at <= within.end; at++) {
    const sign = text.charAt(at);
    if (sign === '(') inBrackets = true;
    else if (sign === ')') inBrackets = false;
    const ends = sign === ',' || sign === ' ' || (breaks && (sign === '\n' || sign === '\r'));
    if (at < within.end && (inBrackets || !ends)) continue;
    const part = trimSpan(text, span(start, at));
    if (part.start < part.end && mayName(text.slice(part.start, part.end))) found.push(part);
    start = at + 1;
  }
  return found;
}

function mayName(written: string): boolean {
  return /[A-Za-z\d*]/.test(written) || /[\p{L}\p{N}]/u.test(written);
}

/** The whole entry is the name where its parentheses do not close at its end. */
function nameLength(entry: string): number {
  if (!entry.endsWith(')')) return entry.length;
  return /^([^()]+)\([\s\S]*\)$/.exec(entry)?.[1]?.length ?? entry.length;
}
