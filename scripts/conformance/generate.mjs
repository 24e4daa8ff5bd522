// Seeded agent files: every key with good, odd and bad values, fences, orders, repairs, maps of tools and permissions.
import {
  ACTIONS,
  BODIES,
  OTHER_KEYS,
  OTHER_VALUES,
  PATTERNS,
  PERMISSION_ONLY,
  SAMPLES,
  TOOL_NAMES,
  TOOL_WILDCARDS,
  VALUES,
  WRONG_ACTIONS,
} from './pools.mjs';
import { randomFrom } from './random.mjs';

/**
 * @typedef {import('./random.mjs').Random} Random
 * @typedef {import('../../test/conformance/judge.ts').Item} Item
 */

/** Kinds of files and how often each is made. */
const RECIPES = /** @type {const} */ ([
  [6, valuesOfKeys],
  [3, unknownKeys],
  [3, fences],
  [5, repairs],
  [5, toolMaps],
  [5, permissionMaps],
  [4, toolsAndPermissions],
  [3, oddYaml],
  [3, mutations],
  [1, names],
  [1, nativeNames],
]);

/**
 * @param {number} seed
 * @param {number} count
 * @returns {Item[]}
 */
export function generate(seed, count) {
  const random = randomFrom(seed);
  const deck = RECIPES.flatMap(([weight, recipe]) => Array(weight).fill(recipe));
  return Array.from({ length: count }, (_, index) => {
    const recipe = deck[index % deck.length];
    const made = recipe(random);
    const number = String(index).padStart(4, '0');
    const folder = random.chance(0.1) ? random.pick(['team/', 'a/b/', 'agent/', 'x y/']) : '';
    return {
      id: `${seed}-${number}-${recipe.name}`,
      kind: 'agent',
      name: made.name ?? `${folder}f${number}`,
      text: made.text,
    };
  });
}

/** @typedef {{ text: string, name?: string }} Made */

/** @param {Random} random @param {readonly string[]} lines @returns {string} */
export function fileOf(random, lines) {
  const text = `---\n${lines.map((line) => `${line}\n`).join('')}---\n${random.pick(BODIES)}`;
  return random.chance(0.06)
    ? text.replaceAll(/\r?\n/g, '\r\n')
    : random.chance(0.02)
      ? `\uFEFF${text}`
      : text;
}

/** @param {string} key @param {string} value */
export const entry = (key, value) =>
  value === ''
    ? `${key}:`
    : value.startsWith('\n') || value.startsWith('- ')
      ? `${key}:${value.startsWith('-') ? '\n' : ''}${value}`
      : `${key}: ${value}`;

/** @param {Random} random @param {number} wrong the chance of a value that the program refuses */
function knownLine(random, wrong, without = /** @type {string[]} */ ([])) {
  const key = random.pick(Object.keys(VALUES).filter((name) => name !== 'name' && !without.includes(name)));
  const pool = VALUES[/** @type {keyof typeof VALUES} */ (key)];
  const list = pool.wrong.length > 0 && random.chance(wrong) ? pool.wrong : pool.fine;
  return { key, line: entry(key, random.pick(list)) };
}

/** Distinct keys. @param {Random} random @param {number} count @param {number} wrong */
export function knownLines(random, count, wrong) {
  /** @type {string[]} */
  const seen = [];
  return Array.from({ length: count }, () => {
    const { key, line } = knownLine(random, wrong, seen);
    seen.push(key);
    return line;
  });
}

/** @param {Random} random @returns {Made} */
function valuesOfKeys(random) {
  return { text: fileOf(random, knownLines(random, 1 + random.below(5), 0.14)) };
}

/** @param {Random} random @returns {Made} */
function unknownKeys(random) {
  const lines = random
    .some(OTHER_KEYS, 1 + random.below(3))
    .map((key) => entry(key, random.pick(OTHER_VALUES)));
  if (random.chance(0.3)) lines.push('options:\n  foo: inner\n  agent: inner\n  nested: {a: 1}');
  return { text: fileOf(random, random.some([...lines, ...knownLines(random, 1, 0)], 9)) };
}

