import { describe, expect, test } from 'vitest';
import type { Range } from 'vscode-languageserver-protocol';
import type { Client } from './client.ts';
import { connect, EDITOR, MODES } from './client.ts';

const URI = 'file:///w/.opencode/agent/a.md';

/** The ranges of all findings of one rule. */
async function ranges(client: Client, rule: string): Promise<Range[]> {
  const report = await client.pull(URI);
  return report.kind === 'full'
    ? report.items.filter(({ code }) => code === rule).map(({ range }) => range)
    : [];
}

const at = (line: number, start: number, end: number): Range => ({
  start: { line, character: start },
  end: { line, character: end },
});

describe.each(MODES)('%s', (mode) => {
  test('edits arrive one on the other, in CRLF text and after emoji', async () => {
    const client = await connect(mode, { folders: [] });
    await client.open(URI, '---\r\ndescription: 🦊\r\ntools:\r\n  webfetch: false\r\n---\r\n');
    expect(await ranges(client, 'tool-case')).toEqual([]);
    await client.change(URI, [
      // An emoji is two units: behind it, not in its middle.
      { range: at(1, 15, 15), text: '🐻 and more' },
      { range: at(3, 2, 10), text: 'WebFetch' },
      // Beyond the end of a line counts as its end.
      {
        range: { start: { line: 1, character: 999 }, end: { line: 1, character: 999 } },
        text: '\r\nmode: all',
      },
    ]);
    expect(await ranges(client, 'tool-case')).toEqual([at(4, 2, 10)]);
    await client.change(URI, [
      { range: { start: { line: 3, character: 0 }, end: { line: 5, character: 0 } }, text: '' },
    ]);
    expect(await ranges(client, 'tool-case')).toEqual([]);
    await client.change(URI, [{ text: '---\ntools:\n  Bash: false\n---\n' }]);
    expect(await ranges(client, 'tool-case')).toEqual([at(2, 2, 6)]);
  });

  test.each([
    // In "日🦊é" before the key: 3 + 4 + 2 bytes, 1 + 2 + 1 units, 3 characters.
    ['utf-8', 9],
    ['utf-16', 4],
    ['utf-32', 3],
  ])('positions count in %s where only that is offered', async (encoding, width) => {
    const general = { positionEncodings: [encoding] };
    const client = await connect(mode, { folders: [], capabilities: { ...EDITOR, general } });
    expect(client.initialized?.capabilities.positionEncoding).toBe(encoding);
    await client.open(URI, '---\ntools: { "日🦊é": true, bash: false }\n---\n');
    const [first = 0] = [10 + width + 9];
    await client.change(URI, [{ range: at(1, first, first + 4), text: 'Bash' }]);
    expect(await ranges(client, 'tool-case')).toEqual([at(1, first, first + 4)]);
  });

  test('UTF-16 wins where it is offered among others', async () => {
    const general = { positionEncodings: ['utf-8', 'utf-16'] };
    const client = await connect(mode, { folders: [], capabilities: { ...EDITOR, general } });
    expect(client.initialized?.capabilities.positionEncoding).toBe('utf-16');
  });

  test('a closed document that was never saved is forgotten', async () => {
    const client = await connect(mode, { folders: [] });
    await client.open(URI, '---\ntools:\n  Bash: false\n---\n');
    expect(await client.rules(URI)).toContain('tool-case');
    await client.close(URI);
    expect(await client.rules(URI)).toEqual([]);
  });
});
