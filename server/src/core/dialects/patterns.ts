import type { FolderPattern } from './types.ts';

/** Whether the path below a folder, its parts, is what the pattern means. */
export function matches(below: readonly string[], pattern: FolderPattern): boolean {
  const [folder = '', ...rest] = below;
  const file = rest.at(-1);
  if (file === undefined || !pattern.folders.includes(folder)) return false;
  return reaches(pattern, rest.length - 1) && takes(pattern, file);
}

/** Whether the pattern means files with so many folders between its own and them. */
export function reaches({ depth, recursive }: FolderPattern, between: number): boolean {
  return depth === undefined ? recursive || between === 0 : between === depth;
}

/** Whether the pattern means files of that name. */
export function takes({ file }: FolderPattern, name: string): boolean {
  return 'name' in file ? name === file.name : name.endsWith(file.extension);
}

/** The folders between: any, none, or as many as the pattern wants. */
export function betweenGlob({ depth, recursive }: FolderPattern): string {
  if (depth !== undefined) return '*/'.repeat(depth);
  return recursive ? '**/' : '';
}

export function fileGlob(pattern: FolderPattern): string {
  return 'name' in pattern.file ? pattern.file.name : `*${pattern.file.extension}`;
}
