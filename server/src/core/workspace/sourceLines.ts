import type { KeyPath } from '../loaders/types.ts';
import { splitFrontMatter } from '../syntax/frontmatter.ts';
import { parseJsonc } from '../syntax/jsonc.ts';
import { LineIndex } from '../syntax/span.ts';
import type { FieldMap } from '../syntax/tree.ts';
import { fieldAt } from '../syntax/tree.ts';
import { parseYaml } from '../syntax/yaml.ts';
import type { AgentSource } from './sources.ts';
import type { FileText } from './view.ts';
import type { Workspace } from './workspace.ts';

interface Located {
  readonly root: FieldMap;
  readonly lines: LineIndex;
}

const trees = new WeakMap<FileText, Located | undefined>();

/** The zero-based line on which a source writes the key at `path`; undefined where it cannot be told. */
export function lineOf(workspace: Workspace, source: AgentSource, path: KeyPath): number | undefined {
  const file = workspace.view.read(source.path);
  if (!file) return undefined;
  if (!trees.has(file)) trees.set(file, locate(file.text, source));
  const located = trees.get(file);
  const field = located && fieldAt(located.root, [...source.at, ...path]);
  return field && located?.lines.positionAt(field.key.span.start).line;
}

function locate(text: string, { at, loaded }: AgentSource): Located | undefined {
  const lines = new LineIndex(text);
  if (at.length > 0) return { root: parseJsonc(text).root, lines };
  const split = splitFrontMatter(text, 'line-start');
  return split && { root: parseYaml(text, split.content, loaded.header.repaired).root, lines };
}
