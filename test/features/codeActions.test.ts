import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FixState, fixAll, quickFixes } from '../../server/src/core/features/codeActions.ts';
import type { Finding } from '../../server/src/core/index.ts';
import { createLanguageService, readingAs } from '../../server/src/core/index.ts';
import { applyEdits, replace } from '../../server/src/core/rules/edits.ts';
import { span } from '../../server/src/core/syntax/span.ts';
import { NO_FILES } from '../../server/src/core/workspace/view.ts';

const PATH = '/.opencode/agent/example.md';
const service = createLanguageService(NO_FILES);
const [reading] = readingAs(PATH, 'opencode', 'agent', 'named', []);

function open(text: string) {
  if (!reading) throw new Error('no reading');
  return service.openAs(PATH, text, reading);
}

const fixed = (text: string): string => applyEdits(text, service.fixAll(open(text)));

interface Change {
  readonly from: string;
  readonly to: string;
  readonly safe?: boolean;
  readonly preferred?: boolean;
}

/** A finding at the first place of each word, with a fix that puts another one there. */
function finding(text: string, changes: readonly Change[]): Finding[] {
  return changes.flatMap(({ from, to, safe = true, preferred = true }) => {
    const at = text.indexOf(from);
    if (at < 0) return [];
    const where = span(at, at + from.length);
    const fix = { title: `${from} to ${to}`, edits: [replace(where, to)], safe, preferred };
    return [
      {
        span: where,
        message: from,
        rule: 'test',
        severity: 'warning',
        fixes: [fix],
        dialect: 'test',
        alsoFor: [],
      },
    ];
  });
}

function state(changes: readonly Change[], loads = (_: string) => true) {
  const reopen = (text: string): FixState => ({ text, findings: finding(text, changes), loads: loads(text) });
  return (text: string) => applyEdits(text, fixAll(reopen(text), reopen));
}

describe('fix all', () => {
  test('applies what does not overlap in one go, the rest afterwards', () => {
    expect(
      state([
        { from: 'ab', to: 'x' },
        { from: 'bc', to: 'y' },
        { from: 'd', to: 'e' },
      ])('abc bc d'),
    ).toBe('xc y e');
  });

  test('goes on while fixes uncover others', () => {
    expect(
      state([
        { from: 'a', to: 'b' },
        { from: 'b', to: 'c' },
      ])('a'),
    ).toBe('c');
  });

  test('leaves unsafe fixes alone', () => {
    expect(state([{ from: 'a', to: 'b', safe: false }])('a')).toBe('a');
  });

  test('ends where fixes undo each other', () => {
    expect(
      state([
        { from: 'a', to: 'b' },
        { from: 'b', to: 'a' },
      ])('a'),
    ).toBe('b');
  });

  test('leaves out a fix after which the program would not take the file', () => {
    const loads = (text: string) => text !== 'xy' && !text.includes('bad');
    expect(
      state(
        [
          { from: 'a', to: 'x' },
          { from: 'b', to: 'y' },
        ],
        loads,
      )('ab'),
    ).toBe('xb');
    expect(
      state(
        [
          { from: 'a', to: 'bad' },
          { from: 'b', to: 'y' },
        ],
        loads,
      )('ab'),
    ).toBe('ay');
  });

  test('of several fixes takes the preferred safe one', () => {
    const [first] = finding('a', [{ from: 'a', to: 'b', preferred: false }]);
    const [second] = finding('a', [{ from: 'a', to: 'c' }]);
    if (!first || !second) throw new Error('no finding');
    const both = { ...first, fixes: [...first.fixes, ...second.fixes] };
    const reopen = (text: string): FixState => ({ text, findings: text === 'a' ? [both] : [], loads: true });
    expect(applyEdits('a', fixAll(reopen('a'), reopen))).toBe('c');
  });
});

describe('quick fixes', () => {
  const findings = finding('ab cd', [
    { from: 'ab', to: 'x' },
    { from: 'cd', to: 'y', preferred: false },
  ]);

  test.each([
    [0, 0, ['ab to x']],
    [2, 2, ['ab to x']],
    [0, 5, ['ab to x', 'cd to y']],
    [3, 3, ['cd to y']],
  ])('from %d to %d', (start, end, titles) => {
    const actions = quickFixes(findings, { start, end });
    expect(actions.map((action) => action.title)).toEqual(titles);
    expect(actions.every((action) => action.finding?.fixes[0]?.preferred === action.preferred)).toBe(true);
  });
});

describe('on real files', () => {
  test('the action and the edits are the same', () => {
    const text =
      '---\nmode: subagent\ntools:\n  WebFetch: false\n  list: false\n  bash: false\n---\n\nBody\n';
    const [action, ...more] = service.codeActions(open(text), span(0, 0), ['source.fixAll.agentFiles']);
    expect(more).toEqual([]);
    expect(applyEdits(text, action?.edits ?? [])).toBe(fixed(text));
    expect(fixed(text)).toBe('---\nmode: subagent\ntools:\n  webfetch: false\n  bash: false\n---\n\nBody\n');
    expect(service.codeActions(open(fixed(text)), span(0, 0), ['source.fixAll.agentFiles'])).toEqual([]);
  });

  test('tools stay tools', () => {
    const text = '---\ndescription: x\nmode: subagent\ntools:\n  bash: false\n---\n\nBody\n';
    expect(fixed(text)).toBe(text);
  });

  const line = fc.constantFrom(
    'mode: subagent',
    'mode: Subagent',
    'mod: all',
    'temprature: 0.1',
    'temperature: "0.1"',
    'model: gpt-5',
    'model: openai/gpt-5',
    'reasoningEffort: medum',
    'color: #ff5733',
    'color: "#fff"',
    'hidden: yes',
    'maxSteps: 3',
    'steps: 0',
    'description: Use: this',
    'description: 2024-01-01',
    'tools:\n  WebFetch: false\n  list: false',
    'tools:\n  list: true',
    'tools:\n  LS: false\n  bash: true\n  TodoRead: false',
    'tools: { list: false, Bash: false }',
    'tools:\n\tbash: false',
    'tools: [bash, read]',
    'permission:\n  write: deny\n  bash:\n    "git *": allow\n    "*": ask',
    'permissions:\n  bash: deny',
    'disabled: true',
    'unknown: 1',
    '"a" b: c',
  );
  const fence = fc.constantFrom('---', '---', '---', '----', '...', '---js', '');
  const file = fc
    .tuple(fence, fc.array(line, { maxLength: 5 }), fence, fc.boolean())
    .map(([first, lines, last, windows]) => {
      const text = `${[first, ...lines, last].join('\n')}\n\n# Title\n\nSee @nothing.md.\n`;
      return windows ? text.replaceAll('\n', '\r\n') : text;
    });

  test('fix all is done when it is done, and breaks nothing that worked', () => {
    fc.assert(
      fc.property(file, (text) => {
        const after = fixed(text);
        expect(fixed(after)).toBe(after);
        const [before, now] = [open(text).loaded(), open(after).loaded()];
        if (before.outcome === 'ok') expect(now.outcome).toBe('ok');
        expect(after.endsWith(text.slice(text.indexOf('# Title')))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
