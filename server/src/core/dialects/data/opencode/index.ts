import type { Dialect } from '../../types.ts';
import { EFFORT_FAMILIES, EFFORT_LEVELS, EFFORT_PROVIDERS } from './efforts.ts';
import { VERSION } from './evidence.ts';
import { FOREIGN_KEYS } from './foreignKeys.ts';
import { FOREIGN_MODELS } from './foreignModels.ts';
import { FOREIGN_SERVER_TOOL, FOREIGN_TOOLS } from './foreignTools.ts';
import { KINDS } from './kinds.ts';
import { ACTIONS, PATTERNS, PERMISSION_KEYS } from './permission.ts';
import { PLACES, SIGNATURE } from './places.ts';
import { GONE_TOOLS, SWITCH_ALIASES, TOOLS } from './tools.ts';

/** Everything that OpenCode reads in Markdown files, as checked on version 1.18.33. */
export const OPENCODE: Dialect = {
  id: 'opencode',
  title: 'OpenCode',
  homepage: 'https://opencode.ai',
  version: VERSION,
  fence: 'line-start',
  places: PLACES,
  signatures: [SIGNATURE],
  kinds: KINDS,
  tools: TOOLS,
  goneTools: GONE_TOOLS,
  foreignTools: FOREIGN_TOOLS,
  foreignServerTool: FOREIGN_SERVER_TOOL,
  otherTools:
    'It may be one of an MCP server (the server’s name, `_`, the tool’s name), of a plugin, or stand for several with `*` and `?`.',
  foreignKeys: FOREIGN_KEYS,
  foreignModels: FOREIGN_MODELS,
  permissionKeys: PERMISSION_KEYS,
  patterns: PATTERNS,
  switchAliases: SWITCH_ALIASES,
  actions: ACTIONS,
  efforts: EFFORT_FAMILIES,
  effortProviders: EFFORT_PROVIDERS,
  effortLevels: EFFORT_LEVELS,
};
