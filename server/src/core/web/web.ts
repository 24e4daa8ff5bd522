import type { DialectId } from '../dialects/types.ts';
import type { OpenFile } from '../index.ts';
import type { Heading } from '../syntax/body.ts';
import { dirname, isWithin } from '../workspace/paths.ts';
import type { FileText } from '../workspace/view.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { NameSource } from './names.ts';
import { hasWord, keyWord, scanWords, wordHash } from './scan.ts';
import { summarize, summarizeDocument } from './summary.ts';
import type { Edge, EdgeTarget, FileSummary, NamedKind, WebSymbol } from './types.ts';

/** What the web asks of its surroundings. */
export interface WebHost {
  readonly workspace: Workspace;
  /** As its readers see it, the owner first; empty for a file that no program reads. */
  open(path: string, text: string): readonly OpenFile[];
}

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
  /** The files by the folder of the project that they are about. */
  readonly #projects = new Map<string, Set<string>>();
  /** Counts the changes of the set of files: what was resolved before one may be resolved otherwise after it. */
  #generation = 0;
  #summarized = 0;

  constructor(host: WebHost) {
    this.#host = host;
  }

  /** Adds a file, or what it says now. */
  set(path: string, text: string): void {
    if (!this.#words.has(path)) this.#generation++;
    this.#words.set(path, scanWords(text));
    this.#labels.set(path, labelsOf(path, text));
    const project = projectOf(path);
    const files = this.#projects.get(project);
    if (files) files.add(path);
    else this.#projects.set(project, new Set([path]));
  }

  delete(path: string): void {
    this.#labels.delete(path);
    this.#projects.get(projectOf(path))?.delete(path);
    if (this.#words.delete(path)) this.#generation++;
  }

  /** Files came or went: references are to be resolved anew. */
  forget(): void {
    this.#generation++;
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
    if (this.#summarized !== this.#generation) {
      this.#summarized = this.#generation;
      this.#resolved = new WeakMap();
    }
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

  /** The files that may name this, their text alone considered. */
  candidates(written: string): string[] {
    const hash = wordHash(keyWord(written));
    const found: string[] = [];
    for (const [path, words] of this.#words)
      if (hasWord(words, hash) || keyWord(path) === keyWord(written)) found.push(path);
    return found;
  }

  /** Everything that has this name, wherever it can be called from. */
  named(target: Exclude<EdgeTarget, { is: 'file' }>): WebSymbol[] {
    return this.candidates(target.name)
      .concat(target.is === 'skill' ? this.#skillFolders(target.name) : [])
      .flatMap((path) => this.summary(path).symbols)
      .filter((one, index, all) => all.indexOf(one) === index && one.kind === target.is && fits(one, target));
  }

  /** What a name means in a file: what is defined nearest to it, all sources of it; empty where nothing in sight has it. */
  resolve(target: Exclude<EdgeTarget, { is: 'file' }>, from: string): WebSymbol[] {
    const inSight = this.named(target).filter(({ scope }) => scope === undefined || isWithin(scope, from));
    const nearest = Math.max(-1, ...inSight.map(({ scope }) => scope?.length ?? -1));
    return inSight.filter(({ scope }) => (scope?.length ?? -1) === nearest);
  }

  inSight(kind: NamedKind, dialect: DialectId, from: string): WebSymbol[] {
    const found = new Map<string, WebSymbol>();
    for (let folder = dirname(from); ; folder = dirname(folder)) {
      for (const path of this.#projects.get(folder) ?? []) {
        for (const symbol of this.summary(path).symbols) {
          const { scope } = symbol;
          const seen = scope === undefined || isWithin(scope, from);
          const ours = kind === 'skill' || symbol.dialect === dialect;
          if (symbol.kind === kind && ours && seen && !found.has(symbol.name)) found.set(symbol.name, symbol);
        }
      }
      if (folder === dirname(folder) || !folder.includes('/')) return [...found.values()];
    }
  }

  /** Every mention of something that has a name. */
  usesOf(symbol: WebSymbol): Use[] {
    return this.candidates(symbol.name).flatMap((path) =>
      this.summary(path).edges.flatMap((edge): Use[] => {
        const { target } = edge;
        if (target.is !== symbol.kind || !fits(symbol, target)) return [];
        const meant = this.resolve(target, path).some(
          (one) => one.path === symbol.path && same(one.at, symbol.at),
        );
        return meant ? [{ path, edge }] : [];
      }),
    );
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
    return [...this.#words.keys()].flatMap((path) => this.summary(path).symbols);
  }

  #skillFolders(name: string): string[] {
    return [...this.#words.keys()].filter((path) => path.endsWith(`/${name}/SKILL.md`));
  }
}

/** What holds the `.claude` or other folder of settings that the file lies in; without one the folder above its own. */
function projectOf(path: string): string {
  const settings = path.indexOf('/.');
  return settings > 0 ? path.slice(0, settings) : settings === 0 ? '/' : dirname(dirname(path));
}

/** The last parts of the path, the `name` of a header, and of a configuration file every key. */
function labelsOf(path: string, text: string): string[] {
  const name = path.endsWith('/SKILL.md') ? path.split('/').at(-2) : undefined;
  const own = /^name:[ \t]*["']?([^"'\r\n]+)/m.exec(text.slice(0, 2000))?.[1];
  const keys = /\.jsonc?$/.test(path)
    ? [...text.matchAll(/"([^"\n]{1,80})"\s*:/g)].map((match) => match[1] ?? '')
    : [];
  return [
    ...(name === undefined ? path.split('/').slice(-3) : [name]),
    ...(own === undefined ? [] : [own.trim()]),
    ...keys,
  ];
}

/** A skill is called by its name from whatever program reads it; all else belongs to its own. */
function fits(symbol: WebSymbol, target: Exclude<EdgeTarget, { is: 'file' }>): boolean {
  return symbol.name === target.name && (target.is === 'skill' || symbol.dialect === target.dialect);
}

function same(a: readonly (string | number)[], b: readonly (string | number)[]): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}
