const SPECIAL = /[.+^${}()|[\]\\]/g;

/**
 * Whether a permission key or pattern matches: `*` stands for any text, `?` for one character, a trailing ` *` also for
 * nothing. Upper and lower case differ, backslashes count as slashes. Source: OpenCode's `Wildcard.match`, as on Linux.
 */
export function matchesWildcard(text: string, pattern: string): boolean {
  const escaped = slashes(pattern).replace(SPECIAL, '\\$&').replaceAll('*', '.*').replaceAll('?', '.');
  const source = escaped.endsWith(' .*') ? `${escaped.slice(0, -3)}( .*)?` : escaped;
  return new RegExp(`^${source}$`, 's').test(slashes(text));
}

function slashes(text: string): string {
  return text.replaceAll('\\', '/');
}
