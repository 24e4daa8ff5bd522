/** The last parts of the path, the `name` of a header, and of a configuration file every key. */
export function labelsOf(path: string, text: string): readonly string[] {
  const name = path.endsWith('/SKILL.md') ? path.split('/').at(-2) : undefined;
  const own = /^name:[ \t]*["']?([^"'\r\n]{1,100})/m.exec(text.slice(0, 2000))?.[1];
  const keys = /\.jsonc?$/.test(path)
    ? [...text.matchAll(/"([^"\n]{1,80})"\s*:/g)].map((match) => match[1] ?? '')
    : [];
  const labels = [
    ...(name === undefined ? path.split('/').slice(-3) : [name]),
    ...(own === undefined ? [] : [own.trim()]),
    ...keys,
  ];
  return labels.map(copied);
}

/** `team/lead.md` → `lead`; a skill goes by its folder. */
export function lastPart(name: string): string {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1);
  return last.replace(/(?:\.(?:agent|prompt|chatmode))?\.md$/, '');
}

/** The same text, but no part of a longer one: engines keep the whole alive for a part of it. */
export function copied(text: string): string {
  return Array.from(text).join('');
}
