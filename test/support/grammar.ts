import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { grammars as packaged } from 'tm-grammars';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar, type IOnigLib, type IRawGrammar, type IRawTheme } from 'vscode-textmate';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const EDITOR_EXTENSIONS = join(REPOSITORY, 'test/vscode/host/node_modules/code-server/lib/vscode/extensions');
const require = createRequire(import.meta.url);

/** The last segment of every scope that this project's grammar gives. */
export const OWN_SCOPE = '.agentfile';

/** A grammar as an extension's manifest contributes it, read from disk when it is asked for. */
export interface GrammarEntry {
  readonly scopeName: string;
  readonly injectTo?: readonly string[];
  read(): IRawGrammar;
}

/** The grammars of an editor, without this project's own. */
export interface GrammarSet {
  readonly title: string;
  readonly entries: readonly GrammarEntry[];
}

/** One token: offsets in its line (UTF-16, half-open), scopes from the outermost to the innermost. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

interface Manifest {
  readonly contributes?: {
    readonly grammars?: readonly { scopeName: string; path: string; injectTo?: readonly string[] }[];
    readonly themes?: readonly { path: string }[];
  };
}

const read = (path: string): string => readFileSync(path, 'utf8');

function manifestGrammars(folder: string): GrammarEntry[] {
  const manifest: Manifest = JSON.parse(read(join(folder, 'package.json')));
  return (manifest.contributes?.grammars ?? []).map(({ path, ...entry }) => ({
    ...entry,
    read: () => textmate.parseRawGrammar(read(join(folder, path)), path),
  }));
}

/** What this project's manifest contributes: the tests go through it, so that a wrong path or scope shows. */
export function ownGrammars(): GrammarEntry[] {
  return manifestGrammars(REPOSITORY);
}

/**
 * VS Code's grammars as the npm package `tm-grammars` ships them, and the shell grammar of its prompt files.
 * The package holds them in a tidied form, without the mathematics that a built-in extension injects.
 */
export function packagedGrammars(): GrammarSet {
  const prompt: IRawGrammar = JSON.parse(
    '{ "scopeName": "text.html.markdown.prompt", "patterns": [{ "include": "text.html.markdown" }] }',
  );
  const entries = packaged.map(({ name, scopeName }) => ({
    scopeName,
    read: () => {
      const path = require.resolve(`tm-grammars/grammars/${name}.json`);
      return textmate.parseRawGrammar(read(path), path);
    },
  }));
  return {
    title: 'packaged grammars',
    entries: [...entries, { scopeName: prompt.scopeName, read: () => prompt }],
  };
}

const editorFolders = (): string[] =>
  readdirSync(EDITOR_EXTENSIONS)
    .map((name) => join(EDITOR_EXTENSIONS, name))
    .filter((folder) => existsSync(join(folder, 'package.json')));

/**
 * The grammars of the embedded VS Code's built-in extensions, as the editor has them; undefined where that editor
 * is not installed.
 */
export function editorGrammars(): GrammarSet | undefined {
  if (!existsSync(EDITOR_EXTENSIONS)) return undefined;
  return { title: 'grammars of the embedded VS Code', entries: editorFolders().flatMap(manifestGrammars) };
}

/** Themes that ship with the embedded VS Code, with what they include, as flat lists of rules. */
export function editorThemes(): IRawTheme[] {
  if (!existsSync(EDITOR_EXTENSIONS)) return [];
  return editorFolders().flatMap((folder) => {
    const manifest: Manifest = JSON.parse(read(join(folder, 'package.json')));
    return (manifest.contributes?.themes ?? []).map(({ path }) => ({
      name: basename(path),
      settings: themeRules(join(folder, path)),
    }));
  });
}

/** Theme files are JSON with comments and trailing commas, which JavaScript reads as it stands. */
function themeRules(path: string): IRawTheme['settings'] {
  const theme: { include?: string; tokenColors?: IRawTheme['settings'] | string } = runInNewContext(
    `(${read(path)})`,
  );
  const included = theme.include ? themeRules(join(path, '..', theme.include)) : [];
  return [...included, ...(Array.isArray(theme.tokenColors) ? theme.tokenColors : [])];
}

