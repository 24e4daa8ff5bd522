import { span } from '../syntax/span.ts';
import { fieldAt } from '../syntax/tree.ts';
import { renameKey } from './edits.ts';
import { code } from './messages.ts';
import type { Fix, Report, Rule, RuleContext } from './types.ts';

export const configForm: Rule = {
  meta: {
    id: 'config-form',
    title: 'A configuration file that the program cannot take',
    category: 'syntax',
    severity: 'error',
    since: '0.1.0',
    fix: 'unsafe',
    dialects: ['opencode'],
    docs: {
      why: `OpenCode refuses to start where \`opencode.json\` is no JSON (comments and trailing commas are fine), where an
entry of \`agent\`, \`mode\` or \`command\` is no object, where a command has no \`template\`, and where an agent has
\`permissions\`, a key of OpenCode 2, in place of \`permission\`.`,
      bad: [
        {
          path: 'opencode.json',
          text: '{ "agent": { "a": { "description": "Plans" "mode": "primary" } } }\n',
        },
        { path: 'opencode.json', text: '{ "command": { "go": { "description": "Goes" } } }\n' },
        {
          path: 'opencode.json',
          text: '{ "agent": { "a": { "description": "Plans", "permissions": { "bash": "deny" } } } }\n',
        },
      ],
      good: [
        {
          path: 'opencode.json',
          text: '{ "command": { "go": { "description": "Goes", "template": "Go." } } } // fine\n',
        },
      ],
    },
  },
  needs: 'text',
  entries: true,
  kinds: ['config'],
  *check(context: RuleContext): Iterable<Report> {
    const { file, dialect, loaded } = context;
    if (file.at.length > 0 || loaded.outcome !== 'config-error') return;
    const refuses = `${dialect.title} refuses to start`;
    const [fault] = file.front?.problems ?? [];
    if (fault) {
      yield {
        span: fault.span,
        message: `${refuses}: this file is no JSON from here on (${fault.message}). Correct it.`,
      };
      return;
    }
    if (loaded.header.state === 'ignored') {
      yield {
        span: span(0, file.text.trimEnd().length),
        message: `${refuses}: this file must hold one object, \`{ … }\`.`,
      };
      return;
    }
    for (const { path, code: kind, expected, actual } of loaded.problems) {
      if (kind !== 'wrong-form') continue;
      const own = fieldAt(file.front?.root, path);
      const field = own ?? fieldAt(file.front?.root, path.slice(0, -1));
      const name = code(String(path.at(-1)));
      const what =
        actual === undefined ? `${name} is missing; it must be ${expected}` : `${name} must be ${expected}`;
      const at = own && path.length === 2 ? own.value?.span : field?.key.span;
      if (field && at) yield { span: at, message: `${refuses}: ${what}.`, fixes: fixes(context, path) };
    }
  },
};

/** A key of another loader gets the name that this one reads; the values mean the same where they are a map. */
function fixes({ file, dialect }: RuleContext, path: readonly (string | number)[]): Fix[] {
  const field = path.length === 3 ? fieldAt(file.front?.root, path) : undefined;
  const use = dialect.foreignKeys.find(
    ({ key, refusedInConfig }) => refusedInConfig && key === field?.key.text,
  )?.use;
  if (!field || !use || field.value?.kind !== 'map') return [];
  return [{ title: `Rename to ${code(use)}`, edits: [renameKey(field, use)], safe: false, preferred: true }];
}
