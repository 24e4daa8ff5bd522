import { Writable } from 'node:stream';

/**
 * Standard output that writes each message of the protocol in one piece. The library writes header and content apart, and
 * a pipe hands every write to the reader at once: it would be woken twice for each message.
 */
export class MessageOutput extends Writable {
  readonly #target: Writable;
  #header = '';

  constructor(target: Writable) {
    super({ decodeStrings: false });
    this.#target = target;
    target.on('error', (error) => this.destroy(error));
  }

  override _write(
    chunk: string | Uint8Array,
    _encoding: BufferEncoding,
    done: (error?: Error | null) => void,
  ): void {
    if (typeof chunk === 'string') {
      this.#header += chunk;
      done();
      return;
    }
    const header = Buffer.from(this.#header, 'ascii');
    this.#header = '';
    const message = new Uint8Array(header.length + chunk.length);
    message.set(header);
    message.set(chunk, header.length);
    this.#target.write(message, done);
  }
}
