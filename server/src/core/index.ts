import type { DialectChoice } from './dialects/detect.ts';
import { readingAs } from './dialects/detect.ts';
import { folderOfReading } from './dialects/folders.ts';
import type { Reading } from './dialects/reading.ts';
import { DIALECTS } from './dialects/registry.ts';
import type { CodeAction, CodeActionKind, FixState } from './features/codeActions.ts';
import { anyFix, fixAll, fixAllAction, quickFixes } from './features/codeActions.ts';
import type { ColorPresentation } from './features/colors.ts';
import { colorPresentations, colors } from './features/colors.ts';
import { completion, sharedCompletion } from './features/completion.ts';
import { definition } from './features/definition.ts';
import type { SymbolOptions } from './features/documentSymbols.ts';
import { documentSymbols } from './features/documentSymbols.ts';
import type { Explanation } from './features/explain.ts';
import { explain } from './features/explain.ts';
import { explainReport, MARKDOWN, PLAIN } from './features/explainReport.ts';
import { hover } from './features/hover.ts';
import type { NearMiss } from './features/nearMiss.ts';
import { nearMisses } from './features/nearMiss.ts';
import { snippetText } from './features/snippet.ts';
import { isSuggestPlace } from './features/suggestPlace.ts';
import { toolsToPermission } from './features/toolsToPermission.ts';
import type {
  Beside,
  ColorMark,
  CompletionItem,
  CompletionKind,
  CompletionOptions,
  DocumentSymbol,
  FeatureContext,
  Hover,
  Location,
} from './features/types.ts';
import { isRecord } from './loaders/opencodeSchema.ts';
import { load, loadPart } from './loaders/registry.ts';
import type { Loaded } from './loaders/types.ts';
import { beyondBuiltin, diagnose, inOrder, mergeFindings, withoutSilenced } from './rules/engine.ts';
import type { LevelOverride, RuleLevels } from './rules/levels.ts';
import { levelsByPath } from './rules/levels.ts';
import { RULES } from './rules/registry.ts';
import type { Finding, Severity, TextEdit } from './rules/types.ts';
import type { AgentFile } from './syntax/agentFile.ts';
import { keepsHeader, parseAgentFile } from './syntax/agentFile.ts';
import { configEntry, entriesOf, parseConfigFile } from './syntax/configFile.ts';
import { lazy } from './syntax/lazy.ts';
import type { Span } from './syntax/span.ts';
import { contains } from './syntax/span.ts';
import type { NameSource } from './web/names.ts';
import type { FileView } from './workspace/view.ts';
import { Workspace } from './workspace/workspace.ts';

export interface Settings {
  readonly rules: RuleLevels;
  readonly dialects: readonly DialectChoice[];
  /** Other severities for some files; a later one counts. */
  readonly overrides?: readonly LevelOverride[];
}

export const DEFAULT_SETTINGS: Settings = { rules: {}, dialects: [] };

/** An agent file with what its program makes of it. The caller keeps it as long as the text stays the same. */
export interface OpenFile {
  readonly file: AgentFile;
  /** Computed once, on first use. */
  readonly loaded: () => Loaded;
  /** The agents, modes and commands that a configuration file defines; none in Markdown. */
  readonly parts: () => readonly OpenFile[];
}

export interface Why {
  /** The owner of the place first. */
  readonly readings: readonly Reading[];
  readonly misses: readonly NearMiss[];
}

