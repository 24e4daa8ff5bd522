import type { Fact, PermissionKeySpec, ValueSpec } from '../../types.ts';
import { DEBUG_AGENT, DEBUG_CONFIG, observed, source } from './evidence.ts';

const CHECKED = observed(DEBUG_CONFIG);
const RESOLVED = observed(DEBUG_AGENT);

const withPatterns = { patterns: true, effective: true, evidence: CHECKED } as const;
const actionOnly = { patterns: false, effective: true, evidence: CHECKED } as const;

const ACTION_ONLY = 'Takes only `allow`, `ask` or `deny`: a map of patterns stops OpenCode from starting.';

/** What a rule can say. */
export const ACTIONS: readonly ValueSpec[] = [
  {
    value: 'allow',
    doc: 'The tool runs without a question.',
    evidence: CHECKED,
  },
  {
    value: 'ask',
    doc: 'The user is asked each time before the tool runs. This also applies where no rule matches at all.',
    evidence: CHECKED,
  },
  {
    value: 'deny',
    doc: 'The call is refused. Where the last rule that names a tool denies everything (pattern `*`), the model is not even told of the tool.',
    evidence: source('Permission.disabled'),
  },
];

/** How patterns are matched, and which of several counts. */
export const PATTERNS: Fact = {
  doc: '`*` stands for any text, also none, and `?` for one character; a ` *` at the end also matches without anything after it. `~/` and `$HOME` at the beginning are the home folder. Of all the rules that match, the **last** one counts.',
  evidence: source('Permission.fromConfig, Wildcard.match'),
};

/**
 * Keys of `permission` that mean something, then those that are accepted and do nothing. Any other key is accepted as
 * the id of an MCP tool or as a wildcard for tool ids, and takes a map of patterns.
 */
export const PERMISSION_KEYS: readonly PermissionKeySpec[] = [
  {
    key: '*',
    doc: 'Every tool. The **last** rule that matches wins, so this line belongs first: `"*": deny`, then what is allowed.',
    samples: [],
    matches: 'whatever the tool asks for',
    ...withPatterns,
  },
  {
    key: 'read',
    doc: 'Reading files and folders. By default everything is allowed, `*.env` and `*.env.*` are asked, `*.env.example` is allowed.',
    matches: 'the path of the file from the root of the worktree',
    samples: ['*', '*.env', '*.pem'],
    ...withPatterns,
  },
  {
    key: 'edit',
    doc: 'Changing files: the tools `edit`, `write` and `apply_patch` all ask this key, whatever they are called.',
    matches: 'the path of the file from the root of the worktree',
    samples: ['*', '*.md', 'docs/*', 'src/*'],
    ...withPatterns,
  },
  {
    key: 'bash',
    doc: 'Shell commands. Patterns are matched against the command; a trailing ` *` also matches the command without arguments. The **last** match wins: put `"*"` first.',
    matches: 'the shell command',
    samples: ['*', 'git *', 'git push *', 'npm run *', 'rm *'],
    ...withPatterns,
  },
  {
    key: 'glob',
    doc: 'Finding files by a pattern.',
    matches: 'the pattern that is searched for',
    samples: ['*'],
    ...withPatterns,
  },
  {
    key: 'grep',
    doc: 'Searching the contents of files.',
    matches: 'the expression that is searched for',
    samples: ['*'],
    ...withPatterns,
  },
  {
    key: 'task',
    doc: 'Starting subagents. Patterns are names of agents. A subagent is denied this key unless its own rules mention it.',
    matches: 'the name of the agent',
    names: 'agent',
    samples: ['*', 'general', 'explore'],
    ...withPatterns,
  },
  {
    key: 'skill',
    doc: 'Loading skills. Patterns are names of skills.',
    matches: 'the name of the skill',
    names: 'skill',
    samples: ['*'],
    ...withPatterns,
  },
  {
    key: 'lsp',
    doc: 'Code navigation by a language server; the tool is there only with `OPENCODE_EXPERIMENTAL_LSP_TOOL`. It always asks for `*`, so narrower patterns never match.',
    matches: 'nothing but `*`',
    samples: ['*'],
    ...withPatterns,
  },
  {
    key: 'external_directory',
    doc: 'Touching files outside the project. Asked by default; OpenCode’s own folders for temporary files, tool output and skills are allowed.',
    matches: 'the path of the folder, followed by `/*`',
    samples: ['*', '~/projects/*', '/tmp/*'],
    ...withPatterns,
  },
  {
    key: 'webfetch',
    doc: `Fetching URLs. ${ACTION_ONLY}`,
    ...actionOnly,
  },
  {
    key: 'websearch',
    doc: `Searching the web. ${ACTION_ONLY}`,
    ...actionOnly,
  },
  {
    key: 'todowrite',
    doc: `Writing the list of open tasks. A subagent is denied this key unless its own rules mention it. ${ACTION_ONLY}`,
    ...actionOnly,
  },
  {
    key: 'question',
    doc: `Asking the user a question. **Denied to custom agents by default**. ${ACTION_ONLY}`,
    ...actionOnly,
  },
  {
    key: 'doom_loop',
    doc: `What happens when the agent repeats the same call over and over; \`ask\` by default. ${ACTION_ONLY}`,
    ...actionOnly,
  },
  {
    key: 'plan_exit',
    doc: 'Leaving plan mode, an experimental feature. Denied to custom agents by default.',
    ...withPatterns,
    evidence: RESOLVED,
  },
  {
    key: 'execute',
    doc: 'Code mode over MCP tools, an experimental feature.',
    ...withPatterns,
    evidence: source('ToolRegistry'),
  },
  {
    key: 'write',
    doc: 'Does nothing: the tool `write` asks the key `edit`. Only under `tools` is `write` another name for `edit`.',
    patterns: true,
    effective: false,
    use: 'edit',
    evidence: RESOLVED,
  },
  {
    key: 'apply_patch',
    doc: 'Does nothing: the tool `apply_patch` asks the key `edit`.',
    patterns: true,
    effective: false,
    use: 'edit',
    evidence: RESOLVED,
  },
  {
    key: 'patch',
    doc: 'Does nothing: patches ask the key `edit`. Only under `tools` is `patch` another name for `edit`.',
    patterns: true,
    effective: false,
    use: 'edit',
    evidence: RESOLVED,
  },
  {
    key: 'list',
    doc: 'Does nothing: the tool `list` is gone. `read` lists folders and asks the key `read`.',
    patterns: true,
    effective: false,
    use: 'read',
    evidence: CHECKED,
  },
  {
    key: 'plan_enter',
    doc: 'Does nothing: no tool of that name is left.',
    patterns: true,
    effective: false,
    evidence: source('ToolRegistry'),
  },
];
