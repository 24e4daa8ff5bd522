import type { EffortFamily, EffortProvider, ValueSpec } from '../../types.ts';
import { source } from './evidence.ts';

const VARIANTS = source('ProviderTransform.variants');
const CATALOGUE = source('ModelsDev, the model catalogue inside the program');
const PACKAGES = source('the provider packages inside the program');

const LOW_TO_HIGH = ['low', 'medium', 'high'] as const;
const LOW_TO_XHIGH = [...LOW_TO_HIGH, 'xhigh'] as const;
const LOW_TO_MAX = [...LOW_TO_XHIGH, 'max'] as const;

/** Every level that some model takes, in rising order. */
export const EFFORT_LEVELS: readonly ValueSpec[] = [
  level('none', 'The model does not think before it answers. For quick, simple work.'),
  level(
    'minimal',
    'Hardly any thinking: the fastest answer that the first GPT-5 models and Gemini Flash give.',
  ),
  level('low', 'Little thinking. Quick and cheap; enough for small, well described changes.'),
  level('medium', 'A middle course, and what OpenCode asks of GPT-5 models by itself.'),
  level('high', 'Much thinking. Slower and dearer; for design, debugging and review.'),
  level('xhigh', 'Still more thinking than `high`, on models that have this level.'),
  level('max', 'All the thinking that the model is capable of, on models that have this level.'),
];

function level(value: string, doc: string): ValueSpec {
  return { value, doc, evidence: VARIANTS };
}

/**
 * Models by the levels that they take. The levels are a union where the catalogue and the program's own rule differ, so
 * that a level which some route to the model accepts is never called wrong.
 */
export const EFFORT_FAMILIES: readonly EffortFamily[] = [
  openai('deep-research', 'deep research models', /deep-research/, ['medium']),
  openai('gpt-5-chat', 'GPT-5 chat', gpt5('-chat'), []),
  openai('gpt-5.n-chat', 'GPT-5.1 chat and later', gpt5('[.-]\\d+-chat'), ['medium']),
  openai('gpt-5-pro', 'GPT-5 pro', gpt5('[.-]?pro(?:[.-]|$)'), ['high']),
  openai('gpt-5.3-codex', 'GPT-5.3-Codex and later', gpt5('[.-](?:[3-9]|\\d\\d)(?:[.-].*)?codex'), [
    'none',
    ...LOW_TO_XHIGH,
  ]),
  openai(
    'gpt-5.2-codex',
    'GPT-5.2-Codex and Codex-Max',
    gpt5('(?:[.-]2(?:[.-].*)?codex|.*codex-max)'),
    LOW_TO_XHIGH,
  ),
  openai('gpt-5-codex', 'GPT-5-Codex', gpt5('(?:[.-]1)?(?:[.-].*)?codex'), LOW_TO_HIGH),
  openai('gpt-5.n-pro', 'GPT-5.2 pro and later', gpt5('[.-]\\d+[.-]pro(?:[.-]|$)'), [
    'medium',
    'high',
    'xhigh',
  ]),
  openai('gpt-5.1', 'GPT-5.1', gpt5('[.-]1(?:[.-]|$)'), ['none', ...LOW_TO_HIGH]),
  openai('gpt-5.2', 'GPT-5.2 to 5.5', gpt5('[.-][2-5](?:[.-]|$)'), ['none', ...LOW_TO_XHIGH]),
  {
    ...openai('gpt-5.6', 'GPT-5.6 and GPT-6', /(?:^|\/)gpt-(?:5[.-](?:[6-9]|\d\d)|6)(?:[.-]|$)/, [
      'none',
      ...LOW_TO_MAX,
    ]),
    evidence: CATALOGUE,
  },
  openai('gpt-5', 'GPT-5', gpt5('(?:[.-]|$)'), ['minimal', ...LOW_TO_HIGH]),
  openai('o-series', 'the o-series', /(?:^|\/)(?:o[134]|codex-mini)(?:-|$)/, LOW_TO_HIGH),

  anthropic('claude-4.5-opus', 'Claude Opus 4.5', /opus-4[.-]5/, LOW_TO_HIGH),
  anthropic('claude-4.6', 'Claude Opus and Sonnet 4.6', /(?:opus|sonnet)-4[.-]6|4[.-]6-(?:opus|sonnet)/, [
    ...LOW_TO_HIGH,
    'max',
  ]),
  anthropic(
    'claude-4.7',
    'Claude 4.7 and later',
    /claude-(?:[a-z]+-)?(?:[5-9]|\d\d|4[.-](?:[7-9]|\d\d))(?:[.@-]|$)/,
    LOW_TO_MAX,
  ),
  {
    ...anthropic('claude-4', 'Claude 3.7 to 4.5', /claude-(?:[a-z]+-)?4(?:[.@-]|$)|claude-3[.-]7/, []),
    budget: true,
    note: '`variant: high` stands for 16000 tokens of thinking, `variant: max` for 31999.',
  },
  {
    ...anthropic('claude-3', 'Claude 3.5 and before', /claude-(?:[a-z]+-)?[1-3](?:[.@-]|$)/, []),
    evidence: CATALOGUE,
  },

  {
    ...google('gemini-2.5', 'Gemini 2.5', /gemini-2[.-]5(?:[.-]|$)/, []),
    budget: true,
    note: 'At most 24576 tokens of thinking, 32768 for Pro.',
  },
  google('gemini-3-flash', 'Gemini 3 Flash', /gemini-(?:3.*flash|flash-)/, ['minimal', ...LOW_TO_HIGH]),
  google('gemini-3-pro', 'Gemini 3 Pro', /gemini-3.*pro/, LOW_TO_HIGH),

  family('xAI', 'grok-3-mini', 'Grok 3 mini', /grok-3-mini/, ['low', 'high']),
  {
    ...family('xAI', 'grok-4.3', 'Grok 4.3 and later', /grok-4[.-][3-9](?:[.-]|$)/, [
      'none',
      ...LOW_TO_XHIGH,
    ]),
    evidence: PACKAGES,
  },

  family('DeepSeek', 'deepseek-v4', 'DeepSeek V4', /deepseek-v4/, [...LOW_TO_HIGH, 'max']),
  family('DeepSeek', 'deepseek-older', 'DeepSeek before V4', /deepseek-(?:chat|reasoner|r1|v3)/, []),
  family('MiniMax', 'minimax', 'MiniMax before M3', /minimax-m[12](?:[.-]|$)/, []),
  {
    ...family('Z.ai', 'glm-5.2', 'GLM 5.2 and later', /glm-5[.-]?p?[2-9]/, ['low', 'high', 'max']),
    evidence: CATALOGUE,
  },
  family('Z.ai', 'glm', 'GLM before 5.2', /glm-(?:4|5)(?:[.v-]|$)/, []),
  family('Moonshot AI', 'kimi-k2', 'Kimi K2', /kimi-k2/, []),
  family('Alibaba', 'qwen', 'Qwen before 3.8', /qwen[23](?:[.-][0-7])?(?:-|$)/, []),
];

