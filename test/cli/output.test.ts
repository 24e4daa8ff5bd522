import { expect, test } from 'vitest';
import { report } from '../../server/src/cli/report.ts';
import { jsonReporter } from '../../server/src/cli/reporters/json.ts';
import type { ReportedFile } from '../../server/src/cli/reporters/types.ts';

const FINDING = {
  rule: 'yaml-syntax',
  severity: 'error',
  message: '"x"\n',
  dialect: 'opencode',
  alsoFor: ['copilot'],
  kind: 'agent',
  range: { start: { line: 0, character: 1 }, end: { line: 2, character: 3 } },
  line: 'x',
  fixes: [
    {
      title: 'a "b"',
      safe: true,
      preferred: false,
      edits: [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }, newText: '\u2028"' },
      ],
    },
  ],
} as const;

function* files(number: number): Generator<ReportedFile> {
  for (let i = 0; i < number; i++) yield { name: `f"${i}.md`, findings: [FINDING] };
}

/** What `report` writes, in pieces; the reader leaves after so many of them. */
async function written(number: number, leaves = Number.POSITIVE_INFINITY) {
  const pieces: string[] = [];
  const io = {
    out: (text: string) => void pieces.push(text),
    err: () => {},
    taken: async () => pieces.length < leaves,
    cwd: '/',
    input: async () => '',
    ended: new AbortController().signal,
    color: false,
  };
  return { totals: await report(files(number), jsonReporter(), io), pieces };
}

test('many files are few pieces, and one text', async () => {
  const { totals, pieces } = await written(2000);
  expect(totals).toEqual({ files: 2000, counts: { error: 2000, warning: 0, information: 0, hint: 0 } });
  expect(pieces.length).toBeLessThan(30);
  const { diagnostics, files: number } = JSON.parse(pieces.join(''));
  expect(number).toBe(2000);
  expect(diagnostics).toHaveLength(2000);
  const { line: _, ...told } = FINDING;
  expect(diagnostics[7]).toEqual({ file: 'f"7.md', ...told });
});

test('nothing more is checked when the reader has gone', async () => {
  const { totals, pieces } = await written(2000, 2);
  expect(totals).toBeUndefined();
  expect(pieces).toHaveLength(2);
});
