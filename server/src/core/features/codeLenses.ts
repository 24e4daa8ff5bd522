import type { OpenFile } from '../index.ts';
import type { Span } from '../syntax/span.ts';
import { span } from '../syntax/span.ts';
import { abilitiesOf } from '../web/summary.ts';
import type { FileSummary, WebSymbol } from '../web/types.ts';
import { estimateTokens, roundedTokens } from './tokens.ts';

/** One remark above a line. References are counted when the editor comes to show them. */
export type CodeLens =
  | { readonly is: 'references'; readonly span: Span; readonly symbol: WebSymbol }
  | { readonly is: 'abilities' | 'tokens'; readonly span: Span; readonly title: string };

export type CodeLensKind = CodeLens['is'];

/** What is shown above the front matter of a file: who uses it, what it may do, how long its prompt is. */
export function codeLenses(
  { file, loaded }: OpenFile,
  { symbols }: FileSummary,
  kinds: ReadonlySet<CodeLensKind>,
): CodeLens[] {
  if (file.format === 'json') return [];
  const at = file.front?.open ?? span(0, 0);
  const own = symbols.find((symbol) => symbol.at.length === 0);
  const abilities = own?.kind === 'agent' ? abilitiesInFew(abilitiesOf(loaded())) : '';
  const found: (CodeLens | undefined)[] = [
    own && { is: 'references', span: at, symbol: own },
    abilities === '' ? undefined : { is: 'abilities', span: at, title: abilities },
    { is: 'tokens', span: at, title: roundedTokens(estimateTokens(file.text.slice(file.body.span.start))) },
  ];
  return found.filter((one) => one !== undefined).filter(({ is }) => kinds.has(is));
}

const MOST_NAMES = 4;

/** "all tools but bash, task": a list that is longer ends in a count. */
function abilitiesInFew(abilities: string): string {
  const names = abilities.split(', ');
  const more = names.length - MOST_NAMES;
  return more <= 1 ? abilities : `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more`;
}
