import * as vscode from 'vscode';
import type { DocumentSelector } from 'vscode-languageclient/node';
import { candidateGlobs } from '../../server/src/core/dialects/candidates.ts';
import { ALL_PLACES } from '../../server/src/core/dialects/places.ts';
import { dialects } from './settings.ts';

/**
 * Which documents the server is asked about, by path: files that some program may load, and those that the settings
 * name. The server decides; for all others it answers nothing.
 */
export interface Selectors {
  readonly editor: vscode.DocumentSelector;
  readonly protocol: DocumentSelector;
  /** Equal for equal selectors. */
  readonly key: string;
}

interface Pattern {
  readonly glob: string;
  /** The folder that the glob counts from; undefined: none. */
  readonly folder?: vscode.WorkspaceFolder;
}

/** The selectors as the settings and the workspace folders are now. */
export function currentSelectors(): Selectors {
  const patterns: Pattern[] = [...candidateGlobs(ALL_PLACES).map((glob) => ({ glob })), ...fromSettings()];
  return {
    editor: patterns.map(({ glob, folder }) => ({
      scheme: 'file',
      pattern: folder ? new vscode.RelativePattern(folder, glob) : glob,
    })),
    protocol: patterns.map(({ glob, folder }) => ({
      scheme: 'file',
      pattern: folder ? { baseUri: folder.uri.toString(), pattern: glob } : glob,
    })),
    key: JSON.stringify(patterns.map(({ glob, folder }) => [glob, folder?.uri.toString()])),
  };
}

/** Globs as the server reads them: relative to a folder; without `/` a name; `~/` and absolute as they are. */
function fromSettings(): Pattern[] {
  const { workspaceFolders = [] } = vscode.workspace;
  const absolute = Object.keys(dialects()).filter(isAbsolute);
  return [
    ...absolute.map((glob) => ({ glob: glob.replace(/^~(?=\/)/, '**') })),
    ...workspaceFolders.flatMap((folder) =>
      Object.keys(dialects(folder))
        .filter((glob) => !isAbsolute(glob))
        .map((glob) => ({ glob: fromFolder(glob), folder })),
    ),
  ];
}

function isAbsolute(glob: string): boolean {
  return /^(?:~?\/|[A-Za-z]:[\\/])/.test(glob);
}

function fromFolder(glob: string): string {
  const relative = glob.replace(/^\.\//, '');
  return relative.includes('/') ? relative : `**/${relative}`;
}

export function selects({ editor }: Selectors, document: vscode.TextDocument): boolean {
  return vscode.languages.match(editor, document) > 0;
}
