import type { FrontMatter } from '../syntax/agentFile.ts';
import type { Span } from '../syntax/span.ts';
import { lineSpan, span, trimSpan } from '../syntax/span.ts';
import type { YamlProblem } from '../syntax/tree.ts';
import { insert, replace } from './edits.ts';
import type { TextEdit } from './types.ts';

/** A place that YAML cannot read, in words for people. */
export interface YamlFault {
  readonly span: Span;
  /** What is wrong: one sentence. */
  readonly says: string;
  /** What to do: one sentence. */
  readonly remedy: string;
  /** A fix that may help, to be tried before it is offered. */
  readonly edits?: readonly TextEdit[];
}

/** A line that a tab indents; the fix takes every such line, because one never comes alone. */
export function tabbed(text: string, offset: number, front: FrontMatter): YamlFault | undefined {
  const line = lineSpan(text, offset);
  if (!/^ *\t/.test(text.slice(line.start, line.end))) return undefined;
  return {
    span: trimSpan(text, line),
    says: 'This line is indented by a tab, and YAML takes only blanks.',
    remedy: 'Indent by blanks in place of tabs.',
    edits: tabsToBlanks(text, front.content),
  };
}

/** Two blanks in place of each tab that lines begin with. */
export function tabsToBlanks(text: string, lines: Span): TextEdit[] {
  const found = text.slice(lines.start, lines.end).matchAll(/(?<=^|\n)\t[ \t]*/g);
  return [...found].map(({ index, 0: indent }) => {
    const start = lines.start + index;
    return replace(span(start, start + indent.length), indent.replaceAll('\t', '  '));
  });
}

/** A line that stands neither with its neighbours nor below them. */
export function strayIndent(text: string, problem: YamlProblem): YamlFault {
  const line = lineSpan(text, problem.span.end);
  const above = lineAbove(text, line);
  const [indent = ''] = /^ */.exec(text.slice(above.start, above.end)) ?? [];
  const at = trimSpan(text, line);
  return {
    span: at,
    says: 'This line is indented unlike those around it.',
    remedy: 'Indent it like the lines of the same level.',
    edits: [replace(span(line.start, at.start), indent)],
  };
}

function lineAbove(text: string, { start }: Span): Span {
  return lineSpan(text, Math.max(0, text.slice(start - 2, start) === '\r\n' ? start - 2 : start - 1));
}

/** A line that is no `key: value`, or one that its indentation makes a part of the value above. */
export function brokenKey(text: string, { span: at }: YamlProblem): YamlFault {
  const line = lineSpan(text, at.start);
  const first = trimSpan(text, span(at.start, line.end));
  const glued = /^[\w.-]+:(?=[^\s:/])/.exec(text.slice(first.start, first.end));
  if (text.slice(line.start, at.start).trim() === '') {
    return glued
      ? {
          span: first,
          says: 'The colon after a key needs a blank behind it.',
          remedy: 'Write a blank behind the colon.',
          edits: [insert(first.start + glued[0].length, ' ')],
        }
      : {
          span: first,
          says: 'This line is no `key: value`.',
          remedy: 'Give it a key, or indent it as part of the value above.',
        };
  }
  const last = lineSpan(text, at.end);
  const content = trimSpan(text, last);
  const [indent = ''] = /^ */.exec(text.slice(line.start, line.end)) ?? [];
  if (text.slice(last.start, content.start) === indent) {
    return {
      span: content,
      says: 'This line is read as a part of the value above, which is still open.',
      remedy: 'Close the brackets or quotes that are open there.',
    };
  }
  return {
    span: content,
    says: 'This line is indented, which makes it a part of the value above.',
    remedy: 'Begin it in the same column as the key above.',
    edits: [replace(span(last.start, content.start), indent)],
  };
}
