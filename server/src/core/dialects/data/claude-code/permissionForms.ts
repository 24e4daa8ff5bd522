import type { PermissionForm } from '../../types.ts';
import { docs } from './evidence.ts';

const RULES = docs('permissions');

/** How a rule is written in the settings, in the `allowed-tools` of skills and commands, and in `if` of a hook. */
export const PERMISSION_FORMS: readonly PermissionForm[] = [
  { form: 'Tool', doc: 'Any use of the tool; `Tool(*)` says the same.', evidence: RULES },
  {
    form: 'Bash(npm run build)',
    doc: 'This shell command. `*` stands for any text, wherever it is; `:*` at the end says the same as ` *`.',
    evidence: RULES,
  },
  {
    form: 'Read(docs/**)',
    doc: 'Reading files, with `Grep`, `Glob` and `LSP` too. The path is written as in `.gitignore`: `//` begins at the root of the disk, `~/` at the home folder, `/` at the folder of the settings, all else at the working folder.',
    evidence: RULES,
  },
  {
    form: 'Edit(src/**)',
    doc: 'Changing files, with `Write` and `NotebookEdit` too; paths as for `Read`.',
    evidence: RULES,
  },
  { form: 'WebFetch(domain:example.com)', doc: 'Fetching pages of this host.', evidence: RULES },
  {
    form: 'Skill(deploy)',
    doc: 'Starting this skill; `Skill(deploy *)` with any arguments.',
    evidence: RULES,
  },
  {
    form: 'Agent(reviewer)',
    doc: 'Starting this agent; `Task(reviewer)` says the same.',
    evidence: RULES,
  },
  {
    form: 'Tool(parameter:value)',
    doc: 'A call with this value of a parameter. Only to deny or to ask.',
    evidence: RULES,
  },
  { form: 'Cd(path)', doc: 'Changing to this folder.', evidence: RULES },
  {
    form: 'mcp__server__tool',
    doc: 'A tool of an MCP server; `mcp__server` and `mcp__server__*` are all of its tools. To allow, a `*` may stand only behind the name of a server; to deny or to ask, anywhere.',
    evidence: RULES,
  },
];
