import { allowListMap } from './allow-list-map.ts';
import { argumentIndex } from './argument-index.ts';
import { brokenHook } from './broken-hook.ts';
import { configForm } from './config-form.ts';
import { cutHeader } from './cut-header.ts';
import { deprecatedKey } from './deprecated-key.ts';
import { descriptionLength } from './description-length.ts';
import { disabledToolMentioned } from './disabled-tool-mentioned.ts';
import { duplicateKey } from './duplicate-key.ts';
import { executableFrontmatter } from './executable-frontmatter.ts';
import { foreignTool } from './foreign-tool.ts';
import { frontmatterFence } from './frontmatter-fence.ts';
import { frontmatterMissing } from './frontmatter-missing.ts';
import { frontmatterUnclosed } from './frontmatter-unclosed.ts';
import { importDepth } from './import-depth.ts';
import { importEnding } from './import-ending.ts';
import { importPunctuation } from './import-punctuation.ts';
import { ineffectiveKey } from './ineffective-key.ts';
import { ineffectiveRule } from './ineffective-rule.ts';
import { invalidEffort } from './invalid-effort.ts';
import { invalidHandoff } from './invalid-handoff.ts';
import { invalidType } from './invalid-type.ts';
import { invalidValue } from './invalid-value.ts';
import { literalReference } from './literal-reference.ts';
import { missingDescription } from './missing-description.ts';
import { missingKey } from './missing-key.ts';
import { modelFormat } from './model-format.ts';
import { nestedFence } from './nested-fence.ts';
import { referenceLabel } from './reference-label.ts';
import { removedTool } from './removed-tool.ts';
import { renamedTool } from './renamed-tool.ts';
import { repairedHeader } from './repaired-header.ts';
import { reversedShell } from './reversed-shell.ts';
import { shadowedAgent } from './shadowed-agent.ts';
import { silentlyDropped } from './silently-dropped.ts';
import { skillName } from './skill-name.ts';
import { toolCase } from './tool-case.ts';
import { toolSpecifierIgnored } from './tool-specifier-ignored.ts';
import type { Rule } from './types.ts';
import { undeclaredServer } from './undeclared-server.ts';
import { unknownAgent } from './unknown-agent.ts';
import { unknownKey } from './unknown-key.ts';
import { unknownTool } from './unknown-tool.ts';
import { unresolvedAnchor } from './unresolved-anchor.ts';
import { unresolvedReference } from './unresolved-reference.ts';
import { unresolvedSubstitution } from './unresolved-substitution.ts';
import { unusedSuppression } from './unused-suppression.ts';
import { yamlSyntax } from './yaml-syntax.ts';
import { zeroTools } from './zero-tools.ts';

/** Every rule, in the order of their ids. */
export const RULES: readonly Rule[] = [
  allowListMap,
  argumentIndex,
  brokenHook,
  configForm,
  cutHeader,
  deprecatedKey,
  descriptionLength,
  disabledToolMentioned,
  duplicateKey,
  executableFrontmatter,
  foreignTool,
  frontmatterFence,
  frontmatterMissing,
  frontmatterUnclosed,
  importDepth,
  importEnding,
  importPunctuation,
  ineffectiveKey,
  ineffectiveRule,
  invalidEffort,
  invalidHandoff,
  invalidType,
  invalidValue,
  literalReference,
  missingDescription,
  missingKey,
  modelFormat,
  nestedFence,
  referenceLabel,
  removedTool,
  renamedTool,
  repairedHeader,
  reversedShell,
  shadowedAgent,
  silentlyDropped,
  skillName,
  toolCase,
  toolSpecifierIgnored,
  undeclaredServer,
  unknownAgent,
  unknownKey,
  unknownTool,
  unresolvedAnchor,
  unresolvedReference,
  unresolvedSubstitution,
  unusedSuppression,
  yamlSyntax,
  zeroTools,
];
