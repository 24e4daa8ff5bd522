import * as vscode from 'vscode';

/** The section of our settings. */
export const SECTION = 'agentFiles';

/** Glob to dialects, as the user set it for a folder, or for the window where none is given. */
export function dialects(folder?: vscode.WorkspaceFolder): Readonly<Record<string, unknown>> {
  return vscode.workspace.getConfiguration(SECTION, folder).get<Record<string, unknown>>('dialects') ?? {};
}

/** Whether completion opens by itself while a header is typed. */
export function suggestsOnType(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration(SECTION, document).get('suggestOnType') ?? true;
}

/** Settings of the built-in Markdown service that the server is told of at its start. */
export const MARKDOWN_SETTINGS = ['markdown.suggest.paths.enabled', 'markdown.updateLinksOnFileMove'];

/**
 * What the server is told at its start; see `EditorOptions` there.
 * @param builtinLanguages ids of languages on whose documents VS Code's own service works
 */
export function initializationOptions(builtinLanguages: readonly string[]): Record<string, unknown> {
  // Nobody else lists headings or completes links where the built-in service is switched off.
  const markdown = vscode.extensions.getExtension('vscode.markdown-language-features') !== undefined;
  const linkTargets = vscode.workspace.getConfiguration().get('markdown.suggest.paths.enabled') !== false;
  return {
    settings: vscode.workspace.getConfiguration(SECTION),
    elsewhere: {
      linkTargets: markdown && linkTargets,
      headings: markdown,
      movedLinks: markdown ? movedLinks() : undefined,
    },
    builtinLanguages,
    suggestCommand: 'editor.action.triggerSuggest',
    chooseCommand: 'agentFiles.chooseDialect',
    commands: { explain: 'agentFiles.explain', showReferences: 'agentFiles.showReferences' },
  };
}

/** What the built-in service mends links for when it moves; undefined where it is not to. */
function movedLinks(): { include: readonly string[]; folders: boolean } | undefined {
  const settings = vscode.workspace.getConfiguration('markdown.updateLinksOnFileMove');
  if (settings.get('enabled', 'never') === 'never') return undefined;
  return {
    include: settings.get<string[]>('include', []),
    folders: settings.get('enableForDirectories', true),
  };
}
