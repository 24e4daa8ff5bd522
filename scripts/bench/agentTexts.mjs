// Agent files that look like people's, made of the sample workspace's own pieces. The shape is that of agent files in
// public repositories: half of them below 6.5 KiB, one in twenty above 18 KiB, long lists, a fifth of the text in fences,
// few links.
import fs from 'node:fs';
import path from 'node:path';

/** @typedef {import('../conformance/random.mjs').Random} Random */

const MEDIAN_BYTES = 6.5 * 1024;
const P95_BYTES = 18 * 1024;
/** The standard normal distribution's 95th percentile. */
const Z95 = 1.645;
const FAULTY = 'faulty.md';

/**
 * @typedef {object} Pieces
 * @property {string[]} descriptions
 * @property {string[]} entries of headers, each a key with all that belongs to it
 * @property {string[]} headings
 * @property {string[]} items of lists
 * @property {string[]} paragraphs
 * @property {string[]} fenced lines
 * @property {string[]} links whole lines that hold links
 * @property {string[]} words
 * @property {string[]} badEntries
 * @property {string[]} badLinks
 */

/**
 * Takes the agent files of a folder apart.
 * @param {string} folder
 * @returns {Pieces}
 */
export function piecesOf(folder) {
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.md'));
  const good = names.filter((name) => name !== FAULTY).map((name) => split(path.join(folder, name)));
  const bad = split(path.join(folder, FAULTY));
  const blocks = good.flatMap(({ body }) => body.match(/^(`{3,})[\s\S]*?^\1$|^.+(?:\n.+)*/gm) ?? []);
  const prose = blocks.filter((block) => !block.startsWith('```'));
  const lines = prose.flatMap((block) => block.split('\n'));
  const isLink = (/** @type {string} */ line) => /\]\(|@\S+\.md/.test(line);
  const isItem = (/** @type {string} */ line) => /^(?:-|\d+\.) /.test(line);
  const text = prose.filter((block) => !isLink(block)).join('\n');
  const notDescription = (/** @type {string} */ entry) => !entry.startsWith('description:');
  return {
    descriptions: good.flatMap(({ entries }) => entries.filter((entry) => !notDescription(entry))),
    entries: good.flatMap(({ entries }) => entries.filter(notDescription)),
    headings: lines.filter((line) => line.startsWith('#')),
    items: lines.filter((line) => isItem(line) && !isLink(line)),
    paragraphs: prose.filter((block) => /^\w/.test(block) && !isItem(block) && !isLink(block)),
    fenced: blocks
      .filter((block) => block.startsWith('```'))
      .flatMap((block) => block.split('\n').slice(1, -1)),
    links: lines.filter(isLink),
    words: [...new Set(text.match(/\b[a-z]{4,}\b/g))],
    badEntries: bad.entries.filter(notDescription),
    badLinks: bad.body.split('\n').filter(isLink),
  };
}

/** @param {string} file */
function split(file) {
  const text = fs.readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  const [, header = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)/.exec(text) ?? [];
  return { entries: header.split(/\n(?=\S)/), body };
}

/** What programs read a made file, and as what. @typedef {'opencode-agent' | 'claude-agent' | 'skill'} MadeKind */

/**
 * One agent file or skill.
 * @param {Pieces} pieces
 * @param {Random} random
 * @param {{ kind: MadeKind, name: string, faulty: boolean }} options `faulty`: it has one of the faults of the sample workspace
 * @returns {string}
 */
export function agentText(pieces, random, { kind, name, faulty }) {
  const size = MEDIAN_BYTES * (P95_BYTES / MEDIAN_BYTES) ** (normal(random) / Z95);
  // The faulty keys are those of OpenCode's agents.
  const faults = kind === 'opencode-agent' ? [...pieces.badEntries, ...pieces.badLinks] : pieces.badLinks;
  const fault = faulty ? random.pick(faults) : '';
  const inHeader = pieces.badEntries.includes(fault);
  const parts = [
    kind === 'opencode-agent'
      ? header(pieces, random, inHeader ? fault : '')
      : namedHeader(pieces, random, kind, name),
    `${vary(random.pick(pieces.headings), pieces, random)}\n\n`,
  ];
  if (fault !== '' && !inHeader) parts.push(`${fault}\n\n`);
  if (random.chance(0.3)) parts.push(`${random.pick(pieces.links)}\n\n`);
  for (let length = parts.join('').length; length < size; length += parts.at(-1)?.length ?? 0) {
    parts.push(section(pieces, random));
  }
  return parts.join('');
}

/**
 * @param {Pieces} pieces
 * @param {Random} random
 * @param {string} fault an entry that takes the place of its key, or nothing
 */
function header(pieces, random, fault) {
  const keyOf = (/** @type {string} */ entry) => entry.slice(0, entry.indexOf(':'));
  const isMap = (/** @type {string} */ entry) => entry.includes('\n');
  const chosen = random.some(
    pieces.entries.filter((entry) => !isMap(entry)),
    6,
  );
  // `tools` beside `permission` is rare.
  chosen.push(thin(random.pick(pieces.entries.filter(isMap)), random));
  if (fault !== '') chosen.unshift(fault);
  const byKey = new Map(chosen.reverse().map((entry) => [keyOf(entry), entry]));
  return `---\ndescription: ${description(pieces, random)}\n${[...byKey.values()].join('\n')}\n---\n\n`;
}

/**
 * The header of a program whose files say their names.
 * @param {Pieces} pieces
 * @param {Random} random
 * @param {MadeKind} kind
 * @param {string} name
 */
function namedHeader(pieces, random, kind, name) {
  const text = description(pieces, random);
  const others =
    kind === 'skill'
      ? [
          ...(random.chance(0.3) ? ['license: MIT'] : []),
          ...(random.chance(0.2) ? ['allowed-tools: Read, Grep'] : []),
        ]
      : [
          ...(random.chance(0.6) ? ['tools: Read, Grep, Glob, Bash'] : []),
          ...(random.chance(0.5) ? ['model: sonnet'] : []),
          ...(random.chance(0.3) ? ['color: blue'] : []),
        ];
  return `---\n${[`name: ${name}`, `description: ${text}`, ...others].join('\n')}\n---\n\n`;
}

/** @param {Pieces} pieces @param {Random} random */
function description(pieces, random) {
  return [1, 2, 3]
    .map(() => vary(random.pick(pieces.descriptions).replace(/^description: /, ''), pieces, random))
    .join(', ');
}

/**
 * Leaves out some lines of a flat map.
 * @param {string} entry
 * @param {Random} random
 */
function thin(entry, random) {
  const [key = '', first, ...others] = entry.split('\n');
  if (first === undefined || others.some((line) => !/^ {2}\S.*: \S/.test(line))) return entry;
  return [key, first, ...others.filter(() => random.chance(0.5))].join('\n');
}

/** @param {Pieces} pieces @param {Random} random */
function section(pieces, random) {
  const lines = (/** @type {string[]} */ from, /** @type {number} */ most) =>
    Array.from({ length: 3 + random.below(most) }, () => vary(random.pick(from), pieces, random)).join('\n');
  const kind = random.next();
  if (kind < 0.33) return `${vary(random.pick(pieces.headings), pieces, random)}\n\n`;
  if (kind < 0.5) return `${vary(random.pick(pieces.paragraphs), pieces, random)}\n\n`;
  if (kind < 0.63) return `\`\`\`\n${lines(pieces.fenced, 8)}\n\`\`\`\n\n`;
  return `${lines(pieces.items, 8)}\n\n`;
}

/**
 * The same with other words here and there, never inside code or a link.
 * @param {string} text
 * @param {Pieces} pieces
 * @param {Random} random
 */
const vary = (text, pieces, random) =>
  text.replace(/(?<= )[a-z]{4,}(?= )/g, (word) => (random.chance(0.4) ? random.pick(pieces.words) : word));

/** From the standard normal distribution (Box and Muller). @param {Random} random */
const normal = (random) =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
