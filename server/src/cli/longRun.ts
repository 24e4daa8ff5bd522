import { setFlagsFromString } from 'node:v8';

/** How many files make a run that takes longer than what it costs to prepare for it. */
const MANY = 200;

/** The same one by one; the engine is told once there are many. */
export function* asLongRun<T>(all: Iterable<T>): Generator<T> {
  let number = 0;
  for (const one of all) {
    number++;
    if (number === MANY) tuneEngine();
    yield one;
  }
}

/** Options of V8 that may change while it runs; what they are worth is measured in docs/performance.md. */
function tuneEngine(): void {
  // A check asks many rules a little each. To build large functions out of them costs more time than they save.
  setFlagsFromString('--max-inlined-bytecode-size=60');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=100');
  // Little of what it makes is kept: collecting it sooner costs nothing that can be measured.
  setFlagsFromString('--heap-growing-percent=100');
}
