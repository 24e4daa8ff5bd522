import type { SyntaxNode, Tree } from '@lezer/common';
import type { AtReference, Body, Heading, Link, LinkUse } from './body.ts';
import { isFootnote, normalLabel } from './linkSyntax.ts';
import { splitTarget, unescapeMarkdown } from './linkTarget.ts';
import type { PlainReferences } from './plainSection.ts';
import { Slugger } from './slug.ts';
import type { Span } from './span.ts';
import { span, trimSpan } from './span.ts';

const CODE = new Set([
  'FencedCode',
  'CodeBlock',
  'InlineCode',
  'Comment',
  'CommentBlock',
  'ProcessingInstruction',
  'ProcessingInstructionBlock',
]);

/** What a heading's title leaves out. */
const SILENT = new Set([
  'HeaderMark',
  'LinkMark',
  'EmphasisMark',
  'StrikethroughMark',
  'CodeMark',
  'LinkTitle',
  'LinkLabel',
  'HTMLTag',
  'Comment',
  'ProcessingInstruction',
]);

/** HTML that is no section of prose: scripts, preformatted text, declarations. */
const OPAQUE_HTML = /^\s*<(?:script|pre|style|textarea|[!?])/i;

const HEADING = /^(?:ATX|Setext)Heading/;

const ANCHOR = /\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/gi;

/** A use of a definition that may not be there. */
interface Use extends Omit<LinkUse, 'definition'> {
  readonly key: string;
}

/** What of a body is told by its syntax trees, in two parts. */
export type BodyReferences = Pick<Body, 'links' | 'uses' | 'atReferences'>;
export type BodyStructure = Pick<Body, 'headings' | 'code' | 'anchors'>;

/** Gathers a body model from syntax trees of the body's text, whose offsets count from the body's beginning. */
export class BodyBuilder {
  /** Sections of HTML whose content is read as prose in a second pass; offsets from the body's beginning. */
  readonly htmlBlocks: Span[] = [];
  readonly #text: string;
  readonly #range: Span;
  readonly #headings: Heading[] = [];
  readonly #slugger = new Slugger();
  readonly #links: Link[] = [];
  readonly #definitions = new Map<string, Link>();
  readonly #uses: Use[] = [];
  readonly #atReferences: AtReference[] = [];
  readonly #code: Span[] = [];
  readonly #anchors: string[] = [];

  constructor(text: string, range: Span) {
    this.#text = text;
    this.#range = range;
  }

  /** Reads links and references from the tree of the whole body. */
  addReferences(tree: Tree): void {
    this.#walkReferences(tree, this.#range.start);
  }

  /** The same from the tree of a part that starts at `start` in the body. */
  addPartReferences(tree: Tree, start: number): void {
    this.#walkReferences(tree, this.#range.start + start);
  }

  /** What was read without a tree. */
  addPlain({ links, atReferences }: PlainReferences): void {
    this.#links.push(...links);
    this.#atReferences.push(...atReferences);
  }

  /** Reads all but links and references from the tree of the whole body. */
  addStructure(tree: Tree): void {
    this.#walkStructure(tree, this.#range.start, true);
  }

  /** The same, but for headings and anchors, from the tree of a part: those of an HTML section are none elsewhere. */
  addPartStructure(tree: Tree, start: number): void {
    this.#walkStructure(tree, this.#range.start + start, false);
  }

