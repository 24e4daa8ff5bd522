import type { AgentFile } from './agentFile.ts';
import type { AtReference } from './body.ts';
import { perFile } from './perFile.ts';
import { promptPaths } from './promptPaths.ts';
import type { AtPlace } from './writePath.ts';

/**
 * The `@path` references of a body as the program of its reading finds them. Where it has rules of its own, plain words
 * may be among them (`@param`, `@dataclass`): what counts is whether they lead anywhere.
 */
export function atReferencesOf(file: AgentFile): readonly AtReference[] {
  const { atSyntax } = file.reading.kind.references;
  if (atSyntax === 'import') return file.body.imports;
  return atSyntax === 'prompt' ? promptReferences(file) : file.body.atReferences;
}

/** How a path must be written behind an `@` in this file. */
export function atPlaceOf({ reading }: AgentFile): AtPlace {
  return reading.kind.references.atSyntax ?? 'at';
}

const promptReferences = perFile((file): readonly AtReference[] =>
  file.format === 'json' ? [] : promptPaths(file.text, file.body.span),
);
