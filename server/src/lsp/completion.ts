import type { CompletionItem as LspItem } from 'vscode-languageserver';
import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver';
import type { CompletionItem, CompletionKind } from '../core/index.ts';
import { snippetText } from '../core/index.ts';
import type { Opened } from './agentFiles.ts';
import { toTextEdit } from './convert.ts';
import type { Session } from './session.ts';

/** Behind these something of ours may follow. Letters cannot be among them in VS Code: its client sees to that. */
export const TRIGGER_CHARACTERS = [':', ' ', '-', '[', '{', ',', '"', "'", '/', '@', '#', '(', '$', '!'];

const KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  tool: CompletionItemKind.Function,
  pattern: CompletionItemKind.Value,
  model: CompletionItemKind.Constant,
  agent: CompletionItemKind.Module,
  placeholder: CompletionItemKind.Variable,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  heading: CompletionItemKind.Reference,
  header: CompletionItemKind.Snippet,
  color: CompletionItemKind.Color,
};

/** What may be written at an offset, in the words of the protocol; null where there is nothing. */
export function completionItems(session: Session, opened: Opened, offset: number): LspItem[] | null {
  const { readers, beside, service } = opened;
  const linkTargets = !session.editor.elsewhere.linkTargets;
  const items = service.completionAll(readers, offset, { linkTargets, ...beside });
  return items.length === 0 ? null : items.map((item) => toItem(item, session, opened));
}

function toItem(item: CompletionItem, { client, editor }: Session, { positions }: Opened): LspItem {
  const { label, kind, detail, documentation, edit, also, snippet, rank, filterText, deprecated, again } =
    item;
  const asSnippet = snippet === true && client.snippets;
  const newText = snippet && !asSnippet ? snippetText(edit.newText) : edit.newText;
  return {
    label,
    kind: KINDS[kind],
    sortText: String(rank).padStart(5, '0'),
    textEdit: toTextEdit({ span: edit.span, newText }, positions),
    ...(also && { additionalTextEdits: [toTextEdit(also, positions)] }),
    ...(asSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(client.indentsInsertions && { insertTextMode: InsertTextMode.adjustIndentation }),
    ...(detail !== undefined && { detail }),
    ...(documentation !== undefined && {
      documentation: {
        kind: client.markdownCompletion ? MarkupKind.Markdown : MarkupKind.PlainText,
        value: documentation,
      },
    }),
    ...(filterText !== undefined && { filterText }),
    ...(deprecated && { tags: [CompletionItemTag.Deprecated] }),
    ...(again &&
      editor.suggestCommand !== undefined && { command: { title: '', command: editor.suggestCommand } }),
  };
}