let engine: Promise<IOnigLib> | undefined;

async function loadEngine(): Promise<IOnigLib> {
  const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm);
  return {
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  };
}

/** Every prefix of a scope, the shortest first: `text`, `text.html`, `text.html.markdown`. */
const prefixesOf = (scope: string): string[] =>
  scope.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'));

/** A grammar, and what changes the theme that `colourise` applies. */
export interface ThemedGrammar {
  readonly grammar: IGrammar;
  setTheme(theme: IRawTheme): void;
}

/**
 * The grammar of a root scope, with the injections that the entries make into it and into its prefixes, in VS
 * Code's order: by prefix, then as contributed. Throws where no entry has the root.
 */
export async function openThemed(root: string, entries: readonly GrammarEntry[]): Promise<ThemedGrammar> {
  engine ??= loadEngine();
  const byScope = new Map(entries.map((entry) => [entry.scopeName, entry]));
  const registry = new textmate.Registry({
    onigLib: engine,
    loadGrammar: async (scope) => byScope.get(scope)?.read() ?? null,
    getInjections: (scope) =>
      prefixesOf(scope).flatMap((prefix) =>
        entries.filter(({ injectTo }) => injectTo?.includes(prefix)).map(({ scopeName }) => scopeName),
      ),
  });
  const grammar = await registry.loadGrammar(root);
  if (!grammar) throw new Error(`no grammar has the scope ${root}`);
  return { grammar, setTheme: (theme) => registry.setTheme(theme) };
}

/** `openThemed` where only scopes matter. */
export async function openGrammar(root: string, entries: readonly GrammarEntry[]): Promise<IGrammar> {
  return (await openThemed(root, entries)).grammar;
}

/** The lines of a text, whatever ends them. */
export const linesOf = (text: string): string[] => text.split(/\r\n|\n|\r/);

/** The tokens of every line. Tokens end with the line, the line break that the engine adds is cut off. */
export function tokenise(grammar: IGrammar, text: string): Token[][] {
  let state = textmate.INITIAL;
  return linesOf(text).map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens
      .map(({ startIndex, endIndex, scopes }) => ({
        start: startIndex,
        end: Math.min(endIndex, line.length),
        scopes,
      }))
      .filter(({ start, end }) => start < end);
  });
}

/** The theme's colours of every line, as the editor gets them: offset and packed style, alternating. */
export function colourise(grammar: IGrammar, text: string): number[][] {
  let state = textmate.INITIAL;
  return linesOf(text).map((line) => {
    const result = grammar.tokenizeLine2(line, state);
    state = result.ruleStack;
    return [...result.tokens];
  });
}

/** A stretch of one line that carries one of this project's scopes. */
export interface Run {
  readonly start: number;
  readonly end: number;
  /** Without the last segment. */
  readonly scope: string;
}

/** The stretches of a line that carry this project's scopes: outer before inner, left before right. */
export function ownRuns(line: readonly Token[]): Run[] {
  const runs: Run[] = [];
  for (const { start, end, scopes } of line) {
    for (const full of scopes.filter((name) => name.endsWith(OWN_SCOPE))) {
      const scope = full.slice(0, -OWN_SCOPE.length);
      const open = runs.findIndex((run) => run.scope === scope && run.end === start);
      const before = runs[open];
      if (before) runs[open] = { ...before, end };
      else runs.push({ start, end, scope });
    }
  }
  return runs.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The line's tokens as they would be without this project's scopes: those taken away, equal neighbours joined. */
export function withoutOwn(line: readonly Token[]): Token[] {
  const tokens: Token[] = [];
  for (const { start, end, scopes } of line) {
    const kept = scopes.filter((name) => !name.endsWith(OWN_SCOPE));
    const last = tokens.at(-1);
    if (last && last.scopes.join(' ') === kept.join(' ')) tokens[tokens.length - 1] = { ...last, end };
    else tokens.push({ start, end, scopes: kept });
  }
  return tokens;
}
