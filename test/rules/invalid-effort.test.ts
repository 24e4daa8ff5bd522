import { checkCases, header } from '../support/ruleCases.ts';

const warning = ['warning invalid-effort'];

function withModel(model: string, lines: string): string {
  return header(`model: ${model}\n${lines}`);
}

checkCases('invalid-effort', [
  {
    name: 'a slip without a model',
    text: header('reasoningEffort: «medum»'),
    found: warning,
    says: /Did you mean `medium`\?$/,
    fixed: header('reasoningEffort: medium'),
  },
  {
    name: 'a slip below options',
    text: header('options: {effort: «hihg»}'),
    found: warning,
    fixed: header('options: {effort: high}'),
  },
  {
    name: 'a slip in a map',
    text: withModel('openrouter/openai/gpt-5', 'reasoning:\n  effort: «hgh»'),
    found: warning,
    fixed: withModel('openrouter/openai/gpt-5', 'reasoning:\n  effort: high'),
  },
  {
    name: 'another case',
    text: withModel('openai/gpt-5', 'reasoningEffort: «High»'),
    found: warning,
    fixed: withModel('openai/gpt-5', 'reasoningEffort: high'),
  },
  {
    name: 'a level of other models',
    text: withModel('openai/gpt-5', 'reasoningEffort: «xhigh»'),
    found: warning,
    says: /^GPT-5: the levels are `minimal`, `low`, `medium` or `high`, not `xhigh`\./,
    fixed: withModel('openai/gpt-5', 'reasoningEffort: high'),
  },
  {
    name: 'another key',
    text: withModel('anthropic/claude-opus-4-6', '«reasoningEffort»: high'),
    found: warning,
    says: /the effort is set by `effort`.*Write `effort: high`\.$/,
    fixed: withModel('anthropic/claude-opus-4-6', 'effort: high'),
  },
  {
    name: 'another key, in a map',
    text: withModel('google/gemini-3-pro', '«reasoningEffort»: high\nmode: all'),
    found: warning,
    fixed: withModel('google/gemini-3-pro', 'thinkingConfig: { thinkingLevel: high }\nmode: all'),
  },
  {
    name: 'another key, and a level that other models have',
    text: withModel('anthropic/claude-opus-4-5', '«reasoningEffort»: xhigh'),
    found: warning,
    says: /Write `effort: high`\.$/,
    fixed: withModel('anthropic/claude-opus-4-5', 'effort: high'),
  },
  {
    name: 'another key, in a map that is written already',
    text: withModel('anthropic/claude-opus-4-6', '«reasoning»:\n  effort: low'),
    found: warning,
    says: /Write `effort: low`\.$/,
  },
  {
    name: 'a budget in its place',
    text: withModel('anthropic/claude-sonnet-4-20250514', '«effort»: high'),
    found: warning,
    says: /Write `thinking: \{ type: enabled, budgetTokens: 16000 \}`/,
  },
  {
    name: 'nothing at all',
    text: withModel('zai/glm-4.6', '«reasoningEffort»: high'),
    found: warning,
    says: /Remove `reasoningEffort`/,
  },
  {
    name: 'both keys, for two providers',
    text: withModel('anthropic/claude-opus-4-6', 'reasoningEffort: high\neffort: max'),
  },
  { name: 'an unknown provider', text: withModel('mine/gpt-5', 'reasoningEffort: turbo') },
  { name: 'an unknown model', text: withModel('openai/mine', 'reasoningEffort: xhigh') },
  { name: 'any level without a model', text: header('reasoningEffort: xhigh') },
  { name: 'a word far off without a model', text: header('reasoningEffort: turbo') },
  { name: 'a level that the model takes', text: withModel('openai/gpt-5.2', 'reasoningEffort: xhigh') },
]);
