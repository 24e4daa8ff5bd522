import type { FilePlaces, FolderPattern, Signature } from '../../types.ts';
import { DEBUG_CONFIG, observed, source } from './evidence.ts';

const SEEN = observed(DEBUG_CONFIG);
const MARKDOWN = { extension: '.md' } as const;

/** Skills of other programs: in the home folder, and from the working folder up to the root of the worktree. */
const SHARED_SKILLS: FolderPattern = {
  kind: 'skill',
  folders: ['skills'],
  recursive: true,
  file: { name: 'SKILL.md' },
  evidence: source('Skill'),
};

/** Where OpenCode looks for files, below each of its configuration directories. */
export const PLACES: FilePlaces = {
  projectFolders: ['.opencode'],
  homeFolders: ['.config/opencode', '.opencode'],
  configFiles: ['opencode.json', 'opencode.jsonc'],
  evidence: source('ConfigPaths.directories'),
  patterns: [
    { kind: 'agent', folders: ['agent', 'agents'], recursive: true, file: MARKDOWN, evidence: SEEN },
    { kind: 'mode', folders: ['mode', 'modes'], recursive: false, file: MARKDOWN, evidence: SEEN },
    { kind: 'command', folders: ['command', 'commands'], recursive: true, file: MARKDOWN, evidence: SEEN },
    {
      kind: 'skill',
      folders: ['skill', 'skills'],
      recursive: true,
      file: { name: 'SKILL.md' },
      evidence: source('Skill'),
    },
  ],
  shared: [
    { folder: '.claude', pattern: SHARED_SKILLS },
    { folder: '.agents', pattern: SHARED_SKILLS },
  ],
  toolFolders: ['tool', 'tools'],
  pluginFolders: ['plugin', 'plugins'],
  pluginKey: 'plugin',
};

/** Keys that only OpenCode's agents have in this form: they tell an agent in a folder without any configuration. */
export const SIGNATURE: Signature = {
  kind: 'agent',
  keys: [
    { key: 'mode', values: ['subagent', 'primary', 'all'] },
    { key: 'tools', map: 'boolean' },
    { key: 'permission', map: 'any' },
  ],
};
