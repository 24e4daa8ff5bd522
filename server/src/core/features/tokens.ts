/**
 * How many tokens a text is to a language model, about. A sum over what tokenizers cut a text into: words, with more for
 * long ones and those in camel case or capitals, runs of marks, line breaks, groups of digits, and characters of other
 * scripts. The weights were fitted to the o200k tokenizer on 2,590 agent files. Fitted on one half of them, the estimate
 * is off by 2.1 % in the middle and by at most 7.3 % for 95 of 100 files of the other half in Latin script, by 1.5 % and
 * 4.7 % for those in Chinese and Japanese, of which there were five. Tokenizers of other models were not measured.
 */
export function estimateTokens(text: string): number {
  let sum = 0;
  for (const [pattern, weight] of WEIGHTS) {
    pattern.lastIndex = 0;
    while (pattern.exec(text)) sum += weight;
  }
  return Math.round(sum);
}

const WEIGHTS: readonly (readonly [RegExp, number])[] = [
  [/[A-Za-z]+/g, 0.95],
  [/[A-Za-z]{9,}/g, 0.336],
  [/[a-z][A-Z]/g, 0.548],
  [/[!-/:-@[-`{-~]+/g, 0.991],
  [/\n+/g, 0.916],
  [/\d{1,3}/g, 1.307],
  [/[\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]/g, 0.801],
  [/[\u3040-\u30ff]/g, 0.7],
  [/[^\0-\u007f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]/gu, 0.587],
  [/[A-Z]{2,}/g, 0.333],
];

/** `≈ 1,200 tokens`: two digits that count. */
export function roundedTokens(count: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return `≈ ${(Math.round(count / unit) * unit).toLocaleString('en-US')} tokens`;
}
