import { DEFAULT_MODE } from '../dialects/data/opencode/defaults.ts';
import { mergeSources } from '../loaders/opencodeMerge.ts';
import type { Cursor } from '../syntax/cursor.ts';
import { parseJsonc } from '../syntax/jsonc.ts';
import type { Span } from '../syntax/span.ts';
import { fieldAt } from '../syntax/tree.ts';
import type { McpServer } from '../workspace/mcpServers.ts';
import { mcpServers, serverOf } from '../workspace/mcpServers.ts';
import { dirname, relativePath } from '../workspace/paths.ts';
import type { Scope } from '../workspace/scope.ts';
import { scopeOf } from '../workspace/scope.ts';
import type { AgentSource } from '../workspace/sources.ts';
import { agentSources, sourcesOf } from '../workspace/sources.ts';
import { paragraphs } from './factText.ts';
import { mapPlace, valuePlace } from './headerPlace.ts';
import { insertKey, insertValue } from './insertion.ts';
import { escapeMarkdown, inlineCode } from './markdownText.ts';
import type { CompletionItem, FeatureContext, Hover, Location } from './types.ts';

/** Something that other files define, and that the header names. */
export type NamedThing =
  | { readonly is: 'agent'; readonly name: string; readonly sources: readonly AgentSource[] }
  | { readonly is: 'server'; readonly server: McpServer };

/** The agent or MCP server that the key or value at the cursor names; undefined for all else, and for unknown names. */
export function namedAt(context: FeatureContext, cursor: Cursor): NamedThing | undefined {
  if (cursor.kind === 'none' || cursor.text === '') return undefined;
  const what = whatIsNamed(context, cursor);
  const scope = what && scopeOf(context.file);
  if (!scope) return undefined;
  if (what === 'agent') {
    const sources = sourcesOf(context.workspace, scope, cursor.text);
    return sources.length > 0 ? { is: 'agent', name: cursor.text, sources } : undefined;
  }
  const server = what === 'tool' ? serverOf(mcpServers(context.workspace, scope), cursor.text) : undefined;
  return server && { is: 'server', server };
}

type Named = 'agent' | 'tool' | undefined;

function whatIsNamed({ file }: FeatureContext, cursor: Exclude<Cursor, { kind: 'none' }>): Named {
  const { reading } = file;
  if (cursor.kind === 'value' || cursor.kind === 'item') {
    const place = valuePlace(reading, cursor.path);
    const field = place?.is === 'field' ? place.field : undefined;
    return field?.shape === 'agent' || (field?.names === 'agent' && cursor.kind === 'item')
      ? 'agent'
      : undefined;
  }
  if (cursor.kind !== 'key') return undefined;
  const place = mapPlace(reading, cursor.path);
  if (place?.is === 'switches' || place?.is === 'permissions') return 'tool';
  return place?.is === 'patterns' && place.spec?.names === 'agent' ? 'agent' : undefined;
}

/** Where the thing is defined: every source of an agent, the one that counts first. */
export function nameDefinition(context: FeatureContext, cursor: Cursor): Location[] {
  const named = namedAt(context, cursor);
  if (!named || cursor.kind === 'none') return [];
  if (named.is === 'server') {
    return [{ origin: cursor.span, path: named.server.path, target: named.server.span }];
  }
  return agentLocations(context, cursor.span, named.sources);
}

/** The sources of an agent that is named at `origin`, the one that counts first. */
export function agentLocations(
  context: FeatureContext,
  origin: Span,
  sources: readonly AgentSource[],
): Location[] {
  return sources
    .toReversed()
    .map((source) => ({ origin, path: source.path, target: entrySpan(context, source) }));
}

function entrySpan({ workspace }: FeatureContext, { path, at }: AgentSource) {
  const text = at.length > 0 ? workspace.view.read(path)?.text : undefined;
  return text === undefined ? undefined : fieldAt(parseJsonc(text).root, at)?.key.span;
}

