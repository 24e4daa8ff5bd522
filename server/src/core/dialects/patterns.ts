import { withoutExtension } from '../workspace/paths.ts';
import type { FolderPattern, KindSpec } from './types.ts';

/** What the path below a configuration directory calls the file. */
export function patternName(
  below: readonly string[],
  { file, separator = '/' }: FolderPattern,
  kind: KindSpec,
): string {
  const parts = below.slice(1);
  if ('name' in file && kind.kind === 'skill') return parts.at(-2) ?? withoutExtension(file.name);
  const path = parts.join(separator);
  return 'name' in file ? withoutExtension(path) : path.slice(0, -file.extension.length);
}

export function matches(below: readonly string[], pattern: FolderPattern): boolean {
  const [folder = '', ...rest] = below;
  const file = rest.at(-1);
  if (file === undefined || !pattern.folders.includes(folder)) return false;
  if (pattern.depth !== undefined ? rest.length !== pattern.depth + 1 : !pattern.recursive && rest.length > 1)
    return false;
  return 'name' in pattern.file ? file === pattern.file.name : file.endsWith(pattern.file.extension);
}

/** The folders between: any, none, or as many as the pattern wants. */
export function betweenGlob({ depth, recursive }: FolderPattern): string {
  if (depth !== undefined) return '*/'.repeat(depth);
  return recursive ? '**/' : '';
}

export function fileGlob(pattern: FolderPattern): string {
  return 'name' in pattern.file ? pattern.file.name : `*${pattern.file.extension}`;
}
