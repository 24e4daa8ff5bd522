import type { AgentFile } from '../syntax/agentFile.ts';
import { atReferencesOf } from '../syntax/atReferences.ts';
import type { Body, Heading, Link } from '../syntax/body.ts';
import { hashReferencesOf } from '../syntax/hashReferences.ts';
import { type Span, span, touches } from '../syntax/span.ts';
import type { ReferenceForm } from '../workspace/resolve.ts';

/** A reference to a file, and the part of it that the cursor is on. */
export interface ReferenceTarget {
  readonly is: 'label' | 'path' | 'fragment';
  /** The part: `@RULES.md`, `../RULES.md`, `git`. */
  readonly span: Span;
  readonly form: ReferenceForm;
  /** As in the body model: `../RULES.md`. */
  readonly path: string;
  /** Where `git` of `#git` stands in the file. */
  readonly fragment: Span | undefined;
}

/** The `rules` of `[the rules][rules]`, which leads to the line `[rules]: …`. */
export interface DefinitionTarget {
  readonly is: 'definition';
  readonly span: Span;
  readonly definition: Link;
}

export interface HeadingTarget {
  readonly is: 'heading';
  readonly span: Span;
  readonly heading: Heading;
}

export type BodyTarget = ReferenceTarget | DefinitionTarget | HeadingTarget;

/** What is under the cursor in the body; the innermost where one lies in another. Undefined in plain prose and code. */
export function bodyTarget(file: AgentFile, offset: number): BodyTarget | undefined {
  const { body } = file;
  return (
    atReference(file, offset) ??
    hashReference(file, offset) ??
    link(body, offset) ??
    use(body, offset) ??
    heading(body, offset)
  );
}

function atReference(file: AgentFile, offset: number): ReferenceTarget | undefined {
  const found = atReferencesOf(file).find((one) => touches(one.span, offset));
  if (!found) return undefined;
  const { path, fragment, pathSpan, span: whole } = found;
  if (fragment && offset >= fragment.start)
    return { is: 'fragment', span: fragment, form: 'at', path, fragment };
  return { is: 'path', span: span(whole.start, pathSpan.end), form: 'at', path, fragment };
}

function hashReference(file: AgentFile, offset: number): ReferenceTarget | undefined {
  const found = hashReferencesOf(file).find((one) => one.is === 'file' && touches(one.span, offset));
  return found && { is: 'path', span: found.span, form: 'link', path: found.name, fragment: undefined };
}

function link({ links }: Body, offset: number): ReferenceTarget | undefined {
  const found = links.findLast((one) => touches(one.span, offset));
  if (!found || found.target.start === found.target.end) return undefined;
  const { path, fragment, label, target } = found;
  const reference = { form: 'link', path, fragment } as const;
  if (label && touches(label, offset)) return { is: 'label', span: label, ...reference };
  if (!touches(target, offset)) return undefined;
  if (fragment && offset >= fragment.start) return { is: 'fragment', span: fragment, ...reference };
  return { is: 'path', span: target, ...reference };
}

function use({ uses }: Body, offset: number): BodyTarget | undefined {
  const found = uses.find((one) => touches(one.span, offset));
  if (!found) return undefined;
  const { label, name, definition } = found;
  const { path, fragment } = definition;
  if (touches(label, offset)) return { is: 'label', span: label, form: 'link', path, fragment };
  return touches(name, offset) ? { is: 'definition', span: name, definition } : undefined;
}

function heading({ headings }: Body, offset: number): HeadingTarget | undefined {
  const found = headings.find((one) => touches(one.span, offset));
  return found && { is: 'heading', span: found.text, heading: found };
}
