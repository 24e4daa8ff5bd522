import { isRefused } from '../workspace/imports.ts';
import { resolveReference } from '../workspace/resolve.ts';
import { IMPORT_KINDS } from './kinds.ts';
import { code } from './messages.ts';
import { writtenImports } from './references.ts';
import type { Report, Rule, RuleContext } from './types.ts';

export const importEnding: Rule = {
  meta: {
    id: 'import-ending',
    title: 'An import of a kind of file that is never imported',
    category: 'references',
    severity: 'warning',
    since: '0.1.0',
    fix: 'none',
    dialects: ['claude-code'],
    docs: {
      why: `Claude Code imports files of text, told by their endings. Some endings are not among them although the files hold
text: the rules of Cursor (\`.mdc\`) above all. Such an import is passed over without a word.`,
      bad: [
        {
          path: 'CLAUDE.md',
          text: 'Follow @.cursor/rules/style.mdc too.\n',
          files: { '.cursor/rules/style.mdc': '# Style\n' },
        },
      ],
      good: [
        {
          path: 'CLAUDE.md',
          text: 'Follow @docs/style.md and @package.json too.\n',
          files: { 'docs/style.md': '# Style\n', 'package.json': '{}\n' },
        },
      ],
    },
  },
  needs: 'body',
  kinds: IMPORT_KINDS,
  *check({ file, dialect, kind, workspace }: RuleContext): Iterable<Report> {
    for (const { path, pathSpan } of writtenImports(file)) {
      if (!isRefused(kind.references.refusedEndings, path)) continue;
      const target = resolveReference(workspace.view, file, path, 'at');
      if (target.state !== 'found' || target.kind !== 'file') continue;
      const ending = path.slice(path.lastIndexOf('.'));
      yield {
        span: pathSpan,
        message: `${dialect.title} imports no files that end in ${code(ending)}: nothing of this one is loaded. Keep its text in a \`.md\` file, or tell the model to read it.`,
      };
    }
  },
};
