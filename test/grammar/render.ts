import type { IGrammar } from 'vscode-textmate';
import { linesOf, ownRuns, tokenise } from '../support/grammar.ts';

export interface Case {
  readonly title: string;
  /** The case as the file has it, without its title line. */
  readonly written: string;
  readonly source: string;
}

/**
 * Reads a file of cases. `== title` starts a case, `|` a line of Markdown, and a line with a space in front marks
 * a stretch of the line above it with carets, followed by the scope it must have. Unmarked text has none of ours.
 */
export function readCases(text: string): Case[] {
  return linesOf(text)
    .join('\n')
    .split(/^== /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.trimEnd().split('\n');
      const source = lines.filter((line) => line.startsWith('|')).map((line) => line.slice(1));
      return { title, written: lines.join('\n'), source: source.join('\n') };
    });
}

/** The Markdown with the marks that the grammar gives it, in the form of the case files. */
export function render(grammar: IGrammar, source: string): string {
  const lines = linesOf(source);
  return tokenise(grammar, source)
    .map((tokens, index) => {
      const marks = ownRuns(tokens).map(
        ({ start, end, scope }) => ` ${' '.repeat(start)}${'^'.repeat(end - start)} ${scope}`,
      );
      return [`|${lines[index] ?? ''}`, ...marks].join('\n');
    })
    .join('\n');
}
