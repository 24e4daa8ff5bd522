import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../server/src/core/rules/types.ts';
import { applyEdits, DEFAULT_PATH, type Opened, openFixture } from '../support/fixture.ts';

const TEXTS = [
  '---\ndescription: Use when: asked\nmode: subagent\ntools:\n  bash: false\n  WebFetch: no\n---\n# Go\n',
  '---\nagent: x\nmodel: sonnet\ntemperature: "0.2"\npermission: {bash: deny, webfetch: {"*": ask}}\n---\nGo.\n',
  '---\r\ndescription: "日本 🦊" x\r\ncolor: #ff5733\r\npermissions:\r\n\tbash: deny\r\n...\r\nGo.\r\n',
  '---\nname: a\ndescription: Use when: a --- b\ntools: read, Bash(git *), LS\nhooks:\n  PreToolUse:\n    - command: x\n---\nGo.\n',
  '---\nname: 7\ndescription:\ntools:\n  bash: false\ndisallowedTools: [Bash(rm *), "Nope"]\neffort: hihg\n---yaml\nGo.\n',
  '\n---\nname: [a, b\nmode: *all\nsteps: 0\ndescription: |\n  a\n---\n  b\nhidden: yes\n---\nGo.\n',
];

const PIECES = [
  '---',
  '\n',
  '\r\n',
  ': ',
  ' #',
  '"',
  "'",
  '[',
  '}',
  '\t',
  '  ',
  '- ',
  '|',
  '*',
  '&a',
  '\uFEFF',
  '🦊',
  'mode: all\n',
  '<<: ',
];

/** A text with some pieces put in, cut out or doubled. */
const broken = fc
  .tuple(
    fc.constantFrom(...TEXTS),
    fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.constantFrom('', ...PIECES)), { minLength: 1, maxLength: 4 }),
  )
  .map(([text, changes]) =>
    changes.reduce((current, [where, length, piece]) => {
      const start = where % (current.length + 1);
      return current.slice(0, start) + piece + current.slice(start + (piece === '' ? length : 0));
    }, text),
  );

/** Where the text may lie, and so who reads it. */
const PATHS = [DEFAULT_PATH, '/.claude/agents/example.md', '/.claude/commands/example.md'];

const files = fc.record({ text: broken, path: fc.constantFrom(...PATHS) });

const HARM = {
  ok: 0,
  disabled: 0,
  'header-ignored': 1,
  skipped: 1,
  'not-loaded': 1,
  refused: 1,
  'config-error': 2,
  'runs-code': 3,
} as const;

function opened(text: string, path: string): Opened {
  return openFixture({ files: { [path]: text }, path, text, cursor: -1 });
}

function found({ service, open }: Opened): readonly Finding[] {
  return service.diagnose(open);
}

/** The quote in the key closes the one above it: under another name the header is lost. */
const QUOTE_IN_KEY = {
  path: '/.opencode/agent/example.md',
  text: "---\nname: '7\ndescription:\ne'ffort: hihg\n---\nGo.\n",
};

describe('on any text', () => {
  it('findings and their fixes lie inside it, and messages are sentences', () => {
    fc.assert(
      fc.property(files, ({ text, path }) => {
        for (const { span, message, fixes, related = [] } of found(opened(text, path))) {
          const edits = fixes.flatMap((fix) => fix.edits.map((edit) => edit.span));
          for (const { start, end } of [span, ...edits, ...related.map((one) => one.span)]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
          expect(message).toMatch(/[.?]$/);
          expect(message).not.toMatch(/undefined|\[object|``/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('no place is reported twice by one rule', () => {
    fc.assert(
      fc.property(files, ({ text, path }) => {
        const places = found(opened(text, path)).map(({ rule, span }) => `${rule} ${span.start}-${span.end}`);
        expect(new Set(places).size).toBe(places.length);
      }),
      { numRuns: 300 },
    );
  });

  it('a safe fix never makes the program fare worse', () => {
    fc.assert(
      fc.property(files, ({ text, path }) => {
        const before = opened(text, path);
        for (const fix of found(before).flatMap((one) => one.fixes)) {
          if (!fix.safe) continue;
          const after = opened(applyEdits(text, fix.edits), path);
          expect(HARM[after.open.loaded().outcome]).toBeLessThanOrEqual(HARM[before.open.loaded().outcome]);
        }
      }),
      { numRuns: 300, examples: [[QUOTE_IN_KEY]] },
    );
  });

  it('safe fixes come to an end', () => {
    fc.assert(
      fc.property(files, ({ text: start, path }) => {
        let text = start;
        for (let round = 0; round < 60; round++) {
          const fix = found(opened(text, path))
            .flatMap((one) => one.fixes)
            .find((one) => one.safe);
          if (!fix) return;
          text = applyEdits(text, fix.edits);
        }
        throw new Error(`no end of fixes: ${JSON.stringify(text)}`);
      }),
      { numRuns: 300 },
    );
  });
});
