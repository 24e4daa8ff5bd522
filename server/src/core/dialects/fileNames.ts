import { basename, withoutExtension } from '../workspace/paths.ts';
import { ALL_PLACES } from './places.ts';

const FILES = ALL_PLACES.flatMap(({ patterns, shared }) => [
  ...patterns,
  ...shared.map(({ pattern }) => pattern),
]);

const SKILL_FILES = new Set(
  FILES.flatMap(({ kind, file }) => (kind === 'skill' && 'name' in file ? [file.name] : [])),
);

/** The names, without their endings, of files that a program looks for by their very name: `skill`, `agents`. */
const FIXED = new Set(
  [
    ...FILES.flatMap(({ file }) => ('name' in file ? [file.name] : [])),
    ...ALL_PLACES.flatMap(({ files }) => (files ?? []).map(({ path }) => basename(path))),
  ]
    .filter((name) => !name.includes('*'))
    .map((name) => withoutExtension(name).toLowerCase()),
);

/** Whether some program looks for files of this name in many folders; case does not count. */
export function isFixedName(path: string): boolean {
  return FIXED.has(withoutExtension(basename(path)).toLowerCase());
}

/** What the names of agent files end with: `.agent.md` before `.md`. */
const ENDINGS = [...new Set(FILES.flatMap(({ file }) => ('extension' in file ? [file.extension] : [])))].sort(
  (a, b) => b.length - a.length,
);

/** Whether a file goes by the folder that it lies in, in every program that reads it: `SKILL.md`. */
export function goesByFolder(path: string): boolean {
  return SKILL_FILES.has(basename(path));
}

/** The same without what tells that it is an agent file: `reviewer` for `reviewer.agent.md` and `reviewer.md`. */
export function withoutEnding(name: string): string {
  const ending = ENDINGS.find((one) => name.endsWith(one));
  return ending === undefined ? name : name.slice(0, -ending.length);
}
