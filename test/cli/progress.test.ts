import { describe, expect, test } from 'vitest';
import type { Io } from '../../server/src/cli/io.ts';
import { Progress } from '../../server/src/cli/progress.ts';
import { run } from '../../server/src/cli/run.ts';
import { withFolder } from '../support/tempFolder.ts';

/** A screen of one line, as far as `\r`, "erase the line" and line breaks go; it keeps the lines that scrolled away, and the longest. */
class Screen {
  readonly lines: string[] = [];
  line = '';
  longest = '';
  readonly columns: number;

  constructor(columns = 40) {
    this.columns = columns;
  }

  readonly write = (text: string): void => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal obeys
    for (const [part] of text.matchAll(/\r|\n|\u001b\[2K|[^\r\n\u001b]+/g)) {
      if (part === '\n') this.lines.push(this.line);
      if (part === '\n' || part === '\u001b[2K') this.line = '';
      else if (part !== '\r') this.line += part;
      if (this.line.length > this.longest.length) this.longest = this.line;
      expect(this.line.length).toBeLessThan(this.columns);
    }
  };
}

function ioOn(screen: Screen | undefined, more: Partial<Io> = {}): Io {
  return {
    out: () => {},
    err: () => {},
    cwd: '/',
    input: async () => '',
    ended: new AbortController().signal,
    color: false,
    terminal: screen,
    ...more,
  };
}

const files = (...names: string[]) => names.map((name) => ({ name, findings: [] }));

describe('progress', () => {
  /** What the screen shows at each file, where each takes that long. */
  function shown(each: number, screen = new Screen(), names = ['a.md', 'b.md', 'c.md']): string[] {
    let time = 0;
    const progress = new Progress(ioOn(screen), () => time);
    time += each;
    const seen: string[] = [];
    for (const _ of progress.over(files(...names))) {
      seen.push(screen.line);
      time += each;
    }
    expect([screen.line, screen.lines]).toEqual(['', []]);
    return seen;
  }

  test('nothing within a second', () => {
    expect(shown(300)).toEqual(['', '', '']);
  });

  test('from then on the number and the file, erased at the end', () => {
    expect(shown(500)).toEqual(['', '2 files checked: b.md', '3 files checked: c.md']);
    expect(shown(1000)[0]).toBe('1 file checked: a.md');
  });

  test('not more often than ten times a second', () => {
    const seen = shown(
      70,
      new Screen(),
      Array.from({ length: 20 }, (_, index) => `${index}.md`),
    );
    expect(seen.slice(13)).toEqual([
      '',
      '15 files checked: 14.md',
      '15 files checked: 14.md',
      '17 files checked: 16.md',
      '17 files checked: 16.md',
      '19 files checked: 18.md',
      '19 files checked: 18.md',
    ]);
  });

  test('a line never wraps, and a name cannot break it', () => {
    expect(shown(1000, new Screen(22))[0]).toBe('1 file checked: a.md');
    expect(shown(1000, new Screen(12), ['日本語.md'])[0]).toBe('1 file chec');
    expect(shown(1000, new Screen(20), ['日本語.md'])[0]).toBe('1 file checked: 日');
    expect(shown(1000, new Screen(), ['a\n\u001b.md'])[0]).toBe('1 file checked: a\u240a\u241b.md');
  });

  test('a terminal that does not know its width', () => {
    const drawn: string[] = [];
    let time = 0;
    const terminal = { columns: 0, write: (text: string) => void drawn.push(text) };
    const progress = new Progress({ ...ioOn(undefined), terminal }, () => time);
    time = 2000;
    expect([...progress.over(files('a.md'))]).toHaveLength(1);
    expect(drawn).toEqual(['\r\u001b[2K1 file checked: a.md', '\r\u001b[2K']);
  });

  test('it gives way to what is written, on either stream', () => {
    const screen = new Screen();
    let time = 0;
    const progress = new Progress(ioOn(screen, { out: screen.write, err: screen.write }), () => time);
    for (const { name } of progress.over(files('a.md', 'b.md', 'c.md'))) {
      time += 2000;
      if (name === 'b.md') progress.io.out(`${name}: wrong\n`);
      if (name === 'c.md') progress.io.err(`${name}: unread\n`);
      progress.io.out('');
    }
    expect([screen.line, screen.lines]).toEqual(['', ['b.md: wrong', 'c.md: unread']]);
  });

  test('it is gone as well where the check ends early', () => {
    const screen = new Screen();
    let time = 0;
    const progress = new Progress(ioOn(screen), () => time);
    time = 2000;
    expect(() => {
      for (const _ of progress.over(files('a.md'))) {
        expect(screen.line).not.toBe('');
        throw new Error('broken');
      }
    }).toThrow('broken');
    expect(screen.line).toBe('');
  });

  test('without a terminal there is none', () => {
    const io = ioOn(undefined);
    const all = files('a.md');
    const progress = new Progress(io, () => 0);
    expect([progress.io, progress.over(all)]).toEqual([io, all]);
  });
});

test('a check that takes long shows it, and its output is the same', async () => {
  const agent = '---\ndescription: Tries\nmode: helper\n---\n';
  const names = ['a', 'b', 'c'].map((name) => `.opencode/agent/${name}.md`);
  await withFolder(Object.fromEntries(names.map((name) => [name, agent])), async (folder) => {
    const before = process.cwd();
    process.chdir(folder);
    // Every look at the clock is a second later.
    const real = process.uptime;
    let seconds = 0;
    process.uptime = () => {
      seconds++;
      return seconds;
    };
    const checked = async (terminal: Screen | undefined) => {
      let out = '';
      const io = ioOn(terminal, {
        cwd: folder,
        out: (text) => {
          out += text;
        },
      });
      expect(await run(['check', '--format', 'json'], io)).toBe(1);
      return out;
    };
    try {
      const screen = new Screen();
      const quiet = await checked(undefined);
      expect(await checked(screen)).toBe(quiet);
      expect(JSON.parse(quiet).diagnostics).toHaveLength(3);
      expect([screen.line, screen.lines]).toEqual(['', []]);
      expect(screen.longest).toMatch(/^\d files? checked: \.opencode\/agent/);
    } finally {
      process.uptime = real;
      process.chdir(before);
    }
  });
});
