import type { ToolName } from '../dialects/toolNames.ts';
import { classifyTool } from '../dialects/toolNames.ts';
import type { FieldSpec } from '../dialects/types.ts';
import type { AgentFile } from '../syntax/agentFile.ts';
import type { Span } from '../syntax/span.ts';
import { span, trimSpan } from '../syntax/span.ts';
import type { Field, FieldList, Scalar, Value } from '../syntax/tree.ts';
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
export function toolLists(context: RuleContext): readonly ToolList[] {
  let lists = found.get(context.file);
  if (!lists) {
    lists = findLists(context);
    found.set(context.file, lists);
  }
  return lists;
}

/** Several rules ask for them. */
const found = new WeakMap<AgentFile, readonly ToolList[]>();

function findLists(context: RuleContext): ToolList[] {
  const { file, kind } = context;
  return (file.front?.root.fields ?? []).flatMap((field) => {
    const spec = kind.fields.find((one) => one.key === field.key.text);
    if (!spec?.access) return [];
    return [{ field, spec, access: spec.access, entries: entriesOf(context, field.value) }];
  });
}

/** The list that the scalars of a value stand in; undefined for a text. */
export function listOf(value: Value | undefined): FieldList | undefined {
  return value?.kind === 'list' ? value : undefined;
}

/** What is no text in a list is dropped by the program. */
const NO_TEXT = /^(?:[-+]?\d[\d_]*(?:\.\d+)?|true|false|null|~)?$/i;

function entriesOf({ file, dialect }: RuleContext, value: Value | undefined): ToolEntry[] {
  if (value?.kind === 'map') return [];
  const texts = value?.kind === 'list' ? value.items : value ? [value] : [];
  return texts.flatMap((scalar) =>
    scalar.kind !== 'scalar' || (scalar.style === 'plain' && NO_TEXT.test(scalar.text))
      ? []
      : split(file.text, inside(file.text, scalar), !isLiteral(file.text, scalar)).map((at) => {
          const nameEnd = at.start + nameEndOf(file.text.slice(at.start, at.end));
          const name = file.text.slice(at.start, nameEnd);
          return {
            span: at,
            name,
            nameSpan: span(at.start, nameEnd),
            specifier: nameEnd < at.end ? span(nameEnd, at.end) : undefined,
            is: classifyTool(dialect, name, 'list'),
            scalar,
          };
        }),
  );
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
    if (/[\p{L}\p{N}*]/u.test(text.slice(part.start, part.end))) found.push(part);
    start = at + 1;
  }
  return found;
}

/** The whole entry is the name where its parentheses do not close at its end. */
function nameEndOf(entry: string): number {
  return /^([^()]+)\([\s\S]*\)$/.exec(entry)?.[1]?.length ?? entry.length;
}
