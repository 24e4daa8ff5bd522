import { fieldSpec } from '../dialects/lookup.ts';
import { nativeAgent } from '../loaders/opencodePermissions.ts';
import type { Span } from '../syntax/span.ts';
import { fieldOf } from '../syntax/tree.ts';
import { insert, lineBreak } from './edits.ts';
import { headerCut } from './headerCut.ts';
import { mergedAgent } from './merged.ts';
import { isSpared } from './portability.ts';
import { descriptionLine } from './summary.ts';
import type { Fix, Report, Rule, RuleContext, Severity } from './types.ts';

const KEY = 'description';

export const missingDescription: Rule = {
  meta: {
    id: 'missing-description',
    title: 'An agent or skill that no model can choose',
    category: 'keys',
    severity: 'warning',
    since: '0.1.0',
    fix: 'unsafe',
    dialects: ['opencode', 'agent-skills'],
    builtin: ['skill'],
    docs: {
      why: `By its description a model chooses a subagent or a skill. Of a subagent without one OpenCode says to other
agents that it should only be called by the user; a skill without one is not mentioned to them at all. For an agent of
mode \`all\`, which users also choose themselves, that is mentioned only. Primary agents need no description.

For a skill without one Claude Code takes the first line of its text, which is mentioned only; VS Code warns, and the
specification of Agent Skills requires it.`,
      bad: [
        { text: '---\nmode: subagent\n---\nReview the change.\n' },
        { text: '---\ntemperature: 0.2\n---\nReview the change.\n' },
        {
          path: '.opencode/skill/release/SKILL.md',
          text: '---\nname: release\n---\n# Release\n\nTag the commit.\n',
        },
        {
          path: '.claude/skills/release/SKILL.md',
          text: '---\nname: release\n---\n# Release\n\nTag the commit.\n',
        },
        {
          path: 'skills/release/SKILL.md',
          text: '---\nname: release\ndescription:\n---\n# Release\n\nTag the commit.\n',
        },
      ],
      good: [
        { text: '---\nmode: primary\n---\nReview the change.\n' },
        {
          text: '---\nmode: subagent\n---\nReview the change.\n',
          files: { 'opencode.json': '{ "agent": { "example": { "description": "Reviews a change" } } }' },
        },
      ],
    },
  },
  needs: 'text',
  entries: true,
  kinds: ['opencode:agent', 'opencode:mode', 'skill'],
  *check(context: RuleContext): Iterable<Report> {
    const { file, loaded } = context;
    const front = file.front;
    if (!front || !READ.has(loaded.header.state) || loaded.outcome !== 'ok') return;
    // Where the header is torn, or is no map, the key may only be out of sight.
    if (front.other || front.problems.length > 0 || headerCut(context)) return;
    if (isDescribed(loaded.keys)) return;
    const { described, mode, hidden } = settled(context);
    if (mode === 'primary' || described) return;
    const written = fieldOf(front.root, KEY);
    const mild = mode === 'all' || hidden || isSpared(context, KEY);
    const severity: Severity = mild ? 'information' : 'warning';
    const why = written ? 'its `description` is empty' : 'it has no `description`';
    yield {
      span: written ? (written.value?.span ?? written.key.span) : front.open,
      severity,
      message: `${effect(context, written !== undefined)}: ${why}. Say there what it is for and when to use it.`,
      fixes: written || file.format === 'json' ? [] : fixesFor(context, front.content),
    };
  },
};

const READ: ReadonlySet<string> = new Set(['empty', 'read', 'repaired']);

function effect({ dialect, kind }: RuleContext, empty: boolean): string {
  const spec = fieldSpec(dialect, kind.kind, [KEY]);
  if (spec?.required) return `${dialect.title} requires a description in every ${kind.title}`;
  if (empty) return `${dialect.title} tells the model no more of this ${kind.title} than its name`;
  return kind.kind === 'skill'
    ? `${dialect.title} never mentions this skill to the model`
    : `${dialect.title} tells other agents that this one should only be called by the user`;
}

function isDescribed(keys: Readonly<Record<string, unknown>>): boolean {
  const text = keys[KEY];
  return typeof text === 'string' && text.trim() !== '';
}

/** What the program ends up with, other sources of the same agent counted in. */
function settled(context: RuleContext) {
  const { kind, loaded } = context;
  const isSkill = kind.kind === 'skill';
  const merged = isSkill ? undefined : mergedAgent(context);
  const { keys, mode } = merged ?? loaded;
  return {
    described: isDescribed(keys),
    // The program describes its own agents itself.
    mode: !isSkill && nativeAgent(loaded.name) ? 'primary' : mode,
    hidden: keys['hidden'] === true,
  };
}

function fixesFor({ file, loaded }: RuleContext, content: Span): Fix[] {
  const { front, text } = file;
  if (!front || front.language.start < front.language.end || front.root.flow) return [];
  const line = descriptionLine(file, loaded.name) + lineBreak(text);
  const edits = [insert(content.start, line)];
  return [{ title: 'Add a description', edits, safe: false, preferred: true }];
}
