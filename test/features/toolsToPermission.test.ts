import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Loaded } from '../../server/src/core/index.ts';
import { createLanguageService, readingAs } from '../../server/src/core/index.ts';
import { applyEdits } from '../../server/src/core/rules/edits.ts';
import { NO_FILES } from '../../server/src/core/workspace/view.ts';

const PATH = '/.opencode/agent/example.md';
const service = createLanguageService(NO_FILES);
const [reading] = readingAs(PATH, 'opencode', 'agent', 'named', []);

function open(text: string) {
  if (!reading) throw new Error('no reading');
  return service.openAs(PATH, text, reading);
}

/** The text after the action, asked for on `tools`; undefined where none is offered. */
function rewritten(text: string): string | undefined {
  const at = text.search(/^["']?tools/m);
  const [action, ...more] = service.codeActions(open(text), { start: at, end: at }, ['refactor.rewrite']);
  expect(more).toEqual([]);
  return action && applyEdits(text, action.edits);
}

/** What an agent may do: its tools, and its rules in order, without where they were written. */
function resolved({ outcome, tools, permission, options }: Loaded) {
  const rules = permission.map((rule) => `${rule.permission} ${rule.pattern} ${rule.action}`);
  return { outcome, tools, rules, options };
}

/** Lines inside the fences, before and after. */
type Row = readonly [before: string, after: string];

function rewrites(rows: readonly Row[]): void {
  test.each(rows)('%j', (before, after) => {
    expect(rewritten(`---\n${before}\n---\n\nBody\n`)).toBe(`---\n${after}\n---\n\nBody\n`);
  });
}

describe('tools alone', () => {
  rewrites([
    ['tools:\n  bash: false', 'permission:\n  bash: deny'],
    [
      'mode: all\ntools:\n  bash: false\n  read: true\ncolor: info',
      'mode: all\npermission:\n  bash: deny\n  read: allow\ncolor: info',
    ],
    [
      'tools: # few\n  # not now\n  bash: false # never\n\n  read: true',
      'permission: # few\n  # not now\n  bash: deny # never\n\n  read: allow',
    ],
    ['tools: { bash: false, "x_*": True }', 'permission: { bash: deny, "x_*": allow }'],
    ['"tools":\n    "*": false\n    read: true', '"permission":\n    "*": deny\n    read: allow'],
    ['tools:\n  write: false', 'permission:\n  edit: deny'],
    [
      'tools:\n  write: false # no\n  bash: true\n  edit: true # yes',
      'permission:\n  # yes\n  edit: allow # no\n  bash: allow',
    ],
    ['tools:\n  WebFetch: false', 'permission:\n  WebFetch: deny'],
  ]);
});

describe('laid under a permission that is there', () => {
  rewrites([
    ['tools:\n  bash: false\npermission:\n  edit: ask', 'permission:\n  bash: deny\n  edit: ask'],
    [
      'permission:\n  edit: ask\nmode: all\ntools:\n  bash: false',
      'permission:\n  bash: deny\n  edit: ask\nmode: all',
    ],
    [
      'tools:\n  bash: false\n  read: true\npermission:\n  bash: ask',
      'permission:\n  bash: ask\n  read: allow',
    ],
    [
      'tools:\n  bash: false # off\n  read: true\npermission: # mine\n  # all of it\n  edit: deny\n  bash:\n    "*": ask # first\n    "git *": allow',
      'permission: # mine\n  # off\n  bash:\n    "*": ask # first\n    "git *": allow\n  read: allow\n  # all of it\n  edit: deny',
    ],
    ['tools:\n    bash: false\npermission: ask', 'permission:\n    bash: deny\n    "*": ask'],
    [
      'tools: { bash: false }\npermission: { edit: { "*": deny } }',
      'permission:\n  bash: deny\n  edit: { "*": deny }',
    ],
    ['tools:\n  edit: true\npermission:\n  edit: ask\n', 'permission:\n  edit: ask\n'],
  ]);
});

describe('nothing is offered', () => {
  test.each([
    'mode: all',
    'tools: {}',
    'tools:',
    'tools: [bash]',
    'tools:\n  bash: no',
    'tools:\n  bash: "false"',
    'tools:\n  bash: false\nmode: wrong',
    'tools:\n  bash: false\ntools:\n  read: true',
    'tools:\n  bash: false\ndisable: true',
    'tools:\n  todowrite: false\npermission:\n  todowrite: { "*": ask }',
    '{ tools: { bash: false }, permission: ask }',
    'description: Use: this\ntools: { bash: false }',
    'tools:\n\tbash: false',
    'tools: {\n  bash: false, # why\n  }\npermission: ask',
  ])('for %j', (lines) => {
    expect(rewritten(`---\n${lines}\n---\n`)).toBeUndefined();
  });

  test('away from the key', () => {
    const text = '---\nmode: all\ntools:\n  bash: false\n---\n';
    expect(service.codeActions(open(text), { start: 5, end: 6 }, ['refactor.rewrite'])).toEqual([]);
  });
});

const name = fc.constantFrom(
  'bash',
  'read',
  'write',
  'edit',
  'patch',
  'task',
  'WebFetch',
  '"*"',
  '"my_*"',
  '"?ash"',
  'webfetch',
  'list',
  '1',
  '"a b"',
  'apply_patch',
);
const action = fc.constantFrom('allow', 'ask', 'deny');
const patterns = fc.uniqueArray(fc.tuple(fc.constantFrom('"*"', '"git *"', 'x', '"~/a"'), action), {
  maxLength: 3,
  selector: ([key]) => key,
});
const comment = fc.constantFrom('', '', ' # why', '\n  # a line');

const tools = fc
  .uniqueArray(fc.tuple(name, fc.boolean(), comment), {
    minLength: 1,
    maxLength: 7,
    selector: ([key]) => key,
  })
  .chain((entries) =>
    fc
      .boolean()
      .map((flow) =>
        flow
          ? `tools: { ${entries.map(([key, on]) => `${key}: ${on}`).join(', ')} } # all`
          : `tools: # some\n  # first\n\n${entries.map(([key, on, note]) => `  ${key}: ${on}${note}`).join('\n')}`,
      ),
  );

const permission = fc.oneof(
  fc.constant(''),
  action.map((one) => `permission: ${one}`),
  fc
    .uniqueArray(fc.tuple(name, fc.oneof(action, patterns), comment), {
      maxLength: 5,
      selector: ([key]) => key,
    })
    .map((entries) =>
      entries.length === 0
        ? 'permission: {}'
        : `permission: # own\n${entries
            .map(([key, value, note]) =>
              typeof value === 'string'
                ? `  ${key}: ${value}${note}`
                : value.length === 0
                  ? `  ${key}: {}`
                  : `  ${key}:\n${value.map(([pattern, act]) => `    ${pattern}: ${act}`).join('\n')}`,
            )
            .join('\n')}`,
    ),
);

const header = fc
  .tuple(tools, permission, fc.boolean(), fc.boolean())
  .map(([first, second, swap, windows]) => {
    const blocks = ['mode: subagent', ...(swap ? [second, first] : [first, second]), 'steps: 3'];
    const text = `---\n${blocks.filter((block) => block !== '').join('\n')}\n---\n\nBody\n`;
    return windows ? text.replaceAll('\n', '\r\n') : text;
  });

test('tools and rules are the same before and after, whatever stands in the header', () => {
  let offered = 0;
  fc.assert(
    fc.property(header, (text) => {
      const after = rewritten(text);
      if (after === undefined) return;
      offered++;
      expect(resolved(open(after).loaded())).toEqual(resolved(open(text).loaded()));
      expect(after).not.toMatch(/^["']?tools/m);
      expect(after.match(/#.*/g)?.length ?? 0).toBe(text.match(/#.*/g)?.length ?? 0);
    }),
    { numRuns: 300 },
  );
  expect(offered).toBeGreaterThan(200);
});
