import { fieldOf, scalarText } from '../syntax/tree.ts';
import { insertFirst } from './edits.ts';
import { NOTHING } from './nothing.ts';
import type { ToolLine } from './toolLines.ts';
import { toolLines } from './toolLines.ts';
import type { Report, Rule, RuleContext } from './types.ts';

export const allowListMap: Rule = {
  meta: {
    id: 'allow-list-map',
    title: 'A tools map that only switches on',
    category: 'tools',
    severity: 'hint',
    since: '0.1.0',
    fix: 'unsafe',
    dialects: ['opencode'],
    docs: {
      why: `In other programs \`tools\` lists what an agent may use. In OpenCode every tool is on to begin with, and
\`tools\` switches single ones: a map that holds only \`true\` restricts nothing. Put \`"*": false\` first to allow
only what follows, or name what is to be off.`,
      bad: [
        {
          text: '---\ndescription: Reads only\ntools:\n  read: true\n  grep: true\n---\nOnly read.\n',
          also: ['deprecated-key'],
        },
      ],
      good: [
        { text: '---\ndescription: Reads only\npermission:\n  "*": deny\n  read: allow\n---\nOnly read.\n' },
      ],
    },
  },
  needs: 'header',
  headerAlone: true,
  kinds: ['agent', 'mode', 'config'],
  check(context: RuleContext): Iterable<Report> {
    const first = firstSwitch(toolLines(context));
    return !first || restricts(context) ? NOTHING : [report(context, first)];
  },
};

/** The first of the switches where all of them switch on. */
function firstSwitch(lines: readonly ToolLine[]): ToolLine | undefined {
  let first: ToolLine | undefined;
  for (const line of lines) {
    if (line.place !== 'switch') continue;
    if (scalarText(line.field.value) !== 'true') return undefined;
    first ??= line;
  }
  return first;
}

function report({ file, dialect }: RuleContext, first: ToolLine): Report {
  return {
    span: first.owner.key.span,
    message: `This switches nothing off: in ${dialect.title} every tool is on unless a line says \`false\`. To allow only these, put \`"*": false\` first.`,
    fixes: [
      {
        title: 'Put `"*": false` first: allow only these',
        edits: [insertFirst(file.text, first.map, '"*": false')],
        safe: false,
        preferred: false,
      },
    ],
  };
}

/** Whether anything else takes something away (other keys, keys taken over), so that its author knows how to do that. */
function restricts({ file, kind, loaded }: RuleContext): boolean {
  if (loaded.permission.some((rule) => rule.from && rule.action !== 'allow')) return true;
  return kind.fields.some(
    (spec) => spec.shape === 'permission' && fieldOf(file.front?.root, spec.key)?.value !== undefined,
  );
}
