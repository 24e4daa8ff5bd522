import type { EffortFamily, EffortProvider, ValueSpec } from '../../types.ts';
import { DEBUG_LOG, docs, observed, source } from './evidence.ts';

const CONFIG = docs('model-config');
const UP_TO_HIGH = ['low', 'medium', 'high'] as const;

/** Every level, in rising order; a whole number is taken as well, and the words in any case. */
export const EFFORT_LEVELS: readonly ValueSpec[] = [
  level('low', 'Little thinking: quick and cheap, for small and well described work.'),
  { ...level('medium', 'A middle course. `med` is another word for it.'), also: ['med'] },
  level('high', 'Much thinking: slower and dearer, for design, debugging and review.'),
  level('xhigh', 'More thinking than `high`. A model without this level takes the next lower one.'),
  level('max', 'All the thinking that the model is capable of.'),
];

function level(value: string, doc: string): ValueSpec {
  return { value, doc, evidence: observed(DEBUG_LOG) };
}

const FALLS_BACK = 'A level that the model does not have falls back to the next lower one.';

/**
 * Models by the levels that the documentation gives them. Models that are not named here are left out: newer ones take
 * levels that the documentation did not know of yet.
 */
export const EFFORT_FAMILIES: readonly EffortFamily[] = [
  {
    id: 'four-levels',
    title: 'Opus 4.6 and Sonnet 4.6',
    maker: 'Anthropic',
    match: /(?:opus|sonnet)-4-6(?!\d)/,
    levels: [...UP_TO_HIGH, 'max'],
    note: FALLS_BACK,
    fallsBack: true,
    evidence: CONFIG,
  },
  {
    id: 'five-levels',
    title: 'Fable 5, Opus 5, Sonnet 5, Opus 4.8 and 4.7',
    maker: 'Anthropic',
    match: /(?:fable|opus|sonnet)-5(?!\d)|opus-4-[78](?!\d)|^(?:fable|opus|sonnet|best|opusplan)(?:\[1m\])?$/,
    levels: [...UP_TO_HIGH, 'xhigh', 'max'],
    note: FALLS_BACK,
    fallsBack: true,
    evidence: CONFIG,
  },
];

/** The header has one key for it, whatever the model is called. */
export const EFFORT_PROVIDERS: readonly EffortProvider[] = [
  {
    title: 'Claude Code',
    match: /^$/,
    path: ['effort'],
    sample: 'effort: medium',
    evidence: source('the header keys inside the program'),
  },
];
