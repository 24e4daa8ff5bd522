import { expect } from 'vitest';
import { readClaudeYaml, readFully } from '../../server/src/core/loaders/claudeYaml.ts';
import { runGrayMatter, runLibrary } from '../../server/src/core/loaders/grayMatter.ts';
import { BROKEN, readPlainHeader } from '../../server/src/core/syntax/plainHeader.ts';
import type { Span } from '../../server/src/core/syntax/span.ts';
import { span } from '../../server/src/core/syntax/span.ts';
import { parseFully, parseYaml } from '../../server/src/core/syntax/yaml.ts';

export const whole = (text: string): Span => span(0, text.length);

/** All readers of a header, each beside the library that it stands in for. */
export function expectTheSame(header: string): void {
  expectTree(header);
  expectValues(header);
}

/** The tree, beside the parser that it stands in for. */
export function expectTree(header: string): void {
  const full = parseFully(header, whole(header));
  if (readPlainHeader(header, whole(header)) === BROKEN) expect(full.problems).not.toEqual([]);
  expect(parseYaml(header, whole(header))).toEqual(full);
}

/** The values that OpenCode and Claude Code read, beside the libraries that these stand in for. */
export function expectValues(header: string): void {
  const text = `---\n${header}\n---\n\nBody\n`;
  const [matter, library] = [runGrayMatter(text), runLibrary(text)];
  expect(matter.kind).toBe(library.kind);
  expect(matter).toEqual(library);
  const [claude, full] = [readClaudeYaml(header, whole(header)), readFully(header)];
  expect(claude.kind).toBe(full.kind);
  if (claude.kind === 'failed') expect(claude.fault()).toEqual(full.kind === 'failed' && full.fault());
  else expect(claude).toEqual(full);
}
