import * as vscode from 'vscode';
import type { FileInfo } from './fileInfo.ts';
import { askFileInfo } from './fileInfo.ts';
import { selects } from './selectors.ts';
import type { Server } from './server.ts';

/** Edits may make a file another kind of file, but nobody needs to know within the second. */
const REFRESH_AFTER_MS = 500;

/** The entry of the language status that says which programs read the file, and why. */
export class Status implements vscode.Disposable {
  readonly #server: Server;
  readonly #subscriptions: vscode.Disposable[];
  #item: vscode.LanguageStatusItem | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(server: Server) {
    this.#server = server;
    this.#subscriptions = [
      vscode.window.onDidChangeActiveTextEditor(() => void this.#update()),
      server.onDidChange(() => void this.#update()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === vscode.window.activeTextEditor?.document) this.#updateSoon();
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#item?.dispose();
    for (const one of this.#subscriptions) one.dispose();
  }

  #updateSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#update(), REFRESH_AFTER_MS);
  }

  async #update(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const info = document && (await this.#ask(document));
    if (document !== vscode.window.activeTextEditor?.document) return;
    if (info) this.#show(info);
    else {
      this.#item?.dispose();
      this.#item = undefined;
    }
  }

  async #ask(document: vscode.TextDocument): Promise<FileInfo | null> {
    return selects(this.#server.selectors, document) ? askFileInfo(this.#server, document.uri) : null;
  }

  #show({ readers }: FileInfo): void {
    this.#item ??= vscode.languages.createLanguageStatusItem(
      'agentFiles.dialect',
      this.#server.selectors.editor,
    );
    this.#item.name = vscode.l10n.t('Agent Files');
    this.#item.text = readers.map(({ dialect, kind }) => `${dialect} ${kind}`).join(', ');
    this.#item.detail = readers
      .flatMap(({ reasons }) => reasons)
      .map((reason) => reason.replaceAll('`', ''))
      .join(' ');
    this.#item.command = { title: vscode.l10n.t('Choose'), command: 'agentFiles.chooseDialect' };
  }
}
