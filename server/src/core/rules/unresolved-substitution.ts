import { substitutions } from '../syntax/substitutions.ts';
import { basename, dirname } from '../workspace/paths.ts';
import { substitutedFile } from '../workspace/substitutedFile.ts';
import { replace } from './edits.ts';
import { nearest } from './spelling.ts';
import type { Report, Rule, RuleContext } from './types.ts';

export const unresolvedSubstitution: Rule = {
  meta: {
    id: 'unresolved-substitution',
    title: 'A `{file:…}` whose file does not exist',
    category: 'references',
    severity: 'error',
    since: '0.1.0',
    fix: 'unsafe',
    dialects: ['opencode'],
    docs: {
      why: `OpenCode puts the contents of the file in place of \`{file:…}\` before it reads the configuration. Where the
file is missing it refuses to start. Paths count from the folder of the configuration file; \`~/\` is the home folder.`,
      bad: [
        {
          path: 'opencode.json',
          text: '{ "agent": { "a": { "description": "Plans", "prompt": "{file:./prompts/plam.md}" } } }\n',
          files: { 'prompts/plan.md': 'Plan.\n' },
        },
      ],
      good: [
        {
          path: 'opencode.json',
          text: '{ "agent": { "a": { "description": "Plans", "prompt": "{file:./prompts/plan.md}" } } }\n',
          files: { 'prompts/plan.md': 'Plan.\n' },
        },
      ],
    },
  },
  needs: 'header',
  kinds: ['config'],
  *check({ file, dialect, workspace: { view } }: RuleContext): Iterable<Report> {
    for (const one of file.at.length === 0 ? substitutions(file.text) : []) {
      const path = one.is === 'file' ? substitutedFile(view, file, one) : undefined;
      if (path === undefined || view.kind(path) !== undefined) continue;
      const names = (view.list(dirname(path)) ?? []).flatMap((entry) =>
        entry.directory ? [] : [entry.name],
      );
      const meant = nearest(basename(path), names);
      const better = meant && one.name.slice(0, one.name.length - basename(path).length) + meant;
      yield {
        span: one.nameSpan,
        message: `${dialect.title} refuses to start: there is no file \`${one.name}\`. ${better ? `Did you mean \`${better}\`?` : 'Correct the path or create the file.'}`,
        fixes: better
          ? [
              {
                title: `Change to \`${better}\``,
                edits: [replace(one.nameSpan, better)],
                safe: false,
                preferred: true,
              },
            ]
          : [],
      };
    }
  },
};
