import { renameFix, stays, toolLines } from './toolLines.ts';
import type { Report, Rule, RuleContext } from './types.ts';

export const toolCase: Rule = {
  meta: {
    id: 'tool-case',
    title: 'A built-in tool in the wrong letter case',
    category: 'tools',
    severity: 'warning',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['opencode'],
    docs: {
      why: `OpenCode compares tool ids letter by letter. \`WebFetch: false\` names no tool that exists: it is accepted
without a word, and the tool stays on. Names with capitals come from Claude Code.`,
      bad: [
        {
          text: '---\ndescription: Works offline\npermission:\n  WebFetch: deny\n---\nNever use the network.\n',
        },
        { text: '---\ndescription: Reads only\npermission:\n  Bash: deny\n  edit: deny\n---\nOnly read.\n' },
      ],
      good: [
        {
          text: '---\ndescription: Works offline\npermission:\n  webfetch: deny\n---\nNever use the network.\n',
        },
      ],
    },
  },
  needs: 'header',
  kinds: ['agent', 'mode', 'config'],
  *check(context: RuleContext): Iterable<Report> {
    const { title } = context.dialect;
    for (const line of toolLines(context)) {
      if (line.is.is !== 'case') continue;
      const { id } = line.is;
      const effect = stays(context, id);
      yield {
        span: line.field.key.span,
        message: `${title} compares tool names exactly: \`${line.name}\` is no tool, so this line does nothing${
          effect && ` and ${effect}`
        }. Write \`${id}\`.`,
        fixes: [renameFix(context, line, id, true)],
      };
    }
  },
};
