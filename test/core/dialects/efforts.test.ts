import { describe, expect, test } from 'vitest';
import { OPENCODE } from '../../../server/src/core/dialects/data/opencode/index.ts';
import { effortFor, effortKeys, familiesTaking } from '../../../server/src/core/dialects/efforts.ts';

/** `key.sub: levels`, `key = sample` where a budget takes the place of levels, `none`, or `unknown`. */
function effortOf(model: string | undefined): string {
  const effort = effortFor(OPENCODE, model);
  if (!effort) return 'unknown';
  if (effort.levels.length > 0) return `${effort.path.join('.')}: ${effort.levels.join(' ')}`;
  return effort.sample ?? 'none';
}

const OPENAI = 'reasoningEffort:';
const GOOGLE = 'thinkingConfig.thinkingLevel:';
const BUDGET = 'thinking: { type: enabled, budgetTokens: 16000 }';

describe('the levels of a model', () => {
  const cases: [model: string, expected: string][] = [
    ['openai/gpt-5', `${OPENAI} minimal low medium high`],
    ['openai/gpt-5-mini', `${OPENAI} minimal low medium high`],
    ['openai/gpt-5-nano-2025-08-07', `${OPENAI} minimal low medium high`],
    ['openai/gpt-5-pro', `${OPENAI} high`],
    ['openai/gpt-5.2-pro', `${OPENAI} medium high xhigh`],
    ['openai/gpt-5.5-pro', `${OPENAI} medium high xhigh`],
    ['openai/gpt-5.1', `${OPENAI} none low medium high`],
    ['openai/gpt-5.2', `${OPENAI} none low medium high xhigh`],
    ['openai/gpt-5.5', `${OPENAI} none low medium high xhigh`],
    ['openai/gpt-5.6', `${OPENAI} none low medium high xhigh max`],
    ['openai/gpt-5.6-luna', `${OPENAI} none low medium high xhigh max`],
    ['openai/gpt-6-sol', `${OPENAI} none low medium high xhigh max`],
    ['openai/gpt-5-codex', `${OPENAI} low medium high`],
    ['openai/gpt-5.1-codex', `${OPENAI} low medium high`],
    ['openai/gpt-5.1-codex-mini', `${OPENAI} low medium high`],
    ['openai/gpt-5.1-codex-max', `${OPENAI} low medium high xhigh`],
    ['openai/gpt-5.2-codex', `${OPENAI} low medium high xhigh`],
    ['openai/gpt-5.3-codex', `${OPENAI} none low medium high xhigh`],
    ['openai/gpt-5.4-codex', `${OPENAI} none low medium high xhigh`],
    ['openai/gpt-5-chat-latest', 'none'],
    ['openai/gpt-5.2-chat-latest', `${OPENAI} medium`],
    ['openai/o3-deep-research', `${OPENAI} medium`],
    ['openai/o3', `${OPENAI} low medium high`],
    ['openai/o4-mini', `${OPENAI} low medium high`],
    ['anthropic/claude-opus-4-7', 'effort: low medium high xhigh max'],
    ['anthropic/claude-opus-5', 'effort: low medium high xhigh max'],
    ['anthropic/claude-sonnet-5-5', 'effort: low medium high xhigh max'],
    ['anthropic/claude-opus-4-6', 'effort: low medium high max'],
    ['anthropic/claude-sonnet-4.6', 'effort: low medium high max'],
    ['anthropic/claude-opus-4-5-20251101', 'effort: low medium high'],
    ['anthropic/claude-sonnet-4-5', BUDGET],
    ['anthropic/claude-sonnet-4-20250514', BUDGET],
    ['anthropic/claude-opus-4-1-20250805', BUDGET],
    ['anthropic/claude-3-7-sonnet-20250219', BUDGET],
    ['anthropic/claude-3-5-haiku-latest', 'none'],
    ['google/gemini-2.5-pro', 'thinkingConfig: { thinkingBudget: 16000 }'],
    ['google/gemini-3-pro-preview', `${GOOGLE} low medium high`],
    ['google/gemini-3-flash-preview', `${GOOGLE} minimal low medium high`],
    ['google/gemini-3.1-pro-preview', `${GOOGLE} low medium high`],
    ['xai/grok-3-mini', `${OPENAI} low high`],
    ['xai/grok-4.6', `${OPENAI} none low medium high xhigh`],
    ['deepseek/deepseek-v4-pro', `${OPENAI} low medium high max`],
    ['deepseek/deepseek-chat', 'none'],
    ['deepseek/deepseek-reasoner', 'none'],
    ['deepseek/deepseek-r1', 'none'],
    ['deepseek/deepseek-v3.2', 'none'],
    ['minimax/MiniMax-M2.5', 'none'],
    ['zai/glm-4.6', 'none'],
    ['zai/glm-5', 'none'],
    ['zai/glm-5.2', `${OPENAI} low high max`],
    ['moonshotai/kimi-k2.5', 'none'],
    ['alibaba/qwen3-max', 'none'],
    ['alibaba/qwen3.7-plus', 'none'],
  ];
  test.each(cases)('%s takes %s', (model, expected) => {
    expect(effortOf(model)).toBe(expected);
  });
});

