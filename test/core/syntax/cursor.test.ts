import { describe, expect, test } from 'vitest';
import { cursorContext, headerValues } from '../../../server/src/core/syntax/cursor.ts';
import { splitFrontMatter } from '../../../server/src/core/syntax/frontmatter.ts';

/** One line a cursor: what it is, its path, the typed part `|`, what would be replaced, and what else is not as usual. */
function show(source: string): string {
  const offset = source.indexOf('$0');
  const text = source.replace('$0', '');
  const cursor = cursorContext(text, splitFrontMatter(text, 'line-start'), offset);
  if (cursor.kind === 'none') return 'none';
  const extras = [
    cursor.flow && 'flow',
    cursor.kind === 'key' && cursor.colon && 'colon',
    cursor.kind !== 'item' && !cursor.flow && cursor.indent > 0 && `indent ${cursor.indent}`,
    cursor.kind === 'key' && cursor.misplaced && 'misplaced',
    cursor.kind === 'key' &&
      cursor.waiting &&
      `waiting ${cursor.waiting.path.join('.')} ${cursor.waiting.indent}`,
    cursor.kind === 'value' && cursor.glued && 'glued',
    cursor.kind !== 'value' && cursor.siblings.length > 0 && `beside ${cursor.siblings.join(', ')}`,
  ].filter(Boolean);
  const replaced = JSON.stringify(text.slice(cursor.span.start, cursor.span.end));
  return [`${cursor.kind} /${cursor.path.join('/')} ${cursor.typed}| of ${replaced}`, ...extras].join('; ');
}

const header = (lines: string): string => `---\n${lines}\n---\n\n# Body\n`;

function table(rows: readonly (readonly [string, string])[]): void {
  test.each(rows)('%j is %s', (lines, expected) => {
    expect(show(header(lines))).toBe(expected);
  });
}

describe('keys', () => {
  table([
    ['$0', 'key / | of ""'],
    ['mo$0', 'key / mo| of "mo"'],
    ['mode: all\nco$0', 'key / co| of "co"; beside mode'],
    ['mode: all\n$0\ncolor: info', 'key / | of ""; beside mode, color'],
    ['mo$0de: all', 'key / mo| of "mode"; colon'],
    ['$0mode: all', 'key / | of "mode"; colon'],
    ['mode$0: all', 'key / mode| of "mode"; colon'],
    ['"mo$0de": all', 'key / mo| of "\\"mode\\""; colon'],
    ['"mo$0', 'key / mo| of "\\"mo"'],
    ["'mo$0'", 'key / mo| of "\'mo\'"'],
    ['mode : all\nco$0', 'key / co| of "co"; beside mode'],
    ['mode $0: all', 'none'],
    ['mo$0 # comment', 'key / mo| of "mo"'],
    ['mo de$0', 'key / mo de| of "mo de"'],
  ]);
});

