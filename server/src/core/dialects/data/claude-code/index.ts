import type { Dialect } from '../../types.ts';
import { EFFORT_FAMILIES, EFFORT_LEVELS, EFFORT_PROVIDERS } from './efforts.ts';
import { docs, VERSION } from './evidence.ts';
import { FOREIGN_KEYS } from './foreignKeys.ts';
import { FOREIGN_TOOLS } from './foreignTools.ts';
import { HOOKS_TABLE } from './hooks.ts';
import { KINDS } from './kinds.ts';
import { FOREIGN_MODELS, MODEL_ALIASES } from './models.ts';
import { PERMISSION_FORMS } from './permissionForms.ts';
import { PLACES, SIGNATURES } from './places.ts';
import { GONE_TOOLS, SERVER_TOOL, TOOL_ALIASES, TOOLS } from './tools.ts';

/** Everything that Claude Code reads in agent files, as checked on version 2.1.330. */
export const CLAUDE_CODE: Dialect = {
  id: 'claude-code',
  title: 'Claude Code',
  homepage: 'https://code.claude.com',
  version: VERSION,
  fence: 'anywhere',
  places: PLACES,
  signatures: SIGNATURES,
  kinds: KINDS,
  tools: TOOLS,
  toolAliases: TOOL_ALIASES,
  serverTool: SERVER_TOOL,
  serverForm: 'mcp__server',
  slash: { runs: ['skill', 'command'], evidence: docs('skills') },
  goneTools: GONE_TOOLS,
  foreignTools: FOREIGN_TOOLS,
  foreignKeys: FOREIGN_KEYS,
  foreignModels: FOREIGN_MODELS,
  modelAliases: MODEL_ALIASES,
  hooks: HOOKS_TABLE,
  permissionForms: PERMISSION_FORMS,
  permissionKeys: [],
  switchAliases: {},
  actions: [],
  efforts: EFFORT_FAMILIES,
  effortProviders: EFFORT_PROVIDERS,
  effortLevels: EFFORT_LEVELS,
};