const OPENINGS = [
  '---\n',
  '--- \n',
  '---\t\n',
  '---yaml\n',
  '--- yml\n',
  '---YAML\n',
  '---json\n',
  '---toml\n',
  '---coffee\n',
  '----\n',
  '\n---\n',
  ' ---\n',
  '\uFEFF---\n',
  '---\r\n',
  '---#\n',
  '--- # comment\n',
  '---constructor\n',
  '---toString\n',
  '---jsx\n',
  '---a: b\n',
  '--- a\n',
  '---\n\n',
  '---\n---\n',
  '\uFEFF\uFEFF---\n',
  '***\n',
  '---\u00a0\n',
  '---\r',
];
const CLOSINGS = [
  '---\n',
  '---',
  '---Body\n',
  '----\n',
  '--- \n',
  '...\n',
  '',
  ' ---\n',
  '---\r\n',
  '\n---\n',
  '--\n',
  '---yaml\n',
  '\t---\n',
  '---\n---\n',
  '- --\n',
  '— — —\n',
];
const BLOCKS = [
  'mode: subagent\nfoo: 1\n',
  'description: a: b\n',
  '# only a comment\n',
  '#\n',
  '',
  '\n\n',
  'just text\n',
  '- a\n- b\n',
  '5\n',
  'null\n',
  '{}\n',
  '[]\n',
  '{"mode": "all", "foo": [1]}\n',
  'a: 1\na: 2\n',
  'tools:\n\tbash: false\n',
  'x: |\n  text\n  --- no\n',
  'x: |\n  text\n--- yes\n',
  '"mode": all\n',
  'mode: all\r\nfoo: 2\r\n',
  '? a\n: b\n',
  'true\n',
  '2024-01-02\n',
  '"a string"\n',
  'mode: all',
  '{mode: all, tools: {bash: false}}\n',
  '%YAML 1.2\n',
  'a: 1\n...\nb: 2\n',
];

/** @param {Random} random @returns {Made} */
function fences(random) {
  const odd = random.below(3);
  const opening = odd === 0 || random.chance(0.3) ? random.pick(OPENINGS) : '---\n';
  const block = odd === 1 || random.chance(0.3) ? random.pick(BLOCKS) : 'mode: subagent\nfoo: 1\n';
  const closing = odd === 2 || random.chance(0.3) ? random.pick(CLOSINGS) : '---\n';
  return { text: opening + block + closing + random.pick(BODIES) };
}

const COLONS = [
  'description: Use when: reviewing',
  'description: see http://x.y/z: now',
  'foo: a: b: c',
  'note: 12:30 - 13:00: lunch',
  'foo: {a: b}: c',
  'description: "quoted": more',
  'description:   spaced: out   ',
  'model: openai/gpt-5: high',
  'my-key: a: b',
  'foo : a: b',
  'foo:a: b',
  'a.b: c: d',
  'Foo9_x: a: b # c',
  "description: 'a': b",
  'description: - a: b',
  'description: Beispiel: groß 🎉',
  'foo: \u00a0a: b\u00a0',
];
const BYSTANDERS = [
  'tools: {bash: false}',
  'tools:\n  bash: false\n  read: true',
  'permission: {bash: {"git *": allow}}',
  'permission:\n  bash:\n    "git *": allow\n    "*": deny',
  'options: {a: 1}',
  'foo: http://host:80/x',
  'steps: 5',
  'temperature: 0.3',
  'mode: subagent',
  'time: 12:30',
  'list: [a, b]',
  'list: [a: 1, b]',
  'block: |\n  a: b',
  'block: >-\n  x: y',
  'block: |-',
  'fold: > # x: y',
  'quoted: "a: b"',
  "quoted: 'a: b'",
  '# comment: here',
  'empty:',
  '  ',
  'foo: x # y: z',
  'multi: one\n  two: three',
  'color: primary',
  'hidden: false',
  'name: a:b',
  'url: <http://x>',
  'anchor: &a b:c',
  'null_: ~',
  'at: @x:y',
];
const FAULTS = [
  'mode: all\nmode: all',
  'foo: [a, b',
  'foo: "open',
  'foo: "a" b',
  'foo: *nowhere',
  'foo: !!js/function "x"',
  'just a line',
  'foo: {a: b',
  '\tfoo: bar',
  'foo: - a',
  'foo: @x',
  'foo: `x`',
  'foo: %x',
  '- item',
  'foo: !<bad',
  '}: x',
  'foo: bar\n - x',
  'foo: |x',
  '&a &b c: d',
  'foo: "\\q"',
  'key\nkey2: x',
  'foo: \u0000',
  'foo: \u0007x',
];

