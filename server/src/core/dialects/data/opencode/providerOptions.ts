import type { FieldSpec, Shape, ValueSpec } from '../../types.ts';
import { EFFORT_LEVELS } from './efforts.ts';
import { LOOPBACK, observed } from './evidence.ts';
import { ANTHROPIC, OPENAI, THINKING_OPTIONS, UNCHECKED, value } from './thinkingOptions.ts';

const SENT = observed(LOOPBACK);

/**
 * Request options that agents set at the top of the header: names that mean nothing else. OpenCode hands them to the
 * provider's package as they are, and that package drops or sends what it does not know.
 */
export const PROVIDER_OPTIONS: readonly FieldSpec[] = [
  {
    key: 'reasoningEffort',
    shape: 'effort',
    values: EFFORT_LEVELS,
    passes: 'provider',
    default: '`medium` for GPT-5 models, else what the provider chooses',
    doc: 'How much the model thinks before it answers. For OpenAI models and everything that speaks OpenAI’s protocol; **Claude takes `effort`, Gemini `thinkingConfig`, OpenRouter `reasoning`** instead and ignore this key. Which levels there are depends on the model. OpenCode does not check them; the provider may refuse the request.',
    evidence: SENT,
  },
  {
    key: 'textVerbosity',
    shape: 'string',
    values: [
      value('low', 'Short, to the point.', OPENAI),
      value('medium', 'Neither short nor long.', OPENAI),
      value('high', 'Detailed, with explanations and complete code.', OPENAI),
    ],
    passes: 'provider',
    default: '`low` for GPT-5.1 and later, except Codex and chat models',
    doc: 'How long the model’s answers are; for OpenAI’s GPT-5 models. Claude and Gemini have nothing like it and ignore the key. OpenCode does not check the value; OpenAI’s package refuses the request if it is none of these words.',
    evidence: SENT,
  },
  {
    key: 'reasoningSummary',
    shape: 'string',
    values: [
      value('auto', 'OpenAI chooses the length.', OPENAI),
      value('concise', 'A short summary.', OPENAI),
      value('detailed', 'A long summary.', OPENAI),
    ],
    passes: 'provider',
    default: '`auto` for GPT-5 models',
    doc: 'Whether OpenAI’s models send a summary of their thinking, and how long it is.',
    evidence: OPENAI,
  },
  ...THINKING_OPTIONS,
  openai(
    'serviceTier',
    'string',
    'Which queue OpenAI puts the request in: a cheaper, slower one or a dearer, faster one.',
    [
      value('auto', 'As the account is set up.', OPENAI),
      value('default', 'The ordinary queue.', OPENAI),
      value('flex', 'Cheaper and slower.', OPENAI),
      value('priority', 'Dearer and faster.', OPENAI),
    ],
  ),
  openai('parallelToolCalls', 'boolean', 'Whether the model may call several tools at once.'),
  openai('maxToolCalls', 'number', 'The most tool calls in one answer.'),
  openai(
    'promptCacheKey',
    'string',
    'Requests of the same key share OpenAI’s prompt cache. OpenCode sets it to the session by itself.',
  ),
  openai('promptCacheRetention', 'string', 'How long OpenAI keeps the prompt cache.', [
    value('in_memory', 'Only in memory, for a short time.', OPENAI),
    value('24h', 'For up to a day.', OPENAI),
  ]),
  openai('previousResponseId', 'string', 'Continues an earlier response that OpenAI has stored.'),
  openai(
    'strictJsonSchema',
    'boolean',
    'Whether OpenAI holds the arguments of tool calls strictly to their schema.',
  ),
  openai(
    'store',
    'boolean',
    'Whether OpenAI keeps the response. OpenCode sends `false` unless this says otherwise.',
  ),
  openai(
    'include',
    'list',
    'What OpenAI sends besides the answer. OpenCode asks for `reasoning.encrypted_content` by itself.',
  ),
  anthropic('sendReasoning', 'boolean', 'Whether earlier thinking is sent back to Claude.'),
  anthropic('cacheControl', 'map', 'Where Claude’s prompt cache ends. OpenCode sets this by itself.'),
  anthropic('disableParallelToolUse', 'boolean', 'Keeps Claude from calling several tools at once.'),
  anthropic('toolStreaming', 'boolean', 'Whether the arguments of tool calls arrive piece by piece.'),
];

/** The rest: words that people also write for reasons of their own, so they count only below `options`. */
const AMBIGUOUS_OPTIONS: readonly FieldSpec[] = [
  openai('user', 'string', 'Names the end user to OpenAI.'),
  openai('metadata', 'map', 'Labels that OpenAI stores with the response.'),
  openai('instructions', 'string', 'The system message of the request, in place of what OpenCode sends.'),
  openai('truncation', 'string', 'What happens when the conversation is too long for the model.', [
    value('auto', 'The middle of the conversation is dropped.', OPENAI),
    value('disabled', 'The request fails.', OPENAI),
  ]),
  anthropic('speed', 'string', 'How fast Claude answers.', [
    value('fast', 'Faster answers.', ANTHROPIC),
    value('standard', 'As usual.', ANTHROPIC),
  ]),
];

/** What is known to stand below `options`. */
export const OPTIONS_FIELDS: readonly FieldSpec[] = [...PROVIDER_OPTIONS, ...AMBIGUOUS_OPTIONS];

function openai(key: string, shape: Shape, doc: string, values?: readonly ValueSpec[]): FieldSpec {
  return rare(key, shape, `${doc} For OpenAI models.${UNCHECKED}`, OPENAI, values);
}

function anthropic(key: string, shape: Shape, doc: string, values?: readonly ValueSpec[]): FieldSpec {
  return rare(key, shape, `${doc} For Claude on Anthropic’s own service.${UNCHECKED}`, ANTHROPIC, values);
}

function rare(
  key: string,
  shape: Shape,
  doc: string,
  evidence: FieldSpec['evidence'],
  values?: readonly ValueSpec[],
): FieldSpec {
  return { key, shape, doc, evidence, passes: 'provider', offered: false, ...(values ? { values } : {}) };
}
