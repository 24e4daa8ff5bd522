import type { Dialect } from '../dialects/types.ts';
import type { AgentFile } from '../syntax/agentFile.ts';
import type { Span } from '../syntax/span.ts';
import { touches } from '../syntax/span.ts';
import { namesInHeader } from '../web/headerNames.ts';
import { mentionsIn } from '../web/mentions.ts';
import { slashMentions } from '../web/slashMentions.ts';
import type { Edge, NamedTarget, WebSymbol } from '../web/types.ts';
import { dirname, relativePath } from '../workspace/paths.ts';
import { scopeOf } from '../workspace/scope.ts';
import { sourcesOf } from '../workspace/sources.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { paragraphs } from './factText.ts';
import { agentText } from './headerNames.ts';
import { escapeMarkdown, inlineCode } from './markdownText.ts';
import type { FeatureContext, Hover, Location } from './types.ts';

/** A name at the cursor, with everything that it means there. */
interface Named {
  readonly span: Span;
  readonly symbols: readonly WebSymbol[];
}

/** The name of an agent, skill, command or server at an offset; undefined where none is, or nothing in sight has it. */
function namedAt({ file, workspace }: FeatureContext, offset: number): Named | undefined {
  const names = workspace.names();
  if (!names) return undefined;
  const resolved = (span: Span, target: NamedTarget): Named | undefined => {
    const symbols = names.resolve(target, file.path);
    return symbols.length > 0 ? { span, symbols } : undefined;
  };
  const dialect = file.reading.dialect.id;
  const inHeader = file.front && offset <= (file.front.close?.end ?? file.front.content.end);
  if (inHeader) {
    const found = namesInHeader(file).find((one) => touches(one.span, offset));
    return found && resolved(found.span, { is: found.is, name: found.name, dialect });
  }
  const found = mentionsIn(file).find((one) => touches(one.span, offset)) ?? slashAt(file, workspace, offset);
  return found && found.target.is !== 'file' ? resolved(found.span, found.target) : undefined;
}

/** The `/name` at an offset, as all readers of the file know it. */
function slashAt(file: AgentFile, workspace: Workspace, offset: number): Edge | undefined {
  const find = (dialects: readonly Dialect[]) =>
    slashMentions(file, dialects).find((one) => touches(one.span, offset));
  if (!find([file.reading.dialect])) return undefined;
  return find(workspace.detect(file.path, () => file.text).map(({ dialect }) => dialect));
}

/** Where the name is defined. */
export function symbolDefinition(context: FeatureContext, offset: number): Location[] {
  const named = namedAt(context, offset);
  return (named?.symbols ?? []).map(({ path, span }) => ({
    origin: named?.span ?? span,
    path,
    target: span,
  }));
}

/** Description of what has the name, of an agent its mode and abilities as well. */
export function symbolHover(context: FeatureContext, offset: number): Hover | undefined {
  const named = namedAt(context, offset);
  const [symbol] = named?.symbols ?? [];
  if (!named || !symbol) return undefined;
  const merged = mergedText(context, named.symbols);
  if (merged !== undefined) return { span: named.span, markdown: merged };
  const { fileKind, name, path, description, mode, abilities } = symbol;
  const shown = inlineCode(relativePath(dirname(context.file.path), path));
  const kind = symbol.kind === 'server' ? 'MCP server' : fileKind.charAt(0).toUpperCase() + fileKind.slice(1);
  return {
    span: named.span,
    markdown: paragraphs(
      `${kind} **${escapeMarkdown(name)}**${mode && ` (${inlineCode(mode)})`}, defined in ${shown}.`,
      description === undefined ? '' : escapeMarkdown(description),
      symbol.kind !== 'agent' || abilities === '' ? '' : `It may use: ${escapeMarkdown(abilities)}.`,
    ),
  };
}

/** What is known of an agent whose sources are laid over each other: no single one tells its mode. */
function mergedText(context: FeatureContext, [symbol, ...more]: readonly WebSymbol[]): string | undefined {
  if (symbol?.kind !== 'agent' || symbol.mode === '' || more.length === 0) return undefined;
  const scope = scopeOf(context.file);
  const sources = scope ? sourcesOf(context.workspace, scope, symbol.name) : [];
  return sources.length > 0 ? agentText(context, symbol.name, sources) : undefined;
}