/**
 * Which header key reaches the model, by provider. A provider that is not named here may take any: nothing is claimed.
 */
export const EFFORT_PROVIDERS: readonly EffortProvider[] = [
  {
    title: 'OpenAI',
    match: /^(?:openai|azure|azure-cognitive-services|github-copilot|opencode|opencode-go)$/,
    maker: 'OpenAI',
    path: ['reasoningEffort'],
    sample: 'reasoningEffort: medium',
    evidence: VARIANTS,
  },
  {
    title: 'Anthropic',
    match:
      /^(?:anthropic|google-vertex|google-vertex-anthropic|azure|azure-cognitive-services|opencode|opencode-go)$/,
    maker: 'Anthropic',
    path: ['effort'],
    sample: 'effort: medium',
    budgetSample: 'thinking: { type: enabled, budgetTokens: 16000 }',
    evidence: VARIANTS,
  },
  {
    title: 'Google',
    match: /^(?:google|google-vertex|opencode|opencode-go)$/,
    maker: 'Google',
    path: ['thinkingConfig', 'thinkingLevel'],
    sample: 'thinkingConfig: { thinkingLevel: low }',
    budgetSample: 'thinkingConfig: { thinkingBudget: 16000 }',
    evidence: VARIANTS,
  },
  {
    title: 'Amazon Bedrock',
    match: /^amazon-bedrock$/,
    maker: 'Anthropic',
    path: ['reasoningConfig', 'maxReasoningEffort'],
    sample: 'reasoningConfig: { type: adaptive, maxReasoningEffort: medium }',
    budgetSample: 'reasoningConfig: { type: enabled, budgetTokens: 16000 }',
    evidence: VARIANTS,
  },
  {
    title: 'OpenRouter',
    match: /^openrouter$/,
    path: ['reasoning', 'effort'],
    sample: 'reasoning: { effort: medium }',
    levels: EFFORT_LEVELS.map((known) => known.value),
    evidence: PACKAGES,
  },
  own('xAI', /^xai$/, VARIANTS),
  own('DeepSeek', /^deepseek$/, VARIANTS),
  own('Z.ai', /^(?:zai|zhipuai)(?:-coding-plan)?$|^opencode(?:-go)?$/, CATALOGUE),
  own('Moonshot AI', /^moonshotai(?:-cn)?$|^opencode(?:-go)?$/, VARIANTS),
  own('Alibaba', /^alibaba(?:-cn)?$|^opencode(?:-go)?$/, VARIANTS),
  own('MiniMax', /^minimax(?:-cn)?(?:-coding-plan)?$|^opencode(?:-go)?$/, VARIANTS),
];

function own(maker: string, match: RegExp, evidence = VARIANTS): EffortProvider {
  return { title: maker, match, maker, path: ['reasoningEffort'], sample: 'reasoningEffort: high', evidence };
}

/** `gpt-5` at the beginning of the id or of its last part, followed by `rest`. */
function gpt5(rest: string): RegExp {
  return new RegExp(`(?:^|/)gpt-5${rest}`);
}

function openai(id: string, title: string, match: RegExp, levels: readonly string[]): EffortFamily {
  return family('OpenAI', id, title, match, levels);
}

function anthropic(id: string, title: string, match: RegExp, levels: readonly string[]): EffortFamily {
  return family('Anthropic', id, title, match, levels);
}

function google(id: string, title: string, match: RegExp, levels: readonly string[]): EffortFamily {
  return family('Google', id, title, match, levels);
}

function family(
  maker: string,
  id: string,
  title: string,
  match: RegExp,
  levels: readonly string[],
): EffortFamily {
  return { id, title, maker, match, levels, evidence: VARIANTS };
}
