import * as vscode from 'vscode';
import type { TreeElement, TreeLeaf } from './agentTree.ts';
import { agentTree, mentionOf } from './agentTree.ts';
import { openNode, rangeOf } from './openNode.ts';
import type { NodeKind, OverviewNode, OverviewSource } from './overview.ts';
import { problemsOf, problemsText } from './problems.ts';

const VIEW = 'agentFiles.agents';

/** The decorations of its items have addresses of their own: the file of an item may define others as well. */
const SCHEME = 'agent-files-item';

/** How long changes of findings are gathered. */
const REFRESH_AFTER_MS = 250;

const ICONS: Readonly<Record<NodeKind, string>> = {
  agent: 'hubot',
  command: 'terminal',
  skill: 'mortar-board',
  server: 'plug',
  document: 'file',
};

/** The view *Agent Files* in the Explorer: what the workspace defines. Does nothing while it is not visible. */
export class AgentsView implements vscode.TreeDataProvider<TreeElement>, vscode.Disposable {
  readonly #source: OverviewSource;
  readonly #view: vscode.TreeView<TreeElement>;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #subscriptions: vscode.Disposable[];
  #watch: vscode.Disposable | undefined;
  #uris: ReadonlySet<string> = new Set();
  #timer: NodeJS.Timeout | undefined;

  constructor(source: OverviewSource) {
    this.#source = source;
    this.#view = vscode.window.createTreeView(VIEW, { treeDataProvider: this, showCollapseAll: true });
    const { registerCommand } = vscode.commands;
    const on = (work: (leaf: TreeLeaf) => unknown) => (element: TreeElement | undefined) => {
      const chosen = element ?? this.#view.selection[0];
      return chosen?.is === 'node' ? work(chosen) : undefined;
    };
    this.#subscriptions = [
      this.#view,
      this.#changed,
      this.#view.onDidChangeVisibility(({ visible }) => this.#look(visible)),
      source.onDidChange(() => this.#changed.fire()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#changed.fire()),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => this.#onDiagnostics(uris)),
      vscode.window.registerFileDecorationProvider({ provideFileDecoration }),
      registerCommand('agentFiles.item.explain', on(explain)),
      registerCommand('agentFiles.item.rename', on(rename)),
      registerCommand('agentFiles.item.copyMention', on(copyMention)),
      registerCommand('agentFiles.item.findReferences', on(findReferences)),
    ];
    this.#look(this.#view.visible);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#watch?.dispose();
    for (const one of this.#subscriptions) one.dispose();
  }

  async getChildren(element?: TreeElement): Promise<TreeElement[]> {
    if (element) return element.is === 'group' ? [...element.children] : [];
    const { nodes } = await this.#source.get();
    this.#uris = new Set(nodes.map(({ uri }) => vscode.Uri.parse(uri).toString()));
    const folders = (vscode.workspace.workspaceFolders ?? []).map(({ name, uri }) => ({
      name,
      uri: uri.toString(),
    }));
    return agentTree(nodes, folders, {
      agent: vscode.l10n.t('Agents'),
      command: vscode.l10n.t('Commands'),
      skill: vscode.l10n.t('Skills'),
      server: vscode.l10n.t('MCP Servers'),
    });
  }

  getTreeItem(element: TreeElement): vscode.TreeItem {
    if (element.is === 'node') return itemOf(element);
    const item = new vscode.TreeItem(element.label, vscode.TreeItemCollapsibleState.Expanded);
    item.id = element.id;
    item.contextValue = 'group';
    return item;
  }

  #look(visible: boolean): void {
    this.#watch?.dispose();
    this.#watch = visible ? this.#source.watch() : undefined;
    // What happened meanwhile was not told.
    if (visible) this.#changed.fire();
  }

  #onDiagnostics(uris: readonly vscode.Uri[]): void {
    if (!this.#view.visible || !uris.some((uri) => this.#uris.has(uri.toString()))) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#changed.fire(), REFRESH_AFTER_MS);
  }
}

function itemOf({ id, node, detail }: TreeLeaf): vscode.TreeItem {
  const problems = problemsOf(node);
  const { errors, warnings } = problems;
  const item = new vscode.TreeItem(node.name);
  item.id = id;
  item.description = detail;
  item.contextValue = node.kind;
  item.tooltip = tooltipOf(node, problemsText(problems));
  const color = errors > 0 ? 'list.errorForeground' : warnings > 0 ? 'list.warningForeground' : undefined;
  item.iconPath = new vscode.ThemeIcon(ICONS[node.kind], color && new vscode.ThemeColor(color));
  item.resourceUri = vscode.Uri.from({ scheme: SCHEME, path: `/${id}`, query: `${errors},${warnings}` });
  const selection = rangeOf(node);
  const uri = vscode.Uri.parse(node.uri);
  item.command = { title: '', command: 'vscode.open', arguments: [uri, { selection, preserveFocus: true }] };
  const spoken = [node.name, node.mode, node.kind, problemsText(problems)].filter((part) => part !== '');
  item.accessibilityInformation = { label: spoken.join(', ') };
  return item;
}

function tooltipOf({ name, dialect, kind, mode, description, uri }: OverviewNode, problems: string): string {
  const what = [dialect, kind, mode && `(${mode})`].filter(Boolean).join(' ');
  const path = vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
  return [`${name}: ${what}`, description ?? '', problems, path].filter((part) => part !== '').join('\n\n');
}

/** The count of problems, from the address that an item carries for it. */
function provideFileDecoration({ scheme, query }: vscode.Uri): vscode.FileDecoration | undefined {
  if (scheme !== SCHEME) return undefined;
  const [errors = 0, warnings = 0] = query.split(',').map(Number);
  const count = errors + warnings;
  if (count === 0) return undefined;
  const color = new vscode.ThemeColor(errors > 0 ? 'list.errorForeground' : 'list.warningForeground');
  return new vscode.FileDecoration(count > 9 ? '9+' : `${count}`, problemsText({ errors, warnings }), color);
}

function explain({ node }: TreeLeaf): Thenable<unknown> {
  return vscode.commands.executeCommand('agentFiles.explain', vscode.Uri.parse(node.uri));
}

async function rename({ node }: TreeLeaf): Promise<void> {
  await openNode(node);
  await vscode.commands.executeCommand('editor.action.rename');
}

function copyMention({ node }: TreeLeaf): Thenable<void> {
  return vscode.env.clipboard.writeText(mentionOf(node));
}

async function findReferences({ node }: TreeLeaf): Promise<void> {
  const uri = vscode.Uri.parse(node.uri);
  await vscode.workspace.openTextDocument(uri);
  const { start } = rangeOf(node);
  const found = await vscode.commands.executeCommand('vscode.executeReferenceProvider', uri, start);
  await vscode.commands.executeCommand('editor.action.showReferences', uri, start, found);
}
