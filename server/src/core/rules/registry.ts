import { allowListMap } from './allow-list-map.ts';
import { deprecatedKey } from './deprecated-key.ts';
import { duplicateKey } from './duplicate-key.ts';
import { executableFrontmatter } from './executable-frontmatter.ts';
import { foreignTool } from './foreign-tool.ts';
import { frontmatterFence } from './frontmatter-fence.ts';
import { frontmatterMissing } from './frontmatter-missing.ts';
import { frontmatterUnclosed } from './frontmatter-unclosed.ts';
import { ineffectiveRule } from './ineffective-rule.ts';
import { invalidEffort } from './invalid-effort.ts';
import { invalidType } from './invalid-type.ts';
import { invalidValue } from './invalid-value.ts';
import { modelFormat } from './model-format.ts';
import { referenceLabel } from './reference-label.ts';
import { removedTool } from './removed-tool.ts';
import { repairedHeader } from './repaired-header.ts';
import { toolCase } from './tool-case.ts';
import type { Rule } from './types.ts';
import { unknownKey } from './unknown-key.ts';
import { unknownTool } from './unknown-tool.ts';
import { unresolvedAnchor } from './unresolved-anchor.ts';
import { unresolvedReference } from './unresolved-reference.ts';
import { yamlSyntax } from './yaml-syntax.ts';

/** Every rule, in the order of their ids. */
export const RULES: readonly Rule[] = [
  allowListMap,
  deprecatedKey,
  duplicateKey,
  executableFrontmatter,
  foreignTool,
  frontmatterFence,
  frontmatterMissing,
  frontmatterUnclosed,
  ineffectiveRule,
  invalidEffort,
  invalidType,
  invalidValue,
  modelFormat,
  referenceLabel,
  removedTool,
  repairedHeader,
  toolCase,
  unknownKey,
  unknownTool,
  unresolvedAnchor,
  unresolvedReference,
  yamlSyntax,
];
