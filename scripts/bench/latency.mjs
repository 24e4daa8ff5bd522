// How long an author waits for the language server, and what that costs.
import fs from 'node:fs';
import { EditorSession } from './editorSession.mjs';
import { placesIn, typingPlaces } from './places.mjs';
import { cpuMsOf, measureNode, peakMiBOf } from './processes.mjs';
import { figure, median, quantile, table } from './statistics.mjs';

/**
 * @typedef {object} Row
 * @property {number[]} ms
 * @property {number[]} cpuMs of the server, each the mean of one session
 * @property {string} answer the last one, in short
 */

/**
 * @typedef {object} LatencyOptions
 * @property {readonly string[]} server arguments of Node that start it on standard input and output
 * @property {string} workspace
 * @property {string} file
 * @property {number} starts
 * @property {number} sessions
 * @property {number} samples of each question in each session
 * @property {string} scratch
 */

/**
 * Starts of the server beside starts of Node with nothing to do, in turn.
 * @param {LatencyOptions} options
 * @returns {Promise<string>} a table
 */
export async function startTable({ server, workspace, starts, scratch }) {
  /** @type {Row} */
  const nothing = { ms: [], cpuMs: [], answer: '' };
  /** @type {Row} */
  const initialized = { ms: [], cpuMs: [], answer: '' };
  for (let i = 0; i < starts; i++) {
    const usage = await measureNode(['-e', '0'], { scratch });
    nothing.ms.push(usage.wallMs);
    if (usage.cpuMs !== undefined) nothing.cpuMs.push(usage.cpuMs);
    const session = new EditorSession(server, workspace);
    initialized.ms.push(await session.initialize());
    const cpuMs = cpuMsOf(session.client.pid);
    if (cpuMs !== undefined) initialized.cpuMs.push(cpuMs);
    await session.end();
  }
  const more = (/** @type {'ms' | 'cpuMs'} */ key, /** @type {number} */ part) =>
    figure((quantile(initialized[key], part) ?? Number.NaN) - (quantile(nothing[key], part) ?? Number.NaN));
  return table(HEAD.slice(0, 5), [
    cells('node -e 0', nothing).slice(0, 5),
    cells('start → initialize', initialized).slice(0, 5),
    ['difference', '', more('ms', 0.5), more('ms', 0.95), more('cpuMs', 0.5)],
  ]);
}

const HEAD = ['ms', 'n', 'p50', 'p95', 'CPU ms', 'answer'];

/** @param {string} name @param {Row} row */
const cells = (name, { ms, cpuMs, answer }) => [
  name,
  String(ms.length),
  figure(quantile(ms, 0.5)),
  figure(quantile(ms, 0.95)),
  figure(median(cpuMs)),
  answer,
];

/**
 * Whole sessions: open, ask, type. Every question is asked as often as the table says, the first time included.
 * @param {LatencyOptions} options
 * @returns {Promise<{ text: string, peakMiB: number | undefined }>} a table, and the server's memory
 */
export async function sessionTable(options) {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  /** @type {number[]} */
  const peaks = [];
  for (let i = 0; i < options.sessions; i++) {
    const session = new EditorSession(options.server, options.workspace);
    await session.initialize();
    session.begin();
    await author(session, options, sampler(session, rows));
    const peak = peakMiBOf(session.client.pid);
    if (peak !== undefined) peaks.push(peak);
    await session.end();
  }
  const text = table(
    HEAD,
    [...rows].map(([name, row]) => cells(name, row)),
  );
  return { text, peakMiB: quantile(peaks, 1) };
}

/** @typedef {(name: string, count: number, once: (i: number) => Promise<{ ms: number, answer: string }>) => Promise<void>} Sample */

/**
 * Takes samples one after the other and adds them to the rows.
 * @param {EditorSession} session
 * @param {Map<string, Row>} rows
 * @returns {Sample}
 */
function sampler(session, rows) {
  return async (name, count, once) => {
    const row = rows.get(name) ?? { ms: [], cpuMs: [], answer: 'not offered' };
    rows.set(name, row);
    const before = cpuMsOf(session.client.pid);
    for (let i = 0; i < count; i++) {
      const { ms, answer } = await once(i);
      row.ms.push(ms);
      row.answer = answer;
    }
    const after = cpuMsOf(session.client.pid);
    if (count > 0 && before !== undefined && after !== undefined) row.cpuMs.push((after - before) / count);
  };
}

/**
 * What an author does in one session.
 * @param {EditorSession} session
 * @param {LatencyOptions} options
 * @param {Sample} sample
 */
async function author(session, { file, samples }, sample) {
  const text = fs.readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  const found = (/** @type {unknown[]} */ items) => `${items.length} findings`;
  await sample('open → diagnostics, first', 1, async () => {
    const { ms, items } = await session.open(file);
    return { ms, answer: found(items) };
  });
  await sample('open → diagnostics, again', samples, async () => {
    session.close();
    await session.pause();
    const { ms, items } = await session.open(file);
    return { ms, answer: found(items) };
  });
  const places = placesIn(text);
  for (const { name, method, position } of places) {
    await sample(name, session.offers(method) ? samples : 0, async () => {
      const { result, sentAt, readAt } = await session.ask(method, position);
      return { ms: readAt - sentAt, answer: inShort(method, result) };
    });
  }
  const typing = typingPlaces(text).map((place) => ({ ...place }));
  const type = async (/** @type {number} */ i) => {
    await session.pause();
    const at = typing[i % typing.length] ?? { line: 0, character: 0 };
    return { line: at.line, character: at.character++ };
  };
  await sample('edit → diagnostics', samples, async (i) => {
    const { ms, items } = await session.typeAndCheck(await type(i), 'x');
    return { ms, answer: found(items) };
  });
  const completion = places.find(({ method }) => method === 'textDocument/completion');
  if (completion === undefined || !session.offers(completion.method)) return;
  await sample('edit → completion', samples, async (i) => {
    const sentAt = session.type(await type(i), 'x');
    const { result, readAt } = await session.ask(completion.method, completion.position);
    return { ms: readAt - sentAt, answer: inShort(completion.method, result) };
  });
}

/** @param {string} method @param {any} result */
function inShort(method, result) {
  if (method === 'textDocument/hover') return result === null ? 'nothing' : 'a text';
  const list = Array.isArray(result) ? result : (result?.items ?? (result === null ? [] : [result]));
  return `${list.length} ${method === 'textDocument/completion' ? 'items' : 'places'}`;
}