/** @param {Random} random @returns {Made} */
function repairs(random) {
  const lines = [
    ...random.some(COLONS, random.chance(0.75) ? 1 + random.below(2) : 0),
    ...random.some(FAULTS, random.chance(0.35) ? 1 : 0),
    ...random.some(BYSTANDERS, random.below(4)),
  ];
  return { text: fileOf(random, random.some(lines, 9)) };
}

/** @param {Random} random @returns {string[]} `name: on` lines */
function switches(random, wrong = 0.03) {
  const pool = random.chance(0.45) ? [...TOOL_NAMES, ...TOOL_WILDCARDS, ...TOOL_WILDCARDS] : TOOL_NAMES;
  return random
    .some(pool, 1 + random.below(6))
    .map(
      (name) =>
        `${name}: ${random.chance(wrong) ? random.pick(['no', '"false"', '', '0', 'deny']) : random.chance(0.65) ? 'false' : 'true'}`,
    );
}

/** @param {Random} random @param {string} key @param {readonly string[]} lines */
const block = (random, key, lines) =>
  random.chance(0.2)
    ? `${key}: {${lines.join(', ')}}`
    : `${key}:\n${lines.map((line) => `  ${line}`).join('\n')}`;

/** @param {Random} random @returns {Made} */
function toolMaps(random) {
  return {
    text: fileOf(
      random,
      random.some([block(random, 'tools', switches(random)), ...knownLines(random, random.below(2), 0)], 4),
    ),
  };
}

/** @param {Random} random @returns {string[]} */
function permissions(random, wrong = 0.04) {
  const pool = random.chance(0.5)
    ? [...TOOL_NAMES, ...PERMISSION_ONLY, ...TOOL_WILDCARDS]
    : [...TOOL_NAMES.slice(0, 17), ...PERMISSION_ONLY];
  const action = () => random.pick(random.chance(wrong) ? WRONG_ACTIONS : ACTIONS);
  return random.some(pool, 1 + random.below(5)).map((key) => {
    const patterned =
      !/^(?:todowrite|question|webfetch|websearch|doom_loop)$/.test(key) || random.chance(0.1);
    if (!patterned || random.chance(0.5)) return `${key}: ${action()}`;
    return `${key}: {${random
      .some(PATTERNS, random.below(4))
      .map((pattern) => `${pattern}: ${action()}`)
      .join(', ')}}`;
  });
}

/** @param {Random} random @returns {Made} */
function permissionMaps(random) {
  const whole = random.chance(0.1)
    ? entry('permission', random.pick([...ACTIONS, ...WRONG_ACTIONS, '{}', '2024-01-02']))
    : block(random, 'permission', permissions(random));
  return { text: fileOf(random, random.some([whole, ...knownLines(random, random.below(2), 0)], 4)) };
}

/** @param {Random} random @returns {Made} */
function toolsAndPermissions(random) {
  const model = random.chance(0.4) ? [`model: ${random.pick(VALUES.model.fine)}`] : [];
  return {
    text: fileOf(
      random,
      random.some(
        [
          block(random, 'tools', switches(random, 0)),
          block(random, 'permission', permissions(random, 0)),
          ...model,
        ],
        4,
      ),
    ),
  };
}

