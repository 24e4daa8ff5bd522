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
import type { Loaded } from './loaders/types.ts';
import type { OpenFile } from './openFile.ts';
import { openAs, partAt, readParts } from './openFile.ts';
import { beyondBuiltin, diagnose, inOrder, mergeFindings, withoutSilenced } from './rules/engine.ts';
import type { LevelOverride, RuleLevels } from './rules/levels.ts';
import { levelsByPath } from './rules/levels.ts';
import { RULES } from './rules/registry.ts';
import type { Finding, Severity, TextEdit } from './rules/types.ts';
import type { AgentFile } from './syntax/agentFile.ts';
import { keepsHeader } from './syntax/agentFile.ts';
import type { Span } from './syntax/span.ts';
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
  /**
   * The file after an edit, read by the same programs as before. Undefined where the header is another one: then other
   * programs may read it.
   */
  reopen(readers: readonly OpenFile[], text: string): readonly OpenFile[] | undefined;
  /** Which programs read a file, and which ones only nearly: what keeps them from it. */
  why(path: string, text: () => string, links?: readonly string[]): Why;
  /** The same for a reading that the caller has settled. */
  openAs(path: string, text: string, reading: Reading): OpenFile;
  diagnose(open: OpenFile, beside?: Beside): readonly Finding[];
  /**
   * The findings of all readers of a file: what several say alike is one finding, `alsoFor` the others. What was found of
   * the same header in the same `epoch` is not looked for again.
   */
  diagnoseAll(readers: readonly OpenFile[], beside?: Beside, epoch?: string): readonly Finding[];
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
  const findingsOf = ({ file, loaded, headerFindings }: OpenFile, epoch?: string) =>
    diagnose(
      file,
      loaded,
      workspace,
      levelsOf(file.path),
      epoch === undefined ? undefined : { findings: headerFindings, epoch },
    );
  const findings = (open: OpenFile, epoch?: string): readonly Finding[] => {
    const parts = readParts(open);
    if (parts.length === 0) return findingsOf(open, epoch);
    return inOrder([open, ...parts].flatMap((one) => findingsOf(one)));
  };
  const merged = (readers: readonly OpenFile[], epoch?: string): readonly Finding[] => {
    const [owner] = readers;
    if (!owner) return [];
    const found = mergeFindings(readers.map((open) => findings(open, epoch)));
    return withoutSilenced(owner.file, found, levelsOf(owner.file.path));
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
    reopen([owner, ...others]: readonly OpenFile[], text: string) {
      if (!owner || !keepsHeader(owner.file, text, owner.file.reading)) return undefined;
      const after = ({ file }: OpenFile, previous: OpenFile, sibling?: OpenFile) =>
        openAs(file.path, text, file.reading, previous, sibling);
      const first = after(owner, owner);
      return [first, ...others.map((one) => after(one, one, first))];
    },
    why(path, text, links) {
      const readings = workspace.detect(path, text, links);
      const readers = readings.map(({ dialect }) => dialect);
      return { readings, misses: nearMisses(path, readers, view) };
    },
    openAs: (path: string, text: string, reading: Reading) => openAs(path, text, reading),
    diagnose: (open, beside = ALONE) => besides(merged([open]), beside),
    diagnoseAll: (readers, beside = ALONE, epoch) => besides(merged(readers, epoch), beside),
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
  OpenFile,
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
