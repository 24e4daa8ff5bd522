import { allowListMap } from './allow-list-map.ts';
import { foreignTool } from './foreign-tool.ts';
import { ineffectiveRule } from './ineffective-rule.ts';
import { removedTool } from './removed-tool.ts';
import { toolCase } from './tool-case.ts';
import type { Rule } from './types.ts';
import { unknownTool } from './unknown-tool.ts';

/** Every rule, in the order of their ids. */
export const RULES: readonly Rule[] = [
  allowListMap,
  foreignTool,
  ineffectiveRule,
  removedTool,
  toolCase,
  unknownTool,
];
