import type { Reading } from '../dialects/reading.ts';
import { loadAgentSkill } from './agentSkills.ts';
import {
  loadClaudeAgent,
  loadClaudeCommand,
  loadClaudeMemory,
  loadClaudeRule,
  loadClaudeSettings,
  loadClaudeSkill,
  loadClaudeStyle,
} from './claude.ts';
import {
  loadCopilotAgent,
  loadCopilotForeignAgent,
  loadCopilotInstructions,
  loadCopilotPrompt,
  loadCopilotRule,
  loadCopilotSkill,
} from './copilot.ts';
import { loadAgent, loadCommand, loadConfig, loadEntry, loadMode, loadSkill } from './opencode.ts';
import type { Loaded, LoadInput } from './types.ts';

type Loader = (input: LoadInput) => Loaded;

/** One loader a program and kind; kinds without one of their own are read as the program's agents are. */
const LOADERS: Readonly<Record<string, Loader>> = {
  opencode: loadAgent,
  'opencode:mode': loadMode,
  'opencode:command': loadCommand,
  'opencode:skill': loadSkill,
  'opencode:config': loadConfig,
  'claude-code': loadClaudeAgent,
  'claude-code:command': loadClaudeCommand,
  'claude-code:skill': loadClaudeSkill,
  'claude-code:style': loadClaudeStyle,
  'claude-code:rule': loadClaudeRule,
  'claude-code:memory': loadClaudeMemory,
  'claude-code:plugin': loadClaudeSettings('plugin'),
  'claude-code:marketplace': loadClaudeSettings('marketplace'),
  'claude-code:hooks': loadClaudeSettings('hooks'),
  'claude-code:mcp': loadClaudeSettings('mcp'),
  'agent-skills': loadAgentSkill,
  copilot: loadCopilotAgent,
  'copilot:prompt': loadCopilotPrompt,
  'copilot:instructions': loadCopilotInstructions,
  'copilot:rule': loadCopilotRule,
  'copilot:foreign-agent': loadCopilotForeignAgent,
  'copilot:skill': loadCopilotSkill,
};

/** What the program does with one entry of a configuration file. */
export function loadPart(data: Readonly<Record<string, unknown>>, reading: Reading): Loaded | undefined {
  return reading.dialect.id === 'opencode' ? loadEntry(reading.kind.kind, reading.name, data) : undefined;
}

/** What the program does with the text; undefined where nobody has written its loader yet. */
export function load(text: string, reading: Reading): Loaded | undefined {
  const loader = LOADERS[`${reading.dialect.id}:${reading.kind.kind}`] ?? LOADERS[reading.dialect.id];
  return loader?.({ text, name: reading.name, plugin: inPlugin(reading) });
}

/** Whether the file lies beside what makes a folder a plugin, in none of the program's own folders. */
function inPlugin({ configFolder, dialect: { places } }: Reading): boolean {
  if (configFolder === undefined || (places.markers ?? []).length === 0) return false;
  const own = [...places.projectFolders, ...places.homeFolders];
  return !own.some((folder) => configFolder === folder || configFolder.endsWith(`/${folder}`));
}
