// One run of the program, spoken to line by line.
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { start, stop } from '../../lib/lifecycle.mjs';
import { SESSION, towards } from './environment.mjs';
import { startStub } from './stub.mjs';

/**
 * @typedef {import('./stub.mjs').Request} Request
 * @typedef {import('./stub.mjs').ToolCall} ToolCall
 * @typedef {{ name: string, description?: string, model?: string, argumentHint?: string }} Listed
 * @typedef {{ agents: Listed[], commands: Listed[] }} Listing
 * @typedef {{ requests: Request[], result: string, forked: boolean }} Turn
 */

/**
 * @typedef {object} Conversation
 * @property {() => Promise<Listing>} list what the program has loaded
 * @property {(text: string, calls?: readonly ToolCall[]) => Promise<Turn>} say a line as a person would type it; the stub answers the
 * first request with those calls
 * @property {() => string} log its debug log so far
 * @property {() => Promise<void>} end
 */

/** The program did not answer in time, or ended. */
export class NoAnswer extends Error {}

/**
 * @param {string} program
 * @param {import('../sandbox.mjs').Sandbox} sandbox
 * @param {readonly string[]} args
 * @param {number} timeoutMs for all of it
 * @returns {Promise<Conversation>}
 */
export async function startConversation(program, sandbox, args, timeoutMs) {
  /** @type {Request[]} */
  let requests = [];
  /** @type {readonly ToolCall[]} */
  let calls = [];
  const stub = await startStub((request) => {
    requests.push(request);
    const now = calls;
    calls = [];
    return now;
  });
  const logFile = path.join(sandbox.root, 'debug.log');
  const child = start(program, [...ARGUMENTS, '--debug-file', logFile, ...args], {
    cwd: sandbox.project,
    env: { ...sandbox.env, ...towards(stub.url) },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const lines = linesOf(child, timeoutMs);
  let forked = false;
  /** @param {object} message */
  const send = (message) => child.stdin?.write(`${JSON.stringify(message)}\n`);
  /** @param {string} type */
  const receive = async (type) => {
    for (;;) {
      const line = await lines.next();
      if (line.subtype === 'task_started') forked = true;
      if (line.type === type) return line;
    }
  };
  return {
    list: async () => {
      send({ type: 'control_request', request_id: 'list', request: { subtype: 'initialize' } });
      return (await receive('control_response')).response.response;
    },
    say: async (text, wanted = []) => {
      requests = [];
      calls = wanted;
      forked = false;
      send({ type: 'user', message: { role: 'user', content: text }, parent_tool_use_id: null });
      const { result } = await receive('result');
      return { requests, result: String(result ?? ''), forked };
    },
    log: () => (fs.existsSync(logFile) ? fs.readFileSync(logFile, 'utf8') : ''),
    end: async () => {
      lines.end();
      await stop(child, 0);
      stub.close();
    },
  };
}

const ARGUMENTS = [
  '-p',
  ...['--input-format', 'stream-json', '--output-format', 'stream-json', '--verbose'],
  ...['--model', SESSION.model, '--effort', SESSION.effort, '--allowedTools', 'Agent,Skill'],
  ...['--strict-mcp-config', '--no-session-persistence'],
];

/** @param {import('node:child_process').ChildProcess} child @param {number} timeoutMs */
function linesOf(child, timeoutMs) {
  /** @type {any[]} */
  const waiting = [];
  /** @type {{ resolve: (line: any) => void, reject: (error: Error) => void } | undefined} */
  let reader;
  /** @type {Error | undefined} */
  let failure;
  /** @param {Error} error */
  const fail = (error) => {
    failure ??= error;
    reader?.reject(failure);
    reader = undefined;
  };
  const timer = setTimeout(() => fail(new NoAnswer('it took too long')), timeoutMs);
  child.once('error', fail);
  child.once('close', () => fail(new NoAnswer('it ended')));
  child.stdin?.on('error', () => {});
  if (child.stdout)
    readline.createInterface({ input: child.stdout }).on('line', (text) => {
      if (!text.startsWith('{')) return;
      const line = JSON.parse(text);
      if (reader) reader.resolve(line);
      else waiting.push(line);
      reader = undefined;
    });
  return {
    next: () =>
      new Promise((resolve, reject) => {
        if (waiting.length > 0) resolve(waiting.shift());
        else if (failure) reject(failure);
        else reader = { resolve, reject };
      }),
    end: () => clearTimeout(timer),
  };
}
