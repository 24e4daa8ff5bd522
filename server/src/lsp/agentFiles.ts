import type { Beside, LanguageService } from '../core/index.ts';
import type { FileText } from '../core/workspace/view.ts';
import type { Documents } from './documents.ts';
import type { Encoding } from './encoding.ts';
import { Positions } from './encoding.ts';
import type { TrackedView } from './host.ts';
import type { Services } from './services.ts';

type OpenFile = ReturnType<LanguageService['openAs']>;

/** One agent file, open or not, with all that a feature needs. */
export interface Opened {
  readonly path: string;
  /** As the program that owns its place reads it. */
  readonly open: OpenFile;
  /** As every program reads it, the owner first. */
  readonly readers: readonly OpenFile[];
  /** What else works on the document; nothing on a file that is not open. */
  readonly beside: Beside;
  readonly service: LanguageService;
  readonly positions: Positions;
}

interface Look {
  readonly generation: number;
  /** Undefined for an ordinary file. */
  readonly opened: Opened | undefined;
  /** What the answer rests on; see {@link TrackedView.record}. */
  readonly touched: ReadonlySet<string>;
}

/** Parses on demand, once for each version of a text, however many requests ask for it. */
export class AgentFiles {
  readonly #documents: Documents;
  readonly #view: TrackedView;
  readonly #services: Services;
  readonly #encoding: Encoding;
  readonly #builtinLanguages: readonly string[];
  #looks = new WeakMap<FileText, Look>();
  #generation = 0;
  /** When somebody last asked for a file, in milliseconds as of `performance.now()`. */
  usedAt = 0;
  /** The version of each open document that was parsed last: what an edit leaves alone is not read again. */
  readonly #last = new Map<string, OpenFile>();

  /** @param builtinLanguages see `EditorOptions` */
  constructor(
    documents: Documents,
    view: TrackedView,
    services: Services,
    encoding: Encoding,
    builtinLanguages: readonly string[],
  ) {
    this.#documents = documents;
    this.#view = view;
    this.#services = services;
    this.#encoding = encoding;
    this.#builtinLanguages = builtinLanguages;
    documents.onClose((document) => document.path !== undefined && this.#last.delete(document.path));
  }

  /** The agent file that the client has open at this address; undefined for every other document. */
  opened(uri: string): Opened | undefined {
    const document = this.#documents.get(uri);
    return document?.path === undefined ? undefined : this.look(document.path, document).opened;
  }

  /** The same for any text that lies, or would lie, at the path. */
  look(path: string, file: FileText): Look {
    this.usedAt = performance.now();
    const known = this.#looks.get(file);
    if (known?.generation === this.#generation) return known;
    const { value, touched } = this.#view.record(() => this.#open(path, file.text));
    const look = { generation: this.#generation, opened: value, touched };
    // Files that are not open are looked at once; to keep them all would cost more than it saves.
    if (this.#documents.atPath(path) === file) this.#looks.set(file, look);
    return look;
  }

  /** Other files or settings changed: what a text is may have changed with them. */
  forget(): void {
    this.#generation++;
  }

  #open(path: string, text: string): Opened | undefined {
    const service = this.#services.at(path);
    const readers = service.open(path, text, this.#last.get(path));
    const [open] = readers;
    if (!open) return undefined;
    if (this.#documents.atPath(path)) this.#last.set(path, open);
    const language = this.#documents.atPath(path)?.language;
    const beside = { builtin: language !== undefined && this.#builtinLanguages.includes(language) };
    return { path, open, readers, beside, service, positions: new Positions(open.file, this.#encoding) };
  }
}
