import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../server/src/core/index.ts';
import { applyEdits, DEFAULT_PATH, openFixture } from './fixture.ts';

/**
 * One text and everything that is found in it. `«…»` in the text marks where: the first pair is the first finding of
 * the list, and so on. `fixed` is the text after the first fix of every finding that has one.
 */
export interface RuleCase {
  readonly name: string;
  readonly text: string;
  /** `error invalid-value`, in the order of the text. */
  readonly found?: readonly string[];
  readonly fixed?: string;
  /** What the first message has to say. */
  readonly says?: RegExp;
  readonly path?: string;
  /** The text as it is only, where other line breaks or lines would change what it means. */
  readonly asIs?: boolean;
}

/** The texts are short: what they leave out is not what they are about. */
const SETTINGS = { ...DEFAULT_SETTINGS, rules: { 'missing-description': 'off' } } as const;

interface Marked {
  readonly text: string;
  readonly spans: readonly string[];
}

/** Takes the marks out of a text. Throws where one is left open. */
function unmark(marked: string): Marked {
  const spans: string[] = [];
  let text = '';
  let start: number | undefined;
  for (const part of marked.split(/([«»])/)) {
    if (part === '«') start = text.length;
    else if (part === '»') {
      if (start === undefined) throw new Error(`a mark is not open in ${marked}`);
      spans.push(`${start}-${text.length}`);
      start = undefined;
    } else text += part;
  }
  if (start !== undefined) throw new Error(`a mark is not closed in ${marked}`);
  return { text, spans };
}

const VARIANTS: readonly { readonly how: string; readonly change: (text: string) => string }[] = [
  { how: 'as it is', change: (text) => text },
  { how: 'with CRLF', change: (text) => text.replaceAll('\n', '\r\n') },
  { how: 'with a byte order mark', change: (text) => `\uFEFF${text}` },
  { how: 'after emoji and CJK', change: (text) => text.replace(/^(«?---»?\n)/, '$1# 👩‍💻 日本語 🦊\n') },
];

/** Runs every case, each with other line breaks, a byte order mark and wide characters before the fault as well. */
export function checkCases(title: string, cases: readonly RuleCase[]): void {
  const runs = cases.flatMap((one) =>
    VARIANTS.filter(({ change }, index) => index === 0 || (!one.asIs && change(one.text) !== one.text)).map(
      ({ how, change }) => ({ ...one, how, change }),
    ),
  );
  describe(title, () => {
    it.each(runs)('$name, $how', ({ text: marked, found = [], fixed, says, path, change }) => {
      const { text, spans } = unmark(change(marked));
      const at = path ?? DEFAULT_PATH;
      const { service, readers } = openFixture(
        { files: { [at]: text }, path: at, text, cursor: -1 },
        SETTINGS,
      );
      const findings = service.diagnoseAll(readers);
      expect(findings.map((one) => `${one.severity} ${one.rule} ${one.span.start}-${one.span.end}`)).toEqual(
        found.map((one, index) => `${one} ${spans[index]}`),
      );
      expect(spans).toHaveLength(found.length);
      if (says) expect(findings[0]?.message).toMatch(says);
      const edits = findings.flatMap((one) => one.fixes[0]?.edits ?? []);
      if (fixed !== undefined) expect(applyEdits(text, edits)).toBe(change(fixed));
    });
  });
}

/** A file with these header lines and a short text. */
export function header(lines: string): string {
  return `---\n${lines}\n---\nDo the work.\n`;
}
