import { decodePercent, reaches, slugOf } from '../syntax/slug.ts';
import type { Outline } from '../workspace/workspace.ts';
import { replace } from './edits.ts';
import { TEXT_KINDS } from './kinds.ts';
import { code, pathCode } from './messages.ts';
import {
  BUILTIN_REFERENCES,
  besideBuiltin,
  isMeant,
  possibleReferences,
  type WrittenReference,
} from './references.ts';
import { resolved } from './resolved.ts';
import { nearest } from './spelling.ts';
import type { Report, Rule, RuleContext } from './types.ts';

export const unresolvedAnchor: Rule = {
  meta: {
    id: 'unresolved-anchor',
    title: 'A `#heading` that its file does not have',
    category: 'references',
    severity: 'warning',
    since: '0.1.0',
    fix: 'unsafe',
    dialects: ['opencode', 'claude-code', 'copilot', 'agent-skills'],
    builtin: BUILTIN_REFERENCES,
    docs: {
      why: `\`RULES.md#git-workflow\` tells a person and a model which part of a file counts. When the heading is renamed, the file
is still found but the part is not: editors open the file at its beginning, and a model that searches for the section
finds none.

A heading is named by its text in lower case, with hyphens for blanks and without other marks: \`## Git & Workflow\` is
\`#git--workflow\`. The second heading of the same text gets \`-1\`.`,
      bad: [
        {
          text: '---\ndescription: Reviews code\n---\nFollow the [rules for git](../RULES.md#git-workflows).\n',
          files: { '.opencode/RULES.md': '# Rules\n\n## Git workflow\n' },
        },
        { text: '---\ndescription: Reviews code\n---\nSee [below](#boundaries).\n\n## Focus\n' },
      ],
      good: [
        {
          text: '---\ndescription: Reviews code\n---\nFollow the [rules for git](../RULES.md#git-workflow), see [below](#focus).\n\n## Focus\n',
          files: { '.opencode/RULES.md': '# Rules\n\n## Git workflow\n' },
        },
      ],
    },
  },
  needs: 'body',
  kinds: TEXT_KINDS,
  *check(context: RuleContext): Iterable<Report> {
    for (const reference of possibleReferences(context.file)) {
      const report = judge(context, reference);
      if (report) yield { ...report, ...besideBuiltin(reference) };
    }
  },
};

/** Fragments that name no heading: lines of code, the top, text to search for, parts of an application's address. */
const OTHER = /^(?:top|L\d+.*|:~:.*|[!/].*|.*[={}<>$…].*)?$/i;

function judge(context: RuleContext, reference: WrittenReference): Report | undefined {
  const { fragment } = reference;
  if (!fragment) return undefined;
  const written = context.file.text.slice(fragment.start, fragment.end);
  const target = OTHER.test(written) ? undefined : targetOf(context, reference);
  if (!target || has(target, written) || !isMeant(context.file, reference)) return undefined;
  const slugs = target.outline.headings.map((heading) => heading.slug);
  const better = nearest(decodePercent(written), slugs) ?? longer(written, slugs);
  const where = reference.path === '' ? 'This file' : pathCode(reference.path);
  const hint = better === undefined ? 'Name one that it has.' : `Did you mean ${code(`#${better}`)}?`;
  return {
    span: fragment,
    message: `${where} has no heading ${code(`#${written}`)}, so the link leads to no section. ${hint}`,
    fixes:
      better === undefined
        ? []
        : [
            {
              title: `Change to ${code(`#${better}`)}`,
              edits: [replace(fragment, better)],
              safe: false,
              preferred: true,
            },
          ],
  };
}

/** The only heading that begins with these words and goes on: `#git` for `#git-workflow`. */
function longer(written: string, slugs: readonly string[]): string | undefined {
  const [found, another] = slugs.filter((slug) => slug.startsWith(`${written}-`));
  return another === undefined && written.length > 2 ? found : undefined;
}

interface Target {
  readonly text: string;
  readonly outline: Outline;
}

/** The Markdown file that is referred to; undefined where it is none or cannot be read. */
function targetOf(context: RuleContext, { form, path }: WrittenReference): Target | undefined {
  const { file, workspace } = context;
  if (path === '') return { text: file.text, outline: file.body };
  const target = resolved(context, path, form);
  if (target.state !== 'found' || !/\.(?:md|mdx|mdc|markdown)$/i.test(target.path)) return undefined;
  if (target.path === file.path) return { text: file.text, outline: file.body };
  const text = workspace.view.read(target.path)?.text;
  const outline = workspace.outline(target.path);
  return text === undefined || !outline ? undefined : { text, outline };
}

function has({ text, outline }: Target, written: string): boolean {
  const { headings, anchors, nestedFences } = outline;
  if (headings.some((heading) => reaches(written, heading.slug))) return true;
  const decoded = decodePercent(written).toLowerCase();
  if (anchors.some((anchor) => anchor.toLowerCase() === decoded)) return true;
  return (nestedFences.length > 0 || text.includes('{#')) && looksToHave(text, written);
}

/** Where fences are in doubt, headings inside them count; so do ids that some programs take from `{#id}`. */
function looksToHave(text: string, written: string): boolean {
  const titles = [...text.matchAll(/^[ \t]*#{1,6}[ \t]+(.+?)[ \t#]*$/gm)];
  return titles.some(([, title = '']) => {
    return reaches(written, slugOf(title.replace(/\{#[^}]*\}/, ''))) || title.includes(`{#${written}}`);
  });
}
