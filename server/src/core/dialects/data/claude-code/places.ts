import type { FilePlaces, Signature } from '../../types.ts';
import { docs, observed, STARTUP } from './evidence.ts';

const SEEN = observed(STARTUP);
const PLUGINS = docs('plugins-reference');
const MARKDOWN = { extension: '.md' } as const;
const MANIFEST = '.claude-plugin/plugin.json';

/** Where Claude Code looks for files: in `.claude` folders, in the user's own, and at the roots of plugins. */
export const PLACES: FilePlaces = {
  projectFolders: ['.claude'],
  homeFolders: ['.claude'],
  configFiles: [],
  markers: [MANIFEST],
  listing: {
    file: MANIFEST,
    extension: '.md',
    keys: [
      { key: 'agents', kind: 'agent', replaces: true },
      { key: 'commands', kind: 'command', replaces: true },
      { key: 'outputStyles', kind: 'style', replaces: true },
    ],
    evidence: PLUGINS,
  },
  evidence: SEEN,
  patterns: [
    { kind: 'agent', folders: ['agents'], recursive: true, file: MARKDOWN, evidence: SEEN },
    {
      kind: 'command',
      folders: ['commands'],
      recursive: true,
      separator: ':',
      file: MARKDOWN,
      evidence: SEEN,
    },
    {
      kind: 'skill',
      folders: ['skills'],
      recursive: true,
      depth: 1,
      file: { name: 'SKILL.md' },
      evidence: SEEN,
    },
    { kind: 'style', folders: ['output-styles'], recursive: false, file: MARKDOWN, evidence: SEEN },
    {
      kind: 'rule',
      folders: ['rules'],
      recursive: true,
      within: 'own',
      file: MARKDOWN,
      evidence: docs('memory'),
    },
    {
      kind: 'hooks',
      folders: ['hooks'],
      recursive: false,
      within: 'marked',
      file: { name: 'hooks.json' },
      evidence: PLUGINS,
    },
  ],
  files: [
    { kind: 'plugin', path: MANIFEST, evidence: PLUGINS },
    { kind: 'marketplace', path: '.claude-plugin/marketplace.json', evidence: docs('plugin-marketplaces') },
    { kind: 'hooks', path: '.claude/settings.json', evidence: docs('hooks') },
    { kind: 'hooks', path: '.claude/settings.local.json', evidence: docs('hooks') },
    { kind: 'mcp', path: '.mcp.json', evidence: docs('mcp') },
    { kind: 'memory', path: 'CLAUDE.md', evidence: docs('memory') },
    { kind: 'memory', path: 'CLAUDE.local.md', evidence: docs('memory') },
    {
      kind: 'memory',
      path: 'AGENTS.md',
      unless: ['CLAUDE.md', '.claude/CLAUDE.md'],
      shared: true,
      evidence: SEEN,
    },
  ],
  shared: [],
  toolFolders: [],
  pluginFolders: [],
};

/** A tool that other programs write in lower case or in other words: `Read, Grep`, `Bash(git *)`. */
const TOOL_TEXT =
  /^(?:Read|Edit|MultiEdit|Write|Bash|Grep|Glob|LS|WebFetch|WebSearch|NotebookEdit|NotebookRead|TodoWrite|Task|Agent|Skill)(?:\([^)]*\))?(?:[\s,]|$)/;

/** A model without a provider before it: `claude-opus-4-6`. */
const MODEL_ID = /^claude-(?:fable|opus|sonnet|haiku|\d)/;

/** Keys in the form that only Claude Code's files have: they tell a file in a folder without any configuration. */
export const SIGNATURES: readonly Signature[] = [
  {
    kind: 'agent',
    keys: [
      { key: 'tools', match: TOOL_TEXT },
      { key: 'disallowedTools', match: TOOL_TEXT },
      { key: 'model', values: ['sonnet', 'opus', 'haiku', 'inherit'], match: MODEL_ID },
      { key: 'permissionMode', map: 'any' },
    ],
  },
  { kind: 'command', keys: [{ key: 'allowed-tools', match: TOOL_TEXT }] },
];
