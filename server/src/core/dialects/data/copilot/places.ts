import type { FilePlaces, FolderPattern } from '../../types.ts';
import { docs, source } from './evidence.ts';

const LOCATIONS = source('promptFileLocations');
const LANGUAGES = source('prompt-basics');
const CLI = docs('github/docs, Copilot CLI command reference');

/** `.github/skills/NAME/SKILL.md`, and the same in folders that other programs have made. */
const SKILLS: FolderPattern = {
  kind: 'skill',
  folders: ['skills'],
  recursive: false,
  depth: 1,
  file: { name: 'SKILL.md' },
  evidence: LOCATIONS,
};

const MARKDOWN = { extension: '.md' } as const;

/** Where VS Code, GitHub and the command line look for files. */
export const PLACES: FilePlaces = {
  projectFolders: ['.github'],
  homeFolders: ['.copilot'],
  configFiles: [],
  signs: [
    '.github/copilot-instructions.md',
    '.github/agents',
    '.github/prompts',
    '.github/instructions',
    '.github/chatmodes',
    '.github/skills',
    '.github/hooks',
  ],
  evidence: LOCATIONS,
  patterns: [
    {
      kind: 'agent',
      folders: ['agents'],
      recursive: false,
      file: { extension: '.agent.md' },
      evidence: LOCATIONS,
    },
    { kind: 'agent', folders: ['agents'], recursive: false, file: MARKDOWN, evidence: LOCATIONS },
    {
      kind: 'prompt',
      folders: ['prompts'],
      recursive: true,
      file: { extension: '.prompt.md' },
      evidence: LOCATIONS,
    },
    {
      kind: 'instructions',
      folders: ['instructions'],
      recursive: true,
      file: { extension: '.instructions.md' },
      evidence: LOCATIONS,
    },
    {
      kind: 'mode',
      folders: ['chatmodes'],
      recursive: false,
      file: { extension: '.chatmode.md' },
      evidence: LOCATIONS,
    },
    SKILLS,
  ],
  files: [
    { kind: 'agent', path: '*.agent.md', evidence: LANGUAGES },
    { kind: 'prompt', path: '*.prompt.md', evidence: LANGUAGES },
    { kind: 'instructions', path: '*.instructions.md', evidence: LANGUAGES },
    { kind: 'instructions', path: 'copilot-instructions.md', evidence: LANGUAGES },
    { kind: 'mode', path: '*.chatmode.md', evidence: LANGUAGES },
  ],
  shared: [
    {
      folder: '.claude',
      pattern: {
        kind: 'foreign-agent',
        folders: ['agents'],
        recursive: false,
        file: MARKDOWN,
        evidence: CLI,
      },
    },
    {
      folder: '.claude',
      pattern: { kind: 'rule', folders: ['rules'], recursive: true, file: MARKDOWN, evidence: LOCATIONS },
    },
    { folder: '.claude', pattern: SKILLS },
    { folder: '.agents', pattern: SKILLS },
  ],
  toolFolders: [],
  pluginFolders: [],
};
