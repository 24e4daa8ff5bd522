// Asks the real program how it reads files: its verdict on each.
import fs from 'node:fs';
import path from 'node:path';
import { namesScript } from './generate.mjs';
import { ask, createSandbox } from './sandbox.mjs';

/**
 * @typedef {import('../../test/conformance/judge.ts').Item} Item
 * @typedef {import('../../test/conformance/judge.ts').Verdict} Verdict
 * @typedef {import('./sandbox.mjs').Sandbox} Sandbox
 */

/** Files that share a project: each costs less that way, and a refused one is found by its path and taken out. */
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

/** Whether the file changes one of the program's own agents, which others may be told apart by. @param {Item} item */
const isNative = ({ name }) => /^(?:build|plan|general|explore|title|summary|compaction)$/.test(name);

/** Whether the header may set `name`. @param {Item} item */
function mayRename({ kind, text }) {
  const close = text.indexOf('\n---', 4);
  return kind !== 'skill' && /name/i.test(close < 0 ? text : text.slice(0, close));
}

/**
 * @param {string} program
 * @param {readonly Item[]} group
 * @param {number} timeoutMs
 * @param {(item: Item, verdict: Verdict) => void} settled called as soon as a verdict is known; a file without an
 * answer in time gets none
 */
export async function askGroup(program, group, timeoutMs, settled) {
  const runnable = group.filter((item) => {
    if (namesScript(item.text)) settled(item, { outcome: 'not-run' });
    return !namesScript(item.text);
  });
  const sandbox = createSandbox();
  try {
    const inquiry = { program, sandbox, timeoutMs, settled };
    if (runnable[0]?.kind === 'skill') return await askSkills(inquiry, runnable);
    const { loaded, unclear } = await askConfig(inquiry, runnable);
    for (const { item, entry } of loaded) {
      if (item.kind === 'command') settled(item, commandVerdict(item, entry));
      else await askAgent(inquiry, item, entry);
    }
    if (group.length > 1) for (const item of unclear) await askGroup(program, [item], timeoutMs, settled);
  } finally {
    sandbox.remove();
  }
}

/**
 * @typedef {{ program: string, sandbox: Sandbox, timeoutMs: number, settled: (item: Item, verdict: Verdict) => void }} Inquiry
 * @typedef {{ name: string } & Record<string, unknown>} Entry an agent or command of the resolved configuration, by its key
 */

/**
 * The resolved configuration. The program refuses to start over one bad file, and names it: it is taken out.
 * @param {Inquiry} inquiry
 * @param {readonly Item[]} items
 * @returns {Promise<{ loaded: { item: Item, entry: Entry }[], unclear: Item[] }>}
 */
async function askConfig(inquiry, items) {
  const left = new Map(items.map((item) => [item, place(inquiry.sandbox, item)]));
  while (left.size > 0) {
    const answer = await ask(
      inquiry.program,
      ['debug', 'config', '--pure'],
      inquiry.sandbox,
      inquiry.timeoutMs,
    );
    if (answer.timedOut) break;
    const config = answer.code === 0 ? parse(answer.out) : undefined;
    if (config !== undefined) {
      return attribute(
        inquiry,
        [...left.keys()],
        config[items[0]?.kind === 'command' ? 'command' : 'agent'] ?? {},
      );
    }
    const bad = [...left].find(([, file]) => answer.err.includes(`invalid at ${file}`))?.[0] ?? only(left);
    if (bad === undefined) break;
    inquiry.settled(bad, {
      outcome: 'config-error',
      errors: errorLines(answer.err || answer.out, inquiry.sandbox),
    });
    fs.rmSync(left.get(bad) ?? '');
    left.delete(bad);
  }
  return { loaded: [], unclear: [...left.keys()] };
}

/** @param {Map<Item, string>} left */
const only = (left) => (left.size === 1 ? [...left.keys()][0] : undefined);

/**
 * Which file became which entry: the one of its name, or one of a name that no path gives, with the same body. A file
 * without an entry was dropped, unless it may have taken another one's name.
 * @param {Inquiry} inquiry
 * @param {Item[]} items
 * @param {Record<string, Record<string, unknown>>} entries
 */
function attribute(inquiry, items, entries) {
  const names = new Set(items.map((item) => item.name));
  const strangers = Object.keys(entries).filter((name) => !names.has(name));
  const alone = items.length === 1;
  /** @type {{ loaded: { item: Item, entry: Entry }[], unclear: Item[] }} */
  const result = { loaded: [], unclear: [] };
  for (const item of items) {
    const candidates = Object.hasOwn(entries, item.name) ? [item.name] : strangers;
    const fitting = candidates.filter((name) => alone || isBodyOf(item, entries[name]));
    const [name] = fitting;
    if (name !== undefined && fitting.length === 1)
      result.loaded.push({ item, entry: { ...entries[name], name } });
    else if (!alone && (candidates.length > 0 || mayRename(item))) result.unclear.push(item);
    else inquiry.settled(item, { outcome: 'skipped' });
  }
  return result;
}

