import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toolOrders } from '../../server/src/core/rules/toolOrders.ts';
import { parseBody } from '../../server/src/core/syntax/markdown.ts';
import { findings } from '../support/fixture.ts';

const OFF = 'permission:\n  bash: deny\n  edit: deny\n  grep: deny\n  task: deny';

function orders(body: string, lines = OFF): string[] {
  return findings(`---\ndescription: 日本 👩‍💻\n${lines}\n---\n${body}\n`)
    .filter((one) => one.includes(' disabled-tool-mentioned '))
    .map((one) => one.replace('warning disabled-tool-mentioned ', ''));
}

describe('orders', () => {
  const cases: [text: string, expected: readonly string[]][] = [
    ['Use the Bash tool to run the tests.', ['Bash tool']],
    ['Run `bash` to test.', ['`bash`']],
    ['Always use **bash** for this.', ['**bash**']],
    ['- **Delegation**: Use Task tool to invoke specialists', ['Task tool']],
    ['First, search the code with the grep tool.', ['grep tool']],
    ['Find every caller using `glob` and the grep tool.', ['grep tool']],
    ['If it is large, use the Task tool.', ['Task tool']],
    ['Read the change and use the bash tool to test it.', ['bash tool']],
    ['You must use the edit tool for that.', ['edit tool']],
    ['Make the change with `write`.', ['`write`']],
    ['## Tools\n\n- **Bash**: Execute the tests', ['**Bash**']],
    ['Tools:\n- `grep`: Find callers', ['`grep`']],
    ['Use the bash tool. Then use the bash tool again.', ['bash tool']],
    ['Use the\nbash tool\nfor tests.', ['bash tool']],
    ['1. Use the Edit tool\n2. Use the Bash tool', ['Edit tool', 'Bash tool']],
  ];
  test.each(cases)('%s', (text, expected) => {
    expect(orders(text)).toEqual(expected.map((one) => JSON.stringify(one)));
  });
});

describe('no orders', () => {
  test.each([
    'Never use the Bash tool.',
    'Do not use `bash` here.',
    'You cannot use the edit tool.',
    'Work without the bash tool; use read instead of `grep`.',
    '## Forbidden tools\n\n- **Bash**: Execute the tests',
    'You must never:\n- Use the bash tool\n- Use the edit tool',
    '- `edit`, `write`: No changes of files',
    '- `bash`: No command execution',
    '**Bash**: Execute the tests',
    'Write `bash` scripts.',
    'Set `task` to the name.',
    'Use `edit` mode of the editor.',
    'The user runs the bash tool.',
    'Explain how to use the bash tool.',
    'Use `bash` or `webfetch` for it.',
    'Use the read tool and the webfetch tool.',
    '| Tool | Use |\n| --- | --- |\n| `bash` | Run |',
    '> Use the bash tool.',
    '```\nUse the bash tool.\n```',
    'Use the bash tool if available.',
    'Use the `desktop_bash` tool.',
  ])('%s', (text) => {
    expect(orders(text)).toEqual([]);
  });
});

describe('what the header says', () => {
  const text = 'Use the bash tool.';
  const cases: [name: string, lines: string, expected: number][] = [
    ['switched off by tools', 'tools:\n  bash: false', 1],
    ['by a wildcard', 'permission:\n  "*": deny\n  read: allow', 1],
    ['altogether', 'permission: deny', 1],
    ['for some commands only', 'permission:\n  bash:\n    "rm *": deny', 0],
    ['for all commands but some', 'permission:\n  bash:\n    "*": deny\n    "git *": allow', 0],
    ['asked for', 'permission:\n  bash: ask', 0],
    ['in the wrong case', 'tools:\n  Bash: false', 0],
    ['not at all', 'mode: all', 0],
    ['the whole agent off', `disable: true\n${OFF}`, 0],
  ];
  test.each(cases)('%s', (_, lines, expected) => {
    expect(orders(text, lines)).toHaveLength(expected);
  });

  test('a tool that is off by default is no matter of the header', () => {
    expect(orders('Use the question tool.', 'mode: all')).toEqual([]);
  });

  test('another source switches it on', () => {
    const agent = `---\ndescription: x\n${OFF}\n---\n${text}\n`;
    const config = (action: string) =>
      findings(
        `//- /.opencode/agent/a.md\n${agent}//- /.opencode/agents/a.md\n---\npermission:\n  bash: ${action}\n---\n`,
      ).filter((one) => one.includes('disabled-tool-mentioned'));
    expect(config('allow')).toEqual([]);
    expect(config('deny')).toHaveLength(1);
  });
});

test('passes over no name that an order leads to', () => {
  const words = [
    'use',
    'Use',
    'the',
    'by',
    'using',
    'calling',
    'You must run',
    'then invoke',
    'and',
    'or',
    'to',
    'find',
    'never',
  ];
  const names = [
    '`bash`',
    '**Bash**',
    '**grep**:',
    'edit tool',
    'the `edit` tool',
    'webfetch tools',
    '**`grep`**',
    'read',
  ];
  const marks = [
    ',',
    '/',
    ' + ',
    '. ',
    ': ',
    '\n',
    '\n\n',
    '\n- ',
    '\n## Tools\n',
    ' '.repeat(25),
    ';',
    '(',
    '`',
  ];
  const part = fc.oneof(fc.constantFrom(...words), fc.constantFrom(...names), fc.constantFrom(...marks));
  const body = fc
    .array(fc.tuple(part, fc.constantFrom(' ', ' ', '')), { maxLength: 14 })
    .map((parts) => parts.flat().join(''));
  fc.assert(
    fc.property(body, (text) => {
      const parsed = parseBody(text, { start: 0, end: text.length });
      const [off, on] = [
        ['bash', 'edit', 'grep'],
        ['read', 'webfetch'],
      ];
      expect(toolOrders(text, parsed, off, on)).toEqual(toolOrders(text, parsed, off, on, () => true));
    }),
    { numRuns: 2000 },
  );
});
