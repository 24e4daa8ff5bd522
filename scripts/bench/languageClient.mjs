// A language client of its own, so that nothing but the wire stands between the clock and the server.
import { Buffer } from 'node:buffer';
import { performance } from 'node:perf_hooks';
import { delay, start, stop } from '../lib/lifecycle.mjs';

/** @typedef {{ id?: number | string, method?: string, params?: any, result?: any, error?: { message: string } }} Message */
/** @typedef {{ result: any, sentAt: number, readAt: number }} Answer times in ms of `performance.now()` */

const patienceMs = 30_000;

export class LanguageClient {
  /** @type {Map<number, { method: string, sentAt: number, resolve: (answer: Answer) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();
  /** @type {Set<(message: Message, readAt: number) => void>} */
  #listeners = new Set();
  /** One character a byte: lengths count bytes. */
  #unread = '';
  #lastId = 0;
  #errors = '';
  /** @type {Error | undefined} */
  #ended;

  /**
   * @param {readonly string[]} args of Node
   * @param {string} cwd
   * @param {(method: string, params: any) => unknown} hear is told what the server says and answers what it asks
   */
  constructor(args, cwd, hear) {
    this.hear = hear;
    this.startedAt = performance.now();
    this.child = start(process.execPath, [...args], { cwd, stdio: 'pipe' });
    this.child.stdout?.setEncoding('latin1');
    this.child.stdout?.on('data', (chunk) => this.#read(chunk));
    this.child.stderr?.on('data', (chunk) => {
      this.#errors = (this.#errors + chunk).slice(-2000);
    });
    this.child.stdin?.on('error', () => {});
    this.child.once('error', (error) => this.#end(error));
    this.child.once('exit', (code) =>
      this.#end(new Error(`The server ended with ${code}.\n${this.#errors}`)),
    );
  }

  get pid() {
    return this.child.pid ?? 0;
  }

  /**
   * @param {string} method
   * @param {unknown} params
   * @param {number} [limitMs]
   * @returns {Promise<Answer>}
   */
  request(method, params, limitMs = patienceMs) {
    if (this.#ended) return Promise.reject(this.#ended);
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${method}: no answer in ${limitMs} ms`)), limitMs);
      const settle = (/** @type {(value: any) => void} */ done) => (/** @type {any} */ value) => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        done(value);
      };
      const waiting = { method, sentAt: 0, resolve: settle(resolve), reject: settle(reject) };
      this.#waiting.set(id, waiting);
      waiting.sentAt = this.#write({ id, method, params });
    });
  }

  /**
   * @param {string} method
   * @param {unknown} params
   * @returns {number} when it was sent
   */
  notify(method, params) {
    return this.#write({ method, params });
  }

  /**
   * The first notification from now on that is accepted.
   * @param {string} method
   * @param {(params: any) => boolean} accepts
   * @returns {Promise<{ params: any, readAt: number }>}
   */
  next(method, accepts) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#listeners.delete(listener);
        reject(new Error(`${method}: nothing came in ${patienceMs} ms`));
      }, patienceMs);
      const listener = (/** @type {Message} */ message, /** @type {number} */ readAt) => {
        if (message.method !== method || !accepts(message.params)) return;
        clearTimeout(timer);
        this.#listeners.delete(listener);
        resolve({ params: message.params, readAt });
      };
      this.#listeners.add(listener);
    });
  }

  /** Says good-bye as the protocol wants it; a server that does not listen is ended. */
  async close() {
    try {
      await this.request('shutdown', null);
      this.notify('exit', null);
      await Promise.race([new Promise((resolve) => this.child.once('exit', resolve)), delay(2000)]);
    } finally {
      await stop(this.child, 1000);
    }
  }

  /** @param {Error} error */
  #end(error) {
    this.#ended ??= error;
    for (const { reject } of [...this.#waiting.values()]) reject(this.#ended);
  }

  /** @param {Message} message */
  #write(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    const wire = `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    const sentAt = performance.now();
    this.child.stdin?.write(wire);
    return sentAt;
  }

  /** @param {string} bytes */
  #read(bytes) {
    this.#unread += bytes;
    for (;;) {
      const head = this.#unread.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = /content-length: *(\d+)/i.exec(this.#unread.slice(0, head))?.[1];
      if (length === undefined) return this.#end(new Error('The server wrote something that is no message.'));
      const end = head + 4 + Number(length);
      if (this.#unread.length < end) return;
      const readAt = performance.now();
      const body = Buffer.from(this.#unread.slice(head + 4, end), 'latin1').toString('utf8');
      this.#unread = this.#unread.slice(end);
      this.#receive(JSON.parse(body), readAt);
    }
  }

  /**
   * @param {Message} message
   * @param {number} readAt
   */
  #receive(message, readAt) {
    if (message.method === undefined) {
      const waiting = this.#waiting.get(Number(message.id));
      if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`));
      else waiting?.resolve({ result: message.result, sentAt: waiting.sentAt, readAt });
      return;
    }
    const result = this.hear(message.method, message.params) ?? null;
    if (message.id !== undefined) this.#write({ id: message.id, result });
    for (const listener of [...this.#listeners]) listener(message, readAt);
  }
}