const YAML = [
  'base: &b {bash: false}\ntools: *b',
  'base: &b\n  bash: false\ntools:\n  <<: *b\n  read: false',
  'tools: &t {bash: false}\npermission:\n  <<: {bash: ask}\n  read: deny',
  '? tools\n: {bash: false}',
  'tools: !!map {bash: false}',
  '"tools":\n    bash: false',
  "'mode' : subagent",
  'tools:\n- bash',
  'tools:\n  bash: false\n read: false',
  'tools: {bash: false,}',
  'tools: {bash, read}',
  'tools: {bash: false, bash: true}',
  'mode: !!str subagent',
  'mode: |-\n  subagent',
  'mode: >\n  subagent',
  'steps: !!int "5"',
  'hidden: !!bool "true"',
  '!!str mode: all',
  'x: !!binary aGVsbG8=',
  'x: !!timestamp 2024-01-02',
  'x: !!omap [a: 1, b: 2]',
  'x: !!pairs [a: 1, a: 2]',
  'x: !!set {a, b}',
  'x: !!null ""',
  '{a: 1, b: 2}: c',
  '[a, b]: c',
  '? [a]\n: d',
  'mode: all # yes',
  'mode: all#no',
  'description: a\n  b\n  c',
  'description: "a\n  b"',
  '  mode: all',
  ' mode: all\n foo: 1',
  'mode:all',
  'mode : all',
  'mode:  \n  all',
  'x: [\n a,\n b\n]',
  'x: {a: 1,\n b: 2}',
  '--- x',
  'x: "\\ud83d\\ude00"',
  '\u2028x: 1',
  'x: a\u2028b: c',
  'x: \u0085y',
  'x: 1\r\ny: 2',
  'x: 1\ry: 2',
  '<<: {mode: subagent}',
  '<<: [{mode: subagent}, {steps: 2}]',
  '<<: nothing',
  'mode: all\n"mode": all',
  'x: *x',
  'a: &a [1]\nb: *a',
  'null: x',
  '~: x',
  'true: x',
  '1: x',
  '1.0: x',
  '2024-01-02: x',
  '.inf: x',
  '? ',
  ': x',
  '&a mode: all',
  '*a : x',
  '!x y: z',
  '%TAG ! x',
  'a: b\n---\nc: d',
];

/** @param {Random} random @returns {Made} */
function oddYaml(random) {
  return {
    text: fileOf(
      random,
      random.some([...random.some(YAML, 1 + random.below(2)), ...knownLines(random, random.below(2), 0)], 4),
    ),
  };
}

const SNIPPETS = [
  ':',
  ': ',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  '#',
  ' #',
  '-',
  '- ',
  '\n',
  '\t',
  ' ',
  '\r',
  '|',
  '>',
  '&',
  '*',
  '!',
  '%',
  '@',
  '`',
  ',',
  '?',
  '---',
  '\n---',
  '  ',
  'no',
  'é',
  '\u00a0',
  '\n\n',
];

/** An ordinary file with a few characters cut, doubled or put in. @param {Random} random @returns {Made} */
function mutations(random) {
  let text = random.pick(SAMPLES);
  const header = Math.max(20, text.indexOf('\n---', 4));
  for (let count = 1 + random.below(3); count > 0; count--) {
    const at = random.below(header);
    const length = random.chance(0.5) ? 0 : 1 + random.below(3);
    const put = random.chance(0.7) ? random.pick(SNIPPETS) : text.slice(at, at + 5);
    text = text.slice(0, at) + put + text.slice(at + length);
  }
  return { text };
}

/** @param {Random} random @returns {Made} */
function names(random) {
  const key = random.pick(['name', 'name', '"name"', 'Name', 'NAME']);
  return {
    text: fileOf(
      random,
      random.some([entry(key, random.pick(VALUES.name.fine)), ...knownLines(random, 2, 0)], 4),
    ),
  };
}

/** @param {Random} random @returns {Made} */
function nativeNames(random) {
  const lines = [
    ...knownLines(random, 1, 0),
    ...(random.chance(0.6) ? [block(random, 'tools', switches(random, 0))] : []),
  ];
  return {
    text: fileOf(random, lines),
    name: random.pick([
      'build',
      'plan',
      'general',
      'explore',
      'title',
      'summary',
      'compaction',
      'Build',
      'plan/plan',
    ]),
  };
}

/** Whether a header may name a script engine; such a file is never shown to the program. @param {string} text */
export const namesScript = (text) => /^\uFEFF*\s*---[^\n]*(?:js|javascript)/i.test(text);
