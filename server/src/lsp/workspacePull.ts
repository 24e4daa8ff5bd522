import type {
  CancellationToken,
  DiagnosticServerCancellationData,
  ResultProgressReporter,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Report } from './report.ts';
import { NOTHING } from './report.ts';

/** Answers that come close together go out together. */
const GATHER_MS = 50;

type Answer = WorkspaceDiagnosticReport;
type Refusal = ResponseError<DiagnosticServerCancellationData>;
type Progress = ResultProgressReporter<Answer> | undefined;

const CANCELLED: Refusal = new ResponseError(
  LSPErrorCodes.RequestCancelled,
  'The client cancelled the request.',
  {
    retriggerRequest: false,
  },
);

interface Held {
  readonly progress: Progress;
  readonly resolve: (answer: Answer | Refusal) => void;
}

/**
 * The request `workspace/diagnostic`. Clients ask again as soon as they are answered, so it is held open: news goes
 * out as partial results, or ends the request where the client takes none. Nothing happens while nothing changes.
 */
export class WorkspacePull {
  #held: Held | undefined;
  /** What the client holds for each address. */
  readonly #known = new Map<string, string>();
  readonly #news = new Map<string, WorkspaceDocumentDiagnosticReport>();
  #timer: NodeJS.Timeout | undefined;
  readonly #isBusy: () => boolean;

  /** `isBusy`: whether more is about to be offered, after which somebody calls `flush`. */
  constructor(isBusy: () => boolean) {
    this.#isBusy = isBusy;
  }

  /** Holds the request; an earlier one that is still open ends without news. */
  hold(
    params: WorkspaceDiagnosticParams,
    token: CancellationToken,
    progress: Progress,
  ): Promise<Answer | Refusal> {
    if (token.isCancellationRequested) return Promise.resolve(CANCELLED);
    this.end();
    this.#known.clear();
    for (const { uri, value } of params.previousResultIds) this.#known.set(uri, value);
    if (this.#news.size > 0) this.#flushSoon();
    return new Promise((resolve) => {
      const held = { progress, resolve };
      this.#held = held;
      token.onCancellationRequested(() => {
        if (this.#held === held) this.#answer(CANCELLED);
      });
    });
  }

  /** Whether the client neither holds this answer nor is about to get one. */
  lacks(uri: string, resultId: string): boolean {
    return !this.#news.has(uri) && this.#differs(uri, resultId);
  }

  /** Addresses for which the client holds findings. */
  heldAddresses(): readonly string[] {
    return [...this.#known].filter(([, id]) => id !== NOTHING.resultId).map(([uri]) => uri);
  }

  /** Sends a report unless the client has it; `anew` in any case. */
  offer(uri: string, report: Report, anew: boolean): void {
    if (!anew && !this.#differs(uri, report.resultId)) return;
    this.#known.set(uri, report.resultId);
    this.#news.set(uri, {
      kind: 'full',
      uri,
      version: null,
      resultId: report.resultId,
      items: [...report.items],
    });
    this.#flushSoon();
  }

  #flushSoon(): void {
    this.#timer ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  /** Sends the news now. Without news the request stays open. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#held || this.#news.size === 0) return;
    // A client that takes one answer only gets all of the first round in it.
    if (!this.#held.progress && this.#isBusy()) return;
    const items = [...this.#news.values()];
    this.#news.clear();
    if (this.#held.progress) this.#held.progress.report({ items });
    else this.#answer({ items });
  }

  /** Ends the open request; news that never went out is offered to the next one. */
  end(): void {
    this.#answer({ items: [] });
  }

  /** An address that the client holds nothing for counts as one without findings. */
  #differs(uri: string, resultId: string): boolean {
    return (this.#known.get(uri) ?? NOTHING.resultId) !== resultId;
  }

  #answer(answer: Answer | Refusal): void {
    const held = this.#held;
    this.#held = undefined;
    held?.resolve(answer);
  }
}
