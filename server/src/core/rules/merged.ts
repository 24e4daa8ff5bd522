import type { MergedAgent } from '../loaders/opencodeMerge.ts';
import { mergeSources } from '../loaders/opencodeMerge.ts';
import { scopeOf } from '../workspace/scope.ts';
import { sourcesByPath } from '../workspace/sources.ts';
import type { RuleContext } from './types.ts';

/**
 * The agent that the program makes of all sources of this file's name; undefined where the file is the only one. Files
 * that take the name by their header are not looked for: that would mean to read every other agent for each one.
 */
export function mergedAgent({ file, loaded, workspace }: RuleContext): MergedAgent | undefined {
  const scope = scopeOf(file);
  const sources = scope ? sourcesByPath(workspace, scope, file, loaded) : [];
  return sources.every((source) => source.path === file.path)
    ? undefined
    : mergeSources(
        loaded.name,
        sources.map((source) => source.loaded),
      );
}
