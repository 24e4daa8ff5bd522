import type { FieldMap } from '../syntax/tree.ts';
import { fieldOf, scalarText } from '../syntax/tree.ts';
import type { FieldSpec, KindSpec } from './types.ts';

/** The program of a family that the header says the file is for; undefined where it is for all of them. */
export function targetOf({ target }: KindSpec, root: FieldMap | undefined): string | undefined {
  const written = target && root && scalarText(fieldOf(root, target.key)?.value);
  return target?.programs.some((one) => one.value === written) ? written : undefined;
}

/** Whether the target reads the key, name or value that an entry of a table is about. */
export function isRead({ targets }: Pick<FieldSpec, 'targets'>, target: string | undefined): boolean {
  return target === undefined || targets === undefined || targets.includes(target);
}

/** The name of a target for messages: "VS Code". */
export function targetTitle({ target }: KindSpec, value: string | undefined): string | undefined {
  return target?.programs.find((one) => one.value === value)?.title;
}
