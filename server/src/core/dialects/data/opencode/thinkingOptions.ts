import type { Evidence, FieldSpec, ValueSpec } from '../../types.ts';
import { EFFORT_LEVELS } from './efforts.ts';
import { source } from './evidence.ts';

export const OPENAI = source('the package @ai-sdk/openai inside the program');
export const ANTHROPIC = source('the package @ai-sdk/anthropic inside the program');
const GOOGLE = source('the package @ai-sdk/google inside the program');
const BEDROCK = source('the package @ai-sdk/amazon-bedrock inside the program');
const OPENROUTER = source('the OpenRouter package inside the program');

/** What is true of every request option; the end of its documentation. */
export const UNCHECKED = ' OpenCode checks nothing here; the provider may refuse the request.';

export function value(name: string, doc: string, evidence: Evidence): ValueSpec {
  return { value: name, doc, evidence };
}

function levels(...names: readonly string[]): readonly ValueSpec[] {
  return EFFORT_LEVELS.filter((known) => names.includes(known.value));
}

/** What other providers have in place of `reasoningEffort`. */
export const THINKING_OPTIONS: readonly FieldSpec[] = [
  {
    key: 'effort',
    shape: 'effort',
    values: levels('low', 'medium', 'high', 'xhigh', 'max'),
    passes: 'provider',
    doc: 'How much Claude thinks and writes, from version 4.5 of Opus and 4.6 of Sonnet on. Which levels there are depends on the model. OpenAI’s models take `reasoningEffort` instead.',
    evidence: ANTHROPIC,
  },
  {
    key: 'thinking',
    shape: 'map',
    fields: [
      {
        key: 'type',
        shape: 'string',
        values: [
          value('adaptive', 'The model decides how much it thinks; from Claude 4.6 on.', ANTHROPIC),
          value('enabled', 'Thinks up to `budgetTokens` tokens.', ANTHROPIC),
          value('disabled', 'Does not think.', ANTHROPIC),
        ],
        passes: 'provider',
        doc: 'Whether Claude thinks, and who decides how much.',
        evidence: ANTHROPIC,
      },
      {
        key: 'budgetTokens',
        shape: 'number',
        passes: 'provider',
        doc: 'The most tokens that Claude may think, together with `type: enabled`. OpenCode’s own variants use 16000 and 31999.',
        evidence: ANTHROPIC,
      },
    ],
    passes: 'provider',
    insert: '\n  type: $0',
    doc: `Claude’s thinking before it answers.${UNCHECKED}`,
    evidence: ANTHROPIC,
  },
  {
    key: 'thinkingConfig',
    shape: 'map',
    fields: [
      {
        key: 'thinkingLevel',
        shape: 'effort',
        values: levels('minimal', 'low', 'medium', 'high'),
        passes: 'provider',
        doc: 'How much Gemini 3 thinks. Flash models take every level, Pro models all but `minimal`.',
        evidence: GOOGLE,
      },
      {
        key: 'thinkingBudget',
        shape: 'number',
        passes: 'provider',
        doc: 'The most tokens that Gemini 2.5 may think: 24576, for Pro 32768.',
        evidence: GOOGLE,
      },
      {
        key: 'includeThoughts',
        shape: 'boolean',
        passes: 'provider',
        doc: 'Whether Gemini sends its thoughts along with the answer.',
        evidence: GOOGLE,
      },
    ],
    passes: 'provider',
    insert: '\n  $0',
    doc: `Gemini’s thinking before it answers.${UNCHECKED}`,
    evidence: GOOGLE,
  },
  {
    key: 'reasoningConfig',
    shape: 'map',
    fields: [
      {
        key: 'type',
        shape: 'string',
        values: [
          value('adaptive', 'The model decides how much it thinks.', BEDROCK),
          value('enabled', 'Thinks up to `budgetTokens` tokens.', BEDROCK),
          value('disabled', 'Does not think.', BEDROCK),
        ],
        passes: 'provider',
        doc: 'Whether the model thinks, and who decides how much.',
        evidence: BEDROCK,
      },
      {
        key: 'maxReasoningEffort',
        shape: 'effort',
        values: levels('low', 'medium', 'high', 'xhigh', 'max'),
        passes: 'provider',
        doc: 'How much the model thinks. Which levels there are depends on the model.',
        evidence: BEDROCK,
      },
      {
        key: 'budgetTokens',
        shape: 'number',
        passes: 'provider',
        doc: 'The most tokens that the model may think, together with `type: enabled`.',
        evidence: BEDROCK,
      },
    ],
    passes: 'provider',
    insert: '\n  $0',
    doc: `Thinking of models on Amazon Bedrock.${UNCHECKED}`,
    evidence: BEDROCK,
  },
  {
    key: 'reasoning',
    shape: 'map',
    fields: [
      {
        key: 'effort',
        shape: 'effort',
        values: EFFORT_LEVELS,
        passes: 'provider',
        doc: 'How much the model thinks. OpenRouter translates the level for the model.',
        evidence: OPENROUTER,
      },
    ],
    passes: 'provider',
    insert: '\n  effort: $0',
    doc: `Thinking of models on OpenRouter, which takes this key in place of \`reasoningEffort\`.${UNCHECKED}`,
    evidence: OPENROUTER,
  },
];
