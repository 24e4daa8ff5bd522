import { lineSpan, type Span, span, touches } from '../syntax/span.ts';
import { isAtPlace } from '../syntax/writePath.ts';
import { isMentionable } from '../web/mentions.ts';
import { resolveReference } from '../workspace/resolve.ts';
import { scopeOf } from '../workspace/scope.ts';
import { type AgentSource, sourcesOf } from '../workspace/sources.ts';
import { evidenceLine, paragraphs } from './factText.ts';
import { agentItems, agentLocations, agentText } from './headerNames.ts';
import { escapeMarkdown } from './markdownText.ts';
import { inCode } from './pathCompletion.ts';
import { type WrittenPath, writtenPath } from './pathPlace.ts';
import type { CompletionItem, FeatureContext, Hover, Location } from './types.ts';

/** An `@word` in a text where the program looks for a file of that name, and then for an agent. */
interface Mention {
  /** `@reviewer` */
  readonly span: Span;
  readonly name: string;
  readonly sources: readonly AgentSource[];
}

/** Where it begins and ends, as in OpenCode's `ConfigMarkdown.FILE_REGEX`. */
const WORD = /(?<![\w`])@(\.?[^\s`,.]+(?:\.[^\s`,.]+)*)/g;

/** The agent that an `@word` at the offset calls; undefined where it is a file, or nothing. */
function mentionAt({ file, workspace }: FeatureContext, offset: number): Mention | undefined {
  const scope = file.reading.kind.references.agents ? scopeOf(file) : undefined;
  if (!scope) return undefined;
  const line = lineSpan(file.text, offset);
  for (const match of file.text.slice(line.start, line.end).matchAll(WORD)) {
    const [whole, name = ''] = match;
    const at = span(line.start + match.index, line.start + match.index + whole.length);
    if (!touches(at, offset)) continue;
    if (resolveReference(workspace.view, file, name, 'at').state === 'found') return undefined;
    const sources = sourcesOf(workspace, scope, name);
    return sources.length > 0 ? { span: at, name, sources } : undefined;
  }
  return undefined;
}

/** What is known of the agent that an `@word` calls. */
export function mentionHover(context: FeatureContext, offset: number): Hover | undefined {
  const mention = mentionAt(context, offset);
  if (!mention) return undefined;
  const { dialect, kind } = context.file.reading;
  const facts = [kind.references.doc, evidenceLine(dialect, kind.references.evidence)];
  return {
    span: mention.span,
    markdown: paragraphs(agentText(context, mention.name, mention.sources), ...facts),
  };
}

export function mentionDefinition(context: FeatureContext, offset: number): Location[] {
  const mention = mentionAt(context, offset);
  return mention ? agentLocations(context, mention.span, mention.sources) : [];
}

/** Agents after an `@`, behind the files and folders that are offered there already. */
export function mentionCompletion(
  context: FeatureContext,
  offset: number,
  paths: readonly CompletionItem[],
): CompletionItem[] {
  const { file } = context;
  const written = writtenPath(file, offset);
  if (!written || !isAtPlace(written.place) || written.folder !== '' || written.target !== undefined)
    return [];
  if (inCode(file.text, file.body, offset)) return [];
  return agentsAt(context, written, paths).map((item, index) => ({
    ...item,
    edit: { span: written.span, newText: item.label },
    rank: paths.length + index,
  }));
}

type Agent = Omit<CompletionItem, 'edit' | 'rank'>;

/** Where the program takes a word for an agent all that it knows; elsewhere those that people find by such a mention. */
function agentsAt(
  context: FeatureContext,
  { place }: WrittenPath,
  paths: readonly CompletionItem[],
): readonly Agent[] {
  const { file, workspace } = context;
  if (file.reading.kind.references.agents) {
    const scope = place === 'at' ? scopeOf(file) : undefined;
    return scope ? agentItems(context, scope) : [];
  }
  const taken = new Set(paths.map(({ label }) => label.replace(/\/$/, '')));
  return (workspace.names()?.inSight('agent', file.reading.dialect.id, file.path) ?? [])
    .filter(
      ({ name, path, at }) =>
        isMentionable(name) && !taken.has(name) && (path !== file.path || at.length > 0),
    )
    .map(({ name, mode, description }) => ({
      label: name,
      kind: 'agent',
      detail: `${mode || 'agent'} · a mention, starts nothing`,
      ...(description === undefined ? {} : { documentation: escapeMarkdown(description) }),
    }));
}
