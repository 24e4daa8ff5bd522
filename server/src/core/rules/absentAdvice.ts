import type { FieldSpec } from '../dialects/types.ts';
import type { Span } from '../syntax/span.ts';
import { lineSpan, span, trimSpan } from '../syntax/span.ts';
import type { Advice, Refused } from './advice.ts';
import { hexIn } from './colorAdvice.ts';
import { quoted, removeField, replace } from './edits.ts';
import { tabsToBlanks } from './indentFaults.ts';
import { characterName, strangeIndent, strangeIndents } from './lineFaults.ts';
import { code } from './messages.ts';
import type { RuleContext } from './types.ts';

/** What to say about a key without a value: swallowed by a comment, torn off by tabs, or never written. */
export function absentAdvice({ file: { text } }: RuleContext, refused: Refused): Advice {
  const { field, value, spec } = refused;
  const line = lineSpan(text, field.key.span.end);
  const comment = /^\s*:\s*(#\S.*)$/.exec(text.slice(field.key.span.end, line.end));
  if (comment && !value) {
    const start = line.end - (comment[1] ?? '').length;
    return swallowed(text, trimSpan(text, span(start, line.end)), spec);
  }
  const below = indentedBelow(text, line.end);
  const character = value ? undefined : strangeIndent(text, below.start);
  if (character !== undefined) {
    const isTab = character === '\t';
    return {
      rule: 'invalid-type',
      because: `but the lines below are indented by ${isTab ? 'tabs' : characterName(character)}, so YAML does not see them as a part of it`,
      remedy: 'Indent them by blanks.',
      title: `Indent by blanks${isTab ? ' in place of tabs' : ''}`,
      edits: isTab ? tabsToBlanks(text, below) : strangeIndents(text, below, ' '),
    };
  }
  return {
    rule: 'invalid-type',
    because: value
      ? `not ${code(text.slice(value.span.start, value.span.end))}`
      : 'and nothing is written here',
    remedy: 'Write a value or remove the key.',
    title: `Remove ${code(field.key.text)}`,
    edits: [removeField(text, field)],
    safe: false,
  };
}

/** A value that begins with `#` without quotes is a comment. */
function swallowed(text: string, at: Span, spec: FieldSpec | undefined): Advice {
  const written = text.slice(at.start, at.end);
  const hex = spec?.shape === 'color' ? hexIn(written) : undefined;
  const taken = hex ? span(at.start, at.start + hex.length) : at;
  const to = quoted(hex?.value ?? written);
  return {
    rule: 'invalid-value',
    span: taken,
    because: `but without quotes ${code(text.slice(taken.start, taken.end))} is a comment`,
    remedy: `Write \`${to}\`.`,
    title: `Put ${code(hex?.value ?? written)} in quotes`,
    edits: [replace(taken, to)],
  };
}

/** The lines below that are indented, by whatever. */
function indentedBelow(text: string, lineEnd: number): Span {
  const [all = '', first = ''] = /^(\r?\n)?(?:\s[^\r\n]*(?:\r?\n|$))*/.exec(text.slice(lineEnd)) ?? [];
  return span(lineEnd + first.length, lineEnd + all.length);
}
