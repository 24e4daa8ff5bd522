import { tool } from '../dialects/lookup.ts';
import type { FieldSpec } from '../dialects/types.ts';
import type { ItemCursor, ValueCursor } from '../syntax/cursor.ts';
import { span } from '../syntax/span.ts';
import { namesInHeader, ownServers } from '../web/headerNames.ts';
import type { NamedKind, WebSymbol } from '../web/types.ts';
import { escapeMarkdown, inlineCode } from './markdownText.ts';
import type { CompletionItem, FeatureContext } from './types.ts';
import type { Word } from './words.ts';
import { inPlaceOf, offsetOf, wordAt } from './words.ts';

type Unranked = Omit<CompletionItem, 'rank'>;

/** The names that other files give to what a key is about: skills under `skills`, MCP servers under `mcpServers`. */
export function symbolCompletion(
  context: FeatureContext,
  cursor: ValueCursor | ItemCursor,
  { names }: FieldSpec,
): Unranked[] {
  // Agents are offered by their program's own idea of where they come from.
  if (names === undefined || names === 'agent') return [];
  const { text } = context.file;
  const word = wordAt(text, cursor, offsetOf(cursor));
  return inSight(context, names)
    .filter(({ name }) => !word.others.includes(name))
    .map((symbol) => ({ ...shown(symbol), ...inPlaceOf(text, cursor, word, symbol.name) }));
}

/** The names that fit behind the opening parenthesis of a tool: `Agent(`. */
export function specifierNames(
  context: FeatureContext,
  cursor: ValueCursor | ItemCursor,
  word: Word,
): Unranked[] {
  const kind = tool(context.file.reading.dialect, word.name)?.specifier;
  if (!kind) return [];
  const { text } = context.file;
  const end = offsetOf(cursor);
  const typed = /[^\s,(]*$/.exec(text.slice(word.span.start, end))?.[0] ?? '';
  const rest = /^[^\s,()"'\]]*/.exec(text.slice(end, word.span.end))?.[0] ?? '';
  const at = span(end - typed.length, end + rest.length);
  return inSight(context, kind).map((symbol) => ({
    ...shown(symbol),
    edit: { span: at, newText: symbol.name },
    filterText: symbol.name,
  }));
}

/** MCP servers as a list of tools names all of theirs: those of the header, then those of the files in sight. */
export function serverNames(context: FeatureContext): Omit<Unranked, 'edit'>[] {
  const { file } = context;
  const { serverForm } = file.reading.dialect;
  if (serverForm === undefined) return [];
  const written = namesInHeader(file).filter(({ is, scalar }) => is === 'server' && scalar);
  const own = [...ownServers(file).map(({ text }) => text), ...written.map(({ name }) => name)];
  const found = new Map<string, string | undefined>(own.map((name) => [name, undefined]));
  for (const { name, description } of inSight(context, 'server')) found.set(name, description);
  return [...found].map(([name, description]) => ({
    label: serverForm.replace(/server$/, () => name),
    kind: 'tool',
    detail: `every tool of the MCP server ${name}`,
    ...(description === undefined ? {} : { documentation: inlineCode(description) }),
  }));
}

function inSight({ file, workspace }: FeatureContext, kind: NamedKind): readonly WebSymbol[] {
  const found = workspace.names()?.inSight(kind, file.reading.dialect.id, file.path) ?? [];
  return found.filter(({ path, at }) => path !== file.path || at.length > 0);
}

function shown({ name, kind, mode, description }: WebSymbol): Omit<Unranked, 'edit'> {
  return {
    label: name,
    kind: kind === 'agent' ? 'agent' : 'value',
    detail: mode === '' ? kind : mode,
    ...(description === undefined ? {} : { documentation: escapeMarkdown(description) }),
  };
}
