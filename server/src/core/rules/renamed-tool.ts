import { isRead, targetOf } from '../dialects/targets.ts';
import type { ToolRename } from '../dialects/types.ts';
import { hashReferencesOf } from '../syntax/hashReferences.ts';
import { replace } from './edits.ts';
import type { ListedName } from './listedNames.ts';
import { listedNames, removeListed, renameListed } from './listedNames.ts';
import { code } from './messages.ts';
import type { Fix, Report, Rule, RuleContext, TextEdit } from './types.ts';

export const renamedTool: Rule = {
  meta: {
    id: 'renamed-tool',
    title: 'A former name of a tool',
    category: 'tools',
    severity: 'hint',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['copilot'],
    builtin: ['agent', 'mode', 'prompt'],
    docs: {
      why: `VS Code has sorted its tools into sets and renamed many of them: \`fetch\` is \`web/fetch\` now, \`editFiles\` is
\`edit/editFiles\`. It still takes the names that it knows as former ones, so this is a hint only. A
later version may drop them, and then the agent loses the tool without a word. Names that are not known at all are never
reported: they may belong to an MCP server, to an extension or to GitHub.`,
      bad: [
        {
          path: '.github/agents/review.agent.md',
          text: `---\ndescription: Reviews a change\ntools: ['search', 'fetch']\n---\nReview the change.\n`,
        },
        {
          path: '.github/prompts/review.prompt.md',
          text: '---\ndescription: Reviews a change\ntools: search, editFiles\n---\nReview the change.\n',
        },
        {
          path: '.github/agents/review.agent.md',
          text: '---\ndescription: Reviews a change\n---\nReview the change, see #tool:githubRepo.\n',
        },
      ],
      good: [
        {
          path: '.github/agents/review.agent.md',
          text: `---\ndescription: Reviews a change\ntools: ['search/codebase', 'web/fetch', 'playwright/*', 'my_tool']\n---\nReview it, see #tool:search.\n`,
        },
        {
          path: '.github/agents/review.agent.md',
          text: `---\ndescription: Reviews a change\ntarget: github-copilot\ntools: ['Read', 'fetch']\n---\nReview it.\n`,
        },
      ],
    },
  },
  needs: 'header',
  kinds: ['agent', 'mode', 'prompt'],
  *check(context: RuleContext): Iterable<Report> {
    const { file, dialect, kind } = context;
    const target = targetOf(kind, file.front?.root);
    const renames = (dialect.toolRenames ?? []).filter((one) => isRead(one, target));
    const find = (name: string) => renames.find((one) => one.name === name);
    for (const field of file.front?.root.fields ?? []) {
      if (kind.fields.find((one) => one.key === field.key.text)?.shape !== 'tool-list') continue;
      const names = listedNames(file.text, field);
      for (const one of names) {
        const rename = find(one.name);
        if (rename) yield { span: one.span, ...describe(rename, listFixes(file.text, one, names, rename)) };
      }
    }
    for (const { is, name, nameSpan } of hashReferencesOf(file)) {
      const rename = is === 'tool' ? find(name) : undefined;
      const [to, ...others] = rename?.use ?? [];
      if (!rename || to === undefined) continue;
      const fixes = others.length > 0 ? [] : [fix(`Rename to ${code(to)}`, [replace(nameSpan, to)], true)];
      yield { span: nameSpan, ...describe(rename, fixes) };
    }
  },
};

function describe({ name, use }: ToolRename, fixes: readonly Fix[]): Omit<Report, 'span'> {
  const [one, ...others] = use.map((tool) => code(tool));
  const now =
    others.length > 0 ? `has been divided into ${[one, ...others].join(', ')}` : `is called ${one} now`;
  return {
    message: `The tool ${code(name)} ${now}. VS Code still takes the former name; write the new one.`,
    tags: ['deprecated'],
    fixes,
  };
}

/** The new names that are not there yet; the old one goes where all are. */
function listFixes(text: string, one: ListedName, names: readonly ListedName[], { use }: ToolRename): Fix[] {
  const present = new Set(names.map(({ name }) => name));
  const missing = use.filter((name) => !present.has(name));
  // What a set was divided into is what is known of it today, no more.
  const safe = use.length === 1;
  if (missing.length > 0) {
    const title = `${safe ? 'Rename to' : 'Write'} ${missing.map((name) => code(name)).join(', ')}`;
    return [fix(title, [renameListed(text, one, missing)], safe)];
  }
  const edit = one.list && removeListed(text, one);
  return edit ? [fix(`Remove ${code(one.name)}: ${code(use[0] ?? '')} is here already`, [edit], safe)] : [];
}

function fix(title: string, edits: readonly TextEdit[], safe: boolean): Fix {
  return { title, edits, safe, preferred: true };
}
