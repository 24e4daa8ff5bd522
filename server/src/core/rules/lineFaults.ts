import type { FrontMatter } from '../syntax/agentFile.ts';
import type { Span } from '../syntax/span.ts';
import { lineSpan, overlaps, span, trimSpan } from '../syntax/span.ts';
import type { Scalar, Value } from '../syntax/tree.ts';
import { insert, lineBreak, quoted, replace } from './edits.ts';
import { beginsLine } from './headerLines.ts';
import type { YamlFault } from './indentFaults.ts';
import { code } from './messages.ts';
import { wholeValue } from './repairs.ts';
import type { TextEdit } from './types.ts';

/** What is wrong with a line that YAML gave up on, told by the line itself; undefined where nothing of it is known. */
export function lineFault(text: string, offset: number, front: FrontMatter): YamlFault | undefined {
  const line = lineSpan(text, offset);
  return (
    indentedFirstKeys(text, line, front) ??
    directive(text, line, front) ??
    starredKey(text, line, front) ??
    fullWidthColon(text, offset) ??
    strangeBlank(text, line)
  );
}

/** Faults that the tree does not mind, and the program's parser does. */
export function hiddenFault(text: string, front: FrontMatter): YamlFault | undefined {
  for (const line of contentLines(text, front)) {
    const content = trimSpan(text, line);
    const written = text.slice(content.start, content.end);
    if (written === '...' && content.start === line.start) {
      return {
        span: content,
        says: '`...` ends what YAML reads, and more follows below.',
        remedy: 'Remove this line.',
        edits: [replace(span(line.start, nextStart(text, line)), '')],
      };
    }
    if (/^:(?:\s|$)/.test(written)) {
      return {
        span: content,
        says: 'No key stands in front of this colon.',
        remedy: 'Write one, or remove the line.',
      };
    }
  }
  return undefined;
}

/** Every scalar of a value, in the order of the text; keys are not among them. */
export function scalars(value: Value | undefined): Scalar[] {
  if (value?.kind === 'map') return value.fields.flatMap((field) => scalars(field.value));
  if (value?.kind === 'list') return value.items.flatMap((item) => scalars(item));
  return value ? [value] : [];
}

function* contentLines(text: string, { content, root }: FrontMatter): Generator<Span> {
  const blocks = scalars(root).filter(({ style, span: at }) => style !== 'plain' && isSeveral(text, at));
  for (let at = content.start; at < content.end; ) {
    const line = lineSpan(text, at);
    if (!blocks.some((block) => overlaps(block.span, line) && block.span.start < line.start)) yield line;
    at = nextStart(text, line);
    if (line.end === text.length) return;
  }
}

