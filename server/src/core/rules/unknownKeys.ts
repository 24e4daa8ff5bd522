import { foreignKey } from '../dialects/lookup.ts';
import type { ForeignKey, KindSpec } from '../dialects/types.ts';
import type { Field } from '../syntax/tree.ts';
import { fieldOf, scalarText } from '../syntax/tree.ts';
import { removeField, renameKey } from './edits.ts';
import { keyNames, specOf } from './keyTable.ts';
import { code } from './messages.ts';
import { nearest } from './spelling.ts';
import type { Fix, Report, RuleContext } from './types.ts';
import { checkedFix, keepsValues } from './verify.ts';

/** What to say about a key that the table does not have; undefined for one that may be meant for a later version. */
export function describeUnknown(context: RuleContext, field: Field): Omit<Report, 'span'> | undefined {
  const { dialect, kind } = context;
  const key = field.key.text;
  const foreign = foreignKey(dialect, kind.kind, key);
  // OpenCode 2 has keys of its own shapes: a file may be written for both.
  if (foreign?.whenValueIs === 'map' && field.value?.kind === 'list') return undefined;
  const elsewhere = dialect.kinds.find((other) => specOf(other, key));
  // The program's own keys for other kinds of files are told alike, whether the table has more to say of them or not.
  const isOwn = elsewhere !== undefined && foreign?.program.startsWith(dialect.title);
  if (foreign && !foreign.whenValueIs && !isOwn) return foreignReport(context, field, foreign);
  const meant = foreign?.use ?? (elsewhere ? undefined : nearKey(context, field));
  if (meant) {
    return {
      severity: 'warning',
      message: `${dialect.title} does not know ${code(key)}: it ${fate(context)}. Did you mean ${code(meant)}?`,
      fixes: renameFixes(context, field, meant),
    };
  }
  const unknown = elsewhere
    ? `${code(key)} is a key of ${elsewhere.title} files, not of ${kind.title} files`
    : `${dialect.title} does not know ${code(key)}`;
  const dropped = kind.unknownKeys === 'ignored';
  const missed = dropped && elsewhere !== undefined && isMeantFor(elsewhere, field);
  return {
    severity: missed ? 'warning' : dropped ? 'hint' : 'information',
    message: `${unknown}: it ${fate(context)}. ${missed ? `Set it in the ${elsewhere.title} that does the work.` : 'Remove it unless that is meant.'}`,
    fixes: [removal(context, field)],
  };
}

/** Whether a key of another kind of file has a value that would count there: no word of the author's own. */
function isMeantFor(other: KindSpec, { key, value }: Field): boolean {
  const spec = specOf(other, key.text);
  const words = spec?.values?.map((one) => one.value);
  return value !== undefined && (!words || words.includes(scalarText(value) ?? ''));
}

/** The key that was meant; a list or a map only where the program takes one under that key. */
function nearKey(context: RuleContext, field: Field): string | undefined {
  const { kind } = context;
  const meant = nearest(field.key.text, keyNames(kind));
  const spec = meant === undefined ? undefined : specOf(kind, meant);
  const current = spec?.deprecated && specOf(kind, spec.deprecated.use);
  const key = current && current.shape === spec?.shape ? current.key : meant;
  if (!key || !field.value || field.value.kind === 'scalar') return key;
  return keepsValues(context, [renameKey(field, key)]) ? key : undefined;
}

function fate({ kind }: RuleContext): string {
  return kind.unknownKeys === 'ignored'
    ? 'is dropped without a word'
    : 'goes to the model’s provider as a request option';
}

function foreignReport(context: RuleContext, field: Field, foreign: ForeignKey): Omit<Report, 'span'> {
  const { key, program, use, renames } = foreign;
  const remedy =
    foreign.remedy ??
    (!use ? 'Remove it' : renames ? `Rename it to ${code(use)}` : `Use ${code(use)} instead`);
  const fixes = renames && use ? renameFixes(context, field, use) : [];
  return {
    severity: 'warning',
    message: `${code(key)} belongs to ${program}; in ${context.dialect.title} it ${fate(context)} and does nothing else. ${remedy}.`,
    fixes: fixes.length > 0 ? fixes : [removal(context, field)],
  };
}

/** Safe where the program takes the value under the other name; none where that name is taken already. */
function renameFixes(context: RuleContext, field: Field, to: string): Fix[] {
  if (fieldOf(context.file.front?.root, to)) return [];
  const edits = [renameKey(field, to)];
  const fix = { title: `Rename to ${code(to)}`, edits, preferred: true };
  return [checkedFix(fix, () => keepsValues(context, edits))];
}

function removal({ file }: RuleContext, field: Field): Fix {
  return {
    title: `Remove ${code(field.key.text)}`,
    edits: [removeField(file.text, field)],
    safe: false,
    preferred: false,
  };
}
