import type { InitializeParams } from 'vscode-languageserver';

/** What the editor on the other side can do, read once from `initialize`. */
export interface ClientAbilities {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesLenses: boolean;
  readonly relatedInformation: boolean;
  readonly rulePages: boolean;
  readonly asksConfiguration: boolean;
  readonly tellsConfiguration: boolean;
  readonly watchesFiles: boolean;
  readonly definitionLinks: boolean;
  readonly symbolTrees: boolean;
  readonly snippets: boolean;
  readonly indentsInsertions: boolean;
  readonly markdownCompletion: boolean;
  readonly markdownHover: boolean;
  readonly codeActions: boolean;
  readonly preparesRename: boolean;
  /** Whether an edit of the workspace may move files. */
  readonly movesFiles: boolean;
  readonly knowsFolders: boolean;
}

export function clientAbilities({ capabilities }: InitializeParams): ClientAbilities {
  const { workspace, textDocument } = capabilities;
  const item = textDocument?.completion?.completionItem;
  const diagnostics = textDocument?.diagnostic ?? textDocument?.publishDiagnostics;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    relatedInformation: diagnostics?.relatedInformation === true,
    rulePages: diagnostics?.codeDescriptionSupport === true,
    asksConfiguration: workspace?.configuration === true,
    tellsConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    symbolTrees: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    snippets: item?.snippetSupport === true,
    indentsInsertions: item?.insertTextModeSupport?.valueSet.includes(2) === true,
    markdownCompletion: item?.documentationFormat?.includes('markdown') === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    knowsFolders: workspace?.workspaceFolders === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    // Neovim 0.7 says this and forgets `documentChanges`, in which alone such an operation can stand.
    movesFiles: workspace?.workspaceEdit?.resourceOperations?.includes('rename') === true,
    codeActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
  };
}

/** What moves for which the editor mends Markdown links by itself. */
export interface MovedLinks {
  /** Globs of files. */
  readonly include: readonly string[];
  /** Whether folders count too. */
  readonly folders: boolean;
}

/** `initializationOptions`, all of it optional: what an editor knows about itself that the protocol has no word for. */
export interface EditorOptions {
  /** The settings under `agentFiles`, so that the first answer already follows them. */
  readonly settings: unknown;
  /** What another service of the editor offers in the same documents, and we therefore leave out. */
  readonly elsewhere: {
    readonly linkTargets: boolean;
    /** The outline of the body, references to headings and links, and renaming them. */
    readonly headings: boolean;
    /** Whose links are mended when they move, and the links to them; undefined: nobody mends any. */
    readonly movedLinks: MovedLinks | undefined;
  };
  /**
   * Language ids under which VS Code's own service for prompt files works on a document: what it says, offers and shows
   * by itself is left out there.
   */
  readonly builtinLanguages: readonly string[];
  /** The editor's own command that asks for completion again. */
  readonly suggestCommand: string | undefined;
  /** The client's command that settles which programs read the files of a folder; see codeActions.ts. */
  readonly chooseCommand: string | undefined;
  /** The editor's commands behind what is shown above a line; without one it is text alone. */
  readonly commands: { readonly explain: string | undefined; readonly showReferences: string | undefined };
}

/** Reads the options; whatever has another form counts as absent. */
export function editorOptions(raw: unknown): EditorOptions {
  const options = isRecord(raw) ? raw : {};
  const elsewhere = isRecord(options['elsewhere']) ? options['elsewhere'] : {};
  const commands = isRecord(options['commands']) ? options['commands'] : {};
  return {
    settings: options['settings'],
    elsewhere: {
      linkTargets: elsewhere['linkTargets'] === true,
      headings: elsewhere['headings'] === true,
      movedLinks: movedLinks(elsewhere['movedLinks']),
    },
    builtinLanguages: texts(options['builtinLanguages']),
    suggestCommand: text(options['suggestCommand']),
    chooseCommand: text(options['chooseCommand']),
    commands: { explain: text(commands['explain']), showReferences: text(commands['showReferences']) },
  };
}

function movedLinks(raw: unknown): MovedLinks | undefined {
  if (!isRecord(raw)) return undefined;
  return { include: texts(raw['include']), folders: raw['folders'] === true };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
