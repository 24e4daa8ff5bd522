// Where in an agent file an author asks for something.

/** @typedef {{ line: number, character: number }} Position */
/** @typedef {{ name: string, method: string, position: Position }} Place */

/** What is asked, and where: the cursor stands behind the first group. */
const QUESTIONS = [
  { name: 'completion of a key', method: 'completion', where: /^---\n(?:.*\n)*?(\w{2})\w+:/ },
  { name: 'completion of a value', method: 'completion', where: /^---\n(?:.*\n)*?(mode: *)/ },
  { name: 'completion of a tool', method: 'completion', where: /\n((?:tools|permission):\n +\w)/ },
  { name: 'completion of a path', method: 'completion', where: /\n(.*?\]\((?=[^)\s]*\.md))/ },
  { name: 'hover on a key', method: 'hover', where: /^---\n(?:.*\n)*?(\w{2})\w+:/ },
  { name: 'hover on a tool', method: 'hover', where: /\n((?:tools|permission):\n +\w)/ },
  { name: 'hover on a link', method: 'hover', where: /\n(.*?\]\(\S)(?=[^)\s]*\.md)/ },
  { name: 'definition of a link', method: 'definition', where: /\n(.*?\]\(\S)(?=[^)\s]*\.md)/ },
];

/**
 * The questions that can be asked in a text.
 * @param {string} text with `\n` at the ends of lines
 * @returns {Place[]}
 */
export function placesIn(text) {
  return QUESTIONS.flatMap(({ name, method, where }) => {
    const found = where.exec(text);
    if (found?.[1] === undefined) return [];
    const offset = found.index + found[0].lastIndexOf(found[1]) + found[1].length;
    return [{ name, method: `textDocument/${method}`, position: positionAt(text, offset) }];
  });
}

/**
 * Where an author types: at the end of a header's line of text, and at the end of the body's last line.
 * @param {string} text
 * @returns {Position[]}
 */
export function typingPlaces(text) {
  const description = /^description: .*$/m.exec(text);
  const end = text.trimEnd().length;
  const offsets = description ? [description.index + description[0].length, end] : [end];
  return offsets.map((offset) => positionAt(text, offset));
}

/**
 * @param {string} text
 * @param {number} offset
 * @returns {Position}
 */
function positionAt(text, offset) {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
