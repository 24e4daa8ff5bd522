import { tool } from '../dialects/lookup.ts';
import type { Span } from '../syntax/span.ts';
import { replace } from './edits.ts';
import { removeEntry } from './entryEdits.ts';
import { code } from './messages.ts';
import { NOTHING } from './nothing.ts';
import type { ToolEntry, ToolList } from './toolEntries.ts';
import { toolLists } from './toolEntries.ts';
import type { Fix, Report, Rule, RuleContext } from './types.ts';

export const toolSpecifierIgnored: Rule = {
  meta: {
    id: 'tool-specifier-ignored',
    title: 'A limit behind the name of a tool that does not count',
    category: 'tools',
    severity: 'warning',
    since: '0.1.0',
    fix: 'unsafe',
    dialects: ['claude-code'],
    docs: {
      why: `In settings, and in the \`allowed-tools\` of a skill or command, \`Bash(git *)\` is a rule about some commands. In the
header of an agent Claude Code cuts the part in parentheses off: in \`tools\` it grants all of \`Bash\`, in
\`disallowedTools\` it takes all of \`Bash\` away, and the list of agents still shows the rule. What a single agent may run
is limited by a \`PreToolUse\` hook, or by rules in the settings that hold for every agent.

\`Agent(name)\` in \`tools\` is not reported: it counts where the agent is the main one.`,
      bad: [
        {
          path: '.claude/agents/commit.md',
          text: '---\nname: commit\ndescription: Commits a change\ntools: Read, Bash(git *)\n---\nCommit the change.\n',
        },
        {
          path: '.claude/agents/commit.md',
          text: '---\nname: commit\ndescription: Commits a change\ndisallowedTools:\n  - Bash(rm *)\n---\nCommit the change.\n',
        },
      ],
      good: [
        {
          path: '.claude/agents/commit.md',
          text: '---\nname: commit\ndescription: Commits a change\ntools: Read, Bash, Agent(reviewer, tester)\n---\nCommit it.\n',
        },
        {
          path: '.claude/commands/commit.md',
          text: '---\ndescription: Commits a change\nallowed-tools: Bash(git *)\n---\nCommit the change.\n',
        },
      ],
    },
  },
  needs: 'header',
  kinds: ['agent'],
  check(context: RuleContext): Iterable<Report> {
    const lists = toolLists(context);
    return lists.some(({ entries }) => entries.some(({ specifier }) => specifier))
      ? reports(context)
      : NOTHING;
  },
};

function* reports(context: RuleContext): Iterable<Report> {
  for (const list of toolLists(context)) {
    for (const entry of list.entries) {
      if (!entry.specifier || entry.is.is !== 'known' || counts(context, list, entry)) continue;
      const { name } = entry;
      const written = code(context.file.text.slice(entry.span.start, entry.span.end));
      const effect = list.access === 'only' ? `grants all of \`${name}\`` : `takes all of \`${name}\` away`;
      yield {
        span: entry.specifier,
        message: `${context.dialect.title} cuts off what stands in parentheses here: ${written} ${effect}. Write \`${name}\`, and set the limit by a hook or in the settings.`,
        fixes: [fixFor(context, list, entry, entry.specifier)],
      };
    }
  }
}

/** The name alone; where that is here already, the entry goes. */
function fixFor({ file }: RuleContext, list: ToolList, entry: ToolEntry, specifier: Span): Fix {
  const isHere = list.entries.some((one) => one.name === entry.name && !one.specifier);
  return {
    title: isHere ? `Remove it: \`${entry.name}\` is here already` : `Write \`${entry.name}\``,
    edits: [isHere ? removeEntry(file.text, list, entry) : replace(specifier, '')],
    safe: false,
    preferred: true,
  };
}

/** Nothing in the parentheses, or all, is no limit; which agents the main one may start is one that counts. */
function counts(
  { file, dialect }: RuleContext,
  { access }: ToolList,
  { name, specifier }: ToolEntry,
): boolean {
  const inner = specifier ? file.text.slice(specifier.start + 1, specifier.end - 1).trim() : '';
  if (inner === '' || inner === '*') return true;
  const id = dialect.toolAliases?.find((alias) => alias.name === name)?.id ?? name;
  return access === 'only' && tool(dialect, id)?.specifier === 'agent';
}
