import type { TextEdit } from '../rules/types.ts';
import type { Span } from '../syntax/span.ts';
import type { Scalar } from '../syntax/tree.ts';
import type { ColorMark, FeatureContext } from './types.ts';

/** A colour as it may be written, and what to put in its place. */
export interface ColorPresentation {
  readonly label: string;
  readonly edit: TextEdit;
}

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;

/**
 * The colours that the header gives as six digits. Names are left to the theme, which alone knows them. `#fff` and a
 * colour without quotes are none for the program, so they get no swatch that would say so; a diagnostic says how to
 * write them.
 */
export function colors({ file }: FeatureContext): ColorMark[] {
  const keys = new Set(
    file.reading.kind.fields.filter((field) => field.shape === 'color').map((field) => field.key),
  );
  return (file.front?.root.fields ?? []).flatMap(({ key, value }) =>
    keys.has(key.text) && value?.kind === 'scalar' ? mark(value) : [],
  );
}

function mark({ text, span }: Scalar): ColorMark[] {
  const digits = HEX.exec(text);
  if (!digits) return [];
  const [red = 0, green = 0, blue = 0] = digits.slice(1).map((pair) => Number.parseInt(pair, 16) / 255);
  return [{ span, red, green, blue }];
}

/** How a picked colour (0 to 1) is written: always six digits in quotes, since YAML takes a bare `#` for a comment. */
export function colorPresentations(
  { red, green, blue }: Pick<ColorMark, 'red' | 'green' | 'blue'>,
  span: Span,
): ColorPresentation[] {
  const digits = [red, green, blue].map((part) => Math.round(Math.min(1, Math.max(0, part)) * 255));
  const hex = `#${digits.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  return [{ label: hex, edit: { span, newText: `"${hex}"` } }];
}
