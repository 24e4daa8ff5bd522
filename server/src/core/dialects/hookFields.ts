import type { Dialect, Evidence, FieldSpec, HookTable } from './types.ts';

const compiled = new WeakMap<HookTable, readonly FieldSpec[]>();

/** What may stand below a key of the shape `hooks`, as fields: events, the lists of matchers below them, the handlers. */
export function hookFields({ hooks }: Dialect): readonly FieldSpec[] | undefined {
  if (!hooks) return undefined;
  let fields = compiled.get(hooks);
  if (!fields) {
    fields = compile(hooks);
    compiled.set(hooks, fields);
  }
  return fields;
}

function compile(table: HookTable): readonly FieldSpec[] {
  const { evidence } = table.matcher;
  const entries: readonly FieldSpec[] = [
    { key: 'matcher', shape: 'string', default: 'every one', ...table.matcher },
    {
      key: 'hooks',
      shape: 'list',
      fields: handlerFields(table, evidence),
      required: true,
      insert: sample(table, '\n  '),
      doc: 'What runs: a list of handlers, each with its `type`.',
      evidence,
    },
  ];
  return table.events.map(({ value, doc, evidence }) => ({
    key: value,
    shape: 'list',
    fields: entries,
    insert: `\n  - matcher: "$1"\n    hooks:${sample(table, '\n      ')}`,
    doc,
    evidence,
  }));
}

/** A first handler with what it needs, as a snippet. `line` is a line break with the blanks in front of its dash. */
function sample({ handlers: [first] }: HookTable, line: string): string {
  if (!first) return `${line}- $0`;
  const needed = first.fields.filter((field) => field.required).map((field) => `${line}  ${field.key}: `);
  return `${line}- type: ${first.type}${needed.join('')}$0`;
}

/** The keys of all types of handlers, each once, with the types that it belongs to. */
function handlerFields({ handlers }: HookTable, evidence: Evidence): FieldSpec[] {
  const type: FieldSpec = {
    key: 'type',
    shape: 'enum',
    values: handlers.map(({ type, doc, evidence }) => ({ value: type, doc, evidence })),
    required: true,
    doc: 'What kind of handler it is; the other keys depend on it.',
    evidence,
  };
  const found = new Map<string, { readonly field: FieldSpec; readonly types: string[] }>();
  for (const { type, fields } of handlers) {
    for (const field of fields) {
      const known = found.get(field.key);
      if (known) known.types.push(type);
      else found.set(field.key, { field, types: [type] });
    }
  }
  const own = [...found.values()].map(({ field, types }) =>
    types.length === handlers.length ? field : ofTypes(field, types),
  );
  return [type, ...own.sort((a, b) => order(a) - order(b))];
}

function ofTypes(field: FieldSpec, types: readonly string[]): FieldSpec {
  const named = types.map((one) => `\`${one}\``).join(', ');
  return {
    ...field,
    required: false,
    doc: `With \`type\` ${named}${field.required ? ', required' : ''}. ${field.doc}`,
  };
}

/** Keys of single types come before those that all of them have. */
function order({ doc }: FieldSpec): number {
  return doc.startsWith('With `type`') ? 0 : 1;
}