/** @param {Item} item @param {Record<string, unknown> | undefined} entry */
function isBodyOf(item, entry) {
  const body = String(entry?.prompt ?? entry?.template ?? '').trim();
  if (!item.text.trim().endsWith(body)) return false;
  return !mayRename(item) || body.length >= tellingLength;
}

/** @param {Item} item @param {Entry} entry @returns {Verdict} */
function commandVerdict(item, { name, template, ...keys }) {
  return { outcome: lostHeader(item.text, String(template)) ? 'header-ignored' : 'ok', name, keys };
}

/** Skills are listed with their files; one that is not listed was left out. @param {Inquiry} inquiry @param {Item[]} items */
async function askSkills(inquiry, items) {
  const files = new Map(items.map((item) => [place(inquiry.sandbox, item), item]));
  const answer = await ask(inquiry.program, ['debug', 'skill', '--pure'], inquiry.sandbox, inquiry.timeoutMs);
  /** @type {{ name: string, description?: string, location: string }[] | undefined} */
  const skills = answer.code === 0 ? parse(answer.out) : undefined;
  if (skills === undefined) return;
  for (const [file, item] of files) {
    const skill = skills.find((candidate) => candidate.location === file);
    if (!skill) inquiry.settled(item, { outcome: 'skipped' });
    else {
      const { name, description } = skill;
      inquiry.settled(item, {
        outcome: 'ok',
        name,
        keys: { name, ...(description === undefined ? {} : { description }) },
      });
    }
  }
}

/** @param {Inquiry} inquiry @param {Item} item @param {Entry} agent */
async function askAgent(inquiry, item, agent) {
  const outcome = lostHeader(item.text, String(agent.prompt ?? '')) ? 'header-ignored' : 'ok';
  const known = { name: agent.name, mode: text(agent.mode), options: record(agent.options) };
  if (agent.disable === true) return inquiry.settled(item, { outcome: 'disabled', ...known });
  // An empty name, or one like an option, cannot be asked for.
  if (!/^[^-]/.test(agent.name)) return inquiry.settled(item, { outcome, ...known });
  const answer = await ask(
    inquiry.program,
    ['debug', 'agent', agent.name, '--pure'],
    inquiry.sandbox,
    inquiry.timeoutMs,
  );
  const resolved = answer.code === 0 ? parse(answer.out) : undefined;
  if (resolved === undefined) return;
  inquiry.settled(item, {
    outcome,
    name: agent.name,
    mode: resolved.mode,
    options: resolved.options,
    tools: resolved.tools,
    rules: ownRules(resolved.permission, inquiry.sandbox),
  });
}

/** A body may begin with a rule of its own: only the whole file as prompt tells. @param {string} file @param {string} prompt */
const lostHeader = (file, prompt) =>
  /^\uFEFF?---/.test(file) && prompt.trim() === file.replace(/^\uFEFF/, '').trim();

/**
 * The rules that follow the program's defaults, without those for folders of its own.
 * @param {{ permission: string, pattern: string, action: string }[]} rules
 * @param {Sandbox} sandbox
 * @returns {[string, string, string][]}
 */
function ownRules(rules, { root, project, env }) {
  const home = env.HOME ?? '';
  const ownFolders = [path.join(root, 'xdg'), path.join(root, 'tmp')];
  const last = rules.findIndex((rule) => rule.permission === 'read' && rule.pattern === '*.env.example');
  return rules
    .slice(last + 1)
    .filter((rule) => !ownFolders.some((folder) => path.resolve(project, rule.pattern).startsWith(folder)))
    .map(({ permission, pattern, action }) => [
      permission,
      pattern.startsWith(home) ? `~${pattern.slice(home.length)}` : pattern,
      action,
    ]);
}

/** @param {Sandbox} sandbox @param {Item} item @returns {string} the file */
function place(sandbox, item) {
  const name = item.kind === 'skill' ? path.join(item.name, 'SKILL.md') : `${item.name}.md`;
  const file = path.join(sandbox.project, '.opencode', item.kind, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, item.text);
  return file;
}

/** @param {string} output @param {Sandbox} sandbox */
const errorLines = (output, sandbox) =>
  output
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal
    .replaceAll(/\x1b\[[0-9;?]*[A-Za-z]/g, '')
    .replaceAll(sandbox.root, '')
    .split('\n')
    .filter((line) => line.startsWith('↳ '))
    .map((line) => line.slice(2));

/** @param {string} json @returns {any} undefined where it is none */
function parse(json) {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** @param {unknown} value @returns {string | undefined} */
const text = (value) => (typeof value === 'string' ? value : undefined);
/** @param {unknown} value */
const record = (value) => /** @type {Record<string, unknown>} */ (value ?? {});
