import type { Reading } from '../dialects/reading.ts';
import type { Kind } from '../dialects/types.ts';
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

interface Loaders {
  /** Of the program's agents, and of kinds without one of their own. */
  readonly others: Loader;
  readonly kinds: Readonly<Partial<Record<Kind, Loader>>>;
}

const LOADERS: ReadonlyMap<string, Loaders> = new Map<string, Loaders>([
  [
    'opencode',
    {
      others: loadAgent,
      kinds: { mode: loadMode, command: loadCommand, skill: loadSkill, config: loadConfig },
    },
  ],
  [
    'claude-code',
    {
      others: loadClaudeAgent,
      kinds: {
        command: loadClaudeCommand,
        skill: loadClaudeSkill,
        style: loadClaudeStyle,
        rule: loadClaudeRule,
        memory: loadClaudeMemory,
        plugin: loadClaudeSettings('plugin'),
        marketplace: loadClaudeSettings('marketplace'),
        hooks: loadClaudeSettings('hooks'),
        mcp: loadClaudeSettings('mcp'),
      },
    },
  ],
  ['agent-skills', { others: loadAgentSkill, kinds: {} }],
  [
    'copilot',
    {
      others: loadCopilotAgent,
      kinds: {
        prompt: loadCopilotPrompt,
        instructions: loadCopilotInstructions,
        rule: loadCopilotRule,
        'foreign-agent': loadCopilotForeignAgent,
        skill: loadCopilotSkill,
      },
    },
  ],
]);

/** What the program does with one entry of a configuration file. */
export function loadPart(data: Readonly<Record<string, unknown>>, reading: Reading): Loaded | undefined {
  return reading.dialect.id === 'opencode' ? loadEntry(reading.kind.kind, reading.name, data) : undefined;
}

/** What the program does with the text; undefined where nobody has written its loader yet. */
export function load(text: string, reading: Reading): Loaded | undefined {
  const loaders = LOADERS.get(reading.dialect.id);
  const loader = loaders && (loaders.kinds[reading.kind.kind] ?? loaders.others);
  return loader?.({ text, name: reading.name, plugin: inPlugin(reading) });
}

/** Whether the file lies beside what makes a folder a plugin, in none of the program's own folders. */
function inPlugin({ configFolder, dialect: { places } }: Reading): boolean {
  if (configFolder === undefined || (places.markers ?? []).length === 0) return false;
  return !holds(places.projectFolders, configFolder) && !holds(places.homeFolders, configFolder);
}

function holds(folders: readonly string[], folder: string): boolean {
  return folders.some((one) => folder === one || folder.endsWith(`/${one}`));
}
