import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Item } from './judge.ts';
import type { OpenCodeVerdict } from './opencodeJudge.ts';
import { OPENCODE_JUDGE } from './opencodeJudge.ts';

/** Taken down by `npm run conformance -- --record`: what OpenCode 1.18.33 itself said of each file. */
const RECORDED = new URL('./opencode-1.18.33.jsonl', import.meta.url);

interface Entry extends Item {
  readonly verdict: OpenCodeVerdict;
}

const entries: Entry[] = readFileSync(RECORDED, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Entry);

describe('the loader says what the program said', () => {
  test.each(entries.map((entry) => [entry.id, entry] as const))('%s', (_id, entry) => {
    expect(OPENCODE_JUDGE.judge(entry, entry.verdict), JSON.stringify(entry.text)).toEqual([]);
  });
});

test('every outcome is among them, and hundreds of files', () => {
  expect(entries.length).toBeGreaterThanOrEqual(400);
  expect([...new Set(entries.map((entry) => entry.verdict.outcome))].sort()).toEqual([
    'config-error',
    'disabled',
    'header-ignored',
    'ok',
    'skipped',
  ]);
});
