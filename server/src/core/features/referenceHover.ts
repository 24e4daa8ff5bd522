import { bodyStart, splitFrontMatter } from '../syntax/frontmatter.ts';
import { touches } from '../syntax/span.ts';
import { importsOf, isRefused } from '../workspace/imports.ts';
import { basename, isWithin, relativePath } from '../workspace/paths.ts';
import { suggestReference } from '../workspace/resolve.ts';
import { evidenceLine, paragraphs } from './factText.ts';
import { codeFence, inlineCode } from './markdownText.ts';
import { type ReferencedPlace, referencedPlace } from './referencedPlace.ts';
import { bodyTarget, type ReferenceTarget } from './target.ts';
import type { FeatureContext, Hover } from './types.ts';

const LINES = 10;
const LINE_LENGTH = 160;

/** Where a link or `@path` leads, the first lines there, and what the program does with it. */
export function hoverReference(context: FeatureContext, offset: number): Hover | undefined {
  const target = bodyTarget(context.file, offset);
  if (!target || target.is === 'heading' || target.is === 'definition') return undefined;
  const place = referencedPlace(context, target);
  const { state } = place.resolved;
  if (state === 'external' || state === 'unknown') return undefined;
  const { dialect, kind } = context.file.reading;
  const facts = [kind.references.doc, evidenceLine(dialect, kind.references.evidence)];
  return {
    span: target.span,
    markdown: paragraphs(
      whereTo(context, target, place),
      ...importText(context, target, place),
      preview(place),
      ...facts,
    ),
  };
}

function whereTo(
  context: FeatureContext,
  target: ReferenceTarget,
  { resolved, heading, text }: ReferencedPlace,
): string {
  const { file, workspace } = context;
  const { state, path, kind } = resolved;
  if (state === 'missing') {
    const better = suggestReference(workspace.view, file, target.path, target.form);
    const hint = better === undefined ? '' : ` Did you mean ${inlineCode(better)}?`;
    return `${inlineCode(target.path)} does not exist.${hint}`;
  }
  const shown =
    kind === 'directory'
      ? `Folder ${inlineCode(shownPath(context, path))}`
      : inlineCode(shownPath(context, path));
  const fragment = target.fragment && file.text.slice(target.fragment.start, target.fragment.end);
  const lost =
    fragment && text !== undefined && !heading ? ` has no heading ${inlineCode(`#${fragment}`)}` : '';
  const otherCase =
    state === 'case' ? ' (written in other letter case: found only where file names ignore it)' : '';
  return `${shown}${lost}${otherCase}`;
}

/** What else comes with an import, or why it does not come; nothing for other references. */
function importText(
  { file, workspace }: FeatureContext,
  target: ReferenceTarget,
  { resolved }: ReferencedPlace,
): string[] {
  const { at, hops, refusedEndings } = file.reading.kind.references;
  if (target.form !== 'at' || at !== 'imported' || resolved.state !== 'found') return [];
  if (resolved.kind !== 'file') return ['Not imported: it is no file.'];
  if (isRefused(refusedEndings, resolved.path)) return ['Not imported: files with this ending are not.'];
  const own = file.body.imports.filter((one) => touches(one.span, target.span.start));
  const depths = [...importsOf(workspace.view, file, own).loaded.values()];
  const more = depths.length - 1;
  if (more < 1) return ['Imported.'];
  const files = more === 1 ? 'one more file' : `${more} more files`;
  return [`Imported with ${files}, ${Math.max(...depths)} of at most ${hops} files deep.`];
}

/** Relative to the workspace folder, with its name where there are several; absolute elsewhere. */
function shownPath({ workspace }: FeatureContext, path: string): string {
  const { folders } = workspace.view;
  const folder = folders.find((one) => isWithin(one, path));
  if (folder === undefined || folder === path) return path;
  const relative = relativePath(folder, path);
  return folders.length > 1 ? `${basename(folder)}/${relative}` : relative;
}

/** The first lines of what is referred to, as text. */
function preview({ resolved, text, heading }: ReferencedPlace): string {
  if (text === undefined) return '';
  const start = heading?.start ?? bodyStart(text, splitFrontMatter(text, 'line-start'));
  const all = text
    .slice(start, start + 4 * LINES * LINE_LENGTH)
    .trim()
    .split(/\r\n?|\n/);
  if (all.join('') === '') return '';
  const lines = all
    .slice(0, LINES)
    .map((line) => (line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH - 1)}…` : line));
  const more = all.length > LINES ? '\n…' : '';
  return codeFence(
    lines.join('\n') + more,
    /\.(?:md|mdx|mdc|markdown)$/i.test(resolved.path) ? 'markdown' : '',
  );
}
