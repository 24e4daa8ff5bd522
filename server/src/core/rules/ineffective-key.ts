import type { AgentFile } from '../syntax/agentFile.ts';
import type { Field } from '../syntax/tree.ts';
import { fieldAt, scalarText } from '../syntax/tree.ts';
import { removeField } from './edits.ts';
import { hasAny, keysWhere } from './keyTable.ts';
import { code } from './messages.ts';
import { NOTHING } from './nothing.ts';
import type { Fix, Report, Rule, RuleContext } from './types.ts';

export const ineffectiveKey: Rule = {
  meta: {
    id: 'ineffective-key',
    title: 'A key that does not count in this place',
    category: 'keys',
    severity: 'warning',
    since: '0.1.0',
    fix: 'unsafe',
    dialects: ['opencode', 'claude-code'],
    docs: {
      why: `Some keys count in \`opencode.json\` and not in a Markdown file. There the text below the header is the
\`prompt\` of an agent and the \`template\` of a command, even if it is empty, whatever the header says. A file in a
\`mode\` folder becomes a primary agent, whatever its \`mode\`.

Claude Code ignores some keys in the agents of a plugin: \`hooks\`, \`mcpServers\` and \`permissionMode\` count in the agents
of a project or a user alone.`,
      bad: [
        { text: '---\ndescription: Reviews a change\nprompt: Be brief.\n---\nReview the change.\n' },
        {
          path: '.opencode/mode/review.md',
          text: '---\ndescription: Reviews a change\nmode: subagent\n---\nReview the change.\n',
        },
        {
          path: '.opencode/command/review.md',
          text: '---\ndescription: Reviews a change\ntemplate: Be brief.\n---\nReview the change.\n',
        },
        {
          path: 'plugin/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\npermissionMode: plan\n---\nReview the change.\n',
          files: { 'plugin/.claude-plugin/plugin.json': '{ "name": "plugin" }' },
        },
      ],
      good: [
        {
          path: '.opencode/mode/review.md',
          text: '---\ndescription: Reviews a change\nmode: primary\n---\nReview the change.\n',
        },
      ],
    },
  },
  needs: 'header',
  kinds: ['agent', 'mode', 'command'],
  check(context: RuleContext): Iterable<Report> {
    const { file, kind, loaded } = context;
    const says = loaded.problems.length > 0 || hasAny(file.front?.root, overwrittenKeys(kind));
    return says ? reports(context) : NOTHING;
  },
};

const overwrittenKeys = keysWhere((spec) => spec.overwritten !== undefined);

function* reports(context: RuleContext): Iterable<Report> {
  const { file, dialect, kind } = context;
  yield* misplaced(context);
  for (const field of file.front?.root.fields ?? []) {
    const over = overwrittenKeys(kind).get(field.key.text)?.overwritten;
    if (!over || (over.value !== undefined && scalarText(field.value) === over.value)) continue;
    // Entries of configuration files have no text below them.
    if (file.format === 'json' && over.value === undefined) continue;
    const empty = file.text.slice(file.body.span.start, file.body.span.end).trim() === '';
    const fixes = [removal(file, field)];
    const lost = empty && over.value === undefined;
    yield {
      span: field.key.span,
      message: `${code(field.key.text)} does nothing here: in its place ${dialect.title} takes ${over.by}${lost ? ', which is empty' : ''}. ${lost ? 'Write it there.' : 'Remove it.'}`,
      fixes: lost ? [] : fixes,
    };
  }
}

/** Keys that the program leaves to files of another place. */
function* misplaced({ file, dialect, loaded }: RuleContext): Iterable<Report> {
  for (const { path, code: what, expected } of loaded.problems) {
    const field = what === 'misplaced' ? fieldAt(file.front?.root, path) : undefined;
    if (!field) continue;
    yield {
      span: field.key.span,
      message: `${code(field.key.text)} does nothing here: ${dialect.title} ignores it in the agents of a plugin, because it is ${expected}. Remove it.`,
      fixes: [removal(file, field)],
    };
  }
}

function removal({ text }: AgentFile, field: Field): Fix {
  return {
    title: `Remove ${code(field.key.text)}`,
    edits: [removeField(text, field)],
    safe: false,
    preferred: false,
  };
}
