import { foreignKey } from '../dialects/lookup.ts';
import type { FieldSpec, ForeignKey } from '../dialects/types.ts';
import type { Field } from '../syntax/tree.ts';
import { fieldOf } from '../syntax/tree.ts';
import { basename, withoutExtension } from '../workspace/paths.ts';
import { removeField, renameKey } from './edits.ts';
import { keyNames, specOf } from './keyTable.ts';
import { code } from './messages.ts';
import { nearest } from './spelling.ts';
import type { Fix, Report, RuleContext } from './types.ts';
import { checkedFix, keepsValues } from './verify.ts';

/**
 * What to say about a key in files that authors and other programs extend: a warning only where the program itself says
 * what may be meant; undefined where a key that is missing altogether was misspelled, which is said there.
 */
export function describeExtra(context: RuleContext, field: Field): Omit<Report, 'span'> | undefined {
  const { dialect, kind, loaded } = context;
  const key = field.key.text;
  // Hooks at the top that may guard something are a finding of their own.
  if (loaded.problems.some((one) => one.path[0] === key && one.code === 'wrong-form')) return undefined;
  const foreign = foreignKey(dialect, kind.kind, key);
  const isOwn = foreign === undefined || foreign.program.startsWith(dialect.title);
  if (foreign?.expected || (isOwn && saysItsName(context, field))) return undefined;
  if (foreign) return foreignReport(context, field, foreign);
  if (dialect.hooks?.events.some(({ value }) => value === key)) {
    return {
      severity: 'warning',
      message: `${code(key)} is an event for hooks, and ${dialect.title} looks for hooks below \`hooks\` alone: it ignores these. Move them there.`,
    };
  }
  const elsewhere = dialect.kinds.find((other) => !other.format && isOffered(specOf(other, key)));
  if (!elsewhere) return unknownReport(context, field);
  return {
    severity: 'information',
    message: `${code(key)} is a key of ${elsewhere.title} files, not of ${kind.title} files: ${dialect.title} ignores it. Remove it unless it is meant for another program.`,
    fixes: [removal(context, field)],
  };
}

/** A key that nothing is known of: perhaps a slip. */
function unknownReport(context: RuleContext, field: Field): Omit<Report, 'span'> | undefined {
  const { dialect, kind, loaded, file } = context;
  const key = field.key.text;
  const meant = nearest(key, keyNames(kind));
  const isMissed = loaded.problems.some(({ path, actual }) => path[0] === meant && actual === undefined);
  if (meant !== undefined && isMissed) return undefined;
  const ignored = `${dialect.title} does not know ${code(key)} and ignores it.`;
  if (meant !== undefined && !fieldOf(file.front?.root, meant)) {
    return {
      severity: kind.unknownKeys === 'ignored-aloud' ? 'warning' : 'information',
      message: `${ignored} Did you mean ${code(meant)}?`,
      fixes: [rename(context, field, meant, true)],
    };
  }
  return {
    severity: 'hint',
    message: `${ignored} Remove it unless it is meant for another program.`,
    fixes: [removal(context, field)],
  };
}

/** Keys that a kind takes and does nothing with mean nothing elsewhere either. */
function isOffered(spec: FieldSpec | undefined): boolean {
  return spec !== undefined && spec.offered !== false;
}

/** A name in a file of a kind that has none does no harm where it is the name of the file. */
function saysItsName({ file }: RuleContext, { value }: Field): boolean {
  return value?.kind === 'scalar' && value.text === withoutExtension(basename(file.path));
}

function foreignReport(context: RuleContext, field: Field, foreign: ForeignKey): Omit<Report, 'span'> {
  const { key, program, use, renames, suggested } = foreign;
  const taken = use !== undefined && fieldOf(context.file.front?.root, use) !== undefined;
  const remedy =
    foreign.remedy ??
    (use === undefined || taken
      ? 'Remove it'
      : renames
        ? `Rename it to ${code(use)}`
        : `Use ${code(use)} instead`);
  const renamed = renames && use !== undefined && !taken;
  return {
    severity: suggested && !taken ? 'warning' : use === undefined ? 'hint' : 'information',
    message: `${code(key)} belongs to ${program}; ${context.dialect.title} ignores it. ${remedy}.`,
    fixes: renamed ? [rename(context, field, use, false)] : [removal(context, field)],
  };
}

/** A slip has one right answer; what another program calls so may be meant for that one. */
function rename(context: RuleContext, field: Field, to: string, isSlip: boolean): Fix {
  const edits = [renameKey(field, to)];
  const fix = { title: `Rename to ${code(to)}`, edits, preferred: true };
  return checkedFix(fix, () => isSlip && keepsValues(context, edits));
}

function removal({ file }: RuleContext, field: Field): Fix {
  const title = `Remove ${code(field.key.text)}`;
  return { title, edits: [removeField(file.text, field)], safe: false, preferred: false };
}
