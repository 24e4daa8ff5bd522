import { fieldOf, scalarText } from '../syntax/tree.ts';
import { insertFirst } from './edits.ts';
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
  kinds: ['agent', 'mode', 'config'],
  *check(context: RuleContext): Iterable<Report> {
    const switches = toolLines(context).filter((line) => line.place === 'switch');
    const [first] = switches;
    if (!first || !switches.every((line) => scalarText(line.field.value) === 'true')) return;
    if (restricts(context)) return;
    yield {
      span: first.owner.key.span,
      message: `This switches nothing off: in ${context.dialect.title} every tool is on unless a line says \`false\`. To allow only these, put \`"*": false\` first.`,
      fixes: [
        {
          title: 'Put `"*": false` first: allow only these',
          edits: [insertFirst(context.file.text, first.map, '"*": false')],
          safe: false,
          preferred: false,
        },
      ],
    };
  },
};

/** Whether anything else takes something away (other keys, keys taken over), so that its author knows how to do that. */
function restricts({ file, kind, loaded }: RuleContext): boolean {
  if (loaded.permission.some((rule) => rule.from && rule.action !== 'allow')) return true;
  return kind.fields.some(
    (spec) => spec.shape === 'permission' && fieldOf(file.front?.root, spec.key)?.value !== undefined,
  );
}
