import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLanguageService, readingAs } from '../../server/src/core/index.ts';
import { applyEdits } from '../../server/src/core/rules/edits.ts';
import { splitFrontMatter } from '../../server/src/core/syntax/frontmatter.ts';
import { lineSpan } from '../../server/src/core/syntax/span.ts';
import type { FieldMap } from '../../server/src/core/syntax/tree.ts';
import { parseYaml } from '../../server/src/core/syntax/yaml.ts';
import { complete } from '../support/completion.ts';
import { MemoryView } from '../support/memoryView.ts';

const HEADER = `description: "Builds 😀 服务器"
mode: subagent
model: openai/gpt-5.1
reasoningEffort: medium
color: "#ff8800"
tools:
  bash: false # dangerous
  WebFetch: true
permission:
  edit: { "*": deny, "docs/**": allow }
  bash:
    "*": ask
    'git *': allow
options: {store: false, include: [a, b]}
note: |
  text: with colons
    and more`;

const BODY = '\n# Title\n\nSee [@RULES.md](../RULES.md) and @x.\n';
const FILE = `---\n${HEADER}\n---\n${BODY}`;
const PATH = '/.opencode/agent/example.md';

const service = createLanguageService(new MemoryView({ [PATH]: FILE }));
const [reading] = readingAs(PATH, 'opencode', 'agent', 'named', []);

function open(text: string) {
  if (!reading) throw new Error('no reading');
  return service.openAs(PATH, text, reading);
}

/** Asks everything that takes an offset; throws where an answer is not what an editor relies on. */
function askEverything(text: string, offset: number): void {
  const file = open(text);
  const line = lineSpan(text, offset);
  const inOrder = (...offsets: number[]) =>
    offsets.every((at, index) => index === 0 || at >= (offsets[index - 1] ?? 0));
  for (const { edit, also, label } of service.completion(file, offset, { linkTargets: true })) {
    const ok =
      inOrder(line.start, edit.span.start, offset, edit.span.end, line.end) &&
      (!also || inOrder(line.start, also.span.start, also.span.end, edit.span.start));
    if (label === '' || !ok) throw new Error(`${label} at ${offset} of ${JSON.stringify(text)}`);
  }
  const hover = service.hover(file, offset);
  if (!hover) return;
  const { start, end } = hover.span;
  if (hover.markdown === '' || start === end || !inOrder(start, offset, end))
    throw new Error(`hover at ${offset}`);
}

const FRAGMENTS = [
  '\t',
  '  ',
  '\n',
  '\r\n',
  ':',
  ': ',
  '- ',
  '{',
  '}',
  '[',
  ']',
  ',',
  '"',
  "'",
  '#',
  ' #',
  '|',
  '>',
  '*',
  '&a',
  '---',
  '---\n',
  '\uFEFF',
  '😀',
  'tools:',
  'a: b: c',
  '\\',
];

const mutation = fc.record({
  at: fc.nat(),
  cut: fc.nat(12),
  insert: fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ maxLength: 3 })),
});

function mutate(text: string, { at, cut, insert }: { at: number; cut: number; insert: string }): string {
  const from = at % (text.length + 1);
  return text.slice(0, from) + insert + text.slice(from + cut);
}

test('completion and hover answer at every offset of a sound file', () => {
  for (let offset = 0; offset <= FILE.length; offset++) askEverything(FILE, offset);
});

test('completion and hover answer at every offset of damaged files', () => {
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), fc.nat(), (mutations, start) => {
      const text = mutations.reduce(mutate, FILE);
      for (let step = 0; step < 25; step++) askEverything(text, (start + step * 17) % (text.length + 1));
      const file = open(text);
      service.documentSymbols(file, { headings: true });
      service.colors(file);
      service.codeActions(file, { start: 0, end: text.length });
    }),
    { numRuns: 60 },
  );
});

/** `tools/bash`, `permission/bash/git *`: every key that YAML reads. */
function keysOf(map: FieldMap, above = ''): string[] {
  return map.fields.flatMap(({ key, value }) => [
    above + key.text,
    ...(value?.kind === 'map' ? keysOf(value, `${above}${key.text}/`) : []),
  ]);
}

function yamlKeys(text: string): string[] {
  const split = splitFrontMatter(text, 'line-start');
  if (!split) throw new Error('no front matter');
  const { root, problems } = parseYaml(text, split.content);
  expect(problems).toEqual([]);
  return keysOf(root);
}

describe('accepting a key on a line of its own leaves YAML that has this key and all the others', () => {
  const lines = HEADER.split('\n');
  const places = lines.flatMap((_, index) => ['', '  ', '    '].map((indent) => ({ index, indent })));
  const before = yamlKeys(FILE);

  test.each(places)('after line $index, indented by "$indent"', ({ index, indent }) => {
    const header = [...lines.slice(0, index + 1), `${indent}$0`, ...lines.slice(index + 1)].join('\n');
    const { items, accept } = complete(`---\n${header}\n---\n${BODY}`);
    for (const { label, edit } of items) {
      const after = yamlKeys(accept(label).replace('$0', ''));
      const added = after.filter((key) => !before.includes(key));
      expect(after).toEqual(expect.arrayContaining(before));
      expect(added.length, edit.newText).toBeGreaterThan(0);
    }
  });
});

test('accepting a value leaves the rest of the text as it is', () => {
  const words = ['subagent', 'medium', '"#ff8800"', 'false', 'deny', 'allow'];
  for (const word of words) {
    const at = FILE.indexOf(` ${word}`) + 2;
    const items = service.completion(open(FILE), at, { linkTargets: true });
    expect(items.length, word).toBeGreaterThan(0);
    for (const { edit, snippet } of items.filter((item) => !item.snippet)) {
      expect(snippet ?? false).toBe(false);
      expect(FILE.slice(edit.span.start, edit.span.end)).toBe(word);
      expect(yamlKeys(applyEdits(FILE, [edit]))).toEqual(yamlKeys(FILE));
    }
  }
});
