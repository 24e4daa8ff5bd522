import type { Evidence } from '../types.ts';

/** Makes the evidence of one table, whose facts were all checked on the same version and day. */
export interface EvidenceMaker {
  /** Seen by running the real program; `how` names the command and what it was given. */
  readonly observed: (how: string) => Evidence;
  /** Read in the code of the real program, or in the texts and lists inside it; `where` says in which part. */
  readonly source: (where: string) => Evidence;
  /** Stated by the documentation; `page` names it. */
  readonly docs: (page: string) => Evidence;
}

/** `checked` is a day, `2026-11-22`; `site` stands before every page of the documentation. */
export function evidenceOf(version: string, checked: string, site = ''): EvidenceMaker {
  const of =
    (kind: Evidence['kind'], before = '') =>
    (what: string): Evidence => ({ kind, source: before + what, version, checked });
  return { observed: of('observed'), source: of('source'), docs: of('docs', site) };
}
