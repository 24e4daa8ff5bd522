import { foreignKey } from '../dialects/lookup.ts';
import { isRead, targetOf, targetTitle } from '../dialects/targets.ts';
import type { FieldSpec } from '../dialects/types.ts';
import type { Field } from '../syntax/tree.ts';
import { fieldOf } from '../syntax/tree.ts';
import { removeField, renameKey } from './edits.ts';
import { specOf } from './keyTable.ts';
import { code } from './messages.ts';
import { nearest } from './spelling.ts';
import type { Fix, Report, RuleContext } from './types.ts';

/**
 * What to say about a key of a file that a family of programs reads, each with keys of its own: only slips, keys that
 * another program calls something else, and those that hold an agent back elsewhere and do nothing here.
 */
export function describeFamilyKey(context: RuleContext, field: Field): Omit<Report, 'span'> | undefined {
  const { dialect, kind } = context;
  const key = field.key.text;
  const foreign = foreignKey(dialect, kind.kind, key);
  if (foreign?.expected) return undefined;
  if (foreign) {
    const { program, use, renames } = foreign;
    const remedy = !use ? 'Remove it' : renames ? `Write ${code(use)} for VS Code` : `Use ${code(use)}`;
    return {
      severity: 'information',
      message: `${code(key)} belongs to ${program}. VS Code does not read it. ${remedy}.`,
      fixes: renames && use ? rename(context, field, use, false) : [removal(context, field)],
    };
  }
  const target = targetOf(kind, context.file.front?.root);
  const meant = nearest(
    key,
    kind.fields.filter((one) => isRead(one, target) && !one.deprecated).map((one) => one.key),
  );
  if (meant === undefined || fieldOf(context.file.front?.root, meant) || isKnown(context, key))
    return undefined;
  return {
    severity: 'warning',
    message: `${dialect.title} does not know ${code(key)} and ignores it. Did you mean ${code(meant)}?`,
    fixes: rename(context, field, meant, true),
  };
}

/** What to say about a key that the program named in the header does not read; undefined where it does. */
export function describeOtherTarget(
  context: RuleContext,
  field: Field,
  spec: FieldSpec,
): Omit<Report, 'span'> | undefined {
  const { kind, file } = context;
  const target = targetOf(kind, file.front?.root);
  if (!kind.target || isRead(spec, target)) return undefined;
  const title = targetTitle(kind, target) ?? '';
  const others = (spec.targets ?? []).flatMap((one) => targetTitle(kind, one) ?? []);
  return {
    severity: 'information',
    message: `${code(spec.key)} is read by ${others.join(' and ')} alone, and ${code(`${kind.target.key}: ${target ?? ''}`)} says that the file is for ${title}. Remove one of the two.`,
    tags: ['unnecessary'],
    fixes: [removal(context, field)],
  };
}

/** Whether the key means something in another kind of file. */
function isKnown({ dialect }: RuleContext, key: string): boolean {
  return (
    dialect.foreignKeys.some((one) => one.key === key) ||
    dialect.kinds.some((kind) => specOf(kind, key) !== undefined)
  );
}

function rename({ file }: RuleContext, field: Field, to: string, safe: boolean): Fix[] {
  if (fieldOf(file.front?.root, to)) return [];
  return [{ title: `Rename to ${code(to)}`, edits: [renameKey(field, to)], safe, preferred: true }];
}

function removal({ file }: RuleContext, field: Field): Fix {
  const title = `Remove ${code(field.key.text)}`;
  return { title, edits: [removeField(file.text, field)], safe: false, preferred: false };
}
