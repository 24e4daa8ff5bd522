import { parseAllDocuments } from 'yaml';
import { isRecord } from './opencodeSchema.ts';

/** What came of a block: its keys, or why there are none. */
export type YamlReading =
  | { readonly kind: 'read'; readonly data: Readonly<Record<string, unknown>> }
  | { readonly kind: 'failed'; readonly message: string; readonly offset: number };

/** Faults that the library reports and that Claude Code's reader passes over, as observed on the program. */
const TOLERATED: ReadonlySet<string> = new Set<string>([]);

/**
 * Reads a block as Claude Code's YAML reader does, YAML 1.2 with merge keys, the last of two equal keys counting. A list or
 * a single value counts as no keys. Never throws.
 */
export function readClaudeYaml(source: string): YamlReading {
  const documents = parseAllDocuments(source, {
    keepSourceTokens: false,
    logLevel: 'silent',
    merge: true,
    prettyErrors: false,
    uniqueKeys: false,
  });
  if (!Array.isArray(documents)) return { kind: 'read', data: {} };
  const [document, second] = documents;
  const fault = documents.flatMap(({ errors }) => errors).find(({ code }) => !TOLERATED.has(code));
  if (fault) return { kind: 'failed', message: fault.message.split('\n', 1)[0] ?? '', offset: fault.pos[0] };
  if (!document || second) return { kind: 'read', data: {} };
  try {
    const value: unknown = document.toJS({ maxAliasCount: -1 });
    return { kind: 'read', data: isRecord(value) ? value : {} };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error), offset: 0 };
  }
}
