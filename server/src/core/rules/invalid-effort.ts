import type { Effort } from '../dialects/efforts.ts';
import { effortFor } from '../dialects/efforts.ts';
import type { Dialect } from '../dialects/types.ts';
import type { Scalar } from '../syntax/tree.ts';
import { fieldOf } from '../syntax/tree.ts';
import { changeScalar, renameKey, replace } from './edits.ts';
import { specOf } from './keyTable.ts';
import { code, either } from './messages.ts';
import { NOTHING } from './nothing.ts';
import { inOtherCase, nearest } from './spelling.ts';
import type { Fix, Report, Rule, RuleContext } from './types.ts';
import type { WrittenLevel } from './writtenLevels.ts';
import { writtenLevels } from './writtenLevels.ts';

export const invalidEffort: Rule = {
  meta: {
    id: 'invalid-effort',
    title: 'A level of effort that the model does not take',
    category: 'keys',
    severity: 'warning',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['opencode', 'claude-code'],
    docs: {
      why: `OpenCode hands the effort on without a look at it. Which key sets it depends on the provider:
\`reasoningEffort\` for OpenAI, \`effort\` for Claude, \`thinkingConfig\` for Gemini, \`reasoning\` for OpenRouter; the wrong
one is ignored. Which levels there are depends on the model; one that it does not take makes the request fail, or does
nothing. Without a \`model\`, or with one that is not known here, only misspelled levels are reported.

Claude Code puts the next lower level in the place of one that the model does not have; that is mentioned only.`,
      bad: [
        { text: '---\ndescription: Reviews a change\nreasoningEffort: medum\n---\nReview the change.\n' },
        {
          text: '---\ndescription: Reviews a change\nmodel: openai/gpt-5.1\nreasoningEffort: xhigh\n---\nReview it.\n',
        },
        {
          text: '---\ndescription: Reviews a change\nmodel: anthropic/claude-opus-4-6\nreasoningEffort: high\n---\nReview it.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\nmodel: claude-opus-4-6\neffort: xhigh\n---\nReview it.\n',
        },
      ],
      good: [
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\nmodel: claude-opus-4-6\neffort: max\n---\nReview it.\n',
        },
        { text: '---\ndescription: Reviews a change\nreasoningEffort: xhigh\n---\nReview the change.\n' },
        {
          text: '---\ndescription: Reviews a change\nmodel: anthropic/claude-opus-4-6\neffort: high\n---\nReview it.\n',
        },
      ],
    },
  },
  needs: 'header',
  headerAlone: true,
  kinds: ['agent', 'mode', 'claude-code:command'],
  check(context: RuleContext): Iterable<Report> {
    const levels = writtenLevels(context);
    return levels.length > 0 ? reports(context, levels) : NOTHING;
  },
};

function* reports(context: RuleContext, levels: readonly WrittenLevel[]): Iterable<Report> {
  const { dialect, kind, loaded } = context;
  const { model } = loaded.header.data;
  const effort = effortFor(dialect, typeof model === 'string' ? model : undefined);
  for (const written of levels) {
    const spec = specOf(kind, written.top.key.text);
    if (spec?.shape === 'effort' && !spec.passes) {
      const lower = effort?.fallsBack ? fallenBack(context, written, effort) : undefined;
      if (lower) yield lower;
      continue;
    }
    const report = effort ? forModel(context, written, effort) : misspelled(dialect, written);
    if (report) yield report;
  }
}

/** A program that checks levels by itself: only one that the model does not have is left to tell. */
function fallenBack(
  { dialect, loaded }: RuleContext,
  { value, top }: WrittenLevel,
  effort: Effort,
): Report | undefined {
  const taken = loaded.keys[top.key.text];
  const ranks = dialect.effortLevels.map((level) => level.value);
  if (typeof taken !== 'string' || !ranks.includes(taken) || effort.levels.includes(taken)) return undefined;
  const lower = effort.levels.findLast((level) => ranks.indexOf(level) < ranks.indexOf(taken));
  if (lower === undefined) return undefined;
  return {
    span: value.span,
    severity: 'information',
    message: `${effort.title}: the levels are ${either(effort.levels)}. ${dialect.title} takes ${code(lower)} in place of ${code(value.text)}.`,
    fixes: [levelFix(value, lower)],
  };
}

