import type { Connection, InitializeParams, ServerCapabilities } from 'vscode-languageserver';
import type { AgentFiles } from './agentFiles.ts';
import type { ClientAbilities, EditorOptions } from './client.ts';
import type { Documents } from './documents.ts';
import type { Encoding } from './encoding.ts';
import type { Host, TrackedView } from './host.ts';
import type { Services } from './services.ts';

/** What every part of the server shares, from `initialize` to `exit`. */
export interface Session {
  readonly connection: Connection;
  readonly host: Host;
  readonly client: ClientAbilities;
  /** Replaced where the editor's own services change. */
  editor: EditorOptions;
  readonly encoding: Encoding;
  readonly documents: Documents;
  readonly view: TrackedView;
  readonly services: Services;
  readonly files: AgentFiles;
  readonly events: SessionEvents;
}

/** How the parts tell each other what happened. */
export interface SessionEvents {
  /** Settings or workspace folders are others now: everything may have another answer. */
  readonly reconfigured: Signal<void>;
  /** Files outside the editor were created, changed or deleted; the view has forgotten them already. */
  readonly filesChanged: Signal<readonly FileChange[]>;
  /** The client wants the server to end: nothing is to be started or told any more. */
  readonly shutdown: Signal<void>;
}

export interface FileChange {
  readonly path: string;
  readonly type: 'created' | 'changed' | 'deleted';
}

/** A list of listeners, called in the order in which they came. */
export class Signal<T> {
  readonly #listeners: ((value: T) => void)[] = [];

  on(listener: (value: T) => void): void {
    this.#listeners.push(listener);
  }

  fire(value: T): void {
    for (const listener of this.#listeners) listener(value);
  }
}

/** A part of the server: hooks its handlers in, says what it can do, and what is to be done once the client is ready. */
export interface Module {
  readonly capabilities: ServerCapabilities;
  readonly initialized?: () => void | Promise<void>;
}

export type Register = (session: Session, params: InitializeParams) => Module;
