/**
 * What `#…` must say to reach a heading of this text: lower case, blanks as hyphens, all other marks gone. As GitHub
 * makes it; VS Code 1.139 makes the same.
 */
export function slugOf(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** Slugs of one file's headings: the second of the same text gets `-1`, the third `-2`. */
export class Slugger {
  readonly #taken = new Map<string, number>();

  next(title: string): string {
    const base = slugOf(title);
    let slug = base;
    let count = this.#taken.get(base) ?? 0;
    while (this.#taken.has(slug)) {
      count++;
      slug = `${base}-${count}`;
    }
    this.#taken.set(base, count);
    this.#taken.set(slug, this.#taken.get(slug) ?? 0);
    return slug;
  }
}

/**
 * Whether a fragment as written reaches a heading. Lenient where programs differ or differed: letter case, percent
 * encoding, emoji, doubled hyphens and those at the ends.
 */
export function reaches(fragment: string, slug: string): boolean {
  return fragment === slug || loosened(slugOf(decodePercent(fragment))) === loosened(slug);
}

function loosened(slug: string): string {
  return slug
    .replace(/[\u200d\ufe0f]/g, '')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Percent encoding undone; a text that is none stays as it is. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
