// Asks the real program how it reads files: its verdict on each.
import fs from 'node:fs';
import path from 'node:path';
import { ask, createSandbox } from '../sandbox.mjs';
import { environment } from './environment.mjs';
import { attribute, isNative } from './groups.mjs';
import { commandVerdict, errorLines, lastLine, lostHeader, ownRules } from './verdicts.mjs';

/**
 * @typedef {import('../../../test/conformance/judge.ts').Item} Item
 * @typedef {import('../../../test/conformance/opencodeJudge.ts').OpenCodeVerdict} Verdict
 * @typedef {import('./groups.mjs').Entry} Entry
 * @typedef {import('../sandbox.mjs').Sandbox} Sandbox
 */

/** Whether a header may name a script engine; such a file is never shown to the program. @param {string} text */
function namesScript(text) {
  const [, word = '', end = ''] = /^[\uFEFF\s]*---([^\n]*)(\n?)/.exec(text) ?? [];
  // Without a line break the program cuts the word's last letter off.
  return (end === '' ? /^(?:js|javascript)/i : /^(?:js|javascript)$/i).test(word.trim());
}

/**
 * @typedef {import('../programs.mjs').Inquirer} Inquirer
 * @typedef {Inquirer & { sandbox: Sandbox }} Inquiry
 */

/**
 * @param {Inquirer} inquirer
 * @param {readonly Item[]} group
 */
export async function askGroup(inquirer, group) {
  const runnable = group.filter((item) => {
    if (namesScript(item.text)) inquirer.settled(item, { outcome: 'not-run' });
    return !namesScript(item.text);
  });
  const sandbox = createSandbox(environment);
  try {
    const inquiry = { ...inquirer, sandbox };
    if (runnable[0]?.kind === 'skill') return await askSkills(inquiry, runnable);
    const { loaded, unclear } = await askConfig(inquiry, runnable);
    for (const { item, entry } of loaded) {
      if (item.kind === 'command') inquiry.settled(item, commandVerdict(item, entry));
      else await askAgent(inquiry, item, entry);
    }
    if (group.length > 1) for (const item of unclear) await askGroup(inquirer, [item]);
  } finally {
    sandbox.remove();
  }
}

/**
 * The resolved configuration. The program refuses to start over one bad file, and names it: it is taken out.
 * @param {Inquiry} inquiry
 * @param {readonly Item[]} items
 * @returns {Promise<{ loaded: { item: Item, entry: Entry }[], unclear: Item[] }>}
 */
async function askConfig(inquiry, items) {
  const section = items[0]?.kind === 'command' ? 'command' : 'agent';
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
      const { dropped, ...rest } = attribute([...left.keys()], config[section] ?? {});
      for (const item of dropped) inquiry.settled(item, { outcome: 'skipped' });
      return rest;
    }
    const bad = [...left].find(([, file]) => answer.err.includes(`invalid at ${file}`))?.[0] ?? only(left);
    if (bad === undefined || !answer.err.includes('Configuration is invalid')) break;
    inquiry.settled(bad, {
      outcome: 'config-error',
      errors: errorLines(answer.err, inquiry.sandbox),
    });
    fs.rmSync(left.get(bad) ?? '');
    left.delete(bad);
  }
  return { loaded: [], unclear: [...left.keys()] };
}

/** @param {Map<Item, string>} left */
const only = (left) => (left.size === 1 ? [...left.keys()][0] : undefined);

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
  const known = { name: agent.key, mode: text(agent.mode), options: record(agent.options) };
  if (agent.disable === true) return inquiry.settled(item, { outcome: 'disabled', ...known });
  // An empty name, or one like an option, cannot be asked for.
  if (!/^[^-]/.test(agent.key)) return inquiry.settled(item, { outcome, ...known });
  const alike = inquiry.shared?.get(toolsDependOn(agent));
  // The configuration masks what looks like a secret, and shows dates and bytes as maps.
  if (alike && !/\*\*\*|\{/.test(JSON.stringify(known.options).slice(1))) {
    const { mode, tools, rules } = alike;
    return inquiry.settled(item, { outcome, ...known, mode, tools, rules, shared: true });
  }
  const answer = await ask(
    inquiry.program,
    ['debug', 'agent', agent.key, '--pure'],
    inquiry.sandbox,
    inquiry.timeoutMs,
  );
  if (answer.timedOut) return;
  const resolved = answer.code === 0 ? parse(answer.out) : undefined;
  if (resolved === undefined) {
    const failure = lastLine(answer.err, inquiry.sandbox);
    return inquiry.settled(item, { outcome, name: agent.key, failure });
  }
  /** @type {Verdict} */
  const verdict = {
    outcome,
    name: agent.key,
    mode: resolved.mode,
    options: resolved.options,
    tools: resolved.tools,
    rules: ownRules(resolved.permission, inquiry.sandbox),
  };
  inquiry.shared?.set(toolsDependOn(agent), verdict);
  inquiry.settled(item, verdict);
}

/** Agents that are alike in this get the same tools, rules and mode. @param {Entry} agent */
const toolsDependOn = (agent) =>
  JSON.stringify([
    agent.permission,
    agent.model,
    agent.mode,
    isNative({ name: agent.key }) ? agent.key : '',
    typeof agent.name,
  ]);

/** @param {Sandbox} sandbox @param {Item} item @returns {string} the file */
function place(sandbox, item) {
  const name = item.kind === 'skill' ? path.join(item.name, 'SKILL.md') : `${item.name}.md`;
  const file = path.join(sandbox.project, '.opencode', item.kind, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, item.text);
  return file;
}

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
