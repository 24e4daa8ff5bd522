import { fieldSpec } from '../dialects/lookup.ts';
import type { FieldSpec } from '../dialects/types.ts';
import { afterBom } from '../syntax/frontmatter.ts';
import { lineSpan, span, trimSpan } from '../syntax/span.ts';
import { basename, dirname } from '../workspace/paths.ts';
import { insert, lineBreak, writeScalar } from './edits.ts';
import { fenceFault } from './fences.ts';
import { headerCut } from './headerCut.ts';
import { code } from './messages.ts';
import { isSpared } from './portability.ts';
import { descriptionLine } from './summary.ts';
import type { Fix, Report, Rule, RuleContext } from './types.ts';

export const missingKey: Rule = {
  meta: {
    id: 'missing-key',
    title: 'A key without which a program ignores the file',
    category: 'keys',
    severity: 'error',
    since: '0.1.0',
    fix: 'unsafe',
    dialects: ['opencode', 'agent-skills'],
    builtin: ['agent-skills:skill'],
    docs: {
      why: `A skill is called what its header says; the name of its folder does not count. OpenCode ignores a \`SKILL.md\`
without a \`name\`, and one without front matter, and says nothing: the skill is not listed, cannot be loaded, and is no
command either. Claude Code does without: it takes the name of the folder. The specification of Agent Skills requires the
key, so for skills outside of OpenCode’s folders this is a warning, or only mentioned where Claude Code reads them.`,
      bad: [
        {
          path: '.opencode/skill/release/SKILL.md',
          text: '---\ndescription: Makes a release\n---\n# Release\n\nTag the commit.\n',
        },
        { path: '.opencode/skill/release/SKILL.md', text: '# Release\n\nTag the commit.\n' },
        { path: 'skills/release/SKILL.md', text: '# Release\n\nTag the commit.\n' },
      ],
      good: [
        {
          path: '.opencode/skill/release/SKILL.md',
          text: '---\nname: release\ndescription: Makes a release\n---\n# Release\n\nTag the commit.\n',
        },
      ],
    },
  },
  needs: 'text',
  kinds: ['skill'],
  *check(context: RuleContext): Iterable<Report> {
    const { file, dialect, kind, loaded } = context;
    const spec = (key: string) => fieldSpec(dialect, kind.kind, [key]);
    // A header that cannot be read, or that stands in the wrong place, is a finding of its own.
    if (!READABLE.has(loaded.header.state) || (!file.front && fenceFault(context)) || headerCut(context))
      return;
    for (const { path, actual } of loaded.problems) {
      const [key] = path;
      if (path.length !== 1 || actual !== undefined) continue;
      const lacks = file.front
        ? `it has no ${code(String(key))}`
        : `it has no front matter, so no ${code(String(key))}`;
      const effect =
        loaded.outcome === 'ok'
          ? wanted(context, spec(String(key)))
          : `${dialect.title} ignores this ${kind.title} and says nothing`;
      yield {
        span: file.front ? file.front.open : firstLine(file.text),
        severity:
          loaded.outcome !== 'ok' ? 'error' : isSpared(context, String(key)) ? 'information' : 'warning',
        message: `${effect}: ${lacks}. Say there what it is called.`,
        fixes: fixesFor(context),
        // VS Code's own service says nothing of a file without a header.
        ...(!file.front && { builtin: false }),
      };
    }
  },
};

/** Who wants the key of a file that is read without it, too. */
function wanted({ dialect, kind }: RuleContext, spec: FieldSpec | undefined): string {
  const { neededBy = [] } = spec ?? {};
  const others = neededBy.length > 0 ? `, and ${neededBy.join(' and ')} ignores the file without it` : '';
  return `${dialect.title} requires ${code(spec?.key ?? '')} in a ${kind.title}${others}`;
}

const READABLE: ReadonlySet<string> = new Set(['none', 'empty', 'read', 'repaired']);

function firstLine(text: string) {
  const first = text.length - text.slice(afterBom(text)).trimStart().length;
  return trimSpan(text, span(first, lineSpan(text, first).end));
}

/** The name of the folder, which is what such a skill is called everywhere else. */
function fixesFor({ file }: RuleContext): Fix[] {
  const { front, text } = file;
  const name = basename(dirname(file.path));
  const line = lineBreak(text);
  const key = `name: ${writeScalar(name)}`;
  if (!front) {
    const header = ['---', key, descriptionLine(file, name), '---', '', ''].join(line);
    return [fix(`Add front matter with the name ${code(name)}`, afterBom(text), header)];
  }
  const plain = front.language.start === front.language.end && !front.other && !front.root.flow;
  return plain ? [fix(`Add the name ${code(name)}`, front.content.start, key + line)] : [];
}

function fix(title: string, at: number, text: string): Fix {
  return { title, edits: [insert(at, text)], safe: false, preferred: true };
}
