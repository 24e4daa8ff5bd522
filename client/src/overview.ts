import * as vscode from 'vscode';
import type { Range } from 'vscode-languageclient/node';
import type { Server } from './server.ts';

/** What the server answers to `agentFiles/graph`; see overview.ts there. */
export interface Overview {
  readonly nodes: readonly OverviewNode[];
  readonly edges: readonly OverviewEdge[];
}

export type NodeKind = 'agent' | 'command' | 'skill' | 'server' | 'document';

export interface OverviewNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly name: string;
  readonly description?: string;
  /** "Claude Code"; empty for documents. */
  readonly dialect: string;
  /** Who may run it, in the program’s word; empty where there are no modes. */
  readonly mode: string;
  readonly uri: string;
  /** Where it is named. */
  readonly range: Range;
  /** All that belongs to it, where that is one entry of a file; absent: the whole file. */
  readonly entry?: Range;
}

export interface OverviewEdge {
  readonly from: string;
  readonly to: string;
  readonly is: 'calls' | 'uses' | 'refers';
  readonly count: number;
}

const NOTHING: Overview = { nodes: [], edges: [] };

/** A large workspace is asked about less often: between two answers lies so many times what the last one took. */
const REST = 3;
const LONGEST_REST_MS = 2000;

/**
 * The overview of the workspace for the views that show it. It is asked for when somebody wants it, and again after
 * changes while somebody watches; where nobody does, nothing happens at all.
 */
export class OverviewSource implements vscode.Disposable {
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires when `get` would answer something else, while somebody watches. */
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: vscode.Disposable[];
  #known: Promise<Overview> | undefined;
  #watchers = 0;
  #restUntil = 0;
  #asking = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(server: Server) {
    this.#server = server;
    this.#subscriptions = [
      this.#changed,
      server.onDidChangeGraph(() => this.#outdated()),
      // What a starting server is being asked is not outdated by its start.
      server.onDidChange(() => this.#asking || !server.client || this.#outdated()),
    ];
  }

  /** All of it; nothing where the server cannot be started. */
  get(): Promise<Overview> {
    this.#known ??= this.#ask();
    return this.#known;
  }

  /** Says that somebody looks at it, until the end of what is returned. */
  watch(): vscode.Disposable {
    this.#watchers++;
    return { dispose: () => void this.#watchers-- };
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const one of this.#subscriptions) one.dispose();
  }

  async #ask(): Promise<Overview> {
    this.#asking = true;
    const client = await this.#server.started().finally(() => {
      this.#asking = false;
    });
    const began = performance.now();
    const overview = await client?.sendRequest<Overview>('agentFiles/graph').catch(() => undefined);
    const now = performance.now();
    this.#restUntil = now + Math.min(REST * (now - began), LONGEST_REST_MS);
    return overview ?? NOTHING;
  }

  #outdated(): void {
    clearTimeout(this.#timer);
    const tell = () => {
      this.#known = undefined;
      if (this.#watchers > 0) this.#changed.fire();
    };
    this.#timer = setTimeout(tell, this.#watchers > 0 ? Math.max(0, this.#restUntil - performance.now()) : 0);
  }
}
