import type { NodeKind, OverviewNode } from './overview.ts';

/** A line of the view *Agent Files*. */
export type TreeElement = TreeGroup | TreeLeaf;

export interface TreeGroup {
  readonly is: 'group';
  readonly id: string;
  readonly label: string;
  readonly children: readonly TreeElement[];
}

export interface TreeLeaf {
  readonly is: 'node';
  readonly id: string;
  readonly node: OverviewNode;
  /** Shown behind the name: the mode, and the folder where others have the same name. */
  readonly detail: string;
}

export interface Folder {
  readonly name: string;
  readonly uri: string;
}

/** The kinds that the view lists, in its order. */
export const TREE_KINDS = ['agent', 'command', 'skill', 'server'] as const satisfies readonly NodeKind[];

/** What the workspace defines, by program and kind; by folder first where there are several. */
export function agentTree(
  nodes: readonly OverviewNode[],
  folders: readonly Folder[],
  titles: Readonly<Record<(typeof TREE_KINDS)[number], string>>,
): TreeElement[] {
  const listed = nodes.filter(({ kind }) => kind !== 'document');
  if (folders.length < 2) return byDialect('', listed, titles);
  return folders.flatMap(({ name, uri }) => {
    const own = listed.filter((node) => folderOf(node, folders)?.uri === uri);
    return group(uri, name, byDialect(uri, own, titles));
  });
}

function byDialect(
  above: string,
  nodes: readonly OverviewNode[],
  titles: Readonly<Record<(typeof TREE_KINDS)[number], string>>,
): TreeGroup[] {
  const dialects = [...new Set(nodes.map(({ dialect }) => dialect))].sort();
  return dialects.flatMap((dialect) => {
    const ofDialect = nodes.filter((node) => node.dialect === dialect);
    const id = `${above}/${dialect}`;
    const kinds = TREE_KINDS.flatMap((kind) => {
      const leaves = leavesOf(ofDialect.filter((node) => node.kind === kind));
      return group(`${id}/${kind}`, titles[kind], leaves);
    });
    return group(id, dialect, kinds);
  });
}

function group(id: string, label: string, children: readonly TreeElement[]): TreeGroup[] {
  return children.length > 0 ? [{ is: 'group', id, label, children }] : [];
}

function leavesOf(nodes: readonly OverviewNode[]): TreeLeaf[] {
  return nodes
    .map((node): TreeLeaf => {
      const shared = nodes.some((other) => other !== node && other.name === node.name);
      const detail = [node.mode, shared ? parentOf(node.uri) : ''].filter((one) => one !== '').join(' · ');
      return { is: 'node', id: node.id, node, detail };
    })
    .sort((a, b) => a.node.name.localeCompare(b.node.name));
}

/** The last two folders of an address. */
function parentOf(uri: string): string {
  return decodeURIComponent(uri).split('/').slice(-3, -1).join('/');
}

/** The innermost of the workspace folders that holds it. */
function folderOf({ uri }: OverviewNode, folders: readonly Folder[]): Folder | undefined {
  const holding = folders.filter((one) => uri.startsWith(`${one.uri.replace(/\/$/, '')}/`));
  return holding.sort((a, b) => b.uri.length - a.uri.length)[0];
}

/** How the text of an agent, a command or a skill calls it. */
export function mentionOf({ kind, name }: Pick<OverviewNode, 'kind' | 'name'>): string {
  if (kind === 'agent') return `@${name}`;
  return kind === 'command' ? `/${name}` : name;
}
