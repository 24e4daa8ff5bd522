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
  const found: Duplicate[] = [];
  collect(value, found);
  return found;
}

function collect(value: Value | undefined, found: Duplicate[]): void {
  if (value?.kind === 'list') for (const item of value.items) collect(item, found);
  if (value?.kind !== 'map') return;
  const { fields } = value;
  const seen = fields.length > FEW ? new Map<string, Field>() : undefined;
  let index = 0;
  for (const field of fields) {
    const { text } = field.key;
    const first = seen ? seen.get(text) : before(fields, index++, text);
    if (!first) seen?.set(text, field);
    // Several `<<` merge several maps: that is what they are for.
    else if (text !== '<<') found.push({ field, first });
    if (field.value && field.value.kind !== 'scalar') collect(field.value, found);
  }
}

/** Up to here looking through the fields before is quicker than to keep a map of them. */
const FEW = 12;

function before(fields: readonly Field[], end: number, key: string): Field | undefined {
  for (let index = 0; index < end; index++) if (fields[index]?.key.text === key) return fields[index];
  return undefined;
}

/** The repeated keys of a value that the program’s repair hides: `tools: {bash: true, bash: true}`. */
export function hiddenDuplicates(text: string, value: Span): Duplicate[] {
  return /^[[{]/.test(text.slice(value.start, value.end)) ? duplicates(parseYaml(text, value).root) : [];
}
