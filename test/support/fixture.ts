import type { OpenFile } from '../../server/src/core/index.ts';
import {
  createLanguageService,
  DEFAULT_SETTINGS,
  type LanguageService,
  type Settings,
} from '../../server/src/core/index.ts';
import { MemoryView } from './memoryView.ts';

/** Where a single text without a `//- /path` line lies. */
export const DEFAULT_PATH = '/.opencode/agent/example.md';

export interface Fixture {
  readonly files: Readonly<Record<string, string>>;
  /** The file with the cursor, else the first one. */
  readonly path: string;
  readonly text: string;
  /** Offset of `$0`, which is no longer in the text; -1 where there is none. */
  readonly cursor: number;
}

/**
 * Reads a fixture: one text, or several under header lines `//- /path`. `$0` marks the cursor and is removed.
 * Header lines are not `---`, which is front matter. Throws where a fixture is malformed.
 */
export function parseFixture(source: string): Fixture {
  const files: Record<string, string> = {};
  let path = DEFAULT_PATH;
  let cursor = -1;
  const parts = source.startsWith('//- ')
    ? source.split(/^\/\/- (?=\/)/m).slice(1)
    : [`${DEFAULT_PATH}\n${source}`];
  parts.forEach((part, index) => {
    const cut = part.indexOf('\n');
    const name = part.slice(0, cut).trim();
    const text = part.slice(cut + 1);
    const at = text.indexOf('$0');
    if (index === 0 || at >= 0) path = name;
    if (at >= 0 && cursor >= 0) throw new Error('a fixture has one cursor');
    if (at >= 0) cursor = at;
    files[name] = at < 0 ? text : text.slice(0, at) + text.slice(at + 2);
  });
  return { files, path, text: files[path] ?? '', cursor };
}

export interface Opened extends Fixture {
  readonly service: LanguageService;
  readonly view: MemoryView;
  /** The owner's reading of the file. */
  readonly open: OpenFile;
  /** Those of all its readers, the owner's first. */
  readonly readers: readonly OpenFile[];
}

/** The fixture's file as the language service opens it. Throws where it is no agent file. */
export function openFixture(source: string | Fixture, settings: Settings = DEFAULT_SETTINGS): Opened {
  const fixture = typeof source === 'string' ? parseFixture(source) : source;
  const view = new MemoryView(fixture.files, { home: '/home/user' });
  const service = createLanguageService(view, settings);
  const readers = service.open(fixture.path, fixture.text);
  const [open] = readers;
  if (!open) throw new Error(`${fixture.path} is no agent file`);
  return { ...fixture, service, view, open, readers };
}

/** One line a finding: `warning tool-case "WebFetch" message…`, for comparison with an expected text. */
export function findings(source: string, settings: Settings = DEFAULT_SETTINGS): string[] {
  const { service, readers, text } = openFixture(source, settings);
  return service
    .diagnoseAll(readers)
    .map((one) => `${one.severity} ${one.rule} ${JSON.stringify(text.slice(one.span.start, one.span.end))}`);
}

export { applyEdits } from '../../server/src/core/rules/edits.ts';
