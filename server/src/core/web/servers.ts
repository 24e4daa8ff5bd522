import { fieldSpec, permissionKey } from '../dialects/lookup.ts';
import type { AgentFile } from '../syntax/agentFile.ts';
import { span } from '../syntax/span.ts';
import type { Scalar } from '../syntax/tree.ts';
import { declaredServers, mcpServers, serverOf, toolPrefix } from '../workspace/mcpServers.ts';
import { dirname } from '../workspace/paths.ts';
import { scopeOf } from '../workspace/scope.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { ownServers } from './headerNames.ts';
import type { Edge, WebSymbol } from './types.ts';

/** The MCP servers that a file declares: a configuration file for its folder, a header for itself. */
export function serversOf(file: AgentFile): WebSymbol[] {
  const { path, text, format, reading } = file;
  const symbol = { kind: 'server', dialect: reading.dialect.id, fileKind: reading.kind.kind, path } as const;
  const rest = { at: [], entry: undefined, byPath: false, mode: '', abilities: '' } as const;
  if (format !== 'json') {
    return ownServers(file).map(({ text: name, span: at }) => ({
      ...symbol,
      ...rest,
      name,
      span: at,
      scope: path,
      description: undefined,
    }));
  }
  const section = reading.kind.fields.find((field) => field.defines === 'server')?.key;
  if (section === undefined) return [];
  return declaredServers(text, section).map(({ name, span: at, target }) => ({
    ...symbol,
    ...rest,
    name,
    span: at,
    scope: dirname(path),
    description: target === '' ? undefined : target,
  }));
}

/** Keys that mean tools of an MCP server: `github_*: false`. */
export function serverTools(file: AgentFile, workspace: Workspace): Edge[] {
  const { dialect, kind } = file.reading;
  const keys = (file.front?.root.fields ?? []).flatMap(({ key, value }) => {
    const shape = fieldSpec(dialect, kind.kind, [key.text])?.shape;
    const named = shape === 'tool-switches' || shape === 'permission';
    return named && value?.kind === 'map'
      ? value.fields.filter((one) => !permissionKey(dialect, one.key.text))
      : [];
  });
  const scope = keys.length > 0 ? scopeOf(file) : undefined;
  const declared = scope ? mcpServers(workspace, scope) : [];
  return keys.flatMap(({ key }): Edge[] => {
    const server = serverOf(declared, key.text);
    if (!server) return [];
    const target = { is: 'server', name: server.name, dialect: dialect.id } as const;
    const at = prefixIn(file.text, key, server.name);
    return [{ span: at ?? key.span, whole: key.span, target, written: { as: at ? 'prefix' : 'pattern' } }];
  });
}

/** `github` of `github_search`; undefined where a wildcard stands for it, or the key is not written letter by letter. */
function prefixIn(text: string, { span: at, text: written }: Scalar, name: string) {
  const length = toolPrefix(name).length - 1;
  const start = at.start + (/["']/.test(text.charAt(at.start)) ? 1 : 0);
  const isLiteral = text.startsWith(written, start) && written.startsWith(toolPrefix(name));
  return isLiteral ? span(start, start + length) : undefined;
}