export interface LanguageService {
  readonly workspace: Workspace;
  /**
   * The file as each of its readers sees it, the owner of its place first; empty for an ordinary file. `previous`, the
   * file before an edit, spares reading again what the edit left alone. `links` are other paths of the same file.
   */
  open(path: string, text: string, previous?: OpenFile, links?: readonly string[]): readonly OpenFile[];
  /** Which programs read a file, and which ones only nearly: what keeps them from it. */
  why(path: string, text: () => string, links?: readonly string[]): Why;
  /** The same for a reading that the caller has settled. */
  openAs(path: string, text: string, reading: Reading): OpenFile;
  diagnose(open: OpenFile, beside?: Beside): readonly Finding[];
  /** The findings of all readers of a file: what several say alike is one finding, `alsoFor` the others. */
  diagnoseAll(readers: readonly OpenFile[], beside?: Beside): readonly Finding[];
  /** What may be written at an offset, best first. */
  completion(open: OpenFile, offset: number, options: CompletionOptions): readonly CompletionItem[];
  /** The same with what the other readers of a file take, where its kind is one format for all of them. */
  completionAll(
    readers: readonly OpenFile[],
    offset: number,
    options: CompletionOptions,
  ): readonly CompletionItem[];
  hover(open: OpenFile, offset: number, beside?: Beside): Hover | undefined;
  /** Where the reference at an offset leads; empty where nothing is there. */
  definition(open: OpenFile, offset: number, beside?: Beside): readonly Location[];
  /** What the program makes of the file together with the other sources of the same agent. */
  explain(open: OpenFile): Explanation;
  documentSymbols(open: OpenFile, options: SymbolOptions): readonly DocumentSymbol[];
  colors(open: OpenFile): readonly ColorMark[];
  /** The actions for a range; all kinds but fix all where `kinds` is left out, since that reads the file again. */
  codeActions(open: OpenFile, range: Span, kinds?: readonly CodeActionKind[]): readonly CodeAction[];
  /** The same for the findings of all readers of a file. */
  codeActionsAll(
    readers: readonly OpenFile[],
    range: Span,
    kinds?: readonly CodeActionKind[],
  ): readonly CodeAction[];
  /** The edits of every safe fix; empty where there is nothing to fix. */
  fixAll(open: OpenFile): readonly TextEdit[];
  /** The same for all readers of a file; `unsafe` takes the fixes, too, that are one answer among several. */
  fixReaders(readers: readonly OpenFile[], unsafe: boolean): readonly TextEdit[];
}

/** The core's only door: everything an adapter may ask. Pure but for what it reads through the view. */
export function createLanguageService(
  view: FileView,
  settings: Settings = DEFAULT_SETTINGS,
  names?: () => NameSource | undefined,
): LanguageService {
  const workspace = new Workspace(view, settings.dialects, names);
  const contextOf = ({ file, loaded }: OpenFile): FeatureContext => ({ file, loaded, workspace });
  const contextAt = (open: OpenFile, offset: number) => contextOf(partAt(open, offset));
  const levelsOf = levelsByPath(settings.rules, settings.overrides ?? []);
  const findingsOf = ({ file, loaded }: OpenFile) => diagnose(file, loaded, workspace, levelsOf(file.path));
  const findings = (open: OpenFile): readonly Finding[] => {
    const parts = readParts(open);
    if (parts.length === 0) return findingsOf(open);
    return inOrder([open, ...parts].flatMap(findingsOf));
  };
  const merged = (readers: readonly OpenFile[]): readonly Finding[] => {
    const [owner] = readers;
    return owner
      ? withoutSilenced(owner.file, mergeFindings(readers.map(findings)), levelsOf(owner.file.path))
      : [];
  };
  const fixState = (readers: readonly OpenFile[]): FixState => ({
    text: readers[0]?.file.text ?? '',
    findings: merged(readers),
    loads: readers.every((open) => open.loaded().outcome === 'ok'),
  });
  const fixes = (readers: readonly OpenFile[], unsafe = false): TextEdit[] =>
    fixAll(
      fixState(readers),
      (text) => fixState(readers.map(({ file }) => openAs(file.path, text, file.reading))),
      unsafe ? anyFix : undefined,
    );
  const actions = (
    readers: readonly OpenFile[],
    range: Span,
    kinds: readonly CodeActionKind[] = ['quickfix', 'refactor.rewrite'],
  ): CodeAction[] =>
    kinds.flatMap((kind) => {
      if (kind === 'quickfix') return quickFixes(merged(readers), range);
      if (kind !== 'refactor.rewrite') return fixAllAction(fixes(readers));
      return readers.flatMap((open) => toolsToPermission(contextOf(open), range));
    });
  return Object.freeze({
    workspace,
    open(path: string, text: string, previous?: OpenFile, links?: readonly string[]) {
      const [owner, ...others] = workspace.detect(path, () => text, links);
      if (!owner) return [];
      const first = openAs(path, text, owner, previous);
      return [first, ...others.map((one) => openAs(path, text, one, previous, first))];
    },
    why(path, text, links) {
      const readings = workspace.detect(path, text, links);
      const readers = readings.map(({ dialect }) => dialect);
      return { readings, misses: nearMisses(path, readers, view) };
    },
    openAs: (path: string, text: string, reading: Reading) => openAs(path, text, reading),
    diagnose: (open, beside = ALONE) => besides(merged([open]), beside),
    diagnoseAll: (readers, beside = ALONE) => besides(merged(readers), beside),
    completion: (open, offset, options) => completion(contextAt(open, offset), offset, options),
    completionAll: (readers, offset, options) =>
      sharedCompletion(
        readers.map((open) => contextAt(open, offset)),
        offset,
        options,
      ),
    hover: (open, offset, beside = ALONE) => hover(contextAt(open, offset), offset, beside),
    definition: (open, offset, beside = ALONE) => definition(contextAt(open, offset), offset, beside),
    explain: (open) => explain(contextOf(open)),
    documentSymbols: (open, options) => documentSymbols(contextOf(open), options),
    colors: (open) => [open, ...open.parts()].flatMap((one) => colors(contextOf(one))),
    codeActions: (open, range, kinds) => actions([open], range, kinds),
    codeActionsAll: actions,
    fixAll: (open) => fixes([open]),
    fixReaders: (readers, unsafe) => fixes(readers, unsafe),
  } satisfies LanguageService);
}

