// Asks the real program how it reads files: its verdict on each.
import fs from 'node:fs';
import path from 'node:path';
import { createSandbox } from '../sandbox.mjs';
import { NoAnswer, startConversation } from './conversation.mjs';
import { environment, SETTINGS } from './environment.mjs';
import { attribute, writtenNames } from './groups.mjs';

/**
 * @typedef {import('../../../test/conformance/judge.ts').Item} Item
 * @typedef {import('../../../test/conformance/claudeCodeJudge.ts').ClaudeVerdict} Verdict
 * @typedef {import('../programs.mjs').Inquirer} Inquirer
 * @typedef {import('../sandbox.mjs').Sandbox} Sandbox
 * @typedef {import('./conversation.mjs').Conversation} Conversation
 * @typedef {import('./conversation.mjs').Listed} Listed
 * @typedef {import('./stub.mjs').Request} Request
 */

/**
 * All files of a group in one session. Where it gives no answer, once more in halves: one file may be to blame.
 * @param {Inquirer} inquirer
 * @param {readonly Item[]} group of one kind
 * @returns {Promise<void>}
 */
export async function askGroup(inquirer, group) {
  const [first] = group;
  if (!first) return;
  const sandbox = createSandbox(environment);
  /** @type {readonly Item[]} */
  let again = [];
  try {
    const files = place(sandbox, group);
    const plugin = first.kind === 'plugin-agent' ? ['--plugin-dir', pluginOf(sandbox)] : [];
    const talk = await startConversation(inquirer.program, sandbox, plugin, inquirer.timeoutMs);
    try {
      const template = first.kind === 'command' || first.kind === 'skill';
      if (template) await askTemplates(inquirer, talk, group);
      else again = await askAgents(inquirer, talk, group, files);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (group.length > 1) again = group;
    } finally {
      await talk.end();
    }
  } finally {
    sandbox.remove();
  }
  const half = again.length === group.length ? Math.ceil(again.length / 2) : again.length > 8 ? 8 : 1;
  for (let at = 0; at < again.length; at += half) await askGroup(inquirer, again.slice(at, at + half));
}

/**
 * @param {Inquirer} inquirer
 * @param {Conversation} talk
 * @param {readonly Item[]} group
 * @param {Map<Item, string>} files
 * @returns {Promise<readonly Item[]>} those that this session says nothing certain of
 */
async function askAgents(inquirer, talk, group, files) {
  const listing = await talk.list();
  const agents = listing.agents.map((agent) => ({ ...agent, own: agent.name.replace(PLUGIN, '') }));
  const { loaded, dropped, unclear } = attribute(
    group,
    agents.map((agent) => ({ ...agent, name: agent.own })),
  );
  const log = talk.log();
  for (const item of dropped) inquirer.settled(item, { outcome: 'not-loaded' });
  const calls = loaded.map(({ item, name }, index) => ({
    name: 'Agent',
    input: {
      description: 'ask',
      prompt: markOf(index),
      subagent_type: item.kind === 'plugin-agent' ? `plugin:${name}` : name,
      run_in_background: false,
    },
  }));
  const { requests } = await talk.say(MAIN, calls);
  for (const [index, { item, name }] of loaded.entries()) {
    const listed = agents.find((agent) => agent.own === name);
    const known = {
      name,
      description: plain(listed?.description ?? ''),
      model: listed?.model ?? null,
      invalid: invalidKeys(log, files.get(item) ?? ''),
    };
    inquirer.settled(item, { ...known, ...startOf(requests, index) });
  }
  return unclear;
}

/** What stands before the names of the plugin's agents. */
const PLUGIN = /^plugin:/;
const MAIN = 'main turn';
/** @param {number} index */
const markOf = (index) => `agent turn ${index}.`;

/** @param {readonly Request[]} requests @param {number} index @returns {Verdict} what came of starting the agent */
function startOf(requests, index) {
  const own = requests.find(({ messages }) => {
    const text = JSON.stringify(messages);
    return text.includes(markOf(index)) && !text.includes(MAIN);
  });
  if (own)
    return { outcome: 'ok', sent: sentBy(own), tools: (own.tools ?? []).map(({ name }) => name).sort() };
  const refusal = requests.flatMap(resultsIn).find((block) => block.tool_use_id === `toolu_${index}`);
  const text = JSON.stringify(refusal?.content ?? 'no word of it');
  return text.includes('with zero tools')
    ? { outcome: 'refused' }
    : { outcome: 'ok', failure: text.slice(0, 200) };
}

/** @param {Request} request */
function resultsIn({ messages }) {
  const blocks = messages.flatMap(({ content }) => (Array.isArray(content) ? content : []));
  return blocks.filter(({ type }) => type === 'tool_result');
}

/** @param {Request} request */
const sentBy = ({ model, output_config }) => ({ model, effort: output_config?.effort ?? null });

/** The program names them one by one. @param {string} log @param {string} file */
function invalidKeys(log, file) {
  const lines = log.split('\n').filter((line) => line.includes(`${file} has invalid `));
  const keys = lines.map((line) => / has invalid (\w+)/.exec(line)?.[1] ?? '');
  return [...new Set(keys)].sort();
}

/**
 * Commands and skills are listed with what they say of themselves, and run by their name.
 * @param {Inquirer} inquirer
 * @param {Conversation} talk
 * @param {readonly Item[]} group
 */
async function askTemplates(inquirer, talk, group) {
  const { commands } = await talk.list();
  for (const item of group) {
    const name = item.name.replaceAll('/', ':');
    // A skill is listed under its label, and called by its folder.
    const shown = item.kind === 'skill' ? [name, ...writtenNames(item.text)] : [name];
    const listed = commands.find((command) => shown.includes(command.name));
    const { requests, result, forked } = await talk.say(`/${name}`);
    const [request] = requests;
    const hidden = result.includes('only be invoked by Claude');
    if (!listed && !hidden) inquirer.settled(item, { outcome: 'not-loaded' });
    else
      inquirer.settled(item, {
        outcome: 'ok',
        invocable: !hidden,
        ...(listed ? { description: describe(listed), hint: listed.argumentHint ?? '' } : {}),
        ...(request && !forked ? { sent: sentBy(request) } : {}),
      });
  }
}

/** Without what the program adds to a description. @param {Listed} listed */
function describe({ description = '' }) {
  const own = description.replace(/ \(project\)$/, '');
  return plain(own.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));
}

/** @param {string} text */
const plain = (text) => text.replaceAll(/\s+/g, ' ').trim();

/** @param {Sandbox} sandbox */
const pluginOf = (sandbox) => path.join(sandbox.root, 'plugin');

/** @param {Sandbox} sandbox @param {readonly Item[]} group @returns {Map<Item, string>} */
function place(sandbox, group) {
  const settings = path.join(sandbox.root, 'configuration', 'settings.json');
  write(settings, JSON.stringify(SETTINGS));
  write(path.join(pluginOf(sandbox), '.claude-plugin', 'plugin.json'), '{"name": "plugin"}');
  const own = path.join(sandbox.project, '.claude');
  return new Map(
    group.map((item, index) => {
      const file = {
        agent: path.join(own, 'agents', String(index), `${path.basename(item.name)}.md`),
        'plugin-agent': path.join(pluginOf(sandbox), 'agents', `${item.name}.md`),
        command: path.join(own, 'commands', `${item.name}.md`),
        skill: path.join(own, 'skills', item.name, 'SKILL.md'),
        mode: '',
      }[item.kind];
      write(file, item.text);
      return [item, file];
    }),
  );
}

/** @param {string} file @param {string} text */
function write(file, text) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}
