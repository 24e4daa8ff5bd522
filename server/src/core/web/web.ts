import { isCandidate } from '../dialects/candidates.ts';
import { ALL_PLACES } from '../dialects/places.ts';
import type { DialectId } from '../dialects/types.ts';
import type { OpenFile } from '../index.ts';
import type { Heading } from '../syntax/body.ts';
import { dirname, isWithin } from '../workspace/paths.ts';
import type { FileText } from '../workspace/view.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { labelsOf, lastPart } from './labels.ts';
import type { NameSource } from './names.ts';
import { hasWord, keyWord, scanWords, wordHash } from './scan.ts';
import { fits, isDocument, isInSight, meaningsOf, nearest, projectsOf } from './sight.ts';
import { definitionsIn, summarize, summarizeDocument } from './summary.ts';
import type { Edge, FileSummary, NamedKind, NamedTarget, WebSymbol } from './types.ts';

/** What the web asks of its surroundings. */
export interface WebHost {
  readonly workspace: Workspace;
  /** As its readers see it, the owner first; empty for a file that no program reads. */
  open(path: string, text: string): readonly OpenFile[];
}

/** Who wants to know what is no longer what it was: a file, with `bears` also what others make of it. */
export type WebListener = (path: string, bears: boolean) => void;

/** An edge with the file that it stands in. */
export interface Use {
  readonly path: string;
  readonly edge: Edge;
}

/**
 * The files of a workspace as one web. Kept small: of each file only the hashes of the words under which it may be
 * found. A question reads the few files that have its word, exactly, and remembers what they say until they change.
 */
export class Web implements NameSource {
  readonly #host: WebHost;
  readonly #words = new Map<string, Uint32Array>();
  /** What each file may be called, by its path or its header. */
  readonly #labels = new Map<string, readonly string[]>();
  #resolved = new WeakMap<FileText, FileSummary>();
  #defined = new WeakMap<FileText, readonly WebSymbol[]>();
  /** The files that may define something: settings, and Markdown with a header or at a place of its own. */
  readonly #defining = new Set<string>();
  /** The files by the folder of the project that they are about. */
  readonly #projects = new Map<string, Set<string>>();
  /** Counts the changes of the set of files and of settings: what was resolved before one may be otherwise after it. */
  #generation = 0;
  #summarized = 0;
  /** One alone: nobody else keeps what files say. */
  listener: WebListener | undefined;

  constructor(host: WebHost) {
    this.#host = host;
  }

  /** Adds a file, or what it says now. */
  set(path: string, text: string): void {
    // What settings say bears on what other files say: servers, and who reads a file.
    const bears = !this.#words.has(path) || !isDocument(path);
    if (bears) this.#generation++;
    this.#words.set(path, scanWords(text));
    this.#labels.set(path, labelsOf(path, text));
    if (mayDefine(path, text)) this.#defining.add(path);
    else this.#defining.delete(path);
    for (const project of projectsOf(path)) {
      const files = this.#projects.get(project);
      if (files) files.add(path);
      else this.#projects.set(project, new Set([path]));
    }
    this.listener?.(path, bears);
  }

