import { describe, expect, test } from 'vitest';
import {
  loadCopilotAgent,
  loadCopilotInstructions,
  loadCopilotPrompt,
} from '../../../server/src/core/loaders/copilot.ts';

/** `state key=value …`, values as JSON. */
function header(lines: string): string {
  const { header: read } = loadCopilotAgent({ text: `---\n${lines}\n---\nText.\n`, name: 'example' });
  return [
    read.state,
    ...Object.entries(read.data).map(([key, value]) => `${key}=${JSON.stringify(value)}`),
  ].join(' ');
}

describe('what VS Code takes as text and YAML refuses', () => {
  const cases: [lines: string, expected: string][] = [
    ['description: Use when: foo', 'repaired description="Use when: foo"'],
    ['ref: @PRINCIPLES.md', 'repaired ref="@PRINCIPLES.md"'],
    ['a: `x` y', 'repaired a="`x` y"'],
    ['a: %x', 'repaired a="%x"'],
    ['tools: *', 'repaired tools="*"'],
    ['applyTo: **/*.ts', 'repaired applyTo="**/*.ts"'],
    ['a: !tag value', 'repaired a="!tag value"'],
    ['a: Use when: x\nb: @y\nc: 1', 'repaired a="Use when: x" b="@y" c="1"'],
    ['list:\n  - `x`\n  - y', 'repaired list=["`x`","y"]'],
  ];
  test.each(cases)('%s', (lines, expected) => {
    expect(header(lines)).toBe(expected);
  });
});

describe('what both read, or neither', () => {
  const cases: [lines: string, expected: string][] = [
    ['description: "Use when: foo"', 'read description="Use when: foo"'],
    ['a: yes\nb: 0.3\nc: true', 'read a="yes" b="0.3" c="true"'],
    ['a: [b, c]', 'read a=["b","c"]'],
    ['', 'empty'],
    ['a: [b', 'ignored'],
    ['a: "b', 'ignored'],
    ['a: 1\na: 2', 'ignored'],
    ['just some words', 'empty'],
  ];
  test.each(cases)('%s', (lines, expected) => {
    expect(header(lines)).toBe(expected);
  });

  test('no header without dashes on the first line', () => {
    const read = (text: string) => loadCopilotAgent({ text, name: 'x' }).header.state;
    expect(read('\n---\nname: x\n---\n')).toBe('none');
    expect(read('----\nname: x\n----\n')).toBe('none');
    expect(read('Text.\n')).toBe('none');
    expect(read('---\nname: x\n')).toBe('ignored');
  });
});

describe('the values that VS Code marks', () => {
  const marked = (lines: string, load = loadCopilotAgent) =>
    load({ text: `---\n${lines}\n---\n`, name: 'x' }).problems.map(
      ({ path, code }) => `${path.join('.')} ${code}`,
    );
  const agents: [lines: string, expected: string[]][] = [
    ['user-invocable: "true"', ['user-invocable wrong-value']],
    ['disable-model-invocation: no', ['disable-model-invocation wrong-value']],
    ['user-invocable: false\ndisable-model-invocation: true', []],
    ['target: github', ['target wrong-value']],
    ['target: vscode', []],
    ['description:\n  a: b', ['description wrong-type']],
    ['description: 2024', []],
    ['agents: Builder', ['agents wrong-type']],
    ['agents: []', []],
    ['tools:\n  bash: true', ['tools wrong-type']],
    ['tools: read, edit', []],
    ['tools: [read, edit]', []],
    ['tools: [[read]]', ['tools wrong-type']],
    ['model: [GPT-5 (copilot), Claude (copilot)]', []],
    ['handoffs: x', ['handoffs wrong-type']],
    ['hooks: []', ['hooks wrong-type']],
    // Another program's keys are none of VS Code's business.
    ['target: github-copilot\nagents: Builder', []],
    ['metadata: x\ntarget: vscode', []],
  ];
  test.each(agents)('%s', (lines, expected) => {
    expect(marked(lines)).toEqual(expected);
  });

  test('in prompts and instructions', () => {
    expect(marked('agent: [a]', loadCopilotPrompt)).toEqual(['agent wrong-type']);
    expect(marked('applyTo: [a]', loadCopilotInstructions)).toEqual(['applyTo wrong-type']);
    expect(marked('applyTo: "src/{a,b"', loadCopilotInstructions)).toEqual(['applyTo wrong-value']);
    expect(marked('applyTo: "src/{a,b}/[ab].ts, **"', loadCopilotInstructions)).toEqual([]);
    expect(marked('applyTo: "**/*.ts,**/*.js"\nexcludeAgent: [a]', loadCopilotInstructions)).toEqual([]);
  });
});

test('an agent is called like its header, or like its file', () => {
  const name = (text: string, path: string) => loadCopilotAgent({ text, name: path }).name;
  expect(name('---\nname: Task Planner\n---\n', 'planner.agent')).toBe('Task Planner');
  expect(name('---\ndescription: x\n---\n', 'planner.agent')).toBe('planner');
  expect(name('Text.\n', 'planner')).toBe('planner');
});

test('an agent without a name is called like its file', () => {
  const text = '---\ndescription: Reviews\n---\nReview the change.\n';
  expect(loadCopilotAgent({ text, name: 'reviewer' }).name).toBe('reviewer');
  expect(loadCopilotAgent({ text, name: 'reviewer.agent' }).name).toBe('reviewer');
});
