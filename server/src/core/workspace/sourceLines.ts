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
  if (source.at.length > 0) return lineInConfig(workspace, source.path, [...source.at, ...path]);
  return lineIn(workspace, source.path, path, (text) => {
    const split = splitFrontMatter(text, 'line-start');
    return split && parseYaml(text, split.content, source.loaded.header.repaired).root;
  });
}

/** The same for a key of a configuration file. */
export function lineInConfig(workspace: Workspace, file: string, path: KeyPath): number | undefined {
  return lineIn(workspace, file, path, (text) => parseJsonc(text).root);
}

function lineIn(
  workspace: Workspace,
  path: string,
  keys: KeyPath,
  parse: (text: string) => FieldMap | undefined,
): number | undefined {
  const file = workspace.view.read(path);
  if (!file) return undefined;
  if (!trees.has(file)) {
    const root = parse(file.text);
    trees.set(file, root && { root, lines: new LineIndex(file.text) });
  }
  const located = trees.get(file);
  const field = located && fieldAt(located.root, keys);
  return field && located?.lines.positionAt(field.key.span.start).line;
}
