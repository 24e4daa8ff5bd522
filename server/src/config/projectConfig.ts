import type { Settings, Severity } from '../core/index.ts';
import { DIALECTS, RULES } from '../core/index.ts';
import { nearest } from '../core/rules/spelling.ts';
import { parseJsonc } from '../core/syntax/jsonc.ts';
import type { Span } from '../core/syntax/span.ts';
import type { Field, Value } from '../core/syntax/tree.ts';
import { fieldOf } from '../core/syntax/tree.ts';
import { dirname, resolvePath } from '../core/workspace/paths.ts';
import type { FileView } from '../core/workspace/view.ts';
import { CONFIG_FILE, PACKAGE_KEY } from './files.ts';
import { globTest } from './globs.ts';

/** What a project says of its own agent files; globs as they are written, from the folder of the file. */
export interface ProjectConfig {
  readonly path: string;
  readonly rules: Settings['rules'];
  /** Other severities for some files; a later one counts. */
  readonly overrides: readonly { readonly files: readonly string[]; readonly rules: Settings['rules'] }[];
  readonly dialects: Readonly<Record<string, readonly string[]>>;
  readonly ignore: readonly string[];
}

/** Something in the file that cannot be meant: where, and what to write. */
export interface ConfigProblem {
  readonly path: string;
  readonly span: Span;
  readonly message: string;
}

export interface ReadConfig {
  readonly config: ProjectConfig;
  readonly problems: readonly ConfigProblem[];
}

const LEVELS: readonly string[] = ['error', 'warning', 'information', 'hint', 'off'];
const KEYS = ['$schema', 'rules', 'overrides', 'dialects', 'ignore'];

/** The nearest configuration in a folder or above it, up to the root of the repository; undefined where there is none. */
export function findProjectConfig(view: FileView, folder: string): ReadConfig | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const own = resolvePath(at, CONFIG_FILE);
    const text = view.kind(own) === 'file' ? view.read(own)?.text : undefined;
    if (text !== undefined) return readProjectConfig(text, own);
    const manifest = resolvePath(at, 'package.json');
    const inManifest = view.kind(manifest) === 'file' ? view.read(manifest)?.text : undefined;
    if (inManifest?.includes(`"${PACKAGE_KEY}"`)) {
      const part = fieldOf(parseJsonc(inManifest).root, PACKAGE_KEY)?.value;
      // The manifest of a package of this name has it as a value, too.
      if (part?.kind === 'map') return new Reader(manifest).read(part);
    }
    if (view.kind(resolvePath(at, '.git')) || at === dirname(at) || !at.includes('/')) return undefined;
  }
}

/** Reads `agent-files.json`; comments and trailing commas are allowed. What is wrong is left out and told. */
export function readProjectConfig(text: string, path: string): ReadConfig {
  const { root, data, problems } = parseJsonc(text);
  const reader = new Reader(path);
  // An empty file says nothing.
  for (const { span, message } of text.trim() === '' ? [] : problems)
    reader.complain(span, `This is no JSON: ${message}.`);
  const isMap = typeof data === 'object' && data !== null && !Array.isArray(data);
  if (problems.length === 0 && !isMap && text.trim() !== '')
    reader.complain(root.span, 'The file must hold an object: `{ "rules": { … } }`.');
  return reader.read(root);
}

class Reader {
  readonly #path: string;
  readonly #problems: ConfigProblem[] = [];

  constructor(path: string) {
    this.#path = path;
  }

  complain(span: Span, message: string): void {
    this.#problems.push({ path: this.#path, span, message });
  }

