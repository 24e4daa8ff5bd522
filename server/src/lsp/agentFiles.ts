import type { Beside, LanguageService, OpenFile } from '../core/index.ts';
import type { FileText } from '../core/workspace/view.ts';
import type { Documents } from './documents.ts';
import type { Encoding } from './encoding.ts';
import { Positions } from './encoding.ts';
import type { TrackedView } from './host.ts';
import type { Services } from './services.ts';

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
  /** A name for the time in which what was read around the file counts as unchanged. */
  readonly epoch: string;
}

interface Look {
  readonly generation: number;
  /** Undefined for an ordinary file. */
  readonly opened: Opened | undefined;
  /** What the answer rests on, and what is found of it; see {@link TrackedView.record}. */
  readonly touched: Set<string>;
}

/** The version of an open document that was read last. */
interface Last {
  readonly readers: readonly OpenFile[];
  readonly epoch: string;
  readonly touched: Set<string>;
}

/**
 * How long typing below a header goes by what was read around the file, in milliseconds, where no watcher tells of changes.
 * A pause of that length is enough for everything to be looked at again.
 */
const HOLDS_MS = 2000;

/** Parses on demand, once for each version of a text, however many requests ask for it. */
export class AgentFiles {
  readonly #documents: Documents;
  readonly #view: TrackedView;
  readonly #services: Services;
  readonly #encoding: Encoding;
  readonly #builtinLanguages: readonly string[];
  #looks = new WeakMap<FileText, Look>();
  #generation = 0;
  /** By path: what an edit leaves alone is not read again. */
  readonly #last = new Map<string, Last>();

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
    const known = this.#looks.get(file);
    if (known?.generation === this.#generation) return known;
    const isOpen = this.#documents.atPath(path) === file;
    const look = (isOpen && this.#reopen(path, file.text)) || this.#lookAnew(path, file.text);
    // Files that are not open are looked at once; to keep them all would cost more than it saves.
    if (!isOpen) return look;
    this.#looks.set(file, look);
    const { opened, touched } = look;
    if (opened) this.#last.set(path, { readers: opened.readers, epoch: opened.epoch, touched });
    else this.#last.delete(path);
    return look;
  }

  /** Other files or settings changed: what a text is may have changed with them. */
  forget(): void {
    this.#generation++;
  }

  /** After an edit below the header, while nothing around the file has changed: its readers are the same. */
  #reopen(path: string, text: string): Look | undefined {
    const last = this.#last.get(path);
    const epoch = this.#epoch();
    if (last?.epoch !== epoch) return undefined;
    const service = this.#services.at(path);
    const readers = service.reopen(last.readers, text);
    if (!readers) return undefined;
    const opened = this.#opened(path, service, readers, epoch);
    // What is not asked for again still counts.
    return { generation: this.#generation, opened, touched: last.touched };
  }

  #lookAnew(path: string, text: string): Look {
    const { value, touched } = this.#view.record(() => {
      const service = this.#services.at(path);
      const readers = service.open(path, text, this.#last.get(path)?.readers[0]);
      return this.#opened(path, service, readers, this.#epoch());
    });
    return { generation: this.#generation, opened: value, touched };
  }

  #opened(
    path: string,
    service: LanguageService,
    readers: readonly OpenFile[],
    epoch: string,
  ): Opened | undefined {
    const [open] = readers;
    if (!open) return undefined;
    const language = this.#documents.atPath(path)?.language;
    const beside = { builtin: language !== undefined && this.#builtinLanguages.includes(language) };
    const positions = new Positions(open.file, this.#encoding);
    return { path, open, readers, beside, service, positions, epoch };
  }

  #epoch(): string {
    return `${this.#generation} ${Math.floor(performance.now() / HOLDS_MS)}`;
  }
}
