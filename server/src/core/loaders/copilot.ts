import { COPILOT } from '../dialects/data/copilot/index.ts';
import { withoutEnding } from '../dialects/fileNames.ts';
import { isRead, targetOf } from '../dialects/targets.ts';
import type { FieldSpec, Kind, KindSpec } from '../dialects/types.ts';
import type { Field, FieldMap, Value } from '../syntax/tree.ts';
import { fieldOf, scalarText } from '../syntax/tree.ts';
import { readLenientHeader } from './copilotHeader.ts';
import type { Loaded, LoadInput, LoadProblem } from './types.ts';

/** What Copilot makes of a custom agent. */
export function loadCopilotAgent(input: LoadInput): Loaded {
  return loadAs(input, 'agent');
}

export function loadCopilotPrompt(input: LoadInput): Loaded {
  return loadAs(input, 'prompt');
}

export function loadCopilotInstructions(input: LoadInput): Loaded {
  return loadAs(input, 'instructions');
}

export function loadCopilotRule(input: LoadInput): Loaded {
  return loadAs(input, 'rule');
}

/** An agent of Claude Code, of which VS Code checks little. */
export function loadCopilotForeignAgent(input: LoadInput): Loaded {
  return loadAs(input, 'foreign-agent');
}

export function loadCopilotSkill(input: LoadInput): Loaded {
  return loadAs(input, 'skill');
}

const UNCHECKED: ReadonlySet<Kind> = new Set(['foreign-agent', 'skill']);

/**
 * What VS Code makes of a file, as far as its code says so: it refuses none, but marks values of the wrong form as
 * errors. Nothing is claimed of what its models and GitHub then do. Pure, never throws.
 */
function loadAs({ text, name: pathName }: LoadInput, kind: Kind): Loaded {
  const spec = COPILOT.kinds.find((one) => one.kind === kind);
  const { header, root } = readLenientHeader(text);
  const fields = root && spec ? readFields(root, spec) : [];
  const { name } = header.data;
  return {
    outcome: 'ok',
    reasons: reasonsFor(header.state),
    // In a place that is not the program's own the name has lost no more than its `.md`.
    name: typeof name === 'string' && name.trim() !== '' ? name : withoutEnding(`${pathName}.md`),
    header,
    keys: Object.fromEntries(fields.map(({ field }) => [field.key.text, header.data[field.key.text]])),
    options: {},
    permission: [],
    tools: {},
    problems: UNCHECKED.has(kind)
      ? []
      : fields.flatMap(({ field, spec: one }) => problemOf(field, one) ?? []),
  };
}

function reasonsFor(state: Loaded['header']['state']): string[] {
  if (state === 'repaired') {
    return [
      'VS Code takes values as text that YAML refuses: programs that read it by the letter lose the header.',
    ];
  }
  return state === 'ignored' ? ['YAML cannot read the header.'] : [];
}

interface ReadField {
  readonly field: Field;
  readonly spec: FieldSpec;
}

/** The keys that the file's target reads, each once. */
function readFields(root: FieldMap, kind: KindSpec): ReadField[] {
  const target = targetOf(kind, root);
  return kind.fields.flatMap((spec) => {
    const field = isRead(spec, target) ? fieldOf(root, spec.key) : undefined;
    return field ? [{ field, spec }] : [];
  });
}

/** The value that VS Code marks as an error; undefined for all others, and for keys without a value. */
function problemOf({ key, value }: Field, spec: FieldSpec): LoadProblem | undefined {
  const expected = value && expectation(value, spec);
  if (!value) return undefined;
  if (expected === undefined) return patternProblem(key.text, value, spec);
  const word = value.kind === 'scalar' && (spec.shape === 'enum' || spec.shape === 'boolean');
  return {
    path: [key.text],
    code: word ? 'wrong-value' : 'wrong-type',
    expected,
    actual: value.kind === 'scalar' ? value.text : value.kind === 'list' ? [] : {},
    effect: 'VS Code marks this as an error',
  };
}

/** `src/{a,b`: what opens and does not close. */
function patternProblem(key: string, value: Value, { shape }: FieldSpec): LoadProblem | undefined {
  const text = shape === 'globs' ? scalarText(value) : undefined;
  if (text === undefined || isBalanced(text)) return undefined;
  return {
    path: [key],
    code: 'wrong-value',
    expected: 'patterns whose brackets are closed',
    actual: text,
    effect: 'VS Code wants patterns here',
  };
}

function isBalanced(text: string): boolean {
  const count = (mark: string) => text.split(mark).length;
  return count('{') === count('}') && count('[') === count(']');
}

/** What the value should be, in words; undefined where it is that. */
function expectation(value: Value, { shape, form, values = [] }: FieldSpec): string | undefined {
  switch (shape) {
    case 'string':
    case 'agent':
    case 'effort':
      return value.kind === 'scalar' ? undefined : 'a text';
    case 'boolean':
      return isSwitch(value) ? undefined : '`true` or `false` without quotes';
    case 'enum':
      return values.some((one) => one.value === scalarText(value))
        ? undefined
        : values.map((one) => `\`${one.value}\``).join(' or ');
    case 'map':
      return value.kind === 'map' ? undefined : 'a map';
    case 'list':
      return value.kind === 'list' ? undefined : 'a list';
    case 'model':
    case 'tool-list':
    case 'names':
    case 'globs':
    case 'string-list':
      return isTexts(value, form ?? (shape === 'string-list' ? 'list' : undefined))
        ? undefined
        : inWords(form, shape);
    default:
      return undefined;
  }
}

function inWords(form: FieldSpec['form'], shape: FieldSpec['shape']): string {
  if (form === 'text') return 'one text';
  return form === 'list' || shape === 'string-list' ? 'a list of texts' : 'a text or a list of texts';
}

function isSwitch(value: Value): boolean {
  return value.kind === 'scalar' && value.style === 'plain' && /^(?:true|false)$/.test(value.text);
}

function isTexts(value: Value, form: FieldSpec['form']): boolean {
  if (value.kind === 'scalar') return form !== 'list';
  return form !== 'text' && value.kind === 'list' && value.items.every((item) => item.kind === 'scalar');
}
