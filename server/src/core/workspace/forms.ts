import type { BodyForm } from '../dialects/types.ts';
import type { AgentFile } from '../syntax/agentFile.ts';
import { type Span, span } from '../syntax/span.ts';
import { fieldOf, scalarText } from '../syntax/tree.ts';
import { resolvePath } from './paths.ts';
import type { FileView } from './view.ts';

/** What the program replaces in this body: the forms of its kind, those of plugins only in a plugin. */
export function formsOf(view: FileView, file: AgentFile): readonly BodyForm[] {
  const { forms = [] } = file.reading.kind.references;
  if (!forms.some((form) => form.plugin)) return forms;
  const inPlugin = isInPlugin(view, file);
  return forms.filter((form) => !form.plugin || inPlugin);
}

/** Where a form counts in the body, in order, code included. */
export function placesOf(file: AgentFile, { match, namesIn }: BodyForm): Span[] {
  const { text, body } = file;
  const names = namesIn === undefined ? undefined : new Set(argumentNames(file, namesIn));
  if (names?.size === 0) return [];
  const found: Span[] = [];
  match.lastIndex = body.span.start;
  for (let one = match.exec(text); one; one = match.exec(text)) {
    if (!names || names.has(one[0].slice(1))) found.push(span(one.index, one.index + one[0].length));
    if (one[0] === '') match.lastIndex++;
  }
  match.lastIndex = 0;
  return found;
}

/** The names that the header gives to arguments: words of a text, or a list; pure numbers are none. */
export function argumentNames({ front }: AgentFile, key: string): string[] {
  const value = fieldOf(front?.root, key)?.value;
  const written =
    value?.kind === 'list'
      ? value.items.map((item) => scalarText(item) ?? '')
      : (scalarText(value) ?? '').split(/\s+/);
  return written.filter((name) => /^[A-Za-z_]\w*$/.test(name));
}

function isInPlugin(view: FileView, { reading: { configFolder, dialect } }: AgentFile): boolean {
  const markers = dialect.places.markers ?? [];
  return (
    configFolder !== undefined &&
    markers.some((marker) => view.kind(resolvePath(configFolder, marker)) === 'file')
  );
}
