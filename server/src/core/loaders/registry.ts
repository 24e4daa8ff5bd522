import type { Reading } from '../dialects/reading.ts';
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
