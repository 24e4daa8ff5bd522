import type { MergedAgent } from '../loaders/opencodeMerge.ts';
import { mergeSources } from '../loaders/opencodeMerge.ts';
import { scopeOf, sourcesOf } from '../workspace/sources.ts';
import type { RuleContext } from './types.ts';

/** The agent that the program makes of this file and all other sources of its name; undefined where it is the only one. */
export function mergedAgent({ file, loaded, workspace }: RuleContext): MergedAgent | undefined {
  const scope = scopeOf(file);
  const sources = scope ? sourcesOf(workspace, scope, loaded.name) : [];
  return sources.length < 2
    ? undefined
    : mergeSources(
        loaded.name,
        sources.map((source) => source.loaded),
      );
}
