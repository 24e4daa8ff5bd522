import type { GoneTool, ToolSpec } from '../../types.ts';
import { DEBUG_AGENT, docs, observed, source } from './evidence.ts';

const LISTED = observed(DEBUG_AGENT);
const REGISTRY = source('ToolRegistry');

const everywhere = { listed: true, on: true, offered: true, evidence: LISTED } as const;
const conditional = { listed: false, on: true, offered: true, evidence: REGISTRY } as const;

/** Judged by the model's id alone, in the case it is written in. */
const GPT_PATCH = /^[^/]*\/(?=.*gpt-)(?!.*oss)(?!.*gpt-4)/s;
const NOT_GPT_PATCH = /^[^/]*\/(?:(?!.*gpt-)|.*oss|.*gpt-4)/s;
const HOSTED = /^opencode(?:-go)?\//;

/** Every tool that OpenCode registers itself, in the order in which they are worth naming in a header. */
export const TOOLS: readonly ToolSpec[] = [
  {
    id: 'bash',
    permission: 'bash',
    doc: 'Runs a shell command. The id is `bash` whatever the shell is. Below `permission.bash`, patterns allow or refuse single commands: `"git *": allow`.',
    ...everywhere,
  },
  {
    id: 'read',
    permission: 'read',
    doc: 'Reads a file or lists a folder. By default a custom agent is asked before it reads `*.env` files, except `*.env.example`.',
    ...everywhere,
  },
  {
    id: 'edit',
    permission: 'edit',
    doc: 'Replaces text in a file. One permission key, `edit`, governs `edit`, `write` and `apply_patch` together. Models of the GPT-5 type get `apply_patch` instead.',
    condition: 'models that are not of the GPT-5 type',
    models: NOT_GPT_PATCH,
    ...everywhere,
  },
  {
    id: 'write',
    permission: 'edit',
    doc: 'Creates or overwrites a file. It asks the permission key `edit`, so `permission.write` does nothing; under `tools`, `write` and `edit` set the same rule and the last one wins.',
    condition: 'models that are not of the GPT-5 type',
    models: NOT_GPT_PATCH,
    ...everywhere,
  },
  {
    id: 'apply_patch',
    permission: 'edit',
    doc: 'Applies a patch to files: what models of the GPT-5 type get in place of `edit` and `write`. It asks the permission key `edit`; switching `apply_patch` off by its own name does nothing.',
    condition: 'models whose id has `gpt-`, but neither `oss` nor `gpt-4`',
    models: GPT_PATCH,
    ...conditional,
  },
  {
    id: 'glob',
    permission: 'glob',
    doc: 'Finds files whose path matches a pattern.',
    ...everywhere,
  },
  {
    id: 'grep',
    permission: 'grep',
    doc: 'Searches the contents of files with a regular expression.',
    ...everywhere,
  },
  {
    id: 'task',
    permission: 'task',
    doc: 'Starts a subagent. Below `permission.task`, patterns are matched against the name of the agent: `"review-*": allow`. A subagent may not use it unless its own rules mention `task`.',
    ...everywhere,
  },
  {
    id: 'webfetch',
    permission: 'webfetch',
    doc: 'Fetches the contents of a URL. Its permission takes only `allow`, `ask` or `deny`; a map of patterns stops OpenCode from starting.',
    ...everywhere,
  },
  {
    id: 'websearch',
    permission: 'websearch',
    doc: 'Searches the web. Its permission takes only `allow`, `ask` or `deny`.',
    condition: 'models hosted by OpenCode, or a search service switched on by a flag',
    models: HOSTED,
    ...everywhere,
  },
  {
    id: 'todowrite',
    permission: 'todowrite',
    doc: 'Writes the list of open tasks that the user sees. A subagent may not use it unless its own rules mention `todowrite`. Its permission takes only `allow`, `ask` or `deny`.',
    ...everywhere,
  },
  {
    id: 'skill',
    permission: 'skill',
    doc: 'Loads a skill into the conversation. Below `permission.skill`, patterns are matched against the name of the skill.',
    ...everywhere,
  },
  {
    id: 'question',
    permission: 'question',
    doc: 'Asks the user a question and waits for the answer. **Denied to custom agents by default**: `permission: { question: allow }` switches it on.',
    condition: 'the app, the terminal and the desktop client',
    listed: true,
    on: false,
    offered: true,
    evidence: LISTED,
  },
  {
    id: 'lsp',
    permission: 'lsp',
    doc: 'Navigates code by a language server: definitions, references, symbols.',
    condition: '`OPENCODE_EXPERIMENTAL_LSP_TOOL` is set',
    ...conditional,
  },
  {
    id: 'plan_exit',
    permission: 'plan_exit',
    doc: 'Leaves plan mode. Denied to custom agents by default.',
    condition: '`OPENCODE_EXPERIMENTAL_PLAN_MODE` is set, in the terminal',
    listed: false,
    on: false,
    offered: true,
    evidence: REGISTRY,
  },
  {
    id: 'execute',
    permission: 'execute',
    doc: 'Code mode: runs a program that calls the tools of MCP servers.',
    condition: '`OPENCODE_EXPERIMENTAL_CODE_MODE` is set',
    ...conditional,
  },
  {
    id: 'invalid',
    permission: 'invalid',
    doc: 'Takes the calls that a model got wrong. Always there, never offered to the model; there is no reason to name it in a header.',
    listed: true,
    on: true,
    offered: false,
    evidence: LISTED,
  },
];

/** Under `tools` these all set the permission `edit`, and the last of them wins (observed with `debug agent`). */
export const SWITCH_ALIASES: Readonly<Record<string, string>> = {
  write: 'edit',
  edit: 'edit',
  patch: 'edit',
};

/** Tools that OpenCode had once. A line that names one does nothing. */
export const GONE_TOOLS: readonly GoneTool[] = [
  {
    id: 'list',
    use: 'read',
    doc: 'Listed the files of a folder. The tool is gone; `read` lists folders now. The permission key is still accepted, but nothing asks for it.',
    evidence: docs('anomalyco/opencode, issues 22671 and 18763'),
  },
  {
    id: 'todoread',
    since: 'removed in v1.1.50',
    doc: 'Read the list of open tasks. No longer registered; `todowrite` alone is left.',
    evidence: docs('anomalyco/opencode, pull requests 11814 and 19128'),
  },
  {
    id: 'codesearch',
    since: 'removed in May 2026',
    doc: 'Searched for code on the web. Removed without a successor; `websearch` comes nearest where it is there.',
    evidence: docs('anomalyco/opencode, pull request 27019'),
  },
  {
    id: 'multiedit',
    use: 'edit',
    doc: 'Made several replacements in one file. `edit` does this now, one call a replacement.',
    evidence: REGISTRY,
  },
  {
    id: 'batch',
    doc: 'Ran several tool calls in one. The tool is gone; a flag of that name is left in the configuration.',
    evidence: REGISTRY,
  },
  {
    id: 'patch',
    use: 'edit',
    doc: 'Applied a patch; the tool is called `apply_patch` now and asks the permission `edit`. Under `tools`, `patch` still counts as another name of `edit`; as a permission key it does nothing.',
    evidence: observed(DEBUG_AGENT),
  },
  {
    id: 'plan_enter',
    doc: 'Entered plan mode. Only the permission key is left; no tool asks for it.',
    evidence: REGISTRY,
  },
];
