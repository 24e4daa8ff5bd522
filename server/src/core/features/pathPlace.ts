import type { AgentFile } from '../syntax/agentFile.ts';
import { atPlaceOf } from '../syntax/atReferences.ts';
import { lazy } from '../syntax/lazy.ts';
import { unescapeMarkdown } from '../syntax/linkTarget.ts';
import { decodePercent } from '../syntax/slug.ts';
import { lineSpan, type Span, span } from '../syntax/span.ts';
import { type AtPlace, isAtPlace, type PathPlace } from '../syntax/writePath.ts';

/** A path that is being written at the cursor. */
export interface WrittenPath {
  readonly place: PathPlace;
  /** The folders typed so far, decoded, with the last slash: `../docs/`; empty at the beginning. */
  readonly folder: string;
  /** What accepting a proposal replaces: the name between two slashes, or the fragment after `#`. */
  readonly span: Span;
  /** The path before the `#` under or before the cursor, decoded; undefined while the path itself is written. */
  readonly target: string | undefined;
  /** Whether a slash follows already. */
  readonly slashFollows: boolean;
}

const TARGET = /(?:\]\([ \t]*|^[ \t>]*\[[^\]]+\]:[ \t]*)(<[^<>]*|[^\s()<>]*)$/;
const AT: Readonly<Record<AtPlace, RegExp>> = {
  at: /(?:^|[^\w`@/\\.$%&=+~-])@(?!\/)([^\s@\\,;:!?<>()[\]{}|"'*=$%^&+`]*)$/,
  import: /(?:^|[\s*_>|[])@((?:[^\s\\@<>|*`[\]]|\\ )*)$/,
  prompt: /(?:^|\s)@([^\s"@]*)$/,
};

const HASH = /(?<![\w/#&.-])(#\w+:)([^\s#`]*)$/;

/** What ends the name under the cursor. */
const rests = lazy(
  (): Readonly<Record<PathPlace, RegExp>> => ({
    target: /[^\s()<>/#?]*/y,
    angled: /[^<>/#?\r\n]*/y,
    hash: /(?:[^\s/#`]*\w)?/y,
    at: /[^\s@\\,;:!?<>()[\]{}|"'*=$%^&+`/#.…、。，；：？！（）「」『』【】]*(?:\.[\w-]+)*/y,
    import: /(?:[^\s/#\\<>|*`[\]]*[\p{L}\p{N}_])?/uy,
    prompt: /(?:[^\s/#"]*\w)?/y,
  }),
);

/** The path behind a `#file:` that ends a text; undefined where it does not, or the program knows no such references. */
function hashPath({ reading }: AgentFile, before: string): string | undefined {
  const { hash } = reading.kind.references;
  const [, form, path] = (hash && HASH.exec(before)) ?? [];
  return form?.toLowerCase() === hash?.file ? path : undefined;
}

/** The path at the cursor, be it half typed; undefined in other prose and in code. Reads nothing but the cursor's line. */
export function writtenPath(file: AgentFile, offset: number): WrittenPath | undefined {
  const { text } = file;
  const line = lineSpan(text, offset);
  const before = text.slice(Math.max(line.start, offset - 1000), offset);
  const target = TARGET.exec(before)?.[1];
  const angled = target?.startsWith('<') === true;
  const at = atPlaceOf(file);
  const hashed = hashPath(file, before);
  const typed = hashed ?? (angled ? target.slice(1) : (target ?? AT[at].exec(before)?.[1]));
  if (typed === undefined) return undefined;
  const place = hashed !== undefined ? 'hash' : angled ? 'angled' : target === undefined ? at : 'target';
  const decode = (part: string): string =>
    place === 'hash'
      ? part
      : isAtPlace(place)
        ? part.replaceAll('\\ ', ' ')
        : decodePercent(unescapeMarkdown(part));
  const hash = typed.indexOf('#');
  const from = hash >= 0 ? hash + 1 : typed.lastIndexOf('/') + 1;
  const rest = rests()[place];
  rest.lastIndex = offset;
  const end = offset + (rest.exec(text.slice(0, line.end))?.[0].length ?? 0);
  return {
    place,
    folder: hash >= 0 ? '' : decode(typed.slice(0, from)),
    span: span(offset - typed.length + from, end),
    target: hash >= 0 ? decode(typed.slice(0, hash).replace(/\?.*$/, '')) : undefined,
    slashFollows: text[end] === '/',
  };
}
