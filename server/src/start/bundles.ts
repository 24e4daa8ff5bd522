import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { CodeCache, cacheFolder } from './codeCache.ts';

/** Of the package; put in when the bundle is made. */
declare const VERSION: string;

type Require = (name: string) => unknown;
type Bundle = (
  exports: unknown,
  require: Require,
  module: { exports: unknown },
  file: string,
  folder: string,
) => void;

interface Loaded {
  readonly script: Script;
  readonly name: string;
  readonly key: string;
  /** CPU time of the run whose code was taken, in milliseconds; 0 if there was none. */
  readonly cpuMs: number;
}

/** What is run. Each has a cache of its own, since each needs other parts of the bundles. */
export type Program = 'cli' | 'server';

/** A run that takes this many times as long as the one before has compiled enough that is new. */
const LONGER = 2;

/**
 * CPU time of a command whose start nobody notices, in milliseconds. It leaves nothing: it has dropped what it needed at
 * its start alone, and compiled much that a short one would load and never need.
 */
const LONG_MS = 1000;

/**
 * Runs the bundles beside this one with the code that an earlier run has compiled: half of the time of a short run is
 * compiling. Node has the like (`module.enableCompileCache`), but from version 22 on only.
 */
export class Bundles {
  readonly #folder: string;
  readonly #require: Require;
  readonly #program: Program;
  readonly #cache = new CodeCache(cacheFolder());
  readonly #modules = new Map<string, { exports: unknown }>();
  readonly #loaded: Loaded[] = [];

  /**
   * @param folder where the bundles lie
   * @param require for everything else
   */
  constructor(folder: string, require: Require, program: Program) {
    this.#folder = folder;
    this.#require = require;
    this.#program = program;
    if (!this.#cache.keeps) return;
    if (program === 'server') this.#holdCode();
    process.on('exit', (code) => code <= 1 && this.#keep());
  }

  /** What the bundle `./name.js` exports; run at the first call. */
  load(name: string): unknown {
    const known = this.#modules.get(name);
    if (known) return known.exports;
    const module: { exports: unknown } = { exports: {} };
    this.#modules.set(name, module);
    const require: Require = (wanted) =>
      wanted.startsWith('./') ? this.load(wanted) : this.#require(wanted);
    try {
      this.#compile(name)(module.exports, require, module, join(this.#folder, name), this.#folder);
    } catch (error) {
      this.#modules.delete(name);
      throw error;
    }
    return module.exports;
  }

  #compile(bundle: string): Bundle {
    const filename = join(this.#folder, bundle);
    const { size, mtimeMs } = statSync(filename);
    const name = `${this.#program}-${bundle.slice(2, -3)}-${process.version}-${process.arch}`;
    // Packages may give all of their files one time.
    const key = `${VERSION} ${size} ${mtimeMs}`;
    const known = this.#cache.read(name, key);
    const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'utf8')}\n})`;
    const script = new Script(source, { filename, cachedData: known?.code });
    const cpuMs = known && script.cachedDataRejected === false ? known.cpuMs : 0;
    this.#loaded.push({ script, name, key, cpuMs });
    return script.runInThisContext();
  }

  /** Else the engine drops what a server needs at its start alone, and every later one would have to compile it. */
  #holdCode(): void {
    const { setFlagsFromString } = this.#require('node:v8') as typeof import('node:v8');
    setFlagsFromString('--no-flush-bytecode');
  }

  #keep(): void {
    const { user, system } = process.cpuUsage();
    const cpuMs = (user + system) / 1000;
    if (this.#program === 'cli' && cpuMs >= LONG_MS) return;
    for (const one of this.#loaded) {
      if (cpuMs < one.cpuMs * LONGER) continue;
      this.#cache.write(one.name, one.key, { code: one.script.createCachedData(), cpuMs });
    }
  }
}
