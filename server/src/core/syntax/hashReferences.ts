import type { AgentFile } from './agentFile.ts';
import { perFile } from './perFile.ts';
import type { Span } from './span.ts';
import { contains, span } from './span.ts';

/** `#file:../RULES.md` or `#tool:search/codebase` in the text of a file that knows such references. */
export interface HashReference {
  readonly is: 'file' | 'tool';
  /** The whole of it. */
  readonly span: Span;
  /** `../RULES.md`: what is meant, without the punctuation of the sentence around it. */
  readonly name: string;
  readonly nameSpan: Span;
}

const WRITTEN = /(?<![\w/#&.-])#(file|tool):([^\s#`]+)/gi;

/** What ends a sentence or closes a bracket around the name, or says which lines of the file are meant. */
const AFTER_FILE = /(?:(?::\d+(?:-\d+)?)|[.,;:!?'"*_)\]}>…、。，；：？！）」』】]+)+$/;

const TOOL_NAME = /^[\w.\-/]*[\w-]/;

/** The references of a body, not those in code and comments; none where the program knows no such form. */
export function hashReferencesOf(file: AgentFile): readonly HashReference[] {
  return file.reading.kind.references.hash && file.format === 'markdown' ? read(file) : NONE;
}

const NONE: readonly HashReference[] = [];

const read = perFile(find);

function find(file: AgentFile): readonly HashReference[] {
  const { text } = file;
  if (!/#(?:file|tool):/i.test(text)) return [];
  const { start, end } = file.body.span;
  const body = text.slice(start, end);
  return [...body.matchAll(WRITTEN)].flatMap(({ index, 1: word = '', 2: written = '' }) => {
    const at = start + index;
    const is = word.toLowerCase() === 'tool' ? 'tool' : 'file';
    const name = is === 'tool' ? (TOOL_NAME.exec(written)?.[0] ?? '') : written.replace(AFTER_FILE, '');
    const nameStart = at + word.length + 2;
    if (name === '' || file.body.code.some((code) => contains(code, at))) return [];
    const nameSpan = span(nameStart, nameStart + name.length);
    return [{ is, name, nameSpan, span: span(at, nameSpan.end) } as const];
  });
}
