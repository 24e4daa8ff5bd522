import type { Reading } from './dialects/reading.ts';
import { isRecord } from './loaders/opencodeSchema.ts';
import { load, loadPart } from './loaders/registry.ts';
import type { Loaded } from './loaders/types.ts';
import { HeaderFindings } from './rules/headerFindings.ts';
import type { AgentFile } from './syntax/agentFile.ts';
import { keepsHeader, parseAgentFile } from './syntax/agentFile.ts';
import { configEntry, entriesOf, parseConfigFile } from './syntax/configFile.ts';
import { lazy } from './syntax/lazy.ts';
import { contains } from './syntax/span.ts';

/** An agent file with what its program makes of it. The caller keeps it as long as the text stays the same. */
export interface OpenFile {
  readonly file: AgentFile;
  /** Computed once, on first use. */
  readonly loaded: () => Loaded;
  /** The agents, modes and commands that a configuration file defines; none in Markdown. */
  readonly parts: () => readonly OpenFile[];
  /** Shared by all versions with the same header. */
  readonly headerFindings: HeaderFindings;
}

/**
 * The file as one program reads it. What the version before an edit has in common with it is taken over, and of another
 * program's reading of the same text, `sibling`, what both read alike.
 */
export function openAs(
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
    return { file, loaded, parts: noParts, headerFindings: kept?.headerFindings ?? new HeaderFindings() };
  }
  const headerFindings = new HeaderFindings();
  const file = parseConfigFile(path, text, reading);
  if (reading.kind.kind !== 'config') return { file, loaded, parts: noParts, headerFindings };
  return { file, loaded, parts: lazy(() => partsOf(file, loaded().header.data)), headerFindings };
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
      return {
        file: configEntry(file, part, field.key, value),
        loaded,
        parts: noParts,
        headerFindings: new HeaderFindings(),
      };
    }),
  );
}

/** The entries that the program gets to see: none where the file cannot be read at all. */
export function readParts(open: OpenFile): readonly OpenFile[] {
  const parts = open.parts();
  return parts.length > 0 && open.loaded().header.state === 'read' ? parts : [];
}

/** The entry that the offset lies in, or the file itself. */
export function partAt(open: OpenFile, offset: number): OpenFile {
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
