import { fieldSpec } from '../dialects/lookup.ts';
import type { FrontMatter } from '../syntax/agentFile.ts';
import { lineSpan } from '../syntax/span.ts';
import { tabsToBlanks } from './indentFaults.ts';
import { code } from './messages.ts';
import type { Report, RuleContext } from './types.ts';
import { loadedAfter } from './verify.ts';

/**
 * Keys that a tab indents: YAML takes them for keys of the top level. Where nothing is left in the map above, that is
 * a value which the program refuses, and reported as such.
 */
export function* strayKeys(context: RuleContext, front: FrontMatter): Iterable<Report> {
  const { file, dialect, kind, loaded } = context;
  if (loaded.problems.some((problem) => problem.actual === null)) return;
  for (const { key } of front.root.fields) {
    const isKnown = fieldSpec(dialect, kind.kind, [key.text]) !== undefined;
    if (isKnown || file.text[lineSpan(file.text, key.span.start).start] !== '\t') continue;
    if (!Object.hasOwn(loaded.header.data, key.text)) continue;
    const edits = tabsToBlanks(file.text, front.content);
    const after = loadedAfter(context, edits);
    const helps = after && after.problems.length === 0 && !Object.hasOwn(after.header.data, key.text);
    yield {
      span: key.span,
      message: `This line is indented by a tab, and YAML takes only blanks: ${code(key.text)} falls out of the map above and does nothing there. Indent by blanks in place of tabs.`,
      severity: 'warning',
      fixes: helps
        ? [{ title: 'Indent by blanks in place of tabs', edits, safe: true, preferred: true }]
        : [],
    };
  }
}
