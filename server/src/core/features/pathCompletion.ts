import { atPathAt } from '../syntax/atReference.ts';
import type { Body } from '../syntax/body.ts';
import { lineSpan } from '../syntax/span.ts';
import { isAtPlace, writePath } from '../syntax/writePath.ts';
import { isRefused } from '../workspace/imports.ts';
import { foldersToComplete, type ReferenceForm, resolveReference } from '../workspace/resolve.ts';
import type { DirectoryEntry } from '../workspace/view.ts';
import { type WrittenPath, writtenPath } from './pathPlace.ts';
import type { CompletionItem, CompletionOptions, FeatureContext } from './types.ts';

/** Folders that nobody refers to. */
const NEVER = new Set(['.git', 'node_modules', '.DS_Store']);

/**
 * Files and folders after `@`, `](` and in targets of links, headings after `#`: folder by folder, Markdown files first.
 * Empty elsewhere in prose, in code, and in link targets where `options` leave them to the editor.
 */
export function completeReferences(
  context: FeatureContext,
  offset: number,
  { linkTargets }: CompletionOptions,
): CompletionItem[] {
  const { file } = context;
  const written = writtenPath(file, offset);
  const leaves = written && !linkTargets && !isAtPlace(written.place) && written.place !== 'hash';
  if (!written || leaves || inCode(file.text, file.body, offset)) return [];
  return written.target === undefined ? paths(context, written) : headings(context, written, written.target);
}

/** Whether an offset lies in code. Behind the last character of a block that is not closed one is still inside. */
export function inCode(text: string, { code }: Body, offset: number): boolean {
  return code.some(({ start, end }) => {
    if (start >= offset || end < offset) return false;
    if (end > offset) return true;
    const isBlock = /^(?:`{3}|~{3})/.test(text.slice(start, start + 3));
    const last = lineSpan(text, end);
    return (
      isBlock && !(last.start > start && /^[ \t>]*(?:`{3,}|~{3,})[ \t]*$/.test(text.slice(last.start, end)))
    );
  });
}

function formOf({ place }: WrittenPath): ReferenceForm {
  return isAtPlace(place) ? 'at' : 'link';
}

interface Proposal extends DirectoryEntry {
  /** Files that are read first, then folders, other files, hidden ones, the way up. */
  readonly group: number;
}

function paths(context: FeatureContext, written: WrittenPath): CompletionItem[] {
  const { file, workspace } = context;
  const seen = new Map<string, Proposal>();
  for (const folder of foldersToComplete(workspace.view, file, written.folder, formOf(written))) {
    for (const entry of workspace.view.list(folder) ?? []) {
      const itself = `${folder}/${entry.name}`.replace('//', '/') === file.path;
      if (!itself && !NEVER.has(entry.name) && !seen.has(entry.name)) seen.set(entry.name, proposal(entry));
    }
  }
  if (written.place !== 'at' && /^(?:\.\.\/)*$/.test(written.folder)) {
    seen.set('..', { name: '..', directory: true, group: 4 });
  }
  const sorted = [...seen.values()].sort((a, b) => a.group - b.group || compare(a.name, b.name));
  const refused = written.place === 'import' ? file.reading.kind.references.refusedEndings : undefined;
  const taken = sorted.filter((one) => one.directory || !isRefused(refused, one.name));
  return taken.flatMap((one) => pathItem(written, one) ?? []).map((item, rank) => ({ ...item, rank }));
}

function proposal(entry: DirectoryEntry): Proposal {
  if (entry.name.startsWith('.')) return { ...entry, group: 3 };
  if (entry.directory) return { ...entry, group: 1 };
  return { ...entry, group: /\.(?:md|mdx|mdc|markdown)$/i.test(entry.name) ? 0 : 2 };
}

function pathItem(written: WrittenPath, { name, directory }: Proposal): CompletionItem | undefined {
  const { place, folder, span, slashFollows } = written;
  if (place === 'at' && !directory && atPathAt(`@${folder}${name}`, 0)?.path !== folder + name)
    return undefined;
  const plain = writePath(name, place);
  if (plain === undefined) return undefined;
  const newText = directory && !slashFollows ? `${plain}/` : plain;
  return {
    label: directory ? `${name}/` : name,
    kind: directory ? 'folder' : 'file',
    edit: { span, newText },
    rank: 0,
    filterText: newText,
    again: directory,
  };
}

function headings(context: FeatureContext, written: WrittenPath, target: string): CompletionItem[] {
  const { file, workspace } = context;
  const resolved =
    target === '' ? undefined : resolveReference(workspace.view, file, target, formOf(written));
  const own = target === '' || resolved?.path === file.path;
  const isText = own || (resolved?.state === 'found' && /\.(?:md|mdx|mdc|markdown)$/i.test(resolved.path));
  const found = own ? file.body.headings : isText ? workspace.headings(resolved?.path ?? '') : undefined;
  return (found ?? [])
    .filter((heading) => heading.slug !== '')
    .map(({ slug, title, level }, rank) => ({
      label: slug,
      kind: 'heading',
      detail: `${'#'.repeat(level)} ${title}`,
      edit: { span: written.span, newText: slug },
      rank,
    }));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() < b.toLowerCase() ? -1 : 1;
}
