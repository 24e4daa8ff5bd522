import { describe, expect, test } from 'vitest';
import { isSuggestPlace } from '../../server/src/core/index.ts';
import { openFixture } from '../support/fixture.ts';

function suggests(source: string): boolean {
  const { open, text, cursor } = openFixture(source);
  return isSuggestPlace(text, cursor, open.file.reading);
}

const header = (lines: string): string => `---\n${lines}\n---\n`;

describe('completion opens by itself', () => {
  test.each([
    'm$0',
    'mode: all\nco$0',
    'mo$0de: all',
    '"mo$0"',
    'mode: s$0',
    'mode: $0',
    'mode:s$0',
    'hidden: t$0',
    'color: in$0',
    'model: o$0',
    'reasoningEffort: m$0',
    'textVerbosity: l$0',
    'tools:\n  b$0',
    'tools:\nb$0',
    'tools: { b$0 }',
    'tools:\n  bash: f$0',
    'permission: a$0',
    'permission:\n  e$0',
    'permission:\n  edit: d$0',
    'permission:\n  bash:\n    g$0',
    'permission:\n  bash:\n    git p$0',
    'permission:\n  bash:\n    "*": a$0',
    'options:\n  r$0',
    '"a" b: c\nm$0',
  ])('at %j', (lines) => {
    expect(suggests(header(lines))).toBe(true);
  });
});

describe('completion stays closed', () => {
  test.each([
    '$0',
    'tools:\n  $0',
    'description: m$0',
    'description: |\n  m$0',
    'description: some\n  m$0',
    'temperature: 1$0',
    'variant: h$0',
    'my own words$0',
    '# m$0',
    'mode: all # s$0',
    'unknown:\n  m$0',
    'unknown: m$0',
    'permission:\n  webfetch:\n    g$0',
    '-$0',
  ])('at %j', (lines) => {
    expect(suggests(header(lines))).toBe(false);
  });

  test.each([
    '---\nmode: all\n---\nm$0',
    '--$0-\nmode: all\n---\n',
    '---js\nm$0\n---\n',
    'm$0',
    '---\n\nSome pro$0se\n',
  ])('in %j', (source) => {
    expect(suggests(source)).toBe(false);
  });
});
