import type { DialectChoice } from './dialects/detect.ts';
import { readingAs } from './dialects/detect.ts';
import type { Reading } from './dialects/reading.ts';
import { DIALECTS } from './dialects/registry.ts';
import { load } from './loaders/registry.ts';
import type { Loaded } from './loaders/types.ts';
import type { RuleLevels } from './rules/engine.ts';
import { diagnose } from './rules/engine.ts';
import { RULES } from './rules/registry.ts';
import type { Finding, Severity } from './rules/types.ts';
import type { AgentFile } from './syntax/agentFile.ts';
import { parseAgentFile } from './syntax/agentFile.ts';
import type { FileView } from './workspace/view.ts';
import { Workspace } from './workspace/workspace.ts';

export interface Settings {
  readonly rules: RuleLevels;
  readonly dialects: readonly DialectChoice[];
}

export const DEFAULT_SETTINGS: Settings = { rules: {}, dialects: [] };

/** An agent file with what its program makes of it. The caller keeps it as long as the text stays the same. */
export interface OpenFile {
  readonly file: AgentFile;
  /** Computed once, on first use. */
  readonly loaded: () => Loaded;
}

export interface LanguageService {
  readonly workspace: Workspace;
  /** The file as each of its readers sees it, the owner of its place first; empty for an ordinary file. */
  open(path: string, text: string): readonly OpenFile[];
  /** The same for a reading that the caller has settled. */
  openAs(path: string, text: string, reading: Reading): OpenFile;
  diagnose(open: OpenFile): readonly Finding[];
}

/** The core's only door: everything an adapter may ask. Pure but for what it reads through the view. */
export function createLanguageService(
  view: FileView,
  settings: Settings = DEFAULT_SETTINGS,
): LanguageService {
  const workspace = new Workspace(view, settings.dialects);
  return Object.freeze({
    workspace,
    open: (path: string, text: string) =>
      workspace.detect(path, () => text).map((one) => openAs(path, text, one)),
    openAs,
    diagnose: (open: OpenFile) => diagnose(open.file, open.loaded, workspace, settings.rules),
  });
}

function openAs(path: string, text: string, reading: Reading): OpenFile {
  let known: Loaded | undefined;
  const loaded = (): Loaded => {
    known ??= load(text, reading) ?? unread(reading);
    return known;
  };
  return { file: parseAgentFile(path, text, reading, () => loaded().header.repaired), loaded };
}

/** A program whose loader is not known claims nothing. */
function unread(reading: Reading): Loaded {
  return {
    outcome: 'ok',
    reasons: [],
    name: reading.name,
    header: { state: 'none', data: {}, failure: undefined, repaired: [] },
    keys: {},
    options: {},
    permission: [],
    tools: {},
    problems: [],
  };
}

export type { AgentFile, Finding, Loaded, Reading, Severity };
export { DIALECTS, RULES, readingAs };
