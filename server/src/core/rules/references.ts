import type { AgentFile } from '../syntax/agentFile.ts';
import { atPathAt } from '../syntax/atReference.ts';
import { atPlaceOf, atReferencesOf } from '../syntax/atReferences.ts';
import type { AtReference, Link } from '../syntax/body.ts';
import type { HashReference } from '../syntax/hashReferences.ts';
import { hashReferencesOf } from '../syntax/hashReferences.ts';
import { perFile } from '../syntax/perFile.ts';
import { lineSpan, type Span, span as spanOf } from '../syntax/span.ts';
import type { PathPlace } from '../syntax/writePath.ts';
import type { ReferenceForm } from '../workspace/resolve.ts';
import type { KindName } from './types.ts';

/** A link or an `@path`, as far as rules about references need it. */
export interface WrittenReference {
  readonly form: ReferenceForm;
  /** The whole of it. */
  readonly span: Span;
  /** The label of a link; undefined for definitions and `@path`. */
  readonly label: Span | undefined;
  /** The path without encoding; empty for `#git` alone. */
  readonly path: string;
  readonly pathSpan: Span;
  readonly fragment: Span | undefined;
  readonly place: PathPlace;
  /** Of an import: what stands behind the path without a blank, so that the program takes it for a part of it. */
  readonly glued?: Span;
}

/** Where VS Code's own service follows references in a body: its word that a file is not there is all it has. */
export const BUILTIN_REFERENCES: readonly KindName[] = [
  'copilot:agent',
  'copilot:mode',
  'copilot:prompt',
  'copilot:instructions',
  'claude-code:agent',
  'rule',
  'skill',
];

/** For a report on a reference that the service passes over: `@path`, and the definition of a link. */
export function besideBuiltin({ form, label, place }: WrittenReference): { builtin?: false } {
  return form === 'at' || (!label && place !== 'hash') ? { builtin: false } : {};
}

/** What is written like a reference in a body, in the order of the text; `isMeant` tells those that count. */
export function possibleReferences(file: AgentFile): readonly WrittenReference[] {
  return read(file);
}

/** Whether the author means a file: no sample, nothing hedged. Takes longer than to see that a reference is in order. */
export function isMeant(file: AgentFile, { span, place }: WrittenReference): boolean {
  return !isHedged(file.text, span) && !(place === 'prompt' && file.body.isCode(span));
}

/** The imports that count, in a file whose kind has imports. */
export function writtenImports(file: AgentFile): readonly WrittenReference[] {
  if (!file.text.includes('@')) return NONE;
  return possibleReferences(file).filter((one) => one.form === 'at' && isMeant(file, one));
}

const NONE: readonly WrittenReference[] = [];

const read = perFile(readReferences);

