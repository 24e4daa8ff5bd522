import { afterEach, describe, expect, test } from 'vitest';
import { runGrayMatter } from '../../../server/src/core/loaders/grayMatter.ts';

const scope = globalThis as { ranAHeader?: boolean };

afterEach(() => {
  delete scope.ranAHeader;
});

describe('script headers', () => {
  const names = ['js', 'JS', 'javascript', 'JavaScript', ' js', '\tjs ', ' javascript\r'];

  test.each(names)('`---%s` is never run', (name) => {
    const text = `---${name}\n(globalThis.ranAHeader = true, { a: 1 })\n---\nbody\n`;
    expect(runGrayMatter(text)).toEqual({ kind: 'script' });
    expect(scope.ranAHeader).toBeUndefined();
  });
});

describe('the cache', () => {
  test('a text that failed once fails again', () => {
    const text = '---\na: 1\na: 2\n---\n';
    expect(runGrayMatter(text).kind).toBe('thrown');
    expect(runGrayMatter(text).kind).toBe('thrown');
  });

  test('a changed result does not change the next one', () => {
    const read = () => {
      const result = runGrayMatter('---\na: { b: 1 }\n---\n');
      return result.kind === 'parsed' ? (result.data as { a: { b: number } }) : undefined;
    };
    const first = read();
    if (first) first.a.b = 2;
    expect(read()).toEqual({ a: { b: 1 } });
  });
});

describe('where the parser gave up', () => {
  const cases: [string, string][] = [
    ['---\na: 1\n$0a: 2\n---\n', 'duplicated mapping key'],
    ['\uFEFF---\na: 1\n$0a: 2\n---\n', 'duplicated mapping key'],
    ['---   \r\na: 1\r\n$0a: 2\r\n---\r\n', 'duplicated mapping key'],
    ['---yaml\na: 1\n$0a: 2\n---\n', 'duplicated mapping key'],
    ['---\na: 1\nb: [c$0\n---\n', 'unexpected end of the stream within a flow collection'],
    ['---\na: 1\nb: [c$0', 'unexpected end of the stream within a flow collection'],
  ];

  test.each(cases)('%j', (marked, message) => {
    const offset = marked.indexOf('$0');
    expect(runGrayMatter(marked.replace('$0', ''))).toEqual({ kind: 'thrown', message, offset });
  });

  test('a language without a parser has no offset', () => {
    expect(runGrayMatter('---toml\na = 1\n---\n')).toEqual({
      kind: 'thrown',
      message: 'gray-matter engine "toml" is not registered',
      offset: undefined,
    });
  });
});
