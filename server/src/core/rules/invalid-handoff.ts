import type { FieldSpec } from '../dialects/types.ts';
import type { Span } from '../syntax/span.ts';
import { lineSpan, trimSpan } from '../syntax/span.ts';
import type { FieldMap } from '../syntax/tree.ts';
import { fieldOf, scalarText } from '../syntax/tree.ts';
import { code, either } from './messages.ts';
import { nearest } from './spelling.ts';
import type { Report, Rule, RuleContext } from './types.ts';

export const invalidHandoff: Rule = {
  meta: {
    id: 'invalid-handoff',
    title: 'A handoff that VS Code cannot offer',
    category: 'keys',
    severity: 'warning',
    since: '0.1.0',
    fix: 'none',
    dialects: ['copilot'],
    builtin: ['agent', 'mode'],
    docs: {
      why: `A handoff is a button below an answer that goes on with another agent. VS Code wants a \`label\` with a letter or a
digit, an \`agent\` and a \`prompt\` in each, and no two of the same label; it marks all else as an error. Outside the
editor nobody says so.`,
      bad: [
        {
          path: '.github/agents/plan.agent.md',
          text: '---\ndescription: Plans a change\nhandoffs:\n  - label: Go on\n    agent: Builder\n---\nPlan it.\n',
        },
        {
          path: '.github/agents/plan.agent.md',
          text: '---\ndescription: Plans a change\nhandoffs:\n  - label: Go on\n    agent: Builder\n    prompt: Build it.\n  - label: Go on\n    agent: Tester\n    prompt: Test it.\n---\nPlan it.\n',
        },
      ],
      good: [
        {
          path: '.github/agents/plan.agent.md',
          text: '---\ndescription: Plans a change\nhandoffs:\n  - label: Go on\n    agent: Builder\n    prompt: Build it.\n    send: true\n---\nPlan it.\n',
        },
      ],
    },
  },
  needs: 'header',
  kinds: ['agent', 'mode'],
  *check(context: RuleContext): Iterable<Report> {
    const { file, kind } = context;
    for (const { key, value } of file.front?.root.fields ?? []) {
      const spec = kind.fields.find((one) => one.key === key.text);
      if (spec?.shape !== 'list' || !spec.fields || value?.kind !== 'list') continue;
      const labels = new Set<string>();
      for (const item of value.items) {
        if (item.kind === 'map') yield* judge(context, item, spec.fields, labels);
        else
          yield {
            span: item.span,
            message: `VS Code wants a map here: ${required(spec.fields)}. Write its keys.`,
          };
      }
    }
  },
};

function required(fields: readonly FieldSpec[]): string {
  return either(fields.filter((one) => one.required).map((one) => one.key)).replace(
    / or (?=[^ ]*$)/,
    ' and ',
  );
}

/** The first key of a handoff names it: it has to be there, to say something, and to say it once. */
function* judge(
  { file }: RuleContext,
  map: FieldMap,
  fields: readonly FieldSpec[],
  labels: Set<string>,
): Iterable<Report> {
  const missing = fields.filter((one) => one.required && !fieldOf(map, one.key)?.value).map((one) => one.key);
  if (missing.length > 0) {
    yield {
      span: firstLine(file.text, map),
      message: `VS Code does not offer a handoff without ${missing.map((one) => code(one)).join(' and ')}. Add what is missing.`,
    };
  }
  for (const { key } of map.fields) {
    if (fields.some((one) => one.key === key.text)) continue;
    const meant = nearest(
      key.text,
      fields.map((one) => one.key),
    );
    if (meant === undefined || fieldOf(map, meant)) continue;
    yield {
      span: key.span,
      message: `VS Code knows no ${code(key.text)} in a handoff. Did you mean ${code(meant)}?`,
    };
  }
  const named = fieldOf(map, fields[0]?.key ?? '')?.value;
  const label = scalarText(named)?.trim();
  if (!named || label === undefined) return;
  if (!/[\p{L}\p{N}]/u.test(label)) {
    yield {
      span: named.span,
      message: 'VS Code wants a letter or a digit in the label of a handoff. Write one.',
    };
  } else if (labels.has(label)) {
    yield {
      span: named.span,
      message: `Another handoff of this agent is called ${code(label)} as well, and VS Code wants each label once. Give this one another label.`,
    };
  }
  labels.add(label);
}

function firstLine(text: string, { span: at }: FieldMap): Span {
  return trimSpan(text, { start: at.start, end: Math.min(at.end, lineSpan(text, at.start).end) });
}