describe('the provider decides the key', () => {
  const cases: [model: string, expected: string][] = [
    ['azure/gpt-5.1', `${OPENAI} none low medium high`],
    ['github-copilot/gpt-5', `${OPENAI} minimal low medium high`],
    ['opencode/gpt-5.1-codex', `${OPENAI} low medium high`],
    ['opencode/claude-opus-4-7', 'effort: low medium high xhigh max'],
    ['opencode/gemini-3-flash', `${GOOGLE} minimal low medium high`],
    ['google-vertex/gemini-3-flash-preview', `${GOOGLE} minimal low medium high`],
    ['google-vertex-anthropic/claude-opus-4-6@default', 'effort: low medium high max'],
    [
      'amazon-bedrock/us.anthropic.claude-opus-4-7',
      'reasoningConfig.maxReasoningEffort: low medium high xhigh max',
    ],
    [
      'amazon-bedrock/anthropic.claude-sonnet-4-20250514-v1:0',
      'reasoningConfig: { type: enabled, budgetTokens: 16000 }',
    ],
    ['openrouter/openai/gpt-5.2', 'reasoning.effort: none minimal low medium high xhigh max'],
    ['openrouter/some/model', 'reasoning.effort: none minimal low medium high xhigh max'],
    ['OpenAI/GPT-5', `${OPENAI} minimal low medium high`],
  ];
  test.each(cases)('%s takes %s', (model, expected) => {
    expect(effortOf(model)).toBe(expected);
  });
});

describe('nothing is claimed', () => {
  test.each([
    undefined,
    '',
    'gpt-5',
    'sonnet',
    '/gpt-5',
    'lmstudio/gpt-5',
    'groq/qwen/qwen3-32b',
    'openai/gpt-4o',
    'openai/gpt-7',
    'anthropic/claude-sonnet',
    'anthropic/gpt-5',
    'github-copilot/claude-opus-4.7',
    'amazon-bedrock/openai.gpt-5.5',
    'moonshotai/kimi-k3',
    'alibaba/qwen3.8-max',
    'minimax/MiniMax-M3',
    'google/gemini-2.0-flash',
    'nano-gpt/z-ai/glm-4.6',
  ])('for %s', (model) => {
    expect(effortOf(model)).toBe('unknown');
  });
});

test('the key is the first word of the sample', () => {
  expect(effortFor(OPENCODE, 'anthropic/claude-sonnet-4-5')?.key).toBe('thinking');
  expect(effortFor(OPENCODE, 'openrouter/some/model')?.key).toBe('reasoning');
  expect(effortFor(OPENCODE, 'openai/gpt-5-chat')?.key).toBeUndefined();
});

test('every key that an author may mix up is named once', () => {
  expect(effortKeys(OPENCODE)).toEqual([
    'reasoningEffort',
    'effort',
    'thinkingConfig',
    'reasoningConfig',
    'reasoning',
  ]);
});

test('a level knows the models that take it', () => {
  expect(familiesTaking(OPENCODE, 'minimal').map((family) => family.title)).toEqual([
    'GPT-5',
    'Gemini 3 Flash',
  ]);
});
