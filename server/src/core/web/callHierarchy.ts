import type { Span } from '../syntax/span.ts';
import type { Edge, WebSymbol } from './types.ts';
import type { Web } from './web.ts';

/** Who calls, or is called, and where it says so: spans in the file of the caller. */
export interface Call {
  readonly symbol: WebSymbol;
  readonly at: readonly Span[];
}

/** The other agents, commands and skills that name this one. Files that define nothing call nobody. */
export function incomingCalls(web: Web, symbol: WebSymbol): Call[] {
  const calls = new Map<string, { symbol: WebSymbol; at: Span[] }>();
  for (const { path, edge } of web.usesOf(symbol)) {
    const caller = callerOf(web, path, edge);
    if (!caller || keyOf(caller) === keyOf(symbol)) continue;
    const key = keyOf(caller);
    const call = calls.get(key) ?? { symbol: caller, at: [] };
    call.at.push(edge.span);
    calls.set(key, call);
  }
  return [...calls.values()];
}

/** Whom it names, of those that exist. */
export function outgoingCalls(web: Web, symbol: WebSymbol): Call[] {
  const calls = new Map<string, { symbol: WebSymbol; at: Span[] }>();
  for (const edge of web.summary(symbol.path).edges) {
    const caller = callerOf(web, symbol.path, edge);
    if (edge.target.is === 'file' || !caller || keyOf(caller) !== keyOf(symbol)) continue;
    for (const called of web.resolve(edge.target, symbol.path)) {
      if (keyOf(called) === keyOf(symbol)) continue;
      const call = calls.get(keyOf(called)) ?? { symbol: called, at: [] };
      call.at.push(edge.span);
      calls.set(keyOf(called), call);
    }
  }
  return [...calls.values()];
}

/** What an edge belongs to: the file, or the entry of a configuration file around it. */
export function callerOf(web: Web, path: string, edge: Edge): WebSymbol | undefined {
  const { symbols } = web.summary(path);
  const callers = symbols.filter(({ kind }) => kind !== 'server');
  if (callers.every(({ at }) => at.length === 0)) return callers[0];
  return callers.findLast(
    ({ entry }) => entry && entry.start <= edge.span.start && edge.span.end <= entry.end,
  );
}

export function keyOf({ kind, dialect, name, path, at }: WebSymbol): string {
  return [kind, dialect, name, path, ...at].join('\0');
}
