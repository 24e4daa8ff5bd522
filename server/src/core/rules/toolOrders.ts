import { SHELL_COMMANDS } from '../dialects/data/shellCommands.ts';
import type { Body } from '../syntax/body.ts';
import type { Sentence } from '../syntax/sentences.ts';
import { sentences } from '../syntax/sentences.ts';
import type { Span } from '../syntax/span.ts';
import { contains, span } from '../syntax/span.ts';

/** A place in a body where the agent is told to use a tool. */
export interface ToolOrder {
  /** `bash`, `**Bash**`, `Bash tool`: the tool's name with its marks. */
  readonly span: Span;
  readonly id: string;
}

/** Base forms of verbs that begin an order. */
const VERBS =
  'analy[sz]e|apply|assess|browse|build|calculate|call|capture|check|clone|collect|commit|compare|compile|compute|consult|convert|copy|count|create|debug|delegate|delete|deploy|detect|determine|discover|document|download|edit|enumerate|evaluate|examine|execute|explore|extract|fetch|find|fix|follow|format|gather|generate|get|grep|identify|implement|inspect|install|investigate|invoke|launch|lint|list|load|locate|look|make|manage|map|measure|modify|monitor|navigate|open|parse|perform|plan|prefer|prepare|profile|pull|push|query|read|record|refactor|rename|replace|reproduce|research|resolve|retrieve|review|run|save|scan|search|select|spawn|start|store|summari[sz]e|test|trace|track|try|understand|update|use|utili[sz]e|validate|verify|view|visit|write';

const USE = '(?:use|call|run|invoke|execute|launch|prefer|try|utili[sz]e|leverage|employ)';

/** Whatever forbids, excepts or leaves open: such a sentence, or one under such a heading, is left alone. */
const FORBIDS =
  /\b(?:not|never|cannot|no|none|nor|without|avoid\w*|forb[ia]d\w*|prohibit\w*|den(?:y|ied|ies)|disabled?|disallow\w*|unavailable|off|restrict\w*|block\w*|refus\w*|rather|instead|except\w*|unless|exclu\w*|limit\w*|boundar\w*|read-only|only if|(?:if|when|where) (?:available|enabled|allowed|permitted|you have))\b|n['’]t\b|❌|🚫|⛔/i;

/** `**Research**: `, `1st, `, `Then always `: what can stand before the verb of an order. */
const BEGINNING =
  '^(?:[*_"“(]*[^:*`]{1,60}:[*_]*\\s+)?[*_"“(]*(?:(?:always|first|firstly|second|then|next|now|finally|lastly|please|also|just|immediately|carefully|proactively)[*_,:]*\\s+)*';

const CLAUSE =
  '(?:[,;:—–]\\s+(?:(?:then|always|first)\\s+)?|\\byou\\s+(?:must|should|shall|have to|need to)\\s+(?:always\\s+)?)';
const ARTICLE = '(?:(?:the|your|a|an)\\s+)?';

const ORDER = new RegExp(`${BEGINNING}(?:${VERBS})\\b`, 'i');
const CONDITION = /^(?:if|when|whenever|before|after|for|to|once|in)\b/i;
const USES = new RegExp(`(?:${BEGINNING}|${CLAUSE})${USE}\\s+${ARTICLE}`, 'gi');
const AND_USES = new RegExp(`\\b(?:and|then)\\s+${USE}\\s+${ARTICLE}`, 'gi');
const BY = new RegExp(
  `\\b(?:using|with|via|through|by\\s+(?:using|calling|running|invoking))\\s+${ARTICLE}`,
  'gi',
);
const LISTED = new RegExp(`^\\s*:?\\s+(?:${VERBS})\\b(?!-)`, 'i');
/** The same for a text that may be cut short. */
const LISTED_AT = new RegExp(`^(?:\\s*:?\\s+(?:${VERBS})|\\s*:?\\s{20})`, 'i');

/** What may follow a name that means the tool, and not a mode, a script or a parameter of that name. */
const AFTER =
  /^(?:\s*(?:$|[.,;:!?)\]/–—]|-\s)|\s+(?:to|for|on|in|when|whenever|if|before|after|and|or|with|first|once|against|from|at|directly|again|as|tools?)\b)/i;

/**
 * The tools among `off` that the prose of a body orders to be used, each at its first such place. `on`: the other tools.
 * `mayBe` spares a close look at names that nothing beside them makes an order.
 */
export function toolOrders(
  text: string,
  body: Body,
  off: readonly string[],
  on: readonly string[],
  mayBe: (text: string, name: Span) => boolean = mayBeOrdered,
): ToolOrder[] {
  const found = new Map<string, ToolOrder>();
  const inSight = namesOf(off)
    .places(text, body.span)
    .filter((one) => mayBe(text, one));
  if (inSight.length === 0) return [];
  const named = namesOf([...off, ...on]);
  for (const sentence of sentences(text, body)) {
    if (!inSight.some((one) => contains(sentence.span, one.start))) continue;
    if ([sentence.text, ...sentence.above].some((one) => FORBIDS.test(one))) continue;
    for (const orders of ordersIn(sentence, named)) {
      for (const { id, span: at } of orders) {
        if (off.includes(id) && !found.has(id) && !isShellCommand(text, at, id, on))
          found.set(id, { id, span: at });
      }
    }
  }
  return [...found.values()];
}

