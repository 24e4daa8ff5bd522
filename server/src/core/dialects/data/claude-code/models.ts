import type { ForeignModel, ValueSpec } from '../../types.ts';
import { docs, LOOPBACK, observed } from './evidence.ts';

const CONFIG = docs('model-config');
const SEEN = observed(LOOPBACK);

/**
 * Words in place of a model, taken in any case. Which model each stands for changes from release to release, and any
 * other text is sent on as it is: the list is never closed.
 */
export const MODEL_ALIASES: readonly ValueSpec[] = [
  {
    value: 'inherit',
    doc: 'The model of the conversation that starts the agent. A missing `model` says the same.',
    evidence: SEEN,
  },
  latest('sonnet', 'Sonnet'),
  latest('opus', 'Opus'),
  latest('haiku', 'Haiku'),
  latest('fable', 'Fable'),
  {
    value: 'best',
    doc: 'The strongest model that Claude Code has a word for; on this version the same as `opus`.',
    evidence: SEEN,
  },
  {
    value: 'opusplan',
    doc: 'Opus while a plan is made, Sonnet for the rest.',
    evidence: CONFIG,
  },
  {
    value: 'default',
    doc: 'The model that Claude Code takes where none is chosen.',
    evidence: CONFIG,
  },
  long('sonnet[1m]', 'Sonnet'),
  long('opus[1m]', 'Opus'),
];

function latest(value: string, family: string): ValueSpec {
  return {
    value,
    doc: `The model of the ${family} family that this version of Claude Code takes; a later version takes a later one.`,
    evidence: SEEN,
  };
}

function long(value: string, family: string): ValueSpec {
  return {
    value,
    doc: `The current ${family} with a context of a million tokens. YAML takes the brackets as they are.`,
    evidence: CONFIG,
  };
}

/** Claude Code checks no model when it loads a file, so no word is known to be wrong. */
export const FOREIGN_MODELS: readonly ForeignModel[] = [];
