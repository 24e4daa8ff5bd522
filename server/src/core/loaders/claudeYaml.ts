import type { Document } from 'yaml';
import { isCollection, isMap, isScalar, parseAllDocuments } from 'yaml';
import { BROKEN, readPlainHeader } from '../syntax/plainHeader.ts';
import type { Span } from '../syntax/span.ts';
import { boundedValues } from './bounded.ts';
import { isRecord } from './opencodeSchema.ts';
import { plainValues } from './plainValues.ts';

/** What came of a block: its keys, with values that can be walked to their end, or why there are none; the reason takes a parser that is asked only for that. */
export type YamlReading =
  | { readonly kind: 'read'; readonly data: Readonly<Record<string, unknown>> }
  | { readonly kind: 'failed'; readonly fault: () => YamlFault };

/** `offset` counts in the block. */
export interface YamlFault {
  readonly message: string;
  readonly offset: number;
}

/** A value that begins with a comma: the library refuses it, Claude Code's reader takes it for text. */
const LEADING_COMMA = /flow indicator character ,$/;

/**
 * Reads a block of a text as Claude Code's YAML reader does, YAML 1.2 with merge keys, the last of two equal keys
 * counting. A list or a single value counts as no keys. Never throws.
 */
export function readClaudeYaml(text: string, content: Span): YamlReading {
  const plain = readPlainHeader(text, content);
  const source = () => text.slice(content.start, content.end);
  if (plain === BROKEN) return { kind: 'failed', fault: () => faultOf(readFully(source())) };
  const data = plain && plainValues(plain);
  return data ? { kind: 'read', data } : readFully(source());
}

function faultOf(reading: YamlReading): YamlFault {
  return reading.kind === 'failed' ? reading.fault() : { message: 'it is no YAML', offset: 0 };
}

/** The same by the full parser alone. */
export function readFully(source: string): YamlReading {
  const nothing = source.indexOf('\0');
  if (nothing >= 0) return failed('Unexpected character', nothing);
  const documents = parse(source, true);
  const [document, second] = documents;
  const fault = documents.flatMap(({ errors }) => errors).find(({ message }) => !LEADING_COMMA.test(message));
  if (fault) return failed(fault.message.split('\n', 1)[0] ?? '', fault.pos[0]);
  if (!document || second) return { kind: 'read', data: {} };
  const extra = keyBehindValue(document);
  if (extra !== undefined) return failed('Unexpected token', extra);
  return valuesOf(document) ?? valuesOf(parse(source, false)[0]) ?? { kind: 'read', data: {} };
}

function failed(message: string, offset: number): YamlReading {
  return { kind: 'failed', fault: () => ({ message, offset }) };
}

function parse(source: string, merge: boolean): readonly Document.Parsed[] {
  const documents = parseAllDocuments(source, {
    keepSourceTokens: false,
    logLevel: 'silent',
    merge,
    prettyErrors: false,
    uniqueKeys: false,
  });
  return Array.isArray(documents) ? documents : [];
}

/** Where a colon follows a list or map in brackets, as in `x: [a]: b`: the library takes it for an entry without a key. */
function keyBehindValue({ contents }: Document.Parsed): number | undefined {
  if (!isMap(contents) || contents.flow) return undefined;
  const index = contents.items.findIndex(({ key, value }, at) => {
    const before = contents.items[at - 1]?.value;
    const keyless = isScalar(key) && key.value === null && !key.source;
    return keyless && value !== null && isCollection(before) && before.flow === true;
  });
  return contents.items[index]?.key.range[0];
}

/** Undefined where the library refuses to merge what is no map, which Claude Code's reader leaves out. */
function valuesOf(document: Document.Parsed | undefined): YamlReading | undefined {
  try {
    const value: unknown = document?.toJS({ maxAliasCount: -1 });
    return { kind: 'read', data: isRecord(value) ? boundedValues(value) : {} };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.startsWith('Merge') ? undefined : failed(message, 0);
  }
}
