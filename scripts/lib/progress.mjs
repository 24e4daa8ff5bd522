// One line for each piece of work, with the seconds it takes.

/**
 * @template T
 * @param {string} title
 * @param {(say: (detail: string) => void) => Promise<T>} work
 * @param {(value: T) => string} [outcome] what came of it, in a word or two
 * @returns {Promise<T>}
 */
export async function step(title, work, outcome = () => 'done') {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const live = process.stdout.isTTY === true;
  let detail = '';
  const draw = () => process.stdout.write(`\r\x1b[2K${title} … ${detail}${detail && ' '}${seconds()} s`);
  const timer = live ? setInterval(draw, 500) : undefined;
  if (live) draw();
  else console.log(`${title} …`);
  /** @param {string} result */
  const end = (result) => {
    clearInterval(timer);
    if (live) process.stdout.write('\r\x1b[2K');
    console.log(`${title}: ${result}, ${seconds()} s`);
  };
  try {
    const value = await work((text) => {
      detail = text;
    });
    end(outcome(value));
    return value;
  } catch (error) {
    end('failed');
    throw error;
  }
}
