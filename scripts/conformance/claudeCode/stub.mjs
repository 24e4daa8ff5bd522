// Stands in for the model's provider, on this machine alone.
import { createServer } from 'node:http';

/**
 * @typedef {{ name: string, input: Record<string, unknown> }} ToolCall
 * @typedef {{ type: string, text?: string, content?: unknown, tool_use_id?: string }} Block
 * @typedef {{ model: string, tools?: { name: string }[], messages: { role: string, content: string | Block[] }[], output_config?: { effort?: string } }} Request
 * @typedef {{ url: string, close: () => void }} Stub
 */

/**
 * @param {(request: Request) => readonly ToolCall[]} answer the tools that the model is to call; none: it says a word
 * @returns {Promise<Stub>}
 */
export function startStub(answer) {
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const asked = /\/v1\/messages(?:\?|$)/.test(request.url ?? '') ? parse(text) : undefined;
      if (asked) stream(response, asked.model, answer(asked));
      else response.writeHead(404, { 'content-type': 'application/json' }).end('{"type":"error"}');
    });
  });
  // Nothing leaves the machine through a proxy.
  server.on('connect', (_request, socket) => socket.destroy());
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      const close = () => {
        server.closeAllConnections();
        server.close();
      };
      resolve({ url: `http://127.0.0.1:${port}`, close });
    }),
  );
}

/** @param {import('node:http').ServerResponse} response @param {string} model @param {readonly ToolCall[]} calls */
function stream(response, model, calls) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  /** @param {string} type @param {object} data */
  const send = (type, data) =>
    response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
  const usage = { input_tokens: 1, output_tokens: 1 };
  const message = { id: `msg_${Date.now()}`, type: 'message', role: 'assistant', model, content: [], usage };
  send('message_start', { message: { ...message, stop_reason: null, stop_sequence: null } });
  const blocks =
    calls.length === 0
      ? [{ block: { type: 'text', text: '' }, delta: { type: 'text_delta', text: 'done' } }]
      : calls.map(({ name, input }, index) => ({
          block: { type: 'tool_use', id: `toolu_${index}`, name, input: {} },
          delta: { type: 'input_json_delta', partial_json: JSON.stringify(input) },
        }));
  for (const [index, { block, delta }] of blocks.entries()) {
    send('content_block_start', { index, content_block: block });
    send('content_block_delta', { index, delta });
    send('content_block_stop', { index });
  }
  const reason = calls.length === 0 ? 'end_turn' : 'tool_use';
  send('message_delta', { delta: { stop_reason: reason, stop_sequence: null }, usage });
  send('message_stop', {});
  response.end();
}

/** @param {string} json @returns {Request | undefined} */
function parse(json) {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
