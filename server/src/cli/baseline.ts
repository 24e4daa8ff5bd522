import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './args.ts';
import type { ReportedFile, ReportedFinding } from './reporters/types.ts';

/** Where findings stand that a project lives with. */
export const BASELINE_FILE = 'agent-files-baseline.json';

/** How often each finding is known, by file and then by rule and line; lines by their text, so that they may move. */
type Known = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The findings that a project lives with: they are left out of a check, and only new ones are told. */
export class Baseline {
  readonly #left: Map<string, number>;

  constructor(known: Known) {
    this.#left = new Map(
      Object.entries(known).flatMap(([file, findings]) =>
        Object.entries(findings).map(([key, count]) => [`${file}\0${key}`, count] as const),
      ),
    );
  }

  /** The file without the findings that are known, each as often as it is known. */
  without({ name, findings }: ReportedFile): ReportedFile {
    const fresh = findings.filter((finding) => {
      const key = `${name}\0${keyOf(finding)}`;
      const left = this.#left.get(key) ?? 0;
      this.#left.set(key, left - 1);
      return left <= 0;
    });
    return { name, findings: fresh };
  }
}

function keyOf({ rule, line }: ReportedFinding): string {
  return `${rule}: ${line.trim().replace(/\s+/g, ' ').slice(0, 120)}`;
}

/** Reads the baseline of a folder; undefined where there is none. Throws a UsageError for a file that is none. */
export function readBaseline(folder: string): Baseline | undefined {
  const file = join(folder, BASELINE_FILE);
  if (!existsSync(file)) return undefined;
  try {
    const { version, findings } = JSON.parse(readFileSync(file, 'utf8')) as {
      version?: number;
      findings?: Known;
    };
    if (version === 1 && findings) return new Baseline(findings);
  } catch {
    // Told below.
  }
  throw new UsageError(
    `${BASELINE_FILE} is no baseline that this version can read; write it anew with --write-baseline`,
  );
}

/** Writes every finding down as known; the number of them. */
export function writeBaseline(folder: string, files: Iterable<ReportedFile>): number {
  const known: Record<string, Record<string, number>> = {};
  let count = 0;
  for (const { name, findings } of files) {
    for (const finding of findings) {
      const own = known[name] ?? {};
      known[name] = own;
      own[keyOf(finding)] = (own[keyOf(finding)] ?? 0) + 1;
      count++;
    }
  }
  writeFileSync(join(folder, BASELINE_FILE), `${JSON.stringify({ version: 1, findings: known }, null, 2)}\n`);
  return count;
}
