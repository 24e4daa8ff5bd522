import { dialectById } from '../dialects/registry.ts';
import { quoted, replace, writeScalar } from '../rules/edits.ts';
import type { TextEdit } from '../rules/types.ts';
import { Slugger } from '../syntax/slug.ts';
import type { Span } from '../syntax/span.ts';
import { toolPrefix } from '../workspace/mcpServers.ts';
import { basename, dirname, resolvePath } from '../workspace/paths.ts';
import type { FileView } from '../workspace/view.ts';
import type { Move, WorkspaceChange } from './moves.ts';
import { mendMoves } from './moves.ts';
import type { Subject } from './subject.ts';
import { usesOf } from './subject.ts';
import type { Edge, WebSymbol } from './types.ts';
import type { Web } from './web.ts';

/** Why nothing was renamed: one sentence for people. */
export interface Refusal {
  readonly refused: string;
}

/** What the editor shows before it asks for the new name. */
export interface RenameStart {
  readonly span: Span;
  readonly name: string;
}

/** Whether the subject can be renamed, and what it is called now. */
export function prepareRename(view: FileView, subject: Subject): RenameStart | Refusal {
  if (subject.is === 'heading') return { span: subject.at, name: subject.heading.title };
  if (subject.is === 'file') {
    if (view.kind(subject.path) !== 'file') return { refused: 'There is no file behind this path.' };
    return { span: subject.at, name: basename(subject.path) };
  }
  const [symbol] = subject.symbols;
  if (!symbol) return { refused: 'Nothing here has a name.' };
  const outside = subject.symbols.find(({ path }) => !isInWorkspace(view, path));
  if (outside) return { refused: `It is defined outside the workspace, in ${outside.path}.` };
  return { span: subject.at, name: symbol.name };
}

/** Everything that has to change for the subject to get another name. */
export function rename(web: Web, view: FileView, subject: Subject, to: string): WorkspaceChange | Refusal {
  const start = prepareRename(view, subject);
  if ('refused' in start) return start;
  const name = to.trim();
  if (name === '') return { refused: 'The new name is empty.' };
  if (subject.is === 'heading') return renameHeading(web, subject, name);
  return subject.is === 'file'
    ? renameFile(web, view, subject.path, name)
    : renameSymbols(web, view, subject, name);
}

function renameFile(web: Web, view: FileView, path: string, name: string): WorkspaceChange | Refusal {
  const to = resolvePath(dirname(path), name);
  if (UNSAFE.test(name)) return { refused: `\`${name}\` is no name that every file system takes.` };
  if (to === path) return { edits: new Map(), moves: [] };
  if (view.kind(to) && to.toLowerCase() !== path.toLowerCase())
    return { refused: `There is a file ${name} already.` };
  const moves = [{ from: path, to }];
  return { edits: mendMoves(web, view, moves), moves };
}

