import type { BodyForm } from '../dialects/types.ts';
import { lineSpan, type Span, span, touches } from '../syntax/span.ts';
import { factText } from './factText.ts';
import { inlineCode } from './markdownText.ts';
import type { CompletionItem, FeatureContext, Hover } from './types.ts';

/** What the program makes of the `$ARGUMENTS`, `$1` or shell call at an offset of the body, in code as well. */
export function formHover({ file }: FeatureContext, offset: number): Hover | undefined {
  const { dialect, kind } = file.reading;
  for (const form of kind.references.forms ?? []) {
    const at = placeOf(file.text, form, file.body.span.start, offset);
    if (!at) continue;
    const heading = `**${inlineCode(file.text.slice(at.start, at.end))}** · ${form.title}`;
    return { span: at, markdown: factText(dialect, heading, form) };
  }
  return undefined;
}

function placeOf(text: string, { match }: BodyForm, from: number, offset: number) {
  for (const found of text.slice(from).matchAll(match)) {
    const start = from + found.index;
    const at = span(start, start + found[0].length);
    if (start > offset) return undefined;
    if (touches(at, offset)) return at;
  }
  return undefined;
}

const TYPED = /(?:^|[^\\$\w])(\$\w*)$/;

/** What may follow a `$` in the body: everywhere but in blocks of code, where it mostly is the code's own. */
export function formCompletion({ file }: FeatureContext, offset: number): CompletionItem[] {
  const { dialect, kind } = file.reading;
  const { forms } = kind.references;
  if (!forms) return [];
  const line = lineSpan(file.text, offset);
  const typed = TYPED.exec(file.text.slice(line.start, offset))?.[1];
  if (typed === undefined || inBlock(file.text, file.body.code, offset)) return [];
  const rest = /^\w*/.exec(file.text.slice(offset, line.end))?.[0] ?? '';
  const at = span(offset - typed.length, offset + rest.length);
  return forms
    .flatMap((form) => (form.proposals ?? []).map((label) => ({ form, label })))
    .map(({ form, label }, rank) => ({
      label,
      kind: 'placeholder',
      detail: form.title,
      documentation: factText(dialect, `**${inlineCode(label)}** · ${form.title}`, form),
      edit: { span: at, newText: label },
      filterText: label,
      rank,
    }));
}

function inBlock(text: string, code: readonly Span[], offset: number): boolean {
  return code.some(
    ({ start, end }) =>
      start < offset && offset <= end && /^(?:`{3}|~{3})/.test(text.slice(start, start + 3)),
  );
}
