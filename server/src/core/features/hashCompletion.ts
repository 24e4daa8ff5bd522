import { isRead } from '../dialects/targets.ts';
import type { HashForms } from '../dialects/types.ts';
import { lineSpan, span } from '../syntax/span.ts';
import { toolText } from './factText.ts';
import { inCode } from './pathCompletion.ts';
import type { CompletionItem, FeatureContext } from './types.ts';
import { writtenTarget } from './writtenTarget.ts';

const NAME = /(?<![\w/#&.-])(#\w+:)([\w.\-/]*)$/;
const WORD = /(?<![\w/#&.-])#(\w*)$/;

/** The two forms of references after a `#`, and the tools after `#tool:`. */
export function hashCompletion({ file }: FeatureContext, offset: number): CompletionItem[] {
  const { reading, text } = file;
  const { hash } = reading.kind.references;
  if (!hash) return [];
  const before = text.slice(lineSpan(text, offset).start, offset);
  const [, form, name] = NAME.exec(before) ?? [];
  const tool = form?.toLowerCase() === hash.tool ? name : undefined;
  const word = tool === undefined ? WORD.exec(before)?.[1] : undefined;
  if ((tool === undefined && word === undefined) || inCode(text, file.body, offset)) return [];
  // A heading begins like that.
  if (before.trim() === '#') return [];
  if (tool === undefined) return forms(hash, offset - (word?.length ?? 0) - 1, offset);
  const target = writtenTarget(file);
  const [rest = ''] = /^[\w.\-/]*/.exec(text.slice(offset)) ?? [];
  const at = span(offset - tool.length, offset + rest.length);
  return reading.dialect.tools
    .filter((one) => one.offered && isRead(one, target))
    .map((one, rank) => ({
      label: one.id,
      kind: 'tool',
      documentation: toolText(reading.dialect, one),
      edit: { span: at, newText: one.id },
      rank,
    }));
}

function forms({ file, tool }: HashForms, start: number, end: number): CompletionItem[] {
  const details: readonly (readonly [label: string, detail: string])[] = [
    [file, 'a file, from the folder of this one'],
    [tool, 'a tool that the model is pointed to'],
  ];
  return details.map(([label, detail], rank) => ({
    label,
    kind: 'placeholder',
    detail,
    edit: { span: span(start, end), newText: label },
    rank,
    again: true,
  }));
}
