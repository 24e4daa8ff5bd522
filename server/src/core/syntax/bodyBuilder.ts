import type { SyntaxNode, Tree } from '@lezer/common';
import type { AtReference, Body, Heading, Link, LinkUse } from './body.ts';
import { isFootnote, normalLabel } from './linkSyntax.ts';
import { splitTarget, unescapeMarkdown } from './linkTarget.ts';
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

const ANCHOR = /\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/gi;

/** A use of a definition that may not be there. */
interface Use extends Omit<LinkUse, 'definition'> {
  readonly key: string;
}

/** What of a body is told by its syntax trees. */
export type ReadBody = Omit<Body, 'span' | 'nestedFences' | 'imports'>;

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

  /** The tree of the whole body. */
  add(tree: Tree): void {
    this.#walk(tree, this.#range.start, true);
  }

  /** The tree of an HTML section that starts at `start` in the body. Its headings are no headings elsewhere. */
  addHtml(tree: Tree, start: number): void {
    this.#walk(tree, this.#range.start + start, false);
  }

  body(): ReadBody {
    return {
      headings: this.#headings,
      links: this.#links.sort(byStart),
      uses: this.#uses.flatMap(({ key, ...use }) => {
        const definition = this.#definitions.get(key);
        return definition ? [{ ...use, definition }] : [];
      }),
      atReferences: this.#atReferences.sort(byStart),
      code: this.#code.sort(byStart),
      anchors: this.#anchors,
    };
  }

  #walk(tree: Tree, base: number, whole: boolean): void {
    let linkEnd = 0;
    tree.iterate({
      enter: ({ name, from, to, node }) => {
        const at = span(from + base, to + base);
        if (CODE.has(name) && to > from) this.#code.push(at);
        else if (name === 'HTMLBlock') this.#html(at);
        else if (whole && name === 'HTMLTag') this.#collectAnchors(at);
        else if (name === 'LinkReference') this.#define(node, base);
        else if (name === 'AtReference' && at.start >= linkEnd)
          this.#atReferences.push(this.#atReference(at));
        else if (name === 'Link' || name === 'Image') {
          this.#link(node, base);
          linkEnd = Math.max(linkEnd, at.end);
        } else if (whole && /^(?:ATX|Setext)Heading/.test(name))
          this.#headings.push(this.#heading(node, base));
        return !CODE.has(name);
      },
    });
  }

  #html(block: Span): void {
    this.#collectAnchors(block);
    if (OPAQUE_HTML.test(this.#slice(block))) this.#code.push(block);
    else this.htmlBlocks.push(span(block.start - this.#range.start, block.end - this.#range.start));
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