describe('keys of nested maps', () => {
  table([
    ['tools:\n  $0', 'key /tools | of ""; indent 2'],
    ['tools:\n  ba$0', 'key /tools ba| of "ba"; indent 2'],
    ['tools:\n    ba$0', 'key /tools ba| of "ba"; indent 4'],
    ['tools:\n  bash: false\n  $0', 'key /tools | of ""; indent 2; beside bash'],
    ['tools:\n  $0\n  bash: false', 'key /tools | of ""; indent 2; beside bash'],
    ['tools:\n  $0\n    bash: false', 'key /tools | of ""; indent 4; misplaced; beside bash'],
    [
      'tools:\n  bash: false\n\n  $0\n  task: false\nmode: all',
      'key /tools | of ""; indent 2; beside bash, task',
    ],
    [
      'tools:\n  bash: false\n$0\n  task: false',
      'key /tools | of ""; indent 2; misplaced; beside bash, task',
    ],
    [
      'tools:\n  bash: false\nba$0\n  task: false',
      'key /tools ba| of "ba"; indent 2; misplaced; beside bash, task',
    ],
    [
      'permission:\n  bash:\n    a: ask\n  $0\n    b: ask',
      'key /permission/bash | of ""; indent 4; misplaced; beside a, b',
    ],
    ['tools:\n  bash: false\nmode: all\n$0\n', 'key / | of ""; beside tools, mode'],
    [
      'tools:\n  bash: false\n $0\n  task: false',
      'key /tools | of ""; indent 2; misplaced; beside bash, task',
    ],
    ['tools:\n  bash: false\n   $0', 'none'],
    ['tools:\n    bash: false\n  $0', 'key /tools | of ""; indent 4; misplaced; beside bash'],
    ['tools:\n  bash: false\nmo$0', 'key / mo| of "mo"; beside tools'],
    [
      'permission:\n  bash:\n    "git *": ask\n    $0',
      'key /permission/bash | of ""; indent 4; beside git *',
    ],
    ['permission:\n  bash:\n    "git *": ask\n  $0', 'key /permission | of ""; indent 2; beside bash'],
    ['permission:\n  bash:\n    gi$0\n  edit: deny', 'key /permission/bash gi| of "gi"; indent 4'],
    ['permission:\n  bash:\n    git pu$0', 'key /permission/bash git pu| of "git pu"; indent 4'],
    ['permission:\n  bash:\n    "git pu$0"', 'key /permission/bash git pu| of "\\"git pu\\""; indent 4'],
    [
      'permission:\n  bash:\n    "git $0 *": ask',
      'key /permission/bash git | of "\\"git  *\\""; colon; indent 4',
    ],
    ['permission:\n  bash:\n    "git *$0: ask', 'key /permission/bash git *| of "\\"git *"; colon; indent 4'],
    ['tools: &all\n  $0', 'key /tools | of ""; indent 2'],
    ['tools: # what it may use\n  $0', 'key /tools | of ""; indent 2'],
    ['  tools:\n    ba$0', 'key /tools ba| of "ba"; indent 4'],
  ]);
});

describe('a key that waits for its map', () => {
  table([
    ['tools:\n$0', 'key / | of ""; waiting tools 2; beside tools'],
    ['tools:\nba$0', 'key / ba| of "ba"; waiting tools 2; beside tools'],
    [
      'permission:\n  bash:\n  $0',
      'key /permission | of ""; indent 2; waiting permission.bash 4; beside bash',
    ],
    ['tools:\n$0\n  task: false', 'key /tools | of ""; indent 2; misplaced; beside task'],
    ['tools:\nba$0: true', 'key / ba| of "ba"; colon; beside tools'],
    ['tools:\nmode: all\n$0', 'key / | of ""; beside tools, mode'],
  ]);
});

describe('tabs', () => {
  table([
    ['tools:\n\t$0', 'key /tools | of ""; indent 2; misplaced'],
    ['tools:\n\tba$0', 'key /tools ba| of "ba"; indent 2; misplaced'],
    ['tools:\n\tbash: fa$0', 'value /tools/bash fa| of "fa"; indent 2'],
    ['tools:\n  bash: true\n\tta$0', 'key /tools ta| of "ta"; indent 2; misplaced; beside bash'],
    ['permission:\n\tbash:\n\t\tgi$0', 'key /permission/bash gi| of "gi"; indent 4; misplaced'],
    ['mode:\tsu$0', 'value /mode su| of "su"'],
  ]);
});

