import type { HandlerResult, Range } from 'vscode-languageserver';
import type { NewFile, Recipe } from '../core/features/newFile.ts';
import { newFile, recipes } from '../core/features/newFile.ts';
import { LineIndex } from '../core/syntax/span.ts';
import { toRange } from './convert.ts';
import { Positions } from './encoding.ts';
import type { Module, Session } from './session.ts';
import { uriToPath } from './uris.ts';

interface InFolder {
  /** The address of a workspace folder. */
  readonly folder: string;
}

/** What `agentFiles/newFile` answers: a file for the client to create, or why there can be none. */
export type NewFileAnswer =
  | { readonly uri: string; readonly text: string; readonly placeholder: Range }
  | { readonly refused: string };

/** What can be created in a folder, and the file that the answers of a person make; see features/newFile.ts. */
export function registerNewFile({ connection, view, documents, encoding }: Session): Module {
  connection.onRequest('agentFiles/recipes', ({ folder }: InFolder): Recipe[] => {
    const path = uriToPath(folder);
    return path === undefined ? [] : recipes(view, path);
  });
  connection.onRequest(
    'agentFiles/newFile',
    ({ folder, ...file }: InFolder & NewFile): HandlerResult<NewFileAnswer, void> => {
      const path = uriToPath(folder);
      if (path === undefined) return { refused: 'The folder is not on a disk.' };
      const written = newFile(view, path, file);
      if ('refused' in written) return written;
      const { text } = written;
      const positions = new Positions({ text, lines: new LineIndex(text) }, encoding);
      return {
        uri: documents.uriOf(written.path),
        text,
        placeholder: toRange(written.placeholder, positions),
      };
    },
  );
  return { capabilities: {} };
}