/** Characters that some file system refuses. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are refused
const UNSAFE = /[\u0000-\u001f<>:"|?*\\]|(?:^|\/)\.{1,2}(?:\/|$)|^\/|\/\/|[ .]$/;

function renameHeading(
  web: Web,
  subject: Extract<Subject, { is: 'heading' }>,
  title: string,
): WorkspaceChange | Refusal {
  const { path, heading } = subject;
  if (/[\r\n]/.test(title)) return { refused: 'A heading is one line.' };
  const edits = new Map<string, TextEdit[]>([[path, [replace(heading.text, title)]]]);
  // A heading further down may change its number with this one.
  const slugger = new Slugger();
  const slugs = new Map(
    web.headings(path).map((one) => [one.slug, slugger.next(one.slug === heading.slug ? title : one.title)]),
  );
  for (const one of web.headings(path)) {
    const slug = slugs.get(one.slug);
    if (slug === undefined || slug === one.slug) continue;
    for (const { path: file, edge } of usesOf(web, { ...subject, heading: one })) {
      const fragment = edge.written.as === 'path' ? edge.written.fragment : undefined;
      if (fragment) edits.set(file, [...(edits.get(file) ?? []), replace(fragment, slug)]);
    }
  }
  return { edits, moves: [] };
}

function renameSymbols(
  web: Web,
  view: FileView,
  subject: Extract<Subject, { is: 'symbol' }>,
  name: string,
): WorkspaceChange | Refusal {
  const [first] = subject.symbols;
  if (!first || name === first.name) return { edits: new Map(), moves: [] };
  const unsafe = subject.symbols.some((one) => one.byPath && UNSAFE.test(asPath(one, name)));
  if (/\s/.test(name) || unsafe)
    return {
      refused: `\`${name}\` cannot be a name of ${first.kind === 'agent' ? 'an' : 'a'} ${first.kind}.`,
    };
  const target = { is: first.kind, name, dialect: first.dialect } as const;
  const taken = web.resolve(target, first.path)[0];
  if (taken) return { refused: `${taken.path} has the name ${name} already.` };
  const moves = subject.symbols.flatMap((symbol) => moveOf(symbol, name));
  const blocked = moves.find(
    (move) => view.kind(move.to) && move.to.toLowerCase() !== move.from.toLowerCase(),
  );
  if (blocked) return { refused: `There is a file ${blocked.to} already.` };
  const uses = usesOf(web, subject);
  const pattern = uses.find(({ edge }) => edge.written.as === 'pattern');
  if (pattern) {
    const at = (web.text(pattern.path) ?? '').slice(pattern.edge.span.start, pattern.edge.span.end);
    return {
      refused: `\`${at}\` in ${pattern.path} stands for tools of ${first.name}: write their names there first.`,
    };
  }
  const edits = new Map<string, TextEdit[]>();
  const add = (path: string, edit: TextEdit) => edits.set(path, [...(edits.get(path) ?? []), edit]);
  for (const symbol of subject.symbols) {
    const text = web.text(symbol.path) ?? '';
    if (!symbol.byPath)
      add(symbol.path, replace(symbol.span, written(text, symbol.span, name, symbol.at.length > 0)));
  }
  for (const { path, edge } of uses)
    add(path, replace(edge.span, asWritten(web.text(path) ?? '', edge, name)));
  for (const [path, found] of mendMoves(web, view, moves)) for (const edit of found) add(path, edit);
  return { edits, moves };
}

/** The file, or the folder of a skill, that gives the name. */
function moveOf(symbol: WebSymbol, to: string): Move[] {
  const { byPath, path, name, kind } = symbol;
  if (kind === 'skill') {
    const folder = dirname(path);
    return basename(folder) === name ? [{ from: folder, to: resolvePath(dirname(folder), to) }] : [];
  }
  if (!byPath) return [];
  const extension = path.slice(path.lastIndexOf('.'));
  const below = asPath(symbol, name) + extension;
  if (!path.endsWith(`/${below}`)) return [];
  return [{ from: path, to: path.slice(0, -below.length) + asPath(symbol, to) + extension }];
}

/** The path below its folder that gives a name. */
function asPath({ dialect, fileKind }: WebSymbol, name: string): string {
  const patterns = dialectById(dialect)?.places.patterns;
  return name.split(patterns?.find((one) => one.kind === fileKind)?.separator ?? '/').join('/');
}

/** A name in the place of the one that an edge is. */
function asWritten(text: string, edge: Edge, name: string): string {
  const { as } = edge.written;
  if (as === 'mention') return name;
  return as === 'prefix' ? toolPrefix(name).slice(0, -1) : written(text, edge.span, name, as === 'key');
}

/** A name in the quotes that stand there; a plain one where it may be. */
function written(text: string, at: Span, name: string, isKey: boolean): string {
  const mark = text[at.start];
  if (mark === '"' || mark === "'") return quoted(name, mark);
  return isKey && !/^[\p{L}_][\p{L}\p{N}_./-]*$/u.test(name) ? quoted(name) : writeScalar(name);
}

function isInWorkspace(view: FileView, path: string): boolean {
  return view.folders.some((root) => path.startsWith(root.endsWith('/') ? root : `${root}/`));
}