function misspelled(dialect: Dialect, { value }: WrittenLevel): Report | undefined {
  const levels = dialect.effortLevels.map((level) => level.value);
  if (levels.includes(value.text)) return undefined;
  const to = inOtherCase(value.text, levels) ?? nearest(value.text, levels);
  if (!to) return undefined;
  return {
    span: value.span,
    message: `${dialect.title} hands ${code(value.text)} on as it is, and no model has a level of that name. Did you mean ${code(to)}?`,
    fixes: [levelFix(value, to)],
  };
}

function forModel(context: RuleContext, written: WrittenLevel, effort: Effort): Report | undefined {
  const { dialect } = context;
  const { path, top, value, map } = written;
  if (path.join('.') !== effort.path.join('.')) {
    if (effort.key !== undefined && fieldOf(map, effort.key) && effort.key !== path[0]) return undefined;
    const fact =
      effort.levels.length === 0
        ? `${effort.title}: there are no levels of effort`
        : `${effort.title}: the effort is set by ${code(effort.path.join('.'))}`;
    const sample = sampleFor(dialect, value.text, effort);
    const remedy = sample ? `Write \`${sample}\`.` : `Remove ${code(top.key.text)}.`;
    return {
      span: top.key.span,
      message: `${fact}. ${dialect.title} hands ${code(path.join('.'))} on, but the model does not take it. ${remedy}`,
      fixes: otherKey(dialect, written, effort),
    };
  }
  if (effort.levels.includes(value.text)) return undefined;
  const to = meantLevel(dialect, value.text, effort.levels);
  return {
    span: value.span,
    message: `${effort.title}: the levels are ${either(effort.levels)}, not ${code(value.text)}. ${dialect.title} does not check it, and the request may fail.${to ? ` Write ${code(to)}.` : ''}`,
    fixes: to ? [levelFix(value, to, !isLevel(dialect, value.text))] : [],
  };
}

function isLevel({ effortLevels }: Dialect, text: string): boolean {
  return effortLevels.some(({ value }) => value === text);
}

/** The level itself, the one next to a level that other models have, or the one that a slip was meant for. */
function meantLevel(dialect: Dialect, text: string, levels: readonly string[]): string | undefined {
  if (!isLevel(dialect, text)) return inOtherCase(text, levels) ?? nearest(text, levels);
  const ranks = dialect.effortLevels.map(({ value }) => value);
  const far = (one: string) => Math.abs(ranks.indexOf(one) - ranks.indexOf(text));
  return [...levels].sort((a, b) => far(a) - far(b))[0];
}

/** What to write for a level so that the model takes it; undefined where nothing sets its effort. */
function sampleFor(dialect: Dialect, text: string, { path, levels, sample }: Effort): string | undefined {
  const leaf = path.at(-1);
  const level = meantLevel(dialect, text, levels);
  if (!sample || !leaf || !level) return sample;
  return sample.replace(new RegExp(`(${leaf}: *)\\w+`), `$1${level}`);
}

function levelFix(value: Scalar, to: string, safe = true): Fix {
  return { title: `Write ${code(to)}`, edits: [changeScalar(value, to)], safe, preferred: true };
}

/** The same level under the key that the model takes, or the next one that it has. */
function otherKey(dialect: Dialect, { path, top, value }: WrittenLevel, effort: Effort): Fix[] {
  const [key = '', leaf] = effort.path;
  const level = meantLevel(dialect, value.text, effort.levels);
  const sample = sampleFor(dialect, value.text, effort);
  if (path.length > 1 || !level || !sample) return [];
  const edits = leaf ? [replace(top.span, sample)] : [renameKey(top, key)];
  if (!leaf && level !== value.text) edits.push(changeScalar(value, level));
  const title = `Write ${code(leaf ? key : sample)}`;
  return [{ title, edits, safe: level === value.text, preferred: true }];
}
