import type { Reading } from '../dialects/reading.ts';
import { loadAgentSkill } from './agentSkills.ts';
import {
  loadCopilotAgent,
  loadCopilotInstructions,
  loadCopilotPrompt,
  loadCopilotRule,
  loadCopilotSkill,
  loadCopilotSubagent,
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
  'agent-skills': loadAgentSkill,
  copilot: loadCopilotAgent,
  'copilot:prompt': loadCopilotPrompt,
  'copilot:instructions': loadCopilotInstructions,
  'copilot:rule': loadCopilotRule,
  'copilot:subagent': loadCopilotSubagent,
  'copilot:skill': loadCopilotSkill,
};

/** What the program does with one entry of a configuration file. */
export function loadPart(data: Readonly<Record<string, unknown>>, reading: Reading): Loaded | undefined {
  return reading.dialect.id === 'opencode' ? loadEntry(reading.kind.kind, reading.name, data) : undefined;
}

/** What the program does with the text; undefined where nobody has written its loader yet. */
export function load(text: string, reading: Reading): Loaded | undefined {
  const loader = LOADERS[`${reading.dialect.id}:${reading.kind.kind}`] ?? LOADERS[reading.dialect.id];
  return loader?.({ text, name: reading.name });
}