  references(): BodyReferences {
    return {
      links: this.#links.sort(byStart),
      uses: this.#uses.flatMap(({ key, ...use }) => {
        const definition = this.#definitions.get(key);
        return definition ? [{ ...use, definition }] : [];
      }),
      atReferences: this.#atReferences.sort(byStart),
    };
  }

  structure(): BodyStructure {
    return { headings: this.#headings, code: this.#code.sort(byStart), anchors: this.#anchors };
  }

  #walkReferences(tree: Tree, base: number): void {
    const marks = this.#marks(base, base + tree.length);
    let next = 0;
    let linkEnd = 0;
    tree.iterate({
      enter: (found) => {
        const { name, from, to } = found;
        // Nodes come in the order of their beginnings; in one without a mark there is nothing to find.
        while ((marks[next] ?? Number.POSITIVE_INFINITY) < from + base) next++;
        if ((marks[next] ?? Number.POSITIVE_INFINITY) >= to + base || CODE.has(name)) return false;
        if (name === 'HTMLBlock') this.#htmlSection(span(from + base, to + base));
        else if (name === 'LinkReference') this.#define(found.node, base);
        else if (name === 'AtReference' && from + base >= linkEnd)
          this.#atReferences.push(this.#atReference(span(from + base, to + base)));
        else if (name === 'Link' || name === 'Image') {
          this.#link(found.node, base);
          linkEnd = Math.max(linkEnd, to + base);
        }
        return true;
      },
    });
  }

  /** Where a link or a reference may begin. */
  #marks(start: number, end: number): number[] {
    const found: number[] = [];
    for (const mark of ['[', '@']) {
      for (
        let at = this.#text.indexOf(mark, start);
        at >= 0 && at < end;
        at = this.#text.indexOf(mark, at + 1)
      )
        found.push(at);
    }
    return found.sort((a, b) => a - b);
  }

  #walkStructure(tree: Tree, base: number, whole: boolean): void {
    tree.iterate({
      enter: (found) => {
        const { name, from, to } = found;
        const code = CODE.has(name);
        if (code && to > from) this.#code.push(span(from + base, to + base));
        else if (name === 'HTMLBlock') {
          const block = span(from + base, to + base);
          this.#collectAnchors(block);
          if (!this.#htmlSection(block)) this.#code.push(block);
        } else if (whole && name === 'HTMLTag') this.#collectAnchors(span(from + base, to + base));
        else if (whole && HEADING.test(name)) this.#headings.push(this.#heading(found.node, base));
        return !code;
      },
    });
  }

  /** False for HTML that is no section of prose. */
  #htmlSection(block: Span): boolean {
    if (OPAQUE_HTML.test(this.#slice(block))) return false;
    this.htmlBlocks.push(span(block.start - this.#range.start, block.end - this.#range.start));
    return true;
  }

  #collectAnchors(tag: Span): void {
    for (const [, double, single, bare] of this.#slice(tag).matchAll(ANCHOR)) {
      this.#anchors.push(double ?? single ?? bare ?? '');
    }
  }

  #atReference(at: Span): AtReference {
    const hash = this.#slice(at).indexOf('#');
    const pathEnd = hash < 0 ? at.end : at.start + hash;
    const pathSpan = span(at.start + 1, pathEnd);
    const fragment = hash < 0 ? undefined : span(pathEnd + 1, at.end);
    return { span: at, pathSpan, path: this.#slice(pathSpan), fragment };
  }

  #link(node: SyntaxNode, base: number): void {
    const [open, close, parenthesis] = node.getChildren('LinkMark');
    if (!open || !close) return;
    const whole = span(node.from + base, node.to + base);
    const label = span(open.to + base, close.from + base);
    if (!parenthesis) {
      this.#use(node, whole, label);
      return;
    }
    const url = node.getChildren('URL').find((child) => child.from >= close.to);
    const source = url
      ? span(url.from + base, url.to + base)
      : span(parenthesis.to + base, parenthesis.to + base);
    const parts = splitTarget(this.#slice(source), source.start);
    this.#links.push({ span: whole, label, ...parts, image: node.name === 'Image' });
  }

  #use(node: SyntaxNode, whole: Span, label: Span): void {
    const written = node.getChildren('LinkLabel').at(-1);
    const name = written ? span(whole.end - (written.to - written.from) + 1, whole.end - 1) : label;
    this.#uses.push({ span: whole, label, name, key: normalLabel(this.#slice(name)) });
  }

  #define(node: SyntaxNode, base: number): void {
    const label = node.getChild('LinkLabel');
    const url = node.getChild('URL');
    if (!label || !url) return;
    const name = this.#text.slice(label.from + base + 1, label.to + base - 1);
    if (isFootnote(name)) return;
    const whole = trimSpan(this.#text, span(node.from + base, node.to + base));
    const parts = splitTarget(this.#text.slice(url.from + base, url.to + base), url.from + base);
    const link: Link = { span: whole, label: undefined, ...parts, image: false };
    this.#links.push(link);
    const key = normalLabel(name);
    if (!this.#definitions.has(key)) this.#definitions.set(key, link);
  }

  #heading(node: SyntaxNode, base: number): Heading {
    const whole = trimSpan(this.#text, span(node.from + base, node.to + base));
    const [first, last] = node.getChildren('HeaderMark');
    const underlined = node.name.startsWith('Setext');
    const from = underlined || !first ? whole.start : first.to + base;
    const end = underlined ? first : last;
    const text = trimSpan(this.#text, span(from, Math.max(from, end ? end.from + base : whole.end)));
    const title = this.#title(node, base, text).trim();
    return { span: whole, text, level: Number(node.name.at(-1)), title, slug: this.#slugger.next(title) };
  }

  /** The text of a node as people read it, as far as it lies in `within`. */
  #title(node: SyntaxNode, base: number, within: Span): string {
    const parts: string[] = [];
    let from = within.start;
    for (let child = node.firstChild; child; child = child.nextSibling) {
      const at = span(child.from + base, child.to + base);
      if (at.start < within.start || at.end > within.end) continue;
      parts.push(this.#text.slice(from, at.start), this.#titlePart(child, base, at));
      from = at.end;
    }
    parts.push(this.#text.slice(from, within.end));
    return parts.join('').replace(/[\r\n]+[ \t]*/g, ' ');
  }

  #titlePart(child: SyntaxNode, base: number, at: Span): string {
    if (SILENT.has(child.name)) return '';
    if (child.name === 'Escape' || child.name === 'Entity') return unescapeMarkdown(this.#slice(at));
    if (child.name === 'URL' && child.parent?.getChild('LinkMark')) return '';
    return child.firstChild ? this.#title(child, base, at) : this.#slice(at);
  }

  #slice(at: Span): string {
    return this.#text.slice(at.start, at.end);
  }
}

function byStart(a: { readonly start: number } | { readonly span: Span }, b: typeof a): number {
  return startOf(a) - startOf(b);
}

function startOf(one: { readonly start: number } | { readonly span: Span }): number {
  return 'span' in one ? one.span.start : one.start;
}
