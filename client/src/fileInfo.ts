import type * as vscode from 'vscode';
import type { Server } from './server.ts';

/** One program that reads a file. */
export interface Reader {
  /** `claude-code`. */
  readonly id: string;
  /** "Claude Code". */
  readonly dialect: string;
  /** "agent". */
  readonly kind: string;
  /** Why, in sentences. */
  readonly reasons: readonly string[];
}

/** What the server answers to `agentFiles/fileInfo`; null for a document that is no agent file. */
export interface FileInfo {
  /** The owner of the place first. */
  readonly readers: readonly Reader[];
  /** The address of the folder that such files lie in: `.claude/skills`. */
  readonly folder: string;
  /** The glob of the user's setting that says who reads the file, if one does. */
  readonly setting?: string;
}

/** Null also where no server is running. */
export async function askFileInfo({ client }: Server, document: vscode.Uri): Promise<FileInfo | null> {
  if (!client) return null;
  const uri = client.code2ProtocolConverter.asUri(document);
  // A server that is just going has nothing to say.
  return client
    .sendRequest<FileInfo | null>('agentFiles/fileInfo', { textDocument: { uri } })
    .catch(() => null);
}
