import { configurationFolder, usedIn } from '../dialects/folders.ts';
import { kindSpec } from '../dialects/lookup.ts';
import { DIALECTS } from '../dialects/registry.ts';
import type { Dialect, FieldSpec, FolderPattern, Kind, KindSpec } from '../dialects/types.ts';
import { writeScalar } from '../rules/edits.ts';
import type { Span } from '../syntax/span.ts';
import { span } from '../syntax/span.ts';
import { resolvePath } from '../workspace/paths.ts';
import type { FileView } from '../workspace/view.ts';

/** What a person chooses to create. */
export type NewKind = 'agent' | 'command' | 'skill';

/** Something that may be chosen, with a word on it. */
export interface Choice {
  readonly id: string;
  readonly doc: string;
}

/** A kind of file that can be created for a program, and what has to be asked for it. */
export interface Recipe {
  readonly kind: NewKind;
  readonly dialect: string;
  /** "Claude Code" */
  readonly title: string;
  /** "prompt": what the program calls it. */
  readonly called: string;
  /** Whether the project shows that the program is used in it. */
  readonly used: boolean;
  /** Where the file will lie, from the folder: `.opencode/agent`. */
  readonly folder: string;
  /** Who may run it; empty where that is not asked. */
  readonly modes: readonly Choice[];
  /** What it may be allowed to use; empty where that is not asked. */
  readonly tools: readonly Choice[];
}

export interface NewFile {
  readonly kind: NewKind;
  readonly dialect: string;
  readonly name: string;
  readonly description: string;
  readonly mode?: string;
  /** The tools that it has, all that `Recipe.tools` lists if left out. */
  readonly tools?: readonly string[];
}

/** A file that can be written, or the reason why it cannot. */
export type Written =
  | {
      readonly path: string;
      readonly text: string;
      /** The sentence that stands for the author's own text. */
      readonly placeholder: Span;
    }
  | { readonly refused: string };

/** The kinds of the tables that a kind may be, the first one that the program has. */
const KINDS: Readonly<Record<NewKind, readonly Kind[]>> = {
  agent: ['agent'],
  command: ['command', 'prompt'],
  skill: ['skill'],
};

/** Everything that can be created in a folder of the workspace, programs that are used there first. */
export function recipes(view: FileView, folder: string): Recipe[] {
  const all = DIALECTS.flatMap((dialect) =>
    (Object.keys(KINDS) as NewKind[]).flatMap((kind): Recipe[] => {
      const place = placeOf(dialect, kind);
      if (!place) return [];
      const { spec } = place;
      return [
        {
          kind,
          dialect: dialect.id,
          title: dialect.title,
          called: spec.title,
          used: isUsed(view, folder, dialect),
          folder: folderOf(view, folder, dialect, place.pattern),
          modes: choices(modeField(spec)),
          tools: toolChoices(dialect, spec),
        },
      ];
    }),
  );
  return [...all.filter(({ used }) => used), ...all.filter(({ used }) => !used)];
}

/** The file that the answers make, in the form that its program reads without a remark. Nothing is written. */
export function newFile(view: FileView, folder: string, file: NewFile): Written {
  const dialect = DIALECTS.find(({ id }) => id === file.dialect);
  const place = dialect && placeOf(dialect, file.kind);
  if (!dialect || !place) return { refused: 'No program reads such a file.' };
  const { pattern, spec } = place;
  const refused = refusedName(file.name, file.kind, pattern);
  if (refused !== undefined) return { refused };
  const relative = `${folderOf(view, folder, dialect, pattern)}/${fileName(file.name, pattern)}`;
  const path = resolvePath(folder, relative);
  if (view.kind(path) !== undefined) return { refused: `There is \`${relative}\` already.` };
  const header = [
    ...(spec.starter.includes('name') ? [`name: ${writeScalar(lastOf(file.name))}`] : []),
    `description: ${writeScalar(file.description.trim())}`,
    ...(file.mode === undefined || !modeField(spec) ? [] : [`mode: ${writeScalar(file.mode)}`]),
    ...toolLines(dialect, spec, file.tools),
  ];
  const before = `---\n${header.join('\n')}\n---\n\n# ${titleOf(file.name)}\n\n`;
  const sentence = SENTENCES[file.kind];
  return {
    path,
    text: `${before}${sentence}\n`,
    placeholder: span(before.length, before.length + sentence.length),
  };
}

