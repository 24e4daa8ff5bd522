import { kindSpec } from '../dialects/lookup.ts';
import type { Dialect } from '../dialects/types.ts';
import { isRecord } from '../loaders/opencodeSchema.ts';
import { matchesWildcard } from '../loaders/wildcard.ts';
import { parseJsonc } from '../syntax/jsonc.ts';
import type { Span } from '../syntax/span.ts';
import { fieldOf } from '../syntax/tree.ts';
import type { Scope } from './scope.ts';
import { configFiles } from './scope.ts';
import { onceSettled } from './settled.ts';
import type { FileText } from './view.ts';
import type { Workspace } from './workspace.ts';

/** An MCP server that a configuration file declares. */
export interface McpServer {
  readonly name: string;
  /** What its tools begin with: `my_server_`. Characters that an id may not have are replaced. */
  readonly prefix: string;
  /** The command or address that it is reached by, for people. */
  readonly target: string;
  readonly enabled: boolean;
  readonly path: string;
  /** The name with its quotes, in the file at `path`. */
  readonly span: Span;
}

type Declared = Omit<McpServer, 'path'>;
const declared = new WeakMap<FileText, readonly Declared[]>();

/** Every server that is declared where the file is used; a later declaration of a name counts. */
export function mcpServers(workspace: Workspace, scope: Scope): readonly McpServer[] {
  return serversIn(workspace.view, scope);
}

const serversIn = onceSettled((view, scope: Scope): readonly McpServer[] => {
  const section = serverSection(scope.dialect);
  if (section === undefined) return [];
  const found = new Map<string, McpServer>();
  for (const path of configFiles(view, scope)) {
    const file = view.read(path);
    if (!file) continue;
    const servers = declared.get(file) ?? declaredServers(file.text, section);
    declared.set(file, servers);
    for (const server of servers) found.set(server.name, { ...server, path });
  }
  return [...found.values()];
}, 64);

/** The key of the program's configuration files that declares servers. */
function serverSection(dialect: Dialect): string | undefined {
  const fields = kindSpec(dialect, 'config')?.fields;
  return fields?.find((field) => field.defines === 'server')?.key;
}

/** The servers that the text of a configuration file declares under a key. */
export function declaredServers(text: string, key: string): Declared[] {
  const { root } = parseJsonc(text);
  const section = fieldOf(root, key)?.value;
  if (section?.kind !== 'map') return [];
  return section.fields.map(({ key, value }) => {
    const data = value ? parseJsonc(text.slice(value.span.start, value.span.end)).data : undefined;
    const settings = isRecord(data) ? data : {};
    return {
      name: key.text,
      prefix: toolPrefix(key.text),
      target: targetOf(settings),
      enabled: settings['enabled'] !== false,
      span: key.span,
    };
  });
}

/** What the tools of a server begin with: `my_server_`. */
export function toolPrefix(server: string): string {
  return `${server.replace(/[^A-Za-z0-9_-]/g, '_')}_`;
}

function targetOf({ command, url }: { readonly command?: unknown; readonly url?: unknown }): string {
  if (typeof url === 'string') return url;
  return Array.isArray(command) ? command.join(' ') : typeof command === 'string' ? command : '';
}

/** The server whose tools a name or wildcard of `tools` and `permission` means; undefined where it means none of these. */
export function serverOf(servers: readonly McpServer[], name: string): McpServer | undefined {
  return servers.find(
    ({ prefix }) => name.startsWith(prefix) || (name.includes('*') && matchesWildcard(prefix, name)),
  );
}