/** What is known of the thing, for a hover; empty where nothing is named. */
export function nameText(context: FeatureContext, cursor: Cursor): string {
  const named = namedAt(context, cursor);
  if (!named) return '';
  if (named.is === 'agent') return agentText(context, named.name, named.sources);
  const { name, target, enabled, path } = named.server;
  const state = enabled ? '' : ' It is switched off there.';
  return `MCP server **${escapeMarkdown(name)}**${target && ` (${inlineCode(target)})`}, declared in ${shown(context, path)}.${state}`;
}

/** What is known of an agent, for a hover. */
export function agentText(context: FeatureContext, name: string, sources: readonly AgentSource[]): string {
  // Only agents that have a mode lie over each other.
  if (sources.every(({ loaded }) => loaded.mode === undefined)) return plainText(context, name, sources);
  const agent = mergeSources(
    name,
    sources.map(({ loaded }) => loaded),
  );
  const description = agent.keys['description'];
  const off = Object.entries(agent.tools).flatMap(([tool, on]) => (on ? [] : [inlineCode(tool)]));
  return paragraphs(
    `Agent **${escapeMarkdown(name)}** (${inlineCode(agent.mode)}), defined in ${sources.map(({ path }) => shown(context, path)).join(', ')}.`,
    typeof description === 'string' ? escapeMarkdown(description) : '',
    off.length > 0 ? `Off: ${off.join(', ')}.` : '',
  );
}

function plainText(context: FeatureContext, name: string, sources: readonly AgentSource[]): string {
  const description = sources.at(-1)?.loaded.keys['description'];
  return paragraphs(
    `Agent **${escapeMarkdown(name)}**, defined in ${sources.map(({ path }) => shown(context, path)).join(', ')}.`,
    typeof description === 'string' ? escapeMarkdown(description) : '',
  );
}

function shown({ file }: FeatureContext, path: string): string {
  return inlineCode(relativePath(dirname(file.path), path));
}

/** The hover at a place of the header with what is known of the name that stands there. */
export function withNames(
  context: FeatureContext,
  hover: Hover | undefined,
  cursor: Cursor,
): Hover | undefined {
  const text = nameText(context, cursor);
  if (text === '' || cursor.kind === 'none') return hover;
  return { span: cursor.span, markdown: paragraphs(text, hover?.markdown ?? '') };
}

/** Names that other files define and that fit the cursor. `rank` is where they begin. */
export function nameCompletion(context: FeatureContext, cursor: Cursor, rank: number): CompletionItem[] {
  if (cursor.kind === 'none') return [];
  const what = whatIsNamed(context, cursor);
  const scope = what && scopeOf(context.file);
  if (!scope) return [];
  const present = cursor.kind === 'value' ? [] : cursor.siblings;
  const names = what === 'agent' ? agentItems(context, scope) : servers(context, scope);
  return names
    .filter(({ label }) => !present.includes(label))
    .map((item, index) => ({
      ...item,
      ...(cursor.kind === 'key'
        ? insertKey(cursor, item.label, { block: ' ' })
        : insertValue(cursor, item.label, 'text')),
      rank: rank + index,
    }));
}

type Shown = Pick<CompletionItem, 'label' | 'kind' | 'detail' | 'documentation' | 'again'>;

/** The agents that are there, as completion shows them. */
export function agentItems({ file, workspace }: FeatureContext, scope: Scope): Shown[] {
  const known = new Map<string, Shown>();
  const withMode = scope.dialect.kinds.some((one) => one.kind === 'config');
  for (const { name, loaded } of agentSources(workspace, scope)) {
    const description = loaded.keys['description'];
    known.set(name, {
      label: name,
      kind: 'agent',
      ...(withMode ? { detail: loaded.mode ?? DEFAULT_MODE } : {}),
      ...(typeof description === 'string' ? { documentation: escapeMarkdown(description) } : {}),
    });
  }
  // An agent does not start itself.
  if (file.reading.kind.kind === 'agent') known.delete(file.reading.name);
  return [...known.values()];
}

function servers({ workspace }: FeatureContext, scope: Scope): Shown[] {
  return mcpServers(workspace, scope).map(({ name, prefix, target }) => ({
    label: `${prefix}*`,
    kind: 'tool',
    detail: `every tool of the MCP server ${name}`,
    ...(target ? { documentation: inlineCode(target) } : {}),
    again: true,
  }));
}