  read(root: Value): ReadConfig {
    const fields = this.#fields(root, 'The configuration');
    for (const field of fields) this.#known(field, KEYS, 'key');
    const value = (key: string) => fieldOf(root, key)?.value;
    const config: ProjectConfig = {
      path: this.#path,
      rules: this.#levels(value('rules')),
      overrides: this.#items(value('overrides'), '`overrides`').flatMap((item) => this.#override(item)),
      dialects: this.#dialects(value('dialects')),
      ignore: this.#texts(value('ignore'), '`ignore`'),
    };
    return { config, problems: this.#problems.sort((a, b) => a.span.start - b.span.start) };
  }

  #override(item: Value): ProjectConfig['overrides'] {
    const fields = this.#fields(item, 'An entry of `overrides`');
    for (const field of fields) this.#known(field, ['files', 'rules'], 'key');
    const files = this.#texts(fieldOf(item, 'files')?.value, '`files`');
    if (item.kind === 'map' && files.length === 0)
      this.complain(item.span, 'This entry names no `files`: write a list of globs.');
    return files.length > 0 ? [{ files, rules: this.#levels(fieldOf(item, 'rules')?.value) }] : [];
  }

  #levels(value: Value | undefined): Settings['rules'] {
    const ids = RULES.map(({ meta }) => meta.id);
    const levels: Record<string, Severity | 'off'> = {};
    for (const field of value ? this.#fields(value, '`rules`') : []) {
      if (!this.#known(field, ids, 'rule')) continue;
      const level = text(field.value);
      if (level !== undefined && LEVELS.includes(level)) levels[field.key.text] = level as Severity | 'off';
      else
        this.complain(
          field.value?.span ?? field.key.span,
          `Write one of ${listed(LEVELS)}${near(level, LEVELS)}`,
        );
    }
    return levels;
  }

  #dialects(value: Value | undefined): ProjectConfig['dialects'] {
    const ids = DIALECTS.map(({ id }) => id);
    const found: Record<string, readonly string[]> = {};
    for (const field of value ? this.#fields(value, '`dialects`') : []) {
      const written = field.value?.kind === 'list' ? field.value.items : field.value ? [field.value] : [];
      const names = written.map(text);
      const wrong = written.find((_, index) => !ids.includes(names[index] ?? ''));
      if (wrong || names.length === 0)
        this.complain(
          (wrong ?? field.key).span,
          `Write one of ${listed(ids)}, or a list of them${near(wrong && text(wrong), ids)}`,
        );
      else found[field.key.text] = names.filter((name) => name !== undefined);
    }
    return found;
  }

  #texts(value: Value | undefined, what: string): string[] {
    return this.#items(value, what).flatMap((item) => {
      const found = text(item);
      if (found === undefined) this.complain(item.span, `${what} takes texts.`);
      return found ?? [];
    });
  }

  #items(value: Value | undefined, what: string): readonly Value[] {
    if (value === undefined) return [];
    if (value.kind === 'list') return value.items;
    this.complain(value.span, `${what} must be a list.`);
    return [];
  }

  #fields(value: Value, what: string): readonly Field[] {
    if (value.kind === 'map') return value.fields;
    this.complain(value.span, `${what} must be an object.`);
    return [];
  }

  #known({ key }: Field, names: readonly string[], what: string): boolean {
    if (names.includes(key.text)) return true;
    const meant = near(key.text, names);
    const hint = meant === '.' ? `; there are ${listed(names)}.` : meant;
    this.complain(key.span, `There is no ${what} \`${key.text}\`${hint}`);
    return false;
  }
}

function text(value: Value | undefined): string | undefined {
  return value?.kind === 'scalar' && value.style === 'double' ? value.text : undefined;
}

function near(written: string | undefined, known: readonly string[]): string {
  const found = written === undefined ? undefined : nearest(written, known);
  return found === undefined ? '.' : `: did you mean \`${found}\`?`;
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

/**
 * Settings with a project's own word in them: what it says counts, what it leaves open stays as it was. Files that it
 * ignores are read by nobody.
 */
export function withProjectConfig(settings: Settings, config: ProjectConfig, windows: boolean): Settings {
  const folder = [dirname(config.path)];
  const test = (glob: string) => globTest(glob, folder, undefined, windows);
  const ignored = config.ignore.map((pattern) => ({ pattern, dialects: [], matches: test(pattern) }));
  const dialects = Object.entries(config.dialects).map(([pattern, ids]) => ({
    pattern,
    dialects: ids,
    matches: test(pattern),
  }));
  const overrides = config.overrides.map(({ files, rules }) => {
    const tests = files.map(test);
    return { rules, matches: (path: string) => tests.some((matches) => matches(path)) };
  });
  return {
    rules: { ...settings.rules, ...config.rules },
    overrides: [...(settings.overrides ?? []), ...overrides],
    dialects: [...ignored, ...dialects, ...settings.dialects],
  };
}
