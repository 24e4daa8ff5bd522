import type { Span } from '../syntax/span.ts';
import type { Field, Value } from '../syntax/tree.ts';
import { parseYaml } from '../syntax/yaml.ts';

/** A key that stands in its map for the second time or later. */
export interface Duplicate {
  readonly field: Field;
  /** The first field of that key in the same map. */
  readonly first: Field;
}

/** Every repeated key of a header, at any depth, in the order of the text. */
export function duplicates(value: Value | undefined): Duplicate[] {
  if (value?.kind === 'list') return value.items.flatMap((item) => duplicates(item));
  if (value?.kind !== 'map') return [];
  const seen = new Map<string, Field>();
  return value.fields.flatMap((field) => {
    const { text } = field.key;
    const first = seen.get(text);
    if (!first) seen.set(text, field);
    // Several `<<` merge several maps: that is what they are for.
    const own: Duplicate[] = first && text !== '<<' ? [{ field, first }] : [];
    return [...own, ...duplicates(field.value)];
  });
}

/** The repeated keys of a value that the program’s repair hides: `tools: {bash: true, bash: true}`. */
export function hiddenDuplicates(text: string, value: Span): Duplicate[] {
  return /^[[{]/.test(text.slice(value.start, value.end)) ? duplicates(parseYaml(text, value).root) : [];
}
