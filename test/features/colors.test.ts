import { describe, expect, test } from 'vitest';
import { colorPresentations } from '../../server/src/core/index.ts';
import { applyEdits } from '../../server/src/core/rules/edits.ts';
import { openFixture } from '../support/fixture.ts';

function colors(lines: string) {
  const { service, open, text } = openFixture(`---\n${lines}\n---\n`);
  return service
    .colors(open)
    .map((mark) => ({ ...mark, on: text.slice(mark.span.start, mark.span.end), text }));
}

describe('swatches', () => {
  test.each([
    ['color: "#ff8000"', '"#ff8000"', [255, 128, 0]],
    ["color: '#00FF7f'", "'#00FF7f'", [0, 255, 127]],
    ['mode: all\n"color": "#000000"', '"#000000"', [0, 0, 0]],
  ])('%j', (lines, on, parts) => {
    const [mark, ...more] = colors(lines);
    expect(more).toEqual([]);
    expect(mark?.on).toBe(on);
    expect([mark?.red, mark?.green, mark?.blue]).toEqual(parts.map((part) => part / 255));
  });

  test.each([
    'color: #ff8000',
    'color: "#fff"',
    'color: "#ff800080"',
    'color: info',
    'color: red',
    'color:',
    'note: "#ff8000"',
    'options:\n  color: "#ff8000"',
  ])('none in %j', (lines) => {
    expect(colors(lines)).toEqual([]);
  });
});

describe('picking a colour writes six digits in quotes', () => {
  test.each([
    ['color: "#ff8000"', { red: 0, green: 0.5, blue: 1 }, 'color: "#0080ff"'],
    ["color: '#ff8000' # mine", { red: 1, green: 1, blue: 1 }, 'color: "#ffffff" # mine'],
    ['color: "#ff8000"', { red: 2, green: -1, blue: 0.03 }, 'color: "#ff0008"'],
  ])('%j', (lines, picked, after) => {
    const [mark] = colors(lines);
    if (!mark) throw new Error('no colour');
    const [presentation, ...more] = colorPresentations(picked, mark.span);
    expect(more).toEqual([]);
    expect(applyEdits(mark.text, presentation ? [presentation.edit] : [])).toBe(`---\n${after}\n---\n`);
    expect(`"${presentation?.label}"`).toBe(presentation?.edit.newText);
  });
});
