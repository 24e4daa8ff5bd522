// Files that share a project, and which of them became what.

/**
 * @typedef {import('../../../test/conformance/judge.ts').Item} Item
 * @typedef {{ key: string } & Record<string, unknown>} Entry an agent or command of the resolved configuration, by its key
 */

/** Each file costs less that way, and a refused one is found by its path and taken out. */
const groupSize = 16;

/** A body of this length tells its file from all others. */
const tellingLength = 400;

/**
 * @param {readonly Item[]} items
 * @returns {Item[][]} groups that can share a project: no name and no text twice, and where a header may set a name,
 * the bodies tell the files apart
 */
export function groupItems(items) {
  /** @type {Item[][]} */
  const groups = [];
  for (const item of items) {
    const alone = isNative(item) || (mayRename(item) && item.text.length < tellingLength * 2);
    const group = alone ? undefined : groups.find((other) => other.length < groupSize && fits(other, item));
    if (group) group.push(item);
    else groups.push([item]);
  }
  return groups;
}

/** @param {readonly Item[]} group @param {Item} item */
const fits = (group, item) =>
  group.every(
    (other) =>
      other.kind === item.kind &&
      other.name !== item.name &&
      other.text !== item.text &&
      !isNative(other) &&
      !(mayRename(other) && other.text.length < tellingLength * 2),
  );

/** Whether it changes one of the program's own agents. @param {{ name: string }} item */
export const isNative = ({ name }) => /^(?:build|plan|general|explore|title|summary|compaction)$/.test(name);

/** Whether the header may set `name`. @param {Item} item */
function mayRename({ kind, text }) {
  const close = text.indexOf('\n---', 4);
  return kind !== 'skill' && /name/i.test(close < 0 ? text : text.slice(0, close));
}

/**
 * Which file became which entry: the one of its name, or one of a name that no path gives, with the same body. A file
 * without an entry was dropped, unless it may have taken another one's name.
 * @param {readonly Item[]} items that share a project
 * @param {Readonly<Record<string, Record<string, unknown>>>} entries agents or commands of the resolved configuration
 * @returns {{ loaded: { item: Item, entry: Entry }[], dropped: Item[], unclear: Item[] }}
 */
export function attribute(items, entries) {
  const names = new Set(items.map((item) => item.name));
  const strangers = Object.keys(entries).filter((name) => !names.has(name));
  const alone = items.length === 1;
  /** @type {ReturnType<typeof attribute>} */
  const result = { loaded: [], dropped: [], unclear: [] };
  for (const item of items) {
    const candidates = Object.hasOwn(entries, item.name) ? [item.name] : strangers;
    const fitting = candidates.filter((name) => alone || isBodyOf(item, entries[name]));
    const [name] = fitting;
    if (name !== undefined && fitting.length === 1)
      result.loaded.push({ item, entry: { ...entries[name], key: name } });
    else if (!alone && (candidates.length > 0 || mayRename(item))) result.unclear.push(item);
    else result.dropped.push(item);
  }
  return result;
}

/** @param {Item} item @param {Record<string, unknown> | undefined} entry */
function isBodyOf(item, entry) {
  const body = String(entry?.prompt ?? entry?.template ?? '').trim();
  if (!item.text.trim().endsWith(body)) return false;
  return !mayRename(item) || body.length >= tellingLength;
}
