import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { FromPage, MapNode, MapTexts, ToPage } from '../map/types.ts';
import { mapHtml } from './mapHtml.ts';
import { openNode } from './openNode.ts';
import type { Overview, OverviewNode, OverviewSource } from './overview.ts';
import { problemsOf, problemsText } from './problems.ts';

const TYPE = 'agentFiles.map';

/** How long changes of findings are gathered. */
const REFRESH_AFTER_MS = 250;

/** The agent map: one panel that draws who uses whom, and follows what changes while it is visible. */
export class AgentMap implements vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #source: OverviewSource;
  readonly #subscriptions: vscode.Disposable[];
  #panel: Panel | undefined;

  constructor(extension: vscode.Uri, source: OverviewSource) {
    this.#extension = extension;
    this.#source = source;
    this.#subscriptions = [
      vscode.commands.registerCommand('agentFiles.showMap', () => this.#show()),
      vscode.window.registerWebviewPanelSerializer(TYPE, {
        deserializeWebviewPanel: async (panel) => this.#take(panel),
      }),
    ];
  }

  dispose(): void {
    this.#panel?.dispose();
    for (const one of this.#subscriptions) one.dispose();
  }

  /** The names that the page was last given; undefined where no map is open. For tests. */
  get drawn(): readonly string[] | undefined {
    return this.#panel?.drawn;
  }

  #show(): void {
    if (this.#panel) this.#panel.reveal();
    else
      this.#take(
        vscode.window.createWebviewPanel(TYPE, vscode.l10n.t('Agent Map'), vscode.ViewColumn.Active),
      );
  }

  #take(panel: vscode.WebviewPanel): void {
    this.#panel?.dispose();
    this.#panel = new Panel(panel, this.#extension, this.#source);
    panel.onDidDispose(() => {
      this.#panel?.dispose();
      this.#panel = undefined;
    });
  }
}

class Panel {
  readonly #panel: vscode.WebviewPanel;
  readonly #source: OverviewSource;
  readonly #subscriptions: vscode.Disposable[];
  #watch: vscode.Disposable | undefined;
  #overview: Overview = { nodes: [], edges: [] };
  #timer: NodeJS.Timeout | undefined;
  drawn: readonly string[] | undefined;

  constructor(panel: vscode.WebviewPanel, extension: vscode.Uri, source: OverviewSource) {
    this.#panel = panel;
    this.#source = source;
    const { webview } = panel;
    const folder = vscode.Uri.joinPath(extension, 'dist');
    const file = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
    webview.options = { enableScripts: true, localResourceRoots: [folder] };
    this.#subscriptions = [
      webview.onDidReceiveMessage((message: FromPage) => this.#on(message)),
      panel.onDidChangeViewState(() => this.#look()),
      source.onDidChange(() => void this.#send()),
      vscode.languages.onDidChangeDiagnostics(() => this.#sendSoon()),
    ];
    this.#look();
    webview.html = mapHtml({
      script: file('map.js'),
      style: file('map.css'),
      cspSource: webview.cspSource,
      nonce: randomBytes(16).toString('hex'),
      language: vscode.env.language,
      texts: texts(),
    });
  }

  reveal(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#watch?.dispose();
    this.#watch = undefined;
    for (const one of this.#subscriptions.splice(0)) one.dispose();
    this.#panel.dispose();
  }

  #look(): void {
    const { visible } = this.#panel;
    if (visible === (this.#watch !== undefined)) return;
    this.#watch?.dispose();
    this.#watch = visible ? this.#source.watch() : undefined;
  }

  #on(message: FromPage): void {
    if (message.type === 'ready') void this.#send();
    const node = message.type === 'open' && this.#overview.nodes.find(({ id }) => id === message.id);
    if (node) void openNode(node);
  }

  #sendSoon(): void {
    if (!this.#panel.visible || this.drawn === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), REFRESH_AFTER_MS);
  }

  async #send(): Promise<void> {
    this.#overview = await this.#source.get();
    const { nodes, edges } = this.#overview;
    const message: ToPage = { type: 'graph', nodes: nodes.map(toMapNode), edges };
    if (await this.#panel.webview.postMessage(message)) this.drawn = nodes.map(({ name }) => name);
  }
}

function toMapNode(node: OverviewNode): MapNode {
  const { id, kind, name, dialect, mode, description = '', uri } = node;
  const problems = problemsOf(node);
  const what =
    kind === 'document'
      ? vscode.workspace.asRelativePath(vscode.Uri.parse(uri))
      : [dialect, kind, mode && `(${mode})`].filter(Boolean).join(' ');
  return { id, kind, name, what, description, ...problems, problems: problemsText(problems) };
}

function texts(): MapTexts {
  return {
    title: vscode.l10n.t('Agent Map'),
    filter: vscode.l10n.t('Filter by name'),
    zoomIn: vscode.l10n.t('Zoom in'),
    zoomOut: vscode.l10n.t('Zoom out'),
    fit: vscode.l10n.t('Fit'),
    kinds: {
      agent: vscode.l10n.t('Agents'),
      command: vscode.l10n.t('Commands'),
      skill: vscode.l10n.t('Skills'),
      server: vscode.l10n.t('MCP Servers'),
      document: vscode.l10n.t('Documents'),
    },
    help: vscode.l10n.t(
      'Who uses whom. Tab and arrow keys move, Enter opens, plus, minus and 0 zoom, slash filters.',
    ),
    shown: vscode.l10n.t('{0} of {1} shown'),
    nothing: vscode.l10n.t('There are no agents, commands or skills in this workspace yet.'),
    nothingMatches: vscode.l10n.t('Nothing has such a name.'),
    uses: vscode.l10n.t('uses {0}, used by {1}'),
  };
}