const ALONE: Beside = {};

function besides(findings: readonly Finding[], { builtin }: Beside): readonly Finding[] {
  return builtin ? beyondBuiltin(findings) : findings;
}

function openAs(
  path: string,
  text: string,
  reading: Reading,
  previous?: OpenFile,
  sibling?: OpenFile,
): OpenFile {
  const kept = previous && keepsHeader(previous.file, text, reading) ? previous : undefined;
  const loaded = kept ? kept.loaded : lazy(() => load(text, reading) ?? unread(reading));
  if (reading.kind.format !== 'json') {
    const repaired = () => loaded().header.repaired;
    const file = parseAgentFile(path, text, reading, repaired, previous?.file, sibling?.file);
    return { file, loaded, parts: noParts };
  }
  const file = parseConfigFile(path, text, reading);
  if (reading.kind.kind !== 'config') return { file, loaded, parts: noParts };
  return { file, loaded, parts: lazy(() => partsOf(file, loaded().header.data)) };
}

const NO_PARTS: readonly OpenFile[] = [];
const noParts = () => NO_PARTS;

/** The entries of a configuration file, each as a file of its kind. */
function partsOf(file: AgentFile, data: Readonly<Record<string, unknown>>): OpenFile[] {
  const { reading } = file;
  return reading.dialect.kinds.flatMap((kind) =>
    entriesOf(file, kind.kind).map(({ field, value }) => {
      const name = field.key.text;
      const part: Reading = {
        ...reading,
        kind,
        name,
        reasons: [`It is an entry of \`${kind.kind}\` in \`${reading.name}\`.`],
      };
      const entry = (data[kind.kind] as Record<string, unknown> | undefined)?.[name];
      const loaded = lazy(() => loadPart(isRecord(entry) ? entry : {}, part) ?? unread(part));
      return { file: configEntry(file, part, field.key, value), loaded, parts: noParts };
    }),
  );
}

/** The entries that the program gets to see: none where the file cannot be read at all. */
function readParts(open: OpenFile): readonly OpenFile[] {
  const parts = open.parts();
  return parts.length > 0 && open.loaded().header.state === 'read' ? parts : [];
}

/** The entry that the offset lies in, or the file itself. */
function partAt(open: OpenFile, offset: number): OpenFile {
  // The order matters: a place in a Markdown header is found without parsing the header.
  if (open.file.format === 'markdown' || !open.file.front) return open;
  return open.parts().find(({ file }) => file.front && contains(file.front.content, offset)) ?? open;
}

/** A program whose loader is not known claims nothing. */
function unread(reading: Reading): Loaded {
  return {
    outcome: 'ok',
    reasons: [],
    name: reading.name,
    header: { state: 'none', data: {}, failure: undefined, repaired: [] },
    keys: {},
    options: {},
    permission: [],
    tools: {},
    problems: [],
  };
}

export type {
  AgentFile,
  Beside,
  CodeAction,
  CodeActionKind,
  ColorMark,
  ColorPresentation,
  CompletionItem,
  CompletionKind,
  CompletionOptions,
  DocumentSymbol,
  Explanation,
  Finding,
  Hover,
  Loaded,
  Location,
  Reading,
  Severity,
  Span,
  SymbolOptions,
  TextEdit,
};
export {
  colorPresentations,
  DIALECTS,
  explainReport,
  folderOfReading,
  isSuggestPlace,
  MARKDOWN,
  PLAIN,
  RULES,
  readingAs,
  snippetText,
};
