import type { Finding, Rule } from './types.ts';

/**
 * What the rules about a header alone have found: it holds for every text with the same header, as long as nothing else
 * that they look at has changed. Whoever asks says by a name for the time, the `epoch`, how long that is.
 */
export class HeaderFindings {
  #epoch = '';
  #byRule: Map<Rule, readonly Finding[]> | undefined;

  /** Of another epoch nothing is known. */
  of(rule: Rule, epoch: string, find: () => readonly Finding[]): readonly Finding[] {
    if (this.#epoch !== epoch || !this.#byRule) {
      this.#epoch = epoch;
      this.#byRule = new Map();
    }
    const known = this.#byRule.get(rule) ?? find();
    this.#byRule.set(rule, known);
    return known;
  }
}
