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

/** Whether the built-in Markdown service completes link targets, so that we leave them out. */
export const LINK_TARGETS_SETTING = 'markdown.suggest.paths.enabled';

/**
 * What the server is told at its start; see `EditorOptions` there.
 * @param builtinLanguages ids of languages on whose documents VS Code's own service works
 */
export function initializationOptions(builtinLanguages: readonly string[]): Record<string, unknown> {
  // Nobody else lists headings or completes links where the built-in service is switched off.
  const markdown = vscode.extensions.getExtension('vscode.markdown-language-features') !== undefined;
  const linkTargets = vscode.workspace.getConfiguration().get(LINK_TARGETS_SETTING) !== false;
  return {
    settings: vscode.workspace.getConfiguration(SECTION),
    elsewhere: { linkTargets: markdown && linkTargets, headings: markdown },
    builtinLanguages,
    suggestCommand: 'editor.action.triggerSuggest',
    chooseCommand: 'agentFiles.chooseDialect',
  };
}
