import { effortFor, familiesTaking } from '../dialects/efforts.ts';
import type { Dialect, FieldSpec, ValueSpec } from '../dialects/types.ts';
import { codes, evidenceLine, factText, paragraphs } from './factText.ts';
import { escapeMarkdown, inlineCode } from './markdownText.ts';

/** A level of effort: what it means, which models take it, and whether this file's model does. */
export function effortText(dialect: Dialect, level: ValueSpec, model: string | undefined): string {
  const families = familiesTaking(dialect, level.value);
  const titles = [...new Set(families.map((family) => family.title))].join(', ');
  return factText(
    dialect,
    `**${inlineCode(level.value)}** · level of effort`,
    level,
    titles === '' ? '' : `Taken by ${titles}.`,
    modelEffort(dialect, model, level.value),
  );
}

/** How this file's model takes its effort; empty where nothing is known of it. */
function modelEffort(dialect: Dialect, model: string | undefined, level?: string): string {
  const effort = effortFor(dialect, model);
  if (!effort || model === undefined) return '';
  const { title, levels, sample, note } = effort;
  const takes = levels.length > 0 ? `takes ${codes(levels)}` : 'takes no level of effort';
  const fits = level !== undefined && levels.length > 0 && !levels.includes(level) ? ', not this one' : '';
  const written = sample === undefined ? '' : ` It is set with ${inlineCode(sample)}.`;
  return `This file’s model, ${inlineCode(model)} (${title}), ${takes}${fits}.${written}${note ? ` ${note}` : ''}`;
}

/** A key that sets the effort, with what this file's model makes of it. */
export function effortKeyText(dialect: Dialect, text: string, model: string | undefined): string {
  return paragraphs(text, modelEffort(dialect, model));
}

/** A model as the header names it: its provider, and how it takes its effort. */
export function modelText(dialect: Dialect, field: FieldSpec, model: string): string {
  const slash = model.indexOf('/');
  const parts =
    slash > 0
      ? `Provider ${inlineCode(model.slice(0, slash))}, model ${inlineCode(model.slice(slash + 1))}.`
      : '';
  const effort = effortFor(dialect, model);
  const evidence = effort ? evidenceLine(dialect, effort.evidence) : '';
  const own = paragraphs(`**${escapeMarkdown(model)}**`, parts, modelEffort(dialect, model), evidence);
  return factText(dialect, own, field);
}
