// Asks the real program how it reads files: its verdict on each.
import fs from 'node:fs';
import path from 'node:path';
import { namesScript } from './generate.mjs';
import { ask, createSandbox } from './sandbox.mjs';

/**
 * @typedef {import('./generate.mjs').Item} Item
 * @typedef {import('./sandbox.mjs').Sandbox} Sandbox
 */

/**
 * What the program said. Only `outcome` and, for a refused file, `errors` where it was not loaded.
 * @typedef {object} Verdict
 * @property {'ok' | 'header-ignored' | 'skipped' | 'config-error' | 'disabled' | 'not-run'} outcome
 * @property {string[]} [errors] one line a value that it refuses, ending with the path to it
 * @property {string} [name]
 * @property {string} [mode]
 * @property {Record<string, unknown>} [options]
 * @property {Record<string, boolean>} [tools]
 * @property {[permission: string, pattern: string, action: string][]} [rules] those after its defaults
 */

/** Files that share a project: each costs less that way, and a refused one is found by its path and taken out. */
const groupSize = 16;

/**
 * @param {readonly Item[]} items
 * @returns {Item[][]} groups that can share a project: no name and no text twice, files that name themselves alone
 */
export function groupItems(items) {
  /** @type {Item[][]} */
  const groups = [];
  /** @type {Item[]} */
  let open = [];
  for (const item of items) {
    if (mayRename(item)) {
      groups.push([item]);
      continue;
    }
    if (
      open.length >= groupSize ||
      open.some((other) => other.name === item.name || other.text === item.text)
    ) {
      groups.push(open);
      open = [];
    }
    open.push(item);
  }
  return open.length > 0 ? [...groups, open] : groups;
}

/** Whether the header may set `name`, or the name is one of the program's own agents. @param {Item} item */
function mayRename({ text, name }) {
  const close = text.indexOf('\n---', 4);
  if (/name/i.test(close < 0 ? text : text.slice(0, close))) return true;
  return /^(?:build|plan|general|explore|title|summary|compaction)$/.test(name);
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
    const { loaded, unclear } = await askConfig(inquiry, runnable);
    for (const { item, agent } of loaded) await askAgent(inquiry, item, agent);
    if (group.length > 1) for (const item of unclear) await askGroup(program, [item], timeoutMs, settled);
  } finally {
    sandbox.remove();
  }
}

/**
 * @typedef {{ program: string, sandbox: Sandbox, timeoutMs: number, settled: (item: Item, verdict: Verdict) => void }} Inquiry
 * @typedef {{ name: string } & Record<string, unknown>} Agent an agent of the resolved configuration, by its key
 */

/**
 * The resolved configuration. The program refuses to start over one bad file, and names it: it is taken out.
 * @param {Inquiry} inquiry
 * @param {readonly Item[]} items
 * @returns {Promise<{ loaded: { item: Item, agent: Agent }[], unclear: Item[] }>}
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
    if (config !== undefined) return attribute(inquiry, [...left.keys()], config.agent ?? {});
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
 * Which file became which agent. A file that is missing was dropped, unless another name turned up instead.
 * @param {Inquiry} inquiry
 * @param {Item[]} items
 * @param {Record<string, Record<string, unknown>>} agents
 */
function attribute(inquiry, items, agents) {
  const names = new Set(items.map((item) => item.name));
  const strangers = Object.keys(agents).filter((name) => !names.has(name));
  const missing = items.filter((item) => !Object.hasOwn(agents, item.name));
  const loaded = items.flatMap((item) => {
    const agent = agents[item.name];
    return agent && !missing.includes(item) ? [{ item, agent: { ...agent, name: item.name } }] : [];
  });
  const [stranger] = strangers;
  if (stranger === undefined) {
    for (const item of missing) inquiry.settled(item, { outcome: 'skipped' });
    return { loaded, unclear: [] };
  }
  const [item] = items;
  if (items.length > 1 || item === undefined) return { loaded, unclear: missing };
  return { loaded: [{ item, agent: { ...agents[stranger], name: stranger } }], unclear: [] };
}

/** @param {Inquiry} inquiry @param {Item} item @param {Agent} agent */
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
 * The rules that follow the program's defaults, without those for its own folders.
 * @param {{ permission: string, pattern: string, action: string }[]} rules
 * @param {Sandbox} sandbox
 * @returns {[string, string, string][]}
 */
function ownRules(rules, sandbox) {
  const home = sandbox.env.HOME ?? '';
  const last = rules.findIndex((rule) => rule.permission === 'read' && rule.pattern === '*.env.example');
  return rules
    .slice(last + 1)
    .filter(
      (rule) =>
        rule.permission !== 'external_directory' || !rule.pattern.startsWith(path.join(sandbox.root, 'xdg')),
    )
    .map((rule) => [
      rule.permission,
      rule.pattern.startsWith(home) ? `~${rule.pattern.slice(home.length)}` : rule.pattern,
      rule.action,
    ]);
}

/** @param {Sandbox} sandbox @param {Item} item @returns {string} the file */
function place(sandbox, item) {
  const file = path.join(sandbox.project, '.opencode', item.kind, `${item.name}.md`);
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
