import { type Span, span } from '../syntax/span.ts';
import { importedFile } from '../workspace/imports.ts';
import { insert } from './edits.ts';
import { IMPORT_KINDS } from './kinds.ts';
import { code, pathCode } from './messages.ts';
import { writtenImports } from './references.ts';
import type { Report, Rule, RuleContext } from './types.ts';

export const importPunctuation: Rule = {
  meta: {
    id: 'import-punctuation',
    title: 'An import that a mark beside it turns into plain text',
    category: 'references',
    severity: 'warning',
    since: '0.1.0',
    fix: 'unsafe',
    dialects: ['claude-code'],
    docs: {
      why: `In memory files and rules Claude Code reads the path behind an \`@\` up to the next white space. The full stop of a
sentence, a comma or a closing bracket then belongs to the path; there is no such file, and nothing is imported, without a
word. In the same way an \`@\` counts only at the beginning of a text or after white space, not behind an opening bracket.
Reported only where the file is there without the mark. The fix puts blanks between the two: it makes Claude Code load a
file that it did not load so far, so fix all leaves it to you.`,
      bad: [
        {
          path: 'CLAUDE.md',
          text: 'Follow @docs/rules.md.\n',
          files: { 'docs/rules.md': '# Rules\n' },
        },
        {
          path: '.claude/rules/style.md',
          text: 'Keep to the house style (@house.md)\n',
          files: { '.claude/rules/house.md': '# House style\n' },
        },
      ],
      good: [
        {
          path: 'CLAUDE.md',
          text: 'Follow @docs/rules.md and **@docs/style.md**, not @param, @Next.js or "@docs/rules.md".\n',
          files: { 'docs/rules.md': '# Rules\n', 'docs/style.md': '# Style\n' },
        },
      ],
    },
  },
  needs: 'body',
  kinds: IMPORT_KINDS,
  *check(context: RuleContext): Iterable<Report> {
    const { file, workspace } = context;
    const exists = (path: string): boolean => importedFile(workspace.view, file, path) !== undefined;
    for (const { path, pathSpan, span: at, glued } of writtenImports(file)) {
      if (glued && exists(path) && !exists(path + file.text.slice(glued.start, glued.end)))
        yield behind(context, span(at.start, pathSpan.end), path, glued);
    }
    const imports = new Set(file.body.imports.map((one) => one.span.start));
    for (const { path, span: at } of file.body.atReferences) {
      const before = file.text.charAt(at.start - 1);
      if (!imports.has(at.start) && !NO_SIGN.test(before) && exists(path)) yield ahead(context, at, path);
    }
  },
};

/** What may stand before an `@` that is no import for another reason: a block of HTML, a quotation. */
const NO_SIGN = /[\s"'“”„‘’«»\\]|^$/;

/** Something follows the path without a blank. */
function behind({ file, dialect }: RuleContext, at: Span, path: string, glued: Span): Report {
  const mark = file.text.slice(glued.start, glued.end);
  return {
    span: span(at.start, glued.end),
    message: `${dialect.title} takes ${code(mark)} for a part of the path and imports nothing. Put a blank behind ${pathCode(path)}.`,
    fixes: [
      {
        title: `Put a blank before ${code(mark)}`,
        edits: [insert(glued.start, ' ')],
        safe: false,
        preferred: true,
      },
    ],
  };
}

/** The `@` stands behind something that is no blank. */
function ahead({ file, dialect }: RuleContext, at: Span, path: string): Report {
  const follows = /\S/.test(file.text.charAt(at.end));
  return {
    span: at,
    message: `${dialect.title} imports a file only where its \`@\` stands at the beginning or after a blank: ${pathCode(path)} is not loaded. Put a blank before it.`,
    fixes: [
      {
        title: follows ? 'Put blanks around it' : 'Put a blank before it',
        edits: [insert(at.start, ' '), ...(follows ? [insert(at.end, ' ')] : [])],
        safe: false,
        preferred: true,
      },
    ],
  };
}
