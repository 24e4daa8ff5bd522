import { fieldSpec } from '../dialects/lookup.ts';
import type { Cursor } from '../syntax/cursor.ts';
import type { FrontMatterSplit } from '../syntax/frontmatter.ts';
import { touches } from '../syntax/span.ts';
import { dirname, relativePath } from '../workspace/paths.ts';
import { explain } from './explain.ts';
import { explainReport, MARKDOWN, toolReport } from './explainReport.ts';
import { paragraphs } from './factText.ts';
import type { FeatureContext, Hover } from './types.ts';

/** On the opening dashes: everything that the program makes of the file. */
export function fenceHover(
  context: FeatureContext,
  { open }: FrontMatterSplit,
  offset: number,
): Hover | undefined {
  if (!touches(open, offset)) return undefined;
  return { span: open, markdown: explainReport(explain(context), showFrom(context), MARKDOWN) };
}

/** On the keys that settle the tools: which are on and off, and which line decides. Else the hover as it is. */
export function withTools(
  context: FeatureContext,
  hover: Hover | undefined,
  cursor: Cursor,
): Hover | undefined {
  if (!hover || cursor.kind !== 'key' || cursor.path.length > 0) return hover;
  const { dialect, kind } = context.file.reading;
  const shape = fieldSpec(dialect, kind.kind, [cursor.text])?.shape;
  if (shape !== 'tool-switches' && shape !== 'permission' && shape !== 'tool-list') return hover;
  const tools = toolReport(explain(context), showFrom(context));
  return { ...hover, markdown: paragraphs(hover.markdown, tools) };
}

/** Other files as they are seen from this one. */
function showFrom({ file }: FeatureContext): (path: string) => string {
  return (path) => relativePath(dirname(file.path), path);
}
