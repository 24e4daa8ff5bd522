import { span } from '../syntax/span.ts';
import { type ImportFault, importsOf } from '../workspace/imports.ts';
import { basename, dirname, relativePath } from '../workspace/paths.ts';
import { IMPORT_KINDS } from './kinds.ts';
import { pathCode } from './messages.ts';
import type { Report, Rule, RuleContext } from './types.ts';

export const importDepth: Rule = {
  meta: {
    id: 'import-depth',
    title: 'An import that lies too deep, or in a circle',
    category: 'references',
    severity: 'warning',
    since: '0.1.0',
    fix: 'none',
    dialects: ['claude-code'],
    docs: {
      why: `A file that a memory file imports may import others, four files deep. What lies deeper is not loaded, and nothing is
said. Every file is loaded once: an import that leads back to a file on the way to it has no effect; that is an information
only, since the file is known all the same. Both are reported at the import in the file itself that leads there.`,
      bad: [
        {
          path: 'CLAUDE.md',
          text: 'Read @a.md first.\n',
          files: {
            'a.md': '@b.md\n',
            'b.md': '@c.md\n',
            'c.md': '@d.md\n',
            'd.md': '@e.md\n',
            'e.md': 'Never read.\n',
          },
        },
        {
          path: 'CLAUDE.md',
          text: 'Read @docs/a.md first.\n',
          files: { 'docs/a.md': 'See @../CLAUDE.md for more.\n' },
        },
      ],
      good: [
        {
          path: 'CLAUDE.md',
          text: 'Read @a.md first.\n',
          files: { 'a.md': '@b.md\n', 'b.md': '@c.md\n', 'c.md': '@d.md\n', 'd.md': 'The end.\n' },
        },
      ],
    },
  },
  needs: 'body',
  kinds: IMPORT_KINDS,
  *check(context: RuleContext): Iterable<Report> {
    const { file, workspace } = context;
    for (const fault of importsOf(workspace.view, file).faults) yield report(context, fault);
  },
};

function report({ file, dialect, kind }: RuleContext, fault: ImportFault): Report {
  const { is, first, reference, holder, target } = fault;
  const from = dirname(file.path);
  const shown = (path: string): string => pathCode(relativePath(from, path));
  const at = { span: span(first.span.start, first.pathSpan.end) };
  const where = holder === file.path ? 'here' : `in ${shown(holder)}`;
  const related =
    holder === file.path
      ? []
      : [{ span: reference.span, path: holder, message: `${basename(target)} is imported here.` }];
  if (is === 'too-deep') {
    const { hops = 0 } = kind.references;
    return {
      ...at,
      related,
      message: `${dialect.title} follows imports ${hops} files deep: ${shown(target)}, imported ${where}, is not loaded. Import it nearer to this file.`,
    };
  }
  return {
    ...at,
    related,
    severity: 'information',
    message: `${shown(target)} is imported ${where} while it is being read itself. ${dialect.title} loads each file once, so that import has no effect.`,
  };
}