  delete(path: string): void {
    this.#labels.delete(path);
    this.#defining.delete(path);
    for (const project of projectsOf(path)) this.#projects.get(project)?.delete(path);
    if (!this.#words.delete(path)) return;
    this.#generation++;
    this.listener?.(path, true);
  }

  /** These files or folders came, changed or went: references are to be resolved anew. */
  forget(paths: readonly string[]): void {
    this.#generation++;
    for (const path of paths) this.listener?.(path, true);
  }

  has(path: string): boolean {
    return this.#words.has(path);
  }

  get paths(): Iterable<string> {
    return this.#words.keys();
  }

  get size(): number {
    return this.#words.size;
  }

  /** What a file says; nothing for one that cannot be read or that no program reads. */
  summary(path: string): FileSummary {
    const { view } = this.#host.workspace;
    const file = view.read(path);
    if (!file) return { path, symbols: [], edges: [] };
    this.#forgetOutdated();
    const known = this.#resolved.get(file);
    if (known) return known;
    const readers = this.#host.open(path, file.text);
    const summary =
      readers.length > 0
        ? summarize(readers, this.#host.workspace)
        : summarizeDocument(path, file.text, view);
    this.#resolved.set(file, summary);
    return summary;
  }

  /** What a file defines; the rest of it is not read. */
  definitions(path: string): readonly WebSymbol[] {
    const file = this.#host.workspace.view.read(path);
    if (!file) return [];
    this.#forgetOutdated();
    const known = this.#resolved.get(file)?.symbols ?? this.#defined.get(file);
    if (known) return known;
    const [owner] = this.#host.open(path, file.text);
    const found = owner ? definitionsIn(owner) : [];
    this.#defined.set(file, found);
    return found;
  }

  #forgetOutdated(): void {
    if (this.#summarized === this.#generation) return;
    this.#summarized = this.#generation;
    this.#resolved = new WeakMap();
    this.#defined = new WeakMap();
  }

  /** The files that may name this, their text alone considered. */
  candidates(written: string): string[] {
    const hash = wordHash(keyWord(written));
    const found: string[] = [];
    for (const [path, words] of this.#words)
      if (hasWord(words, hash) || keyWord(path) === keyWord(written)) found.push(path);
    return found;
  }

  /** What a name means in a file: what is defined nearest to it, all sources of it; empty where nothing in sight has it. */
  resolve(target: NamedTarget, from: string): WebSymbol[] {
    const last = lastPart(target.name);
    const named = (label: string) => label === target.name || lastPart(label) === last;
    const called = [...this.#around(from)]
      .filter((path) => path === from || this.#labels.get(path)?.some(named))
      .flatMap((path) => this.definitions(path));
    return nearest(called, target, from);
  }

  /** The files of the projects that a file lies in, the innermost first. */
  *#around(from: string): Generator<string> {
    const seen = new Set<string>();
    for (let folder = dirname(from); ; folder = dirname(folder)) {
      for (const path of this.#projects.get(folder) ?? []) {
        if (!seen.has(path)) yield path;
        seen.add(path);
      }
      if (folder === dirname(folder) || !folder.includes('/')) return;
    }
  }

  inSight(kind: NamedKind, dialect: DialectId, from: string): WebSymbol[] {
    const found = new Map<string, WebSymbol>();
    for (const path of this.#around(from)) {
      // What a header declares for itself is in sight nowhere else.
      if (!this.#defining.has(path) || (kind === 'server' && isDocument(path))) continue;
      for (const symbol of this.definitions(path)) {
        const ours = symbol.kind === kind && (kind === 'skill' || symbol.dialect === dialect);
        if (ours && isInSight(symbol, from) && !found.has(symbol.name)) found.set(symbol.name, symbol);
      }
    }
    return [...found.values()];
  }

  /** Every mention of something that has a name. */
  usesOf(symbol: WebSymbol): Use[] {
    const { scope } = symbol;
    const files = this.#mayName(symbol).filter((path) => scope === undefined || isWithin(scope, path));
    return files.flatMap((path) =>
      this.summary(path).edges.flatMap((edge): Use[] => {
        const { target } = edge;
        if (target.is === 'file' || !meaningsOf(target).some((one) => fits(symbol, one))) return [];
        const meant = this.resolve(target, path).some(
          (one) => one.path === symbol.path && same(one.at, symbol.at),
        );
        return meant ? [{ path, edge }] : [];
      }),
    );
  }

  /** Names of tools begin with that of their server, in letters that such names may have. */
  #mayName({ kind, name }: WebSymbol): string[] {
    const [word = ''] = kind === 'server' ? (/^[\p{L}\p{N}-]+/u.exec(name) ?? []) : [];
    const found = this.candidates(name);
    return word === '' || word === name ? found : [...new Set([...found, ...this.candidates(word)])];
  }

  /** Every reference to a file, those to a heading in it included. */
  usesOfFile(file: string): Use[] {
    return [...new Set([...this.candidates(file), file])].flatMap((path) =>
      this.summary(path).edges.flatMap((edge) =>
        edge.target.is === 'file' && edge.target.path === file ? [{ path, edge }] : [],
      ),
    );
  }

  /** The headings of any Markdown file; none where it cannot be read. */
  headings(path: string): readonly Heading[] {
    return this.#host.workspace.headings(path) ?? [];
  }

  text(path: string): string | undefined {
    return this.#host.workspace.view.read(path)?.text;
  }

  /** The files that may define something whose name passes a test. */
  labelled(test: (label: string) => boolean): string[] {
    return [...this.#labels].flatMap(([path, labels]) => (labels.some(test) ? [path] : []));
  }

  /** Every definition in the workspace. */
  symbols(): WebSymbol[] {
    return [...this.#words.keys()].flatMap((path) => this.definitions(path));
  }
}

function mayDefine(path: string, text: string): boolean {
  return !isDocument(path) || /^\ufeff?---/.test(text) || isCandidate(path, ALL_PLACES);
}

function same(a: readonly (string | number)[], b: readonly (string | number)[]): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}
