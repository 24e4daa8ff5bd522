import type { LanguageService } from '../../server/src/core/index.ts';
import { createLanguageService, DEFAULT_SETTINGS } from '../../server/src/core/index.ts';
import { applyEdits } from '../../server/src/core/rules/edits.ts';
import type { WorkspaceChange } from '../../server/src/core/web/moves.ts';
import { movedPath } from '../../server/src/core/web/moves.ts';
import type { Subject } from '../../server/src/core/web/subject.ts';
import { subjectAt } from '../../server/src/core/web/subject.ts';
import { Web } from '../../server/src/core/web/web.ts';
import type { Opened } from './fixture.ts';
import { openFixture } from './fixture.ts';
import { positionText } from './positionText.ts';

export interface WebFixture extends Opened {
  readonly web: Web;
  /** What is at the cursor. Throws where nothing is. */
  readonly subject: () => Subject;
}

/** A web of all files of a fixture. */
export function webOf(source: string): WebFixture {
  const opened = openFixture(source);
  const { view, files } = opened;
  const service: LanguageService = createLanguageService(view, DEFAULT_SETTINGS, () => web);
  const web = new Web({ workspace: service.workspace, open: (path, text) => service.open(path, text) });
  for (const [path, text] of Object.entries(files)) web.set(path, text);
  const subject = () => {
    const found = subjectAt(web, opened.open, opened.cursor);
    if (!found) throw new Error('nothing is at the cursor');
    return found;
  };
  const [open = opened.open] = service.open(opened.path, opened.text);
  return { ...opened, service, open, web, subject };
}

/** `/a.md:3 reviewer` for each place: path, line from 1, and the text there. */
export function shown(
  files: Readonly<Record<string, string>>,
  places: readonly {
    readonly path: string;
    readonly span: { readonly start: number; readonly end: number };
  }[],
): string[] {
  return places.map(({ path, span }) => positionText(path, files[path] ?? '', span));
}

/** Where the definition of what is at the cursor stands, as {@link shown}. */
export function definitions(source: string): string[] {
  const { service, open, cursor, files } = webOf(source);
  const places = service.definition(open, cursor);
  return shown(
    files,
    places.map(({ path, target }) => ({ path, span: target ?? { start: 0, end: 0 } })),
  );
}

/** Every file that differs after a change, by its new path. */
export function changed(
  files: Readonly<Record<string, string>>,
  { edits, moves }: WorkspaceChange,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [path, text] of Object.entries(files)) {
    const after = applyEdits(text, edits.get(path) ?? []);
    const to = movedPath(path, moves);
    if (after !== text || to !== path) found[to] = after;
  }
  return found;
}