describe('values', () => {
  table([
    ['mode: $0', 'value /mode | of ""'],
    ['mode: su$0', 'value /mode su| of "su"'],
    ['mode: su$0bagent', 'value /mode su| of "subagent"'],
    ['mode: $0subagent', 'value /mode | of "subagent"'],
    ['mode:$0', 'value /mode | of ""; glued'],
    ['mode:su$0', 'value /mode su| of "su"; glued'],
    ['mode: "su$0"', 'value /mode su| of "\\"su\\""'],
    ['mode: "su$0', 'value /mode su| of "\\"su"'],
    ["mode: '$0'", 'value /mode | of "\'\'"'],
    ['mode: all $0', 'value /mode all | of "all "'],
    ['mode: $0  ', 'value /mode | of "  "'],
    ['mode: al$0 # both', 'value /mode al| of "al"'],
    ['mode: $0 # both', 'value /mode | of ""'],
    ['model: anthropic/$0', 'value /model anthropic/| of "anthropic/"'],
    ['description: Use: wh$0', 'value /description Use: wh| of "Use: wh"'],
    ['color: "#ff$0"', 'value /color #ff| of "\\"#ff\\""'],
    ['tools:\n  bash: $0\n  task: true', 'value /tools/bash | of ""; indent 2'],
    ['permission:\n  bash:\n    "git *": a$0', 'value /permission/bash/git * a| of "a"; indent 4'],
    ['options:\n  a: {b: 1}\n  c: d$0', 'value /options/c d| of "d"; indent 2'],
  ]);
});

describe('flow maps and lists', () => {
  table([
    ['tools: {$0}', 'key /tools | of ""; flow'],
    ['tools: { $0 }', 'key /tools | of ""; flow'],
    ['tools: { ba$0 }', 'key /tools ba| of "ba"; flow'],
    ['tools: { ba$0', 'key /tools ba| of "ba"; flow'],
    ['tools: { bash: $0 }', 'value /tools/bash | of ""; flow'],
    ['tools: { bash: fa$0lse }', 'value /tools/bash fa| of "false"; flow'],
    ['tools: { bash:$0', 'value /tools/bash | of ""; flow; glued'],
    ['tools: { bash: false, $0 }', 'key /tools | of ""; flow; beside bash'],
    ['tools: { bash: false, $0task: true }', 'key /tools | of "task"; flow; colon; beside bash'],
    ['tools: { bash: false $0 }', 'none'],
    ['tools: { bash: false$0, task: true }', 'value /tools/bash false| of "false"; flow'],
    ['tools: {\n  bash: false,\n  $0\n}', 'key /tools | of ""; flow; beside bash'],
    ['tools: {\n  bash: false, # no $0\n  task: true\n}', 'none'],
    ['tools: {\n  bash: false,\n  ta$0\nmode: all', 'key /tools ta| of "ta"; flow; beside bash'],
    ['tools: {\n  bash: false,\nmo$0de: all', 'key / mo| of "mode"; colon; beside tools'],
    ['permission: { bash: { "git *": a$0 } }', 'value /permission/bash/git * a| of "a"; flow'],
    ['permission: { bash: { "git $0" } }', 'key /permission/bash git | of "\\"git \\""; flow'],
    ['permission: { bash: { "git *": ask }, $0 }', 'key /permission | of ""; flow; beside bash'],
    ['tools: [bash, $0]', 'item /tools | of ""; flow; beside bash'],
    ['tools: [ba$0, task]', 'item /tools ba| of "ba"; flow; beside task'],
    ['tools: ["ba$0', 'item /tools ba| of "\\"ba"; flow'],
    ['tools: [bash, $0\nmode: all', 'item /tools | of ""; flow; beside bash'],
    ['{ mo$0 }', 'key / mo| of "mo"; flow'],
  ]);
});

describe('lists', () => {
  table([
    ['skills:\n  - $0', 'item /skills | of ""'],
    ['skills:\n  - a\n  - b$0', 'item /skills b| of "b"; beside a'],
    ['skills:\n- a\n- b$0\nmode: all', 'item /skills b| of "b"; beside a'],
    ['skills:\n- a\nmo$0', 'key / mo| of "mo"; beside skills'],
    ['hooks:\n  - on: $0', 'value /hooks/0/on | of ""; indent 4'],
    ['hooks:\n  - on: x\n    ru$0', 'key /hooks/0 ru| of "ru"; indent 4; beside on'],
    ['hooks:\n  - on: x\n  - ru$0', 'item /hooks ru| of "ru"'],
    ['urls:\n  - https://$0', 'item /urls https://| of "https://"'],
  ]);
});

