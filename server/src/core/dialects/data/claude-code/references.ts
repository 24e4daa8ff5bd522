import type { BodyForm, BodyReferences } from '../../types.ts';
import { docs, LOOPBACK, observed } from './evidence.ts';

const SEEN = observed(LOOPBACK);
const PLUGINS = docs('plugins-reference');

/** An even number of backslashes before it, or none: each two are one, an odd one takes the form its meaning. */
const FREE = String.raw`(?<=(?<!\\)(?:\\\\)*)`;

const PLUGIN_FORM: BodyForm = {
  title: 'folder of the plugin',
  plugin: true,
  match: /\$\{CLAUDE_PLUGIN_(?:ROOT|DATA)\}/g,
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: this is how they are written
  proposals: ['${CLAUDE_PLUGIN_ROOT}', '${CLAUDE_PLUGIN_DATA}'],
  doc: 'In the files of a plugin `${CLAUDE_PLUGIN_ROOT}` is replaced by its folder, `${CLAUDE_PLUGIN_DATA}` by a folder that stays when the plugin is updated. Elsewhere both stay as they are written.',
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: this is how they are written
  evidence: PLUGINS,
};

/** In the order in which they are proposed. All of them count in samples of code, too. */
const ARGUMENT_FORMS: readonly BodyForm[] = [
  {
    title: 'all arguments',
    match: new RegExp(String.raw`${FREE}\$ARGUMENTS(?!\[\d+\])`, 'g'),
    proposals: ['$ARGUMENTS'],
    doc: 'Replaced by everything that follows the name, as it was typed, in samples of code too. Where the text has no placeholder at all, the arguments are added at its end. `\\$ARGUMENTS` is left alone.',
    evidence: SEEN,
  },
  {
    title: 'one argument',
    firstIndex: 0,
    match: new RegExp(String.raw`${FREE}\$(?:ARGUMENTS\[\d+\]|\d+(?!\w))`, 'g'),
    proposals: ['$0', '$1', '$2', '$ARGUMENTS[0]'],
    doc: 'Replaced by one argument, counted from zero: `$0` is the first, `$1` the second. Quotes keep words together. One that is not given stays as it is written, and so does `\\$1`. Samples of code and prices count as well: `$5.00` becomes the sixth argument and `.00`.',
    evidence: SEEN,
  },
  {
    title: 'argument by name',
    namesIn: 'arguments',
    hintIn: 'argument-hint',
    match: new RegExp(String.raw`${FREE}\$[A-Za-z_]\w*(?![\w[])`, 'g'),
    doc: 'Replaced by the argument that the header gives this name under `arguments`, in samples of code too; empty where it is not given. With braces it is no such form.',
    evidence: SEEN,
  },
];

const SHELL_FORM: BodyForm = {
  title: 'shell call',
  shell: true,
  match: /(?<!\S)!`[^`]+`|```![^\r\n]*\r?\n[\s\S]*?```/g,
  snippet: '!`$0`',
  doc: 'Claude Code runs this shell command before the model sees anything, and puts its output here; arguments are put in first. It counts at the beginning of a line or after white space, in samples of code too. A fence that opens with three backticks and `!` runs its lines.',
  evidence: SEEN,
};

const SESSION_FORM: BodyForm = {
  title: 'variable of the session',
  match: /\$\{CLAUDE_(?:PROJECT_DIR|SESSION_ID|EFFORT)\}/g,
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: this is how they are written
  proposals: ['${CLAUDE_PROJECT_DIR}', '${CLAUDE_SESSION_ID}', '${CLAUDE_EFFORT}'],
  doc: 'Replaced by the folder of the project (in `allowed-tools` too), the id of the session, or the level of effort. `$CLAUDE_PROJECT_DIR` without braces stays as it is written.',
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: this is how they are written
  evidence: SEEN,
};

const SKILL_FOLDER_FORM: BodyForm = {
  title: 'folder of the skill',
  match: /\$\{CLAUDE_SKILL_DIR\}/g,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how it is written
  proposals: ['${CLAUDE_SKILL_DIR}'],
  doc: 'Replaced by the folder of the skill, in `allowed-tools` too. In a command it stays as it is written.',
  evidence: SEEN,
};

/** What Claude Code does with a path, wherever it attaches files as if they were typed in the prompt. */
const ATTACHED = { at: 'attached', atSyntax: 'prompt', atBase: 'working-folder', evidence: SEEN } as const;

const HOW =
  'looked up from the working folder, as if it had been typed: after white space, in samples of code too; punctuation behind it does not matter, blanks need `@"my file.md"`.';

export const COMMAND_REFERENCES: BodyReferences = {
  ...ATTACHED,
  forms: [...ARGUMENT_FORMS, SHELL_FORM, SESSION_FORM, PLUGIN_FORM],
  doc: `In the text of a command Claude Code attaches the file that \`@path\` names, ${HOW} Links are not followed.`,
};

export const SKILL_REFERENCES: BodyReferences = {
  ...ATTACHED,
  forms: [...ARGUMENT_FORMS, SHELL_FORM, SKILL_FOLDER_FORM, SESSION_FORM, PLUGIN_FORM],
  doc: `In the text of a skill Claude Code attaches the file that \`@path\` names, ${HOW} Links are not followed: the model is told the folder of the skill and joins the path itself, so they should count from that folder.`,
};

/** Agents, output styles: the text goes to the model as it is. */
export const AGENT_REFERENCES: BodyReferences = {
  at: 'literal',
  atBase: 'file',
  remedy: 'Tell it to read the file, or put what it must know into a skill that `skills` names.',
  forms: [PLUGIN_FORM],
  doc: 'In the text of an agent Claude Code expands nothing: `@path`, links, `$ARGUMENTS` and shell calls reach the model as they are written. The model may choose to read a file that is named.',
  evidence: SEEN,
};

/** Memory files and rules, and what they import. */
export const IMPORTS: BodyReferences = {
  at: 'imported',
  atSyntax: 'import',
  atBase: 'file',
  hops: 4,
  refusedEndings: [
    ...['.mdc', '.mdx', '.markdown', '.prompt', '.ipynb', '.tsv', '.jsonc', '.json5', '.jsonl', '.tf'],
    ...['.tfvars', '.gitignore', '.dockerfile', '.pdf', '.docx', '.xlsx', '.png', '.svg'],
  ],
  doc: 'Claude Code imports the file that `@path` names, four files deep and each file once. The path counts from the folder of the file that it stands in (`~/` and absolute paths work), begins after white space and runs to the next one: punctuation behind it belongs to it, a blank in it is written `\\ `. Code, HTML blocks and comments are left alone; of a link the label counts, not the target. A file that is missing is passed over in silence; one outside of the project is imported when the user has agreed.',
  evidence: SEEN,
};