/** What stands before a name that an order leads to: a verb or a preposition, or another name of a list. */
const LEADS = new RegExp(
  `(?:(?:${USE}|using|with|via|through|calling|running|invoking)\\s+${ARTICLE}|(?:[,/+]|\\sand)\\s*(?:and\\s+)?(?:the\\s+)?)$`,
  'i',
);

/** Farther back nobody looks for it, unless nothing but blanks stand there. */
const REACH = 80;

/** Whether anything beside a name speaks for an order: without that, its sentence needs no closer look. */
function mayBeOrdered(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - REACH), start);
  const leads = LEADS.test(before) || /\s{20}/.test(before) || LISTED_AT.test(text.slice(end, end + REACH));
  return leads && !FORBIDS.test(clauseOf(before));
}

/** The whole words of the same sentence in front of a name; mostly they tell whether it forbids something. */
function clauseOf(before: string): string {
  return /\w$/.test(before) ? '' : (/(?<=[.!?;。！？；\r\n\s])[^.!?;。！？；\r\n]*$/.exec(before)?.[0] ?? '');
}

/** `grep` between backticks is a command for the shell as well, where the agent has one. */
function isShellCommand(text: string, at: Span, id: string, on: readonly string[]): boolean {
  const hasShell = on.some((other) => other.endsWith('sh'));
  return hasShell && SHELL_COMMANDS.has(id) && text.slice(at.start, at.end) === `\`${id}\``;
}

/** Groups of names that are ordered together: `read`, `grep` and `glob`. */
function* ordersIn({ text, span: { start }, above }: Sentence, named: Names): Generator<ToolOrder[]> {
  const first = named.at(text, 0);
  const listed = first && above.some((one) => /\btools?\b/i.test(one));
  if (first && listed && LISTED.test(text.slice(first.span.end))) yield [moved(first, start)];
  const order = ORDER.test(text);
  const patterns = [USES, ...(order || CONDITION.test(text) ? [AND_USES] : []), ...(order ? [BY] : [])];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const group = named.group(text, match.index + match[0].length);
      yield group.map((one) => moved(one, start));
    }
  }
}

function moved({ id, span: at }: ToolOrder, by: number): ToolOrder {
  return { id, span: span(at.start + by, at.end + by) };
}

/** By the ids: most headers switch one of a few sets of tools off. */
const known = new Map<string, Names>();
const LIMIT = 500;

function namesOf(ids: readonly string[]): Names {
  const key = ids.join(' ');
  let names = known.get(key);
  if (!names) {
    names = new Names(ids);
    if (known.size >= LIMIT) known.clear();
    known.set(key, names);
  }
  return names;
}

/** Finds names of tools that are marked as such: `` `bash` ``, `**Bash**`, `Bash tool`. */
class Names {
  readonly #ids: ReadonlyMap<string, string>;
  /** At one place, and anywhere. */
  readonly #name: RegExp;
  readonly #next: RegExp;

  constructor(ids: readonly string[]) {
    this.#ids = new Map(ids.map((id) => [id.toLowerCase(), id]));
    const any = ids.join('|');
    this.#name = new RegExp(
      `\\*\\*\`?(${any})\`?:?\\*\\*(?:\\s+tools?\\b)?|\`(${any})\`(?:\\s+tools?\\b)?|(${any})\\s+tools?\\b`,
      'iy',
    );
    this.#next = new RegExp(this.#name.source, 'gi');
  }

  /** Where names stand in the text: every place, whatever is meant there. */
  places(text: string, { start, end }: Span): Span[] {
    const found: Span[] = [];
    this.#next.lastIndex = start;
    for (let match = this.#next.exec(text); match && match.index < end; match = this.#next.exec(text))
      found.push(span(match.index, match.index + match[0].length));
    return found;
  }

  at(text: string, offset: number): ToolOrder | undefined {
    this.#name.lastIndex = offset;
    const match = this.#name.exec(text);
    const id = this.#ids.get((match?.[1] ?? match?.[2] ?? match?.[3] ?? '').toLowerCase());
    return match && id !== undefined ? { id, span: span(offset, offset + match[0].length) } : undefined;
  }

  /** The names of a list that begins here; none where one of them means something else, or where one is enough. */
  group(text: string, offset: number): ToolOrder[] {
    const found: ToolOrder[] = [];
    for (let at = offset; ; ) {
      const one = this.at(text, at);
      if (!one) return found;
      if (!AFTER.test(text.slice(one.span.end))) return [];
      found.push(one);
      const next = /^(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*\/\s*|\s*\+\s*)(?:the\s+)?/.exec(
        text.slice(one.span.end),
      );
      if (/^\s*,?\s+or\b/.test(text.slice(one.span.end))) return [];
      if (!next) return found;
      at = one.span.end + next[0].length;
    }
  }
}
