const SPECIAL = /[.+^${}()|[\]\\]/g;

/**
 * Whether a permission key or pattern matches: `*` stands for any text, `?` for one character, a trailing ` *` also for
 * nothing. Upper and lower case differ, backslashes count as slashes. Source: OpenCode's `Wildcard.match`, as on Linux.
 */
export function matchesWildcard(text: string, pattern: string): boolean {
  if (pattern === '*') return true;
  let compiled = known.get(pattern);
  if (!compiled) {
    compiled = compile(pattern);
    if (known.size >= LIMIT) known.clear();
    known.set(pattern, compiled);
  }
  return compiled.test(slashes(text));
}

/** The same few patterns are asked for again and again. */
const known = new Map<string, RegExp>();
const LIMIT = 2000;

function compile(pattern: string): RegExp {
  const escaped = slashes(pattern).replace(SPECIAL, '\\$&').replaceAll('*', '.*').replaceAll('?', '.');
  const source = escaped.endsWith(' .*') ? `${escaped.slice(0, -3)}( .*)?` : escaped;
  return new RegExp(`^${source}$`, 's');
}

function slashes(text: string): string {
  return text.includes('\\') ? text.replaceAll('\\', '/') : text;
}
