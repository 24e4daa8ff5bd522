import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ClaudeVerdict } from './claudeCodeJudge.ts';
import { CLAUDE_JUDGE } from './claudeCodeJudge.ts';
import type { Item } from './judge.ts';

/** Taken down by `npm run conformance -- --program claude-code --record`: what Claude Code 2.1.330 itself said of each file. */
const RECORDED = new URL('./claude-code-2.1.330.jsonl', import.meta.url);

interface Entry extends Item {
  readonly verdict: ClaudeVerdict;
}

const entries: Entry[] = readFileSync(RECORDED, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Entry);

const ofKind = (...kinds: Item['kind'][]) => entries.filter(({ kind }) => kinds.includes(kind));

describe('the loader says what the program said', () => {
  test.each(entries.map((entry) => [entry.id, entry] as const))('%s', (_id, entry) => {
    expect(CLAUDE_JUDGE.judge(entry, entry.verdict), JSON.stringify(entry.text)).toEqual([]);
  });
});

test('every outcome is among them, and hundreds of files', () => {
  expect(ofKind('agent').length).toBeGreaterThanOrEqual(400);
  expect(ofKind('command', 'skill').length).toBeGreaterThanOrEqual(60);
  expect([...new Set(entries.map(({ verdict }) => verdict.outcome))].sort()).toEqual([
    'not-loaded',
    'ok',
    'refused',
  ]);
});
