import type { FrontMatter } from '../syntax/agentFile.ts';
import type { Span } from '../syntax/span.ts';
import type { Scalar } from '../syntax/tree.ts';
import { tabsToBlanks } from './indentFaults.ts';
import { specOf } from './keyTable.ts';
import { characterName, strangeIndent, strangeIndents } from './lineFaults.ts';
import { code } from './messages.ts';
import type { Fix, Report, RuleContext, TextEdit } from './types.ts';
import { loadedAfter } from './verify.ts';

/** Whether any key may be one of those. */
export function mayHaveStrayKeys(context: RuleContext, { root }: FrontMatter): boolean {
  for (const { key } of root.fields) if (strayCharacter(context, key) !== undefined) return true;
  return false;
}

/** What a key is indented by that the program does not know; undefined for all others. */
function strayCharacter({ file, kind }: RuleContext, { text, span }: Scalar): string | undefined {
  return specOf(kind, text) ? undefined : strangeIndent(file.text, span.start);
}

/**
 * Keys that a tab or a strange blank indents: YAML takes them for keys of the top level, a strange blank for a part of
 * their names. Where nothing is left in the map above, that is a value which the program refuses, and reported as such.
 */
export function* strayKeys(context: RuleContext, front: FrontMatter): Iterable<Report> {
  const { file, loaded } = context;
  if (loaded.problems.some((problem) => problem.actual === null)) return;
  for (const { key } of front.root.fields) {
    const character = strayCharacter(context, key);
    if (character === undefined || !Object.hasOwn(loaded.header.data, key.text)) continue;
    const remedy = remedies(file.text, front.content, character).find(({ edits }) =>
      putsRight(context, key.text, edits),
    );
    const name = code(key.text.trim());
    const what =
      remedy?.title === REMOVE
        ? `In front of this key stands ${characterName(character)}, which YAML takes for a part of it: ${name} does not count`
        : `This line is indented by ${characterName(character)}, and YAML takes only blanks: ${name} falls out of the map above and does nothing there`;
    yield {
      span: key.span,
      message: `${what}. ${remedy?.title ?? BLANKS}.`,
      severity: 'warning',
      fixes: remedy ? [{ ...remedy, safe: true, preferred: true }] : [],
    };
  }
}

const BLANKS = 'Indent by blanks in its place';
const REMOVE = 'Remove it';

function remedies(text: string, lines: Span, character: string): Pick<Fix, 'title' | 'edits'>[] {
  if (character === '\t')
    return [{ title: 'Indent by blanks in place of tabs', edits: tabsToBlanks(text, lines) }];
  return [
    { title: BLANKS, edits: strangeIndents(text, lines, ' ') },
    { title: REMOVE, edits: strangeIndents(text, lines, '') },
  ];
}

/** Whether the program still reads the header after the edits, refuses nothing, and no longer sees the key. */
function putsRight(context: RuleContext, key: string, edits: readonly TextEdit[]): boolean {
  const after = loadedAfter(context, edits);
  if (!after || after.header.state !== context.loaded.header.state) return false;
  return after.problems.length === 0 && !Object.hasOwn(after.header.data, key);
}
