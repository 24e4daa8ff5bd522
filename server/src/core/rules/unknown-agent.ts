import { fieldSpec, permissionKey } from '../dialects/lookup.ts';
import type { KindSpec } from '../dialects/types.ts';
import { nativeAgent } from '../loaders/opencodePermissions.ts';
import type { Field, Scalar } from '../syntax/tree.ts';
import { knownAgents } from '../workspace/sources.ts';
import { changeScalar, renameKey } from './edits.ts';
import { code } from './messages.ts';
import { nearAgents } from './nearAgents.ts';
import { inOtherCase, nearest } from './spelling.ts';
import type { Fix, Report, Rule, RuleContext, TextEdit } from './types.ts';

export const unknownAgent: Rule = {
  meta: {
    id: 'unknown-agent',
    title: 'The name of an agent that does not exist',
    category: 'references',
    severity: 'warning',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['opencode', 'copilot'],
    builtin: ['copilot:agent', 'copilot:mode', 'copilot:prompt'],
    docs: {
      why: `OpenCode does not check the \`agent\` of a command when it loads the file; calling the command then fails. A
name below \`permission.task\` that no agent has matches nothing. Names are those of the files below the agent folders
(\`team/lead\` for \`agent/team/lead.md\`), of the \`name\` in their headers, and of \`opencode.json\`, exact in upper and
lower case. Nothing is reported where agents may come from places that are not in sight, such as plugins.

Copilot finds the agents of \`handoffs\`, \`agents\` and prompts by the \`name\` in their header, not by their file. Since
they may also come from VS Code’s profile, an extension or an organisation, only a name is reported that is almost one
which is there.`,
      bad: [
        {
          path: '.opencode/command/review.md',
          text: '---\ndescription: Reviews a change\nagent: Reviewer\n---\nReview the change.\n',
          files: { '.opencode/agent/reviewer.md': '---\ndescription: Reviews\n---\nReview.\n' },
        },
        {
          text: '---\ndescription: Plans\npermission:\n  task:\n    "*": deny\n    explorer: allow\n---\nPlan it.\n',
        },
        {
          path: '.github/prompts/review.prompt.md',
          text: '---\ndescription: Reviews a change\nagent: change-reviewer\n---\nReview the change.\n',
          files: {
            '.github/agents/change-reviewer.agent.md':
              '---\nname: Reviewer\ndescription: Reviews\n---\nReview.\n',
          },
        },
      ],
      good: [
        {
          path: '.opencode/command/review.md',
          text: '---\ndescription: Reviews a change\nagent: team/reviewer\n---\nReview the change.\n',
          files: { '.opencode/agent/team/reviewer.md': '---\ndescription: Reviews\n---\nReview.\n' },
        },
        {
          text: '---\ndescription: Plans\npermission:\n  task:\n    "*": deny\n    "team/*": allow\n    explore: allow\n---\nPlan it.\n',
        },
      ],
    },
  },
  needs: 'header',
  headerAlone: true,
  kinds: ['agent', 'mode', 'command', 'config', 'prompt'],
  *check(context: RuleContext): Iterable<Report> {
    if (context.dialect.agentsElsewhere) {
      yield* nearAgents(context);
      return;
    }
    const names = agentNames(context).filter(({ name }) => !nativeAgent(name));
    const known = names.length > 0 ? knownAgents(context.workspace, context.file) : undefined;
    if (!known) return;
    for (const { scalar, name, effect, rename } of names) {
      if (known.has(name)) continue;
      const meant = inOtherCase(name, known) ?? nearest(name, known);
      yield {
        span: scalar.span,
        message: `${context.dialect.title} knows no agent ${code(name)}${effect}. ${meant ? `Did you mean ${code(meant)}?` : 'Write the name of an agent that is there.'}`,
        fixes: meant ? [fix(meant, rename(meant), meant.toLowerCase() === name.toLowerCase())] : [],
      };
    }
  },
};

/** A place of the header that names an agent. */
interface AgentName {
  readonly scalar: Scalar;
  readonly name: string;
  readonly effect: string;
  rename(to: string): TextEdit;
}

function agentNames({ file, dialect, kind, loaded }: RuleContext): AgentName[] {
  // What the program refuses is a finding of its own.
  const refused = new Set(loaded.problems.map(({ path }) => path[0]));
  return (file.front?.root.fields ?? []).flatMap((field) => {
    if (refused.has(field.key.text)) return [];
    const shape = fieldSpec(dialect, kind.kind, [field.key.text])?.shape;
    if (shape === 'agent') return valueName(field, kind);
    if (shape !== 'permission' || field.value?.kind !== 'map') return [];
    return field.value.fields.flatMap(({ key, value }) =>
      permissionKey(dialect, key.text)?.names === 'agent' && value?.kind === 'map'
        ? value.fields.flatMap(patternName)
        : [],
    );
  });
}

function valueName({ value }: Field, { kind, title }: KindSpec): AgentName[] {
  // An empty text is as good as none.
  if (value?.kind !== 'scalar' || value.text === '' || value.style === 'alias') return [];
  return [
    {
      scalar: value,
      name: value.text,
      effect: kind === 'config' ? ', so sessions that name none fail' : `, so calling this ${title} fails`,
      rename: (to) => changeScalar(value, to),
    },
  ];
}

function patternName(field: Field): AgentName[] {
  const { key } = field;
  if (key.text === '' || /[*?~$]/.test(key.text)) return [];
  return [
    {
      scalar: key,
      name: key.text,
      effect: ', so this line matches nothing',
      rename: (to) => renameKey(field, to),
    },
  ];
}

/** Letter case has one right answer; a likeness of words is a guess. */
function fix(to: string, edit: TextEdit, safe: boolean): Fix {
  return { title: `Change to ${code(to)}`, edits: [edit], safe, preferred: true };
}