describe('no place', () => {
  table([
    ['# mo$0', 'none'],
    ['  # mo$0', 'none'],
    ['mode: all # su$0', 'none'],
    ['color: #ff$0', 'none'],
    ['description: |\n  some te$0xt\nmode: all', 'none'],
    ['description: >-\n  some text\n\n  mo$0re\nmode: all', 'none'],
    ['description: |\n  some text\n$0\n  more', 'none'],
    ['description: |\n  some text\n\n  $0\nmode: all', 'none'],
    ['description: some\n  te$0xt', 'none'],
    ['description: "some\n  te$0xt"\nmode: all', 'none'],
    ['description: "so$0me\n  text"\nmode: all', 'none'],
    ['  $0 mode: all', 'none'],
    ['mode: all\n  $0', 'none'],
    ['description: some\n$0\n  text', 'none'],
    ['skills:\n  - a\n$0\n  - b', 'none'],
    ['description: "some" te$0xt', 'none'],
  ]);
});

describe('text that is no YAML', () => {
  table([
    ['description: |\n  some text\n$0\nmode: all', 'key / | of ""; beside description, mode'],
    ['description: "some\nmode: su$0', 'value /mode su| of "su"'],
    ["description: it's: bad\nmo$0de: all", 'key / mo| of "mode"; colon; beside description'],
    ['description: Use: this\nmode: $0', 'value /mode | of ""'],
    ['tools: [bash\nmode: $0', 'value /mode | of ""'],
    ['tools: }\nmode: $0', 'value /mode | of ""'],
    ['mode\ncolor: in$0', 'value /color in| of "in"'],
    ['"a" b: c\nmode: $0', 'value /mode | of ""'],
    ['*x\nmode: $0', 'value /mode | of ""'],
    ['mode: *undefined\nco$0', 'key / co| of "co"; beside mode'],
    ['mode: all\nmode: $0', 'value /mode | of ""'],
    ['? mode\nco$0', 'key / co| of "co"'],
  ]);
});

describe('around the header', () => {
  test.each([
    ['---$0\nmode: all\n---\n', 'none'],
    ['---\nmode: all\n$0---\n', 'none'],
    ['---\nmode: all\n--$0-\n', 'none'],
    ['---\n---\n$0', 'none'],
    ['# no header\n$0', 'none'],
    ['---$0', 'none'],
    ['---\n$0', 'key / | of ""'],
    ['---\nmode: all\ncol$0', 'key / col| of "col"; beside mode'],
    ['---\nmode: $0\n\n# Title\n', 'value /mode | of ""'],
    ['---\nmode: all\n# Ti$0tle\n', 'none'],
    ['---js\nmo$0\n---\n', 'none'],
    ['---yaml\nmo$0\n---\n', 'key / mo| of "mo"'],
    ['\uFEFF---\nmo$0\n---\n', 'key / mo| of "mo"'],
  ])('%j is %s', (text, expected) => {
    expect(show(text)).toBe(expected);
  });
});

test('line ends of Windows change nothing', () => {
  expect(show('---\r\ntools:\r\n  bash: false\r\n  ta$0\r\n---\r\n')).toBe(
    'key /tools ta| of "ta"; indent 2; beside bash',
  );
  expect(show('---\r\nmode: $0\r\n---\r\n')).toBe('value /mode | of ""');
  expect(show('---\r\ntools: {\r\n  ba$0\r\n}\r\n---\r\n')).toBe('key /tools ba| of "ba"; flow');
});

test('the header as a whole is read the same way', () => {
  const text = header(
    'mode: all # both\nmodel: "a/b"\ndescription: Use: this\nempty:\ntools:\n  mode: x\nlist: [a]',
  );
  expect([...headerValues(text, splitFrontMatter(text, 'line-start'))]).toEqual([
    ['mode', 'all'],
    ['model', 'a/b'],
    ['description', 'Use: this'],
  ]);
});