const SENTENCES: Readonly<Record<NewKind, string>> = {
  agent: 'Say here who the agent is, how it works, and what its answer looks like.',
  command: 'Say here what is to be done.',
  skill: 'Say here, step by step, how it is done.',
};

function placeOf(dialect: Dialect, kind: NewKind): { pattern: FolderPattern; spec: KindSpec } | undefined {
  for (const one of KINDS[kind]) {
    const pattern = dialect.places.patterns.find((candidate) => candidate.kind === one);
    const spec = kindSpec(dialect, one);
    if (pattern && spec) return { pattern, spec };
  }
  return undefined;
}

function isUsed(view: FileView, folder: string, dialect: Dialect): boolean {
  return (
    usedIn(folder, dialect, view) !== undefined ||
    (dialect.places.configFiles.length > 0 && configurationFolder(folder, dialect, view) !== undefined)
  );
}

/** Of several names of a folder the one that is there. */
function folderOf(view: FileView, folder: string, { places }: Dialect, { folders }: FolderPattern): string {
  const [root = ''] = places.projectFolders;
  const there = folders.find((one) => view.kind(resolvePath(folder, `${root}/${one}`)) === 'directory');
  return `${root}/${there ?? folders[0]}`;
}

function fileName(name: string, { file }: FolderPattern): string {
  return 'name' in file ? `${name}/${file.name}` : `${name}${file.extension}`;
}

/** A skill's name has to be good in all programs; other names give files, and folders where the program looks there. */
function refusedName(name: string, kind: NewKind, { recursive }: FolderPattern): string | undefined {
  if (name === '') return 'It needs a name.';
  if (kind === 'skill') {
    const naming = DIALECTS.flatMap(({ kinds }) => kinds).find(
      (one) => one.kind === 'skill' && one.naming,
    )?.naming;
    return naming && !naming.match.test(name) ? `Write ${naming.wants}.` : undefined;
  }
  if (!recursive && name.includes('/'))
    return 'The program does not look into folders below: leave out the `/`.';
  return /^[\p{L}\p{N}_][\p{L}\p{N}_-]*(?:\/[\p{L}\p{N}_][\p{L}\p{N}_-]*)*$/u.test(name)
    ? undefined
    : `Use letters, digits, hyphens and underscores${recursive ? '; `/` makes a folder' : ''}.`;
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** `code-reviewer` → "Code reviewer" */
function titleOf(name: string): string {
  const words = lastOf(name).replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function modeField({ fields }: KindSpec): FieldSpec | undefined {
  return fields.find(({ key, shape, offered }) => key === 'mode' && shape === 'enum' && offered !== false);
}

function choices(field: FieldSpec | undefined): Choice[] {
  return (field?.values ?? []).map(({ value, doc }) => ({ id: value, doc }));
}

/** The key that says which tools it has: a list of them, or permissions. */
function toolField({ fields }: KindSpec): FieldSpec | undefined {
  return fields.find(
    ({ access, shape, offered, deprecated }) =>
      (access === 'only' || shape === 'permission') && offered !== false && !deprecated,
  );
}

/** Tools that every agent has unless its header says otherwise; of sets the set, of one permission its name. */
function toolChoices(dialect: Dialect, spec: KindSpec): Choice[] {
  const field = toolField(spec);
  if (!field) return [];
  const usual = dialect.tools.filter(
    ({ id, listed, on, offered, inAgents, models, condition }) =>
      on &&
      offered &&
      inAgents !== false &&
      !id.includes('/') &&
      (listed || models !== undefined || !condition),
  );
  if (field.shape !== 'permission') return usual.map(({ id, doc }) => ({ id, doc }));
  return [...new Set(usual.map(({ permission }) => permission))].flatMap((key) => {
    const known = dialect.permissionKeys.find((one) => one.key === key);
    return known?.effective ? [{ id: key, doc: known.doc }] : [];
  });
}

/** Nothing where it has all of them: what a program adds later is not to be missing. */
function toolLines(dialect: Dialect, spec: KindSpec, tools: readonly string[] | undefined): string[] {
  const field = toolField(spec);
  const all = toolChoices(dialect, spec).map(({ id }) => id);
  if (!field || !tools || all.every((id) => tools.includes(id))) return [];
  const chosen = all.filter((id) => tools.includes(id));
  if (field.shape !== 'permission') return [`${field.key}: [${chosen.join(', ')}]`];
  return [`${field.key}:`, ...all.filter((id) => !chosen.includes(id)).map((id) => `  ${id}: deny`)];
}