function readReferences(file: AgentFile): readonly WrittenReference[] {
  const { links, uses } = file.body;
  const paths = atReferencesOf(file);
  const hashes = hashReferencesOf(file);
  if (links.length === 0 && paths.length === 0 && hashes.length === 0) return NONE;
  const used = new Set(uses.map((use) => use.definition));
  const found: WrittenReference[] = [];
  for (const link of links) {
    const { span, label, path, pathSpan, fragment, target } = link;
    if (looksLikeCode(file.text, link) || (!label && !used.has(link) && !looksLikePath(path))) continue;
    const place = file.text[target.start - 1] === '<' ? 'angled' : 'target';
    found.push({ form: 'link', span, label, path, pathSpan, fragment, place });
  }
  found.push(...writtenPaths(file, paths), ...hashPaths(hashes));
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** Each `@path`; where the program takes any word for one, those that look like a path. */
function writtenPaths(file: AgentFile, found: readonly AtReference[]): WrittenReference[] {
  const place = atPlaceOf(file);
  const rest = { form: 'at', label: undefined, place } as const;
  if (place === 'at') return found.map((one) => ({ ...one, ...rest }));
  return found
    .map((one) => (place === 'import' ? withoutGlue(file.text, one) : one))
    .filter(({ path }) => looksLikePath(path))
    .map((one) => ({ ...one, ...rest, fragment: withoutMarks(file.text, one.fragment) }));
}

/** Each `#file:path`; they count from the file's folder as links do. */
function hashPaths(found: readonly HashReference[]): WrittenReference[] {
  return found
    .filter((one) => one.is === 'file')
    .map(({ span, name, nameSpan }) => ({
      form: 'link',
      span,
      label: undefined,
      path: name,
      pathSpan: nameSpan,
      fragment: undefined,
      place: 'hash',
    }));
}

/** Without the marks of prose at its end. */
function withoutPunctuation(written: string): string {
  return /[\w/]$/.test(written) ? written : written.replace(/[^\p{L}\p{N}_/]+$/u, '');
}

/** A fragment ends where the sentence does. */
function withoutMarks(text: string, fragment: Span | undefined): Span | undefined {
  if (!fragment) return undefined;
  const written = withoutPunctuation(text.slice(fragment.start, fragment.end));
  return spanOf(fragment.start, fragment.start + written.length);
}

/** Takes the marks of prose from the end of what a program reads as one path. */
function withoutGlue(text: string, one: AtReference): AtReference & Pick<WrittenReference, 'glued'> {
  const { span, pathSpan } = one;
  const written = text.slice(pathSpan.start, pathSpan.end);
  const plain = written.includes('\\') ? undefined : atPathAt(text, span.start)?.path;
  const meant = plain ?? withoutPunctuation(written);
  if (meant.length >= written.length) return one;
  const end = pathSpan.start + meant.length;
  const path = meant.replaceAll('\\ ', ' ');
  return { ...one, path, pathSpan: spanOf(pathSpan.start, end), glued: spanOf(end, pathSpan.end) };
}

/** `FORMATTERS[name](x)` and `[](x)`. */
function looksLikeCode(text: string, { span, label, image }: Link): boolean {
  if (image || !label) return false;
  return label.start === label.end || /[\w)\]]/.test(text.charAt(span.start - 1));
}

/** Whether a word can only be a path: it has a folder or an extension. */
export function looksLikePath(path: string): boolean {
  return /\/|\.[A-Za-z][A-Za-z0-9]{0,8}$/.test(path);
}

const HEDGE =
  /\b(?:if|when|where|wherever) (?:it |they |this |that |the file |these |those |one )?(?:is |are )?(?:exists?|existing|present|available|there|found|any)\b|\b(?:if|when|where) \S+ (?:is |are )?(?:exists?|present|available)\b|\boptional(?:ly)?\b/i;

/** What an agent is told to make need not be there. */
const MAKES =
  /\b(?:sav|writ|creat|generat|output|stor|produc|record|log|append)\w*\b[^.]*\b(?:to|in|into|at|as|under)\b[^.]*$/i;

/** `{NAME}` and `{{name}}` in the same sentence: it belongs to a template. */
const TEMPLATE = /\{\{?[ \w.-]+\}/;

/** Whether the author says beside it that the file may be missing, or that it is still to be made. */
function isHedged(text: string, at: Span): boolean {
  const line = lineSpan(text, at.start);
  const after = sentences(text.slice(at.end, line.end)).at(0) ?? '';
  const before = sentences(text.slice(line.start, at.start)).at(-1) ?? '';
  if (TEMPLATE.test(before) || TEMPLATE.test(text.slice(at.start, at.end) + after)) return true;
  const lead = before.trim() === '' ? leadIn(text, line.start) : '';
  return (
    HEDGE.test(before) || HEDGE.test(after) || HEDGE.test(lead) || MAKES.test(before) || MAKES.test(lead)
  );
}

function sentences(text: string): string[] {
  return text.split(/[.!?;](?=\s)/);
}

/** The line above, where it ends with a colon and so speaks of what follows. */
function leadIn(text: string, lineStart: number): string {
  const { start, end } = lineSpan(text, Math.max(0, lineStart - (text[lineStart - 2] === '\r' ? 2 : 1)));
  const line = text.slice(start, end).trimEnd();
  return line.endsWith(':') ? (sentences(line).at(-1) ?? '') : '';
}
