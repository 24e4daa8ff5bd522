import type { AgentFile } from './agentFile.ts';
import { perFile } from './perFile.ts';
import type { Span } from './span.ts';
import { span } from './span.ts';

/** `#file:../RULES.md` or `#tool:search/codebase` in the text of a file that knows such references. */
export interface HashReference {
  readonly is: 'file' | 'tool';
  /** The whole of it. */
  readonly span: Span;
  /** `../RULES.md`: what is meant, without the punctuation of the sentence around it. */
  readonly name: string;
  readonly nameSpan: Span;
}

const WRITTEN = /(?<![\w/#&.-])(#\w+:)([^\s#`]+)/g;

/** What ends a sentence or closes a bracket around the name, or says which lines of the file are meant. */
const AFTER_FILE = /(?:(?::\d+(?:-\d+)?)|[.,;:!?'"*_)\]}>…、。，；：？！）」』】]+)+$/;

const TOOL_NAME = /^[\w.\-/]*[\w-]/;

/** The references of a body, not those in code and comments; none where the program knows no such form. */
export function hashReferencesOf(file: AgentFile): readonly HashReference[] {
  return file.reading.kind.references.hash && file.format === 'markdown' ? read(file) : NONE;
}

const NONE: readonly HashReference[] = [];

const read = perFile(find);

function find({ text, body, reading }: AgentFile): readonly HashReference[] {
  const { hash } = reading.kind.references;
  if (!hash || !text.includes('#')) return NONE;
  const { start, end } = body.span;
  return [...text.slice(start, end).matchAll(WRITTEN)].flatMap(({ index, 1: word = '', 2: written = '' }) => {
    const at = start + index;
    const is = wordOf(word, hash);
    const name = is === 'tool' ? (TOOL_NAME.exec(written)?.[0] ?? '') : written.replace(AFTER_FILE, '');
    if (!is || name === '' || body.isCode(span(at, at + 1))) return [];
    const nameStart = at + word.length;
    const nameSpan = span(nameStart, nameStart + name.length);
    return [{ is, name, nameSpan, span: span(at, nameSpan.end) } as const];
  });
}

/** Which of the program's words it is; case does not count. */
function wordOf(word: string, hash: Readonly<Record<HashReference['is'], string>>) {
  const written = word.toLowerCase();
  return written === hash.file ? 'file' : written === hash.tool ? 'tool' : undefined;
}
