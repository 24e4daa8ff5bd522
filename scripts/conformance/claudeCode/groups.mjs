// Files that share a session, and which of them became what.

/** @typedef {import('../../../test/conformance/judge.ts').Item} Item */

/** Each file costs less that way. */
const SIZES = { agent: 40, 'plugin-agent': 40, command: 60, skill: 60, mode: 1 };

/** The program's own agents: whether one of them was replaced takes a look at its description. */
const NATIVE = /^(?:claude|claude-code-guide|explore|general-purpose|plan|statusline-setup)$/i;

/**
 * @param {readonly Item[]} items
 * @returns {Item[][]} groups of one kind each, in which no path gives the same name twice, nor a header as far as a look at it tells
 */
export function groupItems(items) {
  /** @type {{ group: Item[], names: Set<string> }[]} */
  const groups = [];
  for (const item of items) {
    const names = [item.name, ...writtenNames(item.text)];
    const fitting = groups.find(
      ({ group, names: taken }) =>
        group[0]?.kind === item.kind &&
        group.length < SIZES[item.kind] &&
        !names.some((name) => NATIVE.test(name) || taken.has(name)),
    );
    if (fitting) {
      fitting.group.push(item);
      for (const name of names) fitting.names.add(name);
    } else groups.push({ group: [item], names: new Set(names) });
  }
  return groups.map(({ group }) => group);
}

/** What looks like a name in a header. @param {string} text @returns {string[]} */
export function writtenNames(text) {
  return [...text.matchAll(/^\s*["']?name["']?\s*:\s*(.*?)\s*$/gm)].map(([, name = '']) =>
    name.replace(/^(["'])(.*)\1$/, '$2'),
  );
}

/**
 * Which file became which agent: the only one that writes the name so, or the only one with the name in it at all,
 * or the one of that path.
 * @param {readonly Item[]} items that share a session
 * @param {readonly { name: string, description?: string }[]} agents that the program lists
 * @returns {{ loaded: { item: Item, name: string }[], dropped: Item[], unclear: Item[] }}
 */
export function attribute(items, agents) {
  const strangers = agents.filter(
    ({ name, description }) => !NATIVE.test(name) || items.some((item) => replaces(item, name, description)),
  );
  /** @type {Map<Item, string>} */
  const found = new Map();
  let clear = true;
  for (const { name } of strangers) {
    const item = items.length === 1 ? items[0] : ownerOf(name, items);
    if (item && !found.has(item)) found.set(item, name);
    else clear = false;
  }
  const rest = items.filter((item) => !found.has(item));
  return {
    loaded: [...found].map(([item, name]) => ({ item, name })),
    dropped: clear || items.length === 1 ? rest : [],
    unclear: clear || items.length === 1 ? [] : rest,
  };
}

/** @param {string} name @param {readonly Item[]} items */
function ownerOf(name, items) {
  const writing = items.filter(({ text }) => writtenNames(text).includes(name));
  const holding = writing.length > 0 ? writing : items.filter(({ text }) => text.includes(name));
  const found = holding.length > 0 ? holding : items.filter((item) => fallsBack(item, name));
  return found.length === 1 ? found[0] : undefined;
}

/** The agents of a plugin may be called like their file. @param {Item} item @param {string} name */
const fallsBack = (item, name) => item.kind === 'plugin-agent' && item.name === name;

/** @param {Item} item @param {string} name of an agent of the program's own @param {string} [description] as it is listed now */
function replaces({ text }, name, description = '') {
  return writtenNames(text).includes(name) && text.includes(description.slice(0, 20));
}
