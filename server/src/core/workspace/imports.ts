import type { AgentFile } from '../syntax/agentFile.ts';
import type { AtReference } from '../syntax/body.ts';
import { afterBom, bodyStart, splitFrontMatter } from '../syntax/frontmatter.ts';
import { parseBody } from '../syntax/markdown.ts';
import { span } from '../syntax/span.ts';
import { lookUp } from './lookUp.ts';
import { dirname, resolvePath } from './paths.ts';
import type { FileText, FileView } from './view.ts';

/** An import that the program comes upon and does not follow. */
export interface ImportFault {
  /** `too-deep`: beyond the last hop; `cycle`: it leads to a file that is being read. */
  readonly is: 'too-deep' | 'cycle';
  /** The import in the file itself that leads there. */
  readonly first: AtReference;
  /** The import that is not followed, and the file that it stands in. */
  readonly reference: AtReference;
  readonly holder: string;
  readonly target: string;
}

/** What a file brings along. */
export interface Imports {
  /** Every file that is loaded, with the number of its hop: 1 for what the file itself imports. */
  readonly loaded: ReadonlyMap<string, number>;
  /** In the order in which the program comes upon them, each target once. */
  readonly faults: readonly ImportFault[];
}

const NONE: Imports = { loaded: new Map(), faults: [] };

/**
 * Follows the imports of a file as Claude Code 2.1.330 does: each one to its end before the next, every file once, and
 * none beyond the last hop. A file that was met at the last hop is not read again where a shorter way leads to it.
 * With `references` only these are followed.
 */
export function importsOf(
  view: FileView,
  file: AgentFile,
  references: readonly AtReference[] = file.body.imports,
): Imports {
  const { at, hops } = file.reading.kind.references;
  if (at !== 'imported' || hops === undefined || references.length === 0) return NONE;
  const walk = new Walk(view, file, hops);
  for (const first of references) walk.follow(first, first, [file.path]);
  return walk.imports();
}

/** The text file that an import in `holder` means; undefined where the program loads none. */
export function importedFile(
  view: FileView,
  { path, reading }: Pick<AgentFile, 'path' | 'reading'>,
  written: string,
): string | undefined {
  const target = importPath(view, path, written);
  if (target === undefined || isRefused(reading.kind.references.refusedEndings, target)) return undefined;
  const found = lookUp(view, dirname(path), target);
  return found.state === 'found' && found.kind === 'file' ? found.path : undefined;
}

/** Whether the program loads no file with this ending, although it is a text. */
export function isRefused(endings: readonly string[] | undefined, path: string): boolean {
  const lower = path.toLowerCase();
  return endings?.some((ending) => lower.endsWith(ending)) === true;
}

function importPath(view: FileView, holder: string, written: string): string | undefined {
  if (!written.startsWith('~/')) return resolvePath(dirname(holder), written);
  return view.home === undefined ? undefined : resolvePath(view.home, written.slice(2));
}

class Walk {
  readonly #view: FileView;
  readonly #file: AgentFile;
  readonly #hops: number;
  readonly #loaded = new Map<string, number>();
  readonly #faults = new Map<string, ImportFault>();

  constructor(view: FileView, file: AgentFile, hops: number) {
    this.#view = view;
    this.#file = file;
    this.#hops = hops;
  }

  imports(): Imports {
    const faults = [...this.#faults.values()];
    // What is too deep on one way may be near enough on a later one.
    return {
      loaded: this.#loaded,
      faults: faults.filter(({ is, target }) => is === 'cycle' || !this.#loaded.has(target)),
    };
  }

  /** `chain`: the files from the first one down to the one that holds the import. */
  follow(first: AtReference, reference: AtReference, chain: readonly string[]): void {
    const holder = chain.at(-1) ?? this.#file.path;
    const target = importedFile(this.#view, { ...this.#file, path: holder }, reference.path);
    if (target === undefined) return;
    const fault = (is: ImportFault['is']): void => {
      const known = this.#faults.has(target);
      if (!known) this.#faults.set(target, { is, first, reference, holder, target });
    };
    if (chain.includes(target)) fault('cycle');
    else if (this.#loaded.has(target)) return;
    else if (chain.length > this.#hops) fault('too-deep');
    else {
      this.#loaded.set(target, chain.length);
      const next = this.#view.read(target);
      for (const one of next ? importsInText(next, this.#file) : [])
        this.follow(first, one, [...chain, target]);
    }
  }
}

const known = new WeakMap<FileText, readonly AtReference[]>();

/** The imports of a file that is itself imported, whatever kind it is. */
function importsInText(source: FileText, { reading }: AgentFile): readonly AtReference[] {
  const { text } = source;
  if (!text.includes('@')) return [];
  let found = known.get(source);
  if (!found) {
    const split = splitFrontMatter(text, reading.dialect.fence);
    const start = split?.close ? bodyStart(text, split) : afterBom(text);
    found = parseBody(text, span(start, text.length)).imports;
    known.set(source, found);
  }
  return found;
}
