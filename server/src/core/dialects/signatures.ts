import { splitFrontMatter } from '../syntax/frontmatter.ts';
import type { Value } from '../syntax/tree.ts';
import { fieldOf, scalarText } from '../syntax/tree.ts';
import { parseYaml } from '../syntax/yaml.ts';
import { basename, withoutExtension } from '../workspace/paths.ts';
import { folderOfKind } from './folders.ts';
import { kindSpec } from './lookup.ts';
import type { Reading } from './reading.ts';
import { DIALECTS } from './registry.ts';
import type { Dialect, Signature } from './types.ts';

/**
 * The reading of a file in a folder of the right name without any configuration around it: only a header in the program's
 * own words tells. One guess is enough: the first program whose words the header has.
 */
export function byHeader(path: string, text: () => string): readonly Reading[] {
  if (isDocumentation(basename(path))) return [];
  for (const dialect of DIALECTS) {
    const reading = byKeys(path, text, dialect);
    if (reading) return [reading];
  }
  return [];
}

function byKeys(path: string, text: () => string, dialect: Dialect): Reading | undefined {
  const folders = dialect.signatures && folderOfKind(path, dialect);
  const signature = folders && dialect.signatures?.find(({ kind }) => kind === folders.kind);
  if (!signature || inDotFolder(path, folders.start)) return undefined;
  const kind = kindSpec(dialect, signature.kind);
  const key = kind && signatureKey(text(), signature, dialect);
  if (!key) return undefined;
  const name = withoutExtension(path.slice(folders.start));
  const folder = basename(path.slice(0, folders.start - 1));
  const reasons = [
    `It lies in a folder called \`${folder}\`.`,
    `Its key \`${key}\` is written as ${dialect.title} reads it.`,
  ];
  return { dialect, kind, place: 'loose', name, configFolder: undefined, reasons };
}

/** Other programs' folders (`.claude/agents`) are theirs. */
function inDotFolder(path: string, end: number): boolean {
  return /\/\.[^/]/.test(path.slice(0, end));
}

/** READMEs and templates lie beside agents in many collections. */
export function isDocumentation(name: string): boolean {
  return /^(?:readme|changelog|contributing|license|index)\b|^_|template/i.test(name);
}

function signatureKey(text: string, signature: Signature, dialect: Dialect): string | undefined {
  const split = splitFrontMatter(text, dialect.fence);
  if (!split) return undefined;
  const { root } = parseYaml(text, split.content);
  const found = signature.keys.find(({ key, values, map, match }) => {
    const value = fieldOf(root, key)?.value;
    if (values?.includes(scalarText(value) ?? '') || match?.test(textOf(value))) return true;
    if (map !== 'boolean') return map === 'any' && (value?.kind === 'map' || scalarText(value) !== undefined);
    if (value?.kind !== 'map' || value.fields.length === 0) return false;
    return value.fields.every((field) => /^(?:true|false)$/.test(scalarText(field.value) ?? ''));
  });
  return found?.key;
}

/** A text, or the texts of a list with commas between them; empty for all else. */
function textOf(value: Value | undefined): string {
  if (value?.kind === 'list') return value.items.map((item) => scalarText(item) ?? '').join(', ');
  return scalarText(value) ?? '';
}
