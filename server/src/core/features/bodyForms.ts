import type { BodyForm, Dialect } from '../dialects/types.ts';
import type { AgentFile } from '../syntax/agentFile.ts';
import { lineSpan, type Span, span, touches } from '../syntax/span.ts';
import { argumentNames, formsOf, placesOf } from '../workspace/forms.ts';
import { factText } from './factText.ts';
import { inlineCode } from './markdownText.ts';
import { snippetText } from './snippet.ts';
import type { CompletionItem, FeatureContext, Hover } from './types.ts';

/** What the program makes of the `$ARGUMENTS`, `$1` or shell call at an offset of the body, in code as well. */
export function formHover({ file, workspace }: FeatureContext, offset: number): Hover | undefined {
  const { dialect } = file.reading;
  for (const form of formsOf(workspace.view, file)) {
    const at = placesOf(file, form).find((place) => touches(place, offset));
    if (!at) continue;
    const heading = `**${inlineCode(file.text.slice(at.start, at.end))}** · ${form.title}`;
    return { span: at, markdown: factText(dialect, heading, form) };
  }
  return undefined;
}

const TYPED = /(?:^|[^\\$\w])(\$(?:\{\w*|\w*))$|(?:^|\s)(!)$/;

/** What may follow a `$` or `!` in the body: everywhere but in blocks of code, where it mostly is the code's own. */
export function formCompletion({ file, workspace }: FeatureContext, offset: number): CompletionItem[] {
  if (!file.reading.kind.references.forms) return [];
  const line = lineSpan(file.text, offset);
  const [, dollar, mark] = TYPED.exec(file.text.slice(line.start, offset)) ?? [];
  const typed = dollar ?? mark;
  if (typed === undefined || inBlock(file.text, file.body.code, offset)) return [];
  const rest = dollar === undefined ? '' : (/^\w*\}?/.exec(file.text.slice(offset, line.end))?.[0] ?? '');
  const at = span(offset - typed.length, offset + rest.length);
  return formsOf(workspace.view, file)
    .flatMap((form) => proposals(file, form))
    .filter(({ label }) => label.startsWith(typed.charAt(0)))
    .map(({ form, label, snippet }, rank) => ({
      ...item(file.reading.dialect, form, label),
      edit: { span: at, newText: snippet ?? label },
      ...(snippet !== undefined && { snippet: true }),
      filterText: label,
      rank,
    }));
}

interface Proposal {
  readonly form: BodyForm;
  readonly label: string;
  readonly snippet?: string;
}

function proposals(file: AgentFile, form: BodyForm): Proposal[] {
  const { namesIn, snippet } = form;
  const names = namesIn === undefined ? [] : argumentNames(file, namesIn).map((name) => `$${name}`);
  const fixed = [...names, ...(form.proposals ?? [])].map((label) => ({ form, label }));
  return snippet === undefined ? fixed : [...fixed, { form, label: snippetText(snippet), snippet }];
}

function item(dialect: Dialect, form: BodyForm, label: string) {
  return {
    label,
    kind: 'placeholder',
    detail: form.title,
    documentation: factText(dialect, `**${inlineCode(label)}** · ${form.title}`, form),
  } as const;
}

function inBlock(text: string, code: readonly Span[], offset: number): boolean {
  return code.some(
    ({ start, end }) =>
      start < offset && offset <= end && /^(?:`{3}|~{3})/.test(text.slice(start, start + 3)),
  );
}
