import type { Dialect } from '../../types.ts';
import { VERSION } from './evidence.ts';
import { FOREIGN_KEYS } from './foreignKeys.ts';
import { FOREIGN_RULE, FOREIGN_SERVER_TOOL, FOREIGN_TOOLS } from './foreignTools.ts';
import { KINDS } from './kinds.ts';
import { PLACES } from './places.ts';
import { TOOL_ALIASES, TOOL_RENAMES, TOOLS } from './tools.ts';
import { EFFORT_LEVELS, VSCODE } from './values.ts';

/** Custom agents, prompts and instructions of Copilot, in VS Code 1.139 and on GitHub. */
export const COPILOT: Dialect = {
  id: 'copilot',
  title: 'Copilot',
  homepage: 'https://code.visualstudio.com/docs/copilot/customization/overview',
  version: VERSION,
  fence: 'line-start',
  places: PLACES,
  kinds: KINDS,
  tools: TOOLS,
  toolAliases: TOOL_ALIASES,
  toolRenames: TOOL_RENAMES,
  agentsElsewhere: true,
  lenient: {
    reads: 'VS Code takes it as text all the same',
    others: 'programs that read YAML by the letter, such as GitHub’s, lose the header',
    lost: 'Programs that read YAML by the letter, such as GitHub’s, lose the header',
    unclosed: 'VS Code takes the whole file for the header, and other programs see none',
    target: VSCODE,
  },
  goneTools: [],
  foreignTools: FOREIGN_TOOLS,
  foreignServerTool: FOREIGN_SERVER_TOOL,
  foreignRule: FOREIGN_RULE,
  otherTools:
    'It may be one of an MCP server (`server/tool`, or `server/*` for all of them), of an extension (`publisher.extension/tool`), or a set of tools.',
  foreignKeys: FOREIGN_KEYS,
  foreignModels: [],
  permissionKeys: [],
  switchAliases: {},
  actions: [],
  efforts: [],
  effortProviders: [],
  effortLevels: EFFORT_LEVELS,
};
