import type { OpenFile } from '../index.ts';
import type { Loaded } from '../loaders/types.ts';
import { atPlaceOf, atReferencesOf } from '../syntax/atReferences.ts';
import type { Link } from '../syntax/body.ts';
import { parseBody } from '../syntax/markdown.ts';
import { lineSpan, span } from '../syntax/span.ts';
import { fieldOf } from '../syntax/tree.ts';
import { basename, dirname, resolvePath } from '../workspace/paths.ts';
import type { ReferenceForm, Resolved } from '../workspace/resolve.ts';
import { resolveReference } from '../workspace/resolve.ts';
import type { FileView } from '../workspace/view.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { namesInHeader } from './headerNames.ts';
import { mentionsIn } from './mentions.ts';
import { serversOf, serverTools } from './servers.ts';
import { isDocument } from './sight.ts';
import { slashMentions } from './slashMentions.ts';
import type { Edge, FileSummary, NamedKind, WebSymbol } from './types.ts';

/** The links of a Markdown file that no program reads; nothing of other files. */
export function summarizeDocument(path: string, text: string, view: FileView): FileSummary {
  if (!isDocument(path) || !/\]\(|\]:/.test(text)) return { path, symbols: [], edges: [] };
  const { links } = parseBody(text, span(0, text.length));
  const edges = links.flatMap((link): Edge[] => {
    if (isAddress(link.path) || (link.path === '' && !link.fragment)) return [];
    const target = link.path === '' ? path : resolvePath(dirname(path), link.path);
    return [linkEdge(text, link, { path: target, state: view.kind(target) ? 'found' : 'missing' })];
  });
  return { path, symbols: [], edges };
}

function isAddress(path: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]+:|\/)/i.test(path);
}

function linkEdge(text: string, link: Link, resolved: Pick<Resolved, 'path' | 'state'>): Edge {
  const { label, path, pathSpan, fragment } = link;
  const place = text[link.target.start - 1] === '<' ? 'angled' : 'target';
  return {
    span: path === '' && fragment ? fragment : pathSpan,
    whole: link.span,
    target: { is: 'file', ...resolved, fragment: fragment && text.slice(fragment.start, fragment.end) },
    written: { as: 'path', form: 'link', path, place, label, fragment },
  };
}

/** What a file says of itself and of others. References are resolved as of now; names are left as names. */
export function summarize(readers: readonly OpenFile[], workspace: Workspace): FileSummary {
  const [owner] = readers;
  if (!owner) return { path: '', symbols: [], edges: [] };
  const all = [owner, ...owner.parts()];
  return {
    path: owner.file.path,
    symbols: definitionsIn(owner),
    edges: [
      ...all.flatMap((open) => [
        ...names(open),
        ...serverTools(open.file, workspace),
        ...references(open, workspace),
        ...mentionsIn(open.file),
      ]),
      ...slashMentions(
        owner.file,
        readers.map(({ file }) => file.reading.dialect),
      ),
    ],
  };
}

/** What a file defines. Its body is not read for it. */
export function definitionsIn(owner: OpenFile): WebSymbol[] {
  return [...[owner, ...owner.parts()].flatMap(symbolsOf), ...serversOf(owner.file)];
}

const SYMBOL_KINDS: Readonly<Record<string, NamedKind>> = {
  agent: 'agent',
  mode: 'agent',
  skill: 'skill',
  command: 'command',
  prompt: 'command',
};

function symbolsOf({ file, loaded }: OpenFile): WebSymbol[] {
  const { reading, front, at } = file;
  const kind = SYMBOL_KINDS[reading.kind.kind];
  if (!kind) return [];
  const { name, keys, outcome } = loaded();
  if (outcome === 'skipped' || outcome === 'not-loaded') return [];
  const named = at.length > 0 ? undefined : fieldOf(front?.root, 'name')?.value;
  const byKey = named?.kind === 'scalar' && named.text === name;
  const description = keys['description'];
  return [
    {
      kind,
      name,
      dialect: reading.dialect.id,
      fileKind: reading.kind.kind,
      path: file.path,
      at,
      span: byKey ? named.span : (front?.open ?? lineSpan(file.text, 0)),
      entry: at.length === 0 ? undefined : front?.content,
      byPath: at.length === 0 && !byKey,
      scope: scopeOf(file),
      description: typeof description === 'string' ? description : undefined,
      mode: loaded().mode ?? '',
      abilities: abilitiesOf(loaded()),
    },
  ];
}

/** Tools that are off, or those that are on where that is the shorter list. */
export function abilitiesOf({ access, tools }: Loaded): string {
  if (access) {
    const { tools: on, denied } = access;
    if (on !== 'all') return on.length === 0 ? 'no tools' : listed(on);
    return denied.length === 0 ? 'all tools' : `all tools but ${listed(denied)}`;
  }
  const names = Object.keys(tools);
  const off = names.filter((name) => !tools[name]);
  const on = names.filter((name) => tools[name]);
  if (names.length === 0) return '';
  if (on.length === 0) return 'no tools';
  return off.length > on.length
    ? listed(on)
    : off.length === 0
      ? 'all tools'
      : `all tools but ${listed(off)}`;
}

function listed(names: readonly string[]): string {
  return names.join(', ');
}

/** The folder below which a definition is in sight; undefined for those of the home folder. */
function scopeOf({ path, reading }: OpenFile['file']): string | undefined {
  const { configFolder, dialect, name } = reading;
  const { projectFolders, homeFolders } = dialect.places;
  if (configFolder === undefined)
    return path.endsWith(`/${name}.md`) ? dirname(path.slice(0, -name.length - 4)) : dirname(path);
  if (projectFolders.includes(basename(configFolder))) return dirname(configFolder);
  return homeFolders.some((one) => configFolder.endsWith(`/${one}`)) ? undefined : configFolder;
}

function names({ file }: OpenFile): Edge[] {
  const dialect = file.reading.dialect.id;
  return namesInHeader(file).map(({ is, name, span: at, as }) => ({
    span: at,
    whole: at,
    target: { is, name, dialect },
    written: { as },
  }));
}

function references({ file }: OpenFile, { view }: Workspace): Edge[] {
  if (file.format === 'json') return [];
  const resolve = (path: string, form: ReferenceForm) =>
    path === '' ? ({ path: file.path, state: 'found' } as const) : resolveReference(view, file, path, form);
  // The label of `[the rules][rules]` leads where its definition does, which is an edge already.
  const links = file.body.links.flatMap((link) => {
    const { path, state } = resolve(link.path, 'link');
    const leads = state !== 'external' && (link.path !== '' || link.fragment !== undefined);
    return leads ? [linkEdge(file.text, link, { path, state })] : [];
  });
  const place = atPlaceOf(file);
  const ats = atReferencesOf(file).flatMap(({ span: whole, path, pathSpan, fragment }): Edge[] => {
    // Where a program takes any word behind an `@` for a path, most are none.
    if (place !== 'at' && !/[./]/.test(path)) return [];
    const { path: target, state } = resolve(path, 'at');
    if (state === 'external') return [];
    const slug = fragment && file.text.slice(fragment.start, fragment.end);
    const written = { as: 'path', form: 'at', path, place, label: undefined, fragment } as const;
    return [{ span: pathSpan, whole, target: { is: 'file', path: target, state, fragment: slug }, written }];
  });
  return [...links, ...ats];
}
