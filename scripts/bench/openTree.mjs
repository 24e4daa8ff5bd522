// What a whole repository costs the language server while it is open in an editor.
import fs from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { delay } from '../lib/lifecycle.mjs';
import { EditorSession } from './editorSession.mjs';
import { typingPlaces } from './places.mjs';
import { cpuMsOf, peakMiBOf } from './processes.mjs';
import { figure, quantile, table } from './statistics.mjs';

/** The server has come to rest when it used less than this in a second. */
const REST_MS = 5;

/**
 * Opens the tree and one of its files, waits until the server rests, leaves it alone, then types. Linux only: elsewhere
 * nobody can see when it rests.
 * @param {{ server: readonly string[], folder: string, idleSeconds: number, edits: number }} options
 * @returns {Promise<string>} a table
 */
export async function openTreeTable({ server, folder, idleSeconds, edits }) {
  const session = new EditorSession(server, folder);
  await session.initialize();
  const pid = session.client.pid;
  if (cpuMsOf(pid) === undefined) {
    await session.end();
    return 'n/a on this system';
  }
  const file = firstAgent(folder);
  const began = performance.now();
  session.begin();
  const opened = await session.open(file);
  await untilRest(pid);
  const restedAfter = performance.now() - began - 1000;
  const settledCpu = cpuMsOf(pid) ?? 0;
  await delay(idleSeconds * 1000);
  const idleCpu = (cpuMsOf(pid) ?? 0) - settledCpu;
  const typed = await type(session, file, edits);
  const peak = peakMiBOf(pid);
  await session.end();
  return table(
    ['', 'figure', 'unit'],
    [
      ['open → diagnostics of the open file', figure(opened.ms), 'ms'],
      ['until the server rests', figure(restedAfter / 1000), 's'],
      ['CPU time until then', figure(settledCpu / 1000), 's'],
      [`CPU time in ${idleSeconds} s at rest`, figure(idleCpu), 'ms'],
      ['edit → diagnostics, p50', figure(quantile(typed, 0.5)), 'ms'],
      ['edit → diagnostics, p95', figure(quantile(typed, 0.95)), 'ms'],
      ['peak memory', figure(peak), 'MiB'],
    ],
  );
}

/** @param {string} folder */
function firstAgent(folder) {
  const agents = path.join(folder, 'packages', 'p000', '.opencode', 'agent');
  return path.join(agents, fs.readdirSync(agents).sort()[0] ?? '');
}

/** @param {number} pid */
async function untilRest(pid) {
  for (let before = Number.NEGATIVE_INFINITY, now = cpuMsOf(pid) ?? 0; now - before >= REST_MS; ) {
    before = now;
    await delay(1000);
    now = cpuMsOf(pid) ?? 0;
  }
}

/**
 * @param {EditorSession} session
 * @param {string} file
 * @param {number} edits
 * @returns {Promise<number[]>} ms
 */
async function type(session, file, edits) {
  const [place = { line: 0, character: 0 }] = typingPlaces(fs.readFileSync(file, 'utf8'));
  const times = [];
  for (let i = 0; i < edits; i++) {
    await session.pause();
    const { ms } = await session.typeAndCheck({ ...place, character: place.character + i }, 'x');
    times.push(ms);
  }
  return times;
}