/** The lines that are neither empty nor comments alone. */
function writtenLines(text: string, front: FrontMatter): Span[] {
  return [...contentLines(text, front)].filter(({ start, end }) => /^\s*[^\s#]/.test(text.slice(start, end)));
}

function isSeveral(text: string, at: Span): boolean {
  return text.slice(at.start, at.end).includes('\n');
}

function nextStart(text: string, { end }: Span): number {
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : Math.min(end + 1, text.length);
}

/** The first keys of the header stand further right than the one that YAML stumbles over. */
function indentedFirstKeys(text: string, line: Span, front: FrontMatter): YamlFault | undefined {
  const lines = writtenLines(text, front);
  const [first] = lines;
  const margin = lines.find(({ start }) => /\S/.test(text.charAt(start)));
  if (!first || !margin || margin.start === first.start || line.start < margin.start) return undefined;
  const [indent = ''] = /^ */.exec(text.slice(first.start, first.end)) ?? [];
  if (indent === '' || !/^["'\w][^:]*:(?:\s|$)/.test(text.slice(margin.start, margin.end))) return undefined;
  return {
    span: trimSpan(text, first),
    says: 'The first key is indented, and the keys below it are not.',
    remedy: 'Begin every key at the left margin.',
    edits: lines
      .filter(({ start }) => start < margin.start && text.startsWith(indent, start))
      .map(({ start }) => replace(span(start, start + indent.length), '')),
  };
}

/** `%YAML 1.2`, which belongs in front of the dashes of a document that is YAML alone. */
function directive(text: string, line: Span, front: FrontMatter): YamlFault | undefined {
  const at = [...writtenLines(text, front).slice(0, 1), line].find(({ start }) => text[start] === '%');
  if (!at) return undefined;
  const isReal = /^%(?:YAML|TAG)\b/.test(text.slice(at.start, at.end));
  return {
    span: trimSpan(text, at),
    says: 'A line that begins with `%` is an instruction to YAML, and there is no place for one in a header.',
    remedy: isReal ? 'Remove this line.' : 'Remove the `%`, or write `#` for a comment.',
    ...(isReal ? { edits: [replace(span(at.start, nextStart(text, at)), '')] } : {}),
  };
}

const STARRED = /^(\s*(?:-\s+)?)(\*(?:[^:"'#]|:(?!\s|$))*?)(?=\s*:(?:\s|$))/;

/** `*: ask`: a star refers to another value. The fix takes every such key, because one never comes alone. */
function starredKey(text: string, line: Span, front: FrontMatter): YamlFault | undefined {
  const found = starred(text, line);
  if (!found) return undefined;
  const keys = [...contentLines(text, front)].flatMap((one) => starred(text, one) ?? []);
  const key = text.slice(found.start, found.end);
  return {
    span: found,
    says: 'A key without quotes cannot begin with `*`.',
    remedy: `Write ${code(quoted(key))}.`,
    edits: keys.map((one) => replace(one, quoted(text.slice(one.start, one.end)))),
  };
}

function starred(text: string, line: Span): Span | undefined {
  const found = STARRED.exec(text.slice(line.start, line.end));
  const start = line.start + (found?.[1]?.length ?? 0);
  return found ? span(start, start + (found[2]?.length ?? 0)) : undefined;
}

/** `mode：all`, as it comes from a keyboard for Chinese or Japanese; also where a whole header is one such line. */
export function fullWidthColon(text: string, offset: number): YamlFault | undefined {
  const line = lineSpan(text, offset);
  const found = /^(\s*(?:-\s+)?["']?[\w$][\w$.-]*["']?\s*)：\s*/.exec(text.slice(line.start, line.end));
  if (!found) return undefined;
  const colon = line.start + (found[1]?.length ?? 0);
  return {
    span: span(colon, colon + 1),
    says: 'A full-width colon (`：`) is part of the text to YAML.',
    remedy: 'Write `:` and a blank in its place.',
    edits: [replace(span(colon, line.start + found[0].length), ': ')],
  };
}

/** Blanks of other widths, and invisible characters: letters to YAML. */
const STRANGE = '\\u00a0\\u1680\\u2000-\\u200b\\u202f\\u205f\\u3000\\ufeff';
const STRANGE_BLANK = new RegExp(`[${STRANGE}]`);
const STRANGE_INDENT = new RegExp(`(?<=^|\\n) *[${STRANGE}][ ${STRANGE}]*`, 'g');
const INDENTED_STRANGELY = new RegExp(`^(?:(\\t)| *([${STRANGE}]))`);

/** "a no-break space (U+00A0)", for a character that does not show or looks like a blank. */
export function characterName(character: string): string {
  if (character === '\t') return 'a tab';
  const number = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return character === '\u00a0' ? `a no-break space (${number})` : `the character ${number}`;
}

/** `mode: all` with a no-break space behind the colon. */
function strangeBlank(text: string, line: Span): YamlFault | undefined {
  const key = /^\s*["']?[\w$][\w$.-]*["']?:/.exec(text.slice(line.start, line.end));
  const at = line.start + (key?.[0].length ?? 0);
  const character = text.charAt(at);
  if (!key || !STRANGE_BLANK.test(character)) return undefined;
  return {
    span: span(at, at + 1),
    says: `Behind this colon stands ${characterName(character)}, which is no blank to YAML.`,
    remedy: 'Write a blank in its place.',
    edits: [replace(span(at, at + 1), ' ')],
  };
}

/** The character that a line is indented by where YAML does not take it for a blank; a tab only as the first one. */
export function strangeIndent(text: string, offset: number): string | undefined {
  const first = text.charCodeAt(offset);
  if (first > 0x20 && first < 0x7f && beginsLine(text, offset)) return undefined;
  const line = lineSpan(text, offset);
  const found = INDENTED_STRANGELY.exec(text.slice(line.start, line.end));
  return found?.[1] ?? found?.[2];
}

/** A blank, or nothing, in place of each such character that lines begin with; tabs are left alone. */
export function strangeIndents(text: string, lines: Span, by: ' ' | ''): TextEdit[] {
  return [...text.slice(lines.start, lines.end).matchAll(STRANGE_INDENT)].map(({ index, 0: indent }) => {
    const start = lines.start + index;
    const blanks = [...indent].map((one) => (one === ' ' ? ' ' : by)).join('');
    return replace(span(start, start + indent.length), blanks);
  });
}

/** Running text over several lines, of which a later one holds a colon: no key that the program knows. */
export function wordsBelow(text: string, at: Span, known: ReadonlySet<string>): YamlFault | undefined {
  const line = lineSpan(text, at.start);
  const below = trimSpan(text, lineSpan(text, at.end));
  const key = /^["']?([^:"']+?)["']?\s*:/.exec(text.slice(below.start, below.end))?.[1];
  const opening = /^[\w$-]+:[ \t]+(?=[^\s"'[{|>&*!#])/.exec(text.slice(line.start, line.end));
  if (key === undefined || known.has(key) || !opening) return undefined;
  const value = trimSpan(text, span(line.start + opening[0].length, line.end));
  if (!/\s/.test(text.slice(value.start, value.end))) return undefined;
  const whole = wholeValue(text, value);
  const indents = [...text.slice(value.end, whole.end).matchAll(/\n([ \t]*)(?=\S)/g)].map(
    ([, one = '']) => one,
  );
  const indent = indents.reduce((a, b) => (b.length < a.length ? b : a), indents[0] ?? '');
  const says = 'A value without quotes cannot hold a colon and a blank, and this line is part of one.';
  const fault = { span: below, says, remedy: 'Write the value as a block of text.' };
  return /^ +$/.test(indent) && indents.every((one) => one.startsWith(indent))
    ? { ...fault, edits: [insert(value.start, `|-${lineBreak(text)}${indent}`)] }
    : fault;
}
