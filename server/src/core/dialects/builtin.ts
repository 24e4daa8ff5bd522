import type { FieldMap } from '../syntax/tree.ts';
import type { BuiltinKind } from './data/vscode/builtin.ts';
import { BUILTIN_KINDS } from './data/vscode/builtin.ts';
import type { Reading } from './reading.ts';
import { targetOf } from './targets.ts';

/** What VS Code's own service offers for such a file; undefined where it knows no such kind. */
export function builtinKind({ dialect, kind }: Reading, root: FieldMap | undefined): BuiltinKind | undefined {
  const target = targetOf(kind, root);
  return BUILTIN_KINDS.find(
    (one) =>
      one.dialect === dialect.id &&
      one.kind === kind.kind &&
      (one.target === undefined || one.target === target),
  );
}
