// What a safe fix may change of what a program makes of a file: told from the text before and the finding alone.
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';

/** A file in `explain --format json`, as far as it says what the file means. */
export interface Meaning {
  readonly outcome: string;
  readonly name: string;
  readonly mode?: string;
  readonly keys: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, unknown>>;
  readonly tools?: Readonly<Record<string, boolean>> | readonly string[] | 'all';
  readonly denied?: unknown;
  readonly model?: unknown;
  readonly effort?: unknown;
  readonly decisions: Readonly<
    Record<string, readonly { readonly action: string; readonly pattern: string }[]>
  >;
  readonly ignored: readonly { readonly key: string }[];
}

interface Place {
  readonly line: number;
  readonly character: number;
}

interface Range {
  readonly start: Place;
  readonly end: Place;
}

/** A finding in `check --format json` with the fix that is taken. */
export interface Fixed {
  readonly rule: string;
  readonly range: Range;
  readonly fixes: readonly {
    readonly safe: boolean;
    readonly edits: readonly { readonly range: Range; readonly newText: string }[];
  }[];
}

/** What may become of a file, part by part. */
interface Allowed {
  /** Names in lists and maps of tools: another name, or none. */
  readonly names: Map<string, string | undefined>;
  /** What is decided for these tools follows what is written for them: undefined where nothing is. */
  readonly decided: Map<string, string | undefined>;
  readonly keysGone: Set<string>;
  readonly optionsGone: Set<string>;
  /** Keys that hold another form of the same. */
  readonly keysWritten: Map<string, unknown>;
  /** The file was not read, or not as it should be, and is now. */
  loads: boolean;
}

type Header = Readonly<Record<string, unknown>>;

/** What each rule's safe fix may do. A rule that is not here may change nothing at all, not even by a mistake. */
const RULES: Readonly<Record<string, (allowed: Allowed, fixed: Fixed, before: string) => void>> = {
  'nested-fence': () => {},
  'repaired-header': (allowed) => {
    allowed.loads = true;
  },
  'silently-dropped': (allowed, fixed) => {
    allowed.loads = true;
    const [, name] = /^name: (\S+)$/m.exec(fixed.fixes[0]?.edits[0]?.newText ?? '') ?? [];
    allowed.keysWritten.set('name', name);
  },
  'tool-case': renamed,
  'renamed-tool': renamed,
  'removed-tool': renamed,
  'model-format': (allowed) => {
    allowed.keysGone.add('model');
    // Which model a tool is for is known again.
    allowed.decided.set('websearch', undefined);
  },
  'unknown-key': (allowed, fixed, before) => {
    const key = textAt(before, fixed.range);
    allowed.optionsGone.add(key);
    for (const [tool, action] of Object.entries(record(headerOf(before)[key]))) {
      for (const governed of tool === 'edit' ? ['edit', 'write'] : [tool])
        allowed.decided.set(governed, typeof action === 'string' ? action : undefined);
    }
  },
  'invalid-type': (allowed, fixed, before) => {
    const header = headerOf(before);
    if (!Array.isArray(header['applyTo'])) throw new Error(`no list at ${fixed.range.start.line + 1}`);
    allowed.keysWritten.set('applyTo', header['applyTo'].join(','));
  },
};

function renamed({ names, decided }: Allowed, { range, fixes }: Fixed, before: string): void {
  const name = bare(textAt(before, range));
  const [edit] = fixes.find(({ safe }) => safe)?.edits ?? [];
  const to =
    edit && isDeepStrictEqual(edit.range, range) && edit.newText !== '' ? bare(edit.newText) : undefined;
  names.set(name, to);
  if (to === undefined) return;
  const header = headerOf(before);
  const written = record(header['permission'])[name] ?? record(header['tools'])[name];
  const action = typeof written === 'boolean' ? (written ? 'allow' : 'deny') : written;
  decided.set(to, typeof action === 'string' ? action : undefined);
}

/** What is said after the fixes that could not be said from what stood there before; nothing if all is well. */
export function damage(before: Meaning, after: Meaning, text: string, fixed: readonly Fixed[]): string[] {
  const allowed: Allowed = {
    names: new Map(),
    decided: new Map(),
    keysGone: new Set(),
    optionsGone: new Set(),
    keysWritten: new Map(),
    loads: false,
  };
  for (const one of fixed) {
    const allow = RULES[one.rule];
    if (!allow) return [`nobody has said what a fix of ${one.rule} may change`];
    allow(allowed, one, text);
  }
  const loads = allowed.loads && before.outcome !== after.outcome;
  const keys = loads ? readHeader(after, text) : before.keys;
  const wrong: string[] = [];
  const same = (what: string, expected: unknown, found: unknown) => {
    if (!isDeepStrictEqual(expected, found))
      wrong.push(`${what}: ${JSON.stringify(expected)} became ${JSON.stringify(found)}`);
  };
  same('outcome', loads ? 'ok' : before.outcome, after.outcome);
  if (!allowed.keysWritten.has('name')) same('name', before.name, after.name);
  for (const part of ['mode', 'denied', 'model', 'effort'] as const)
    if (!loads && !allowed.keysGone.has(part)) same(part, before[part], after[part]);
  same('keys', expectedKeys(keys, allowed), plainKeys(after.keys));
  same('options', without(before.options, allowed.optionsGone), after.options);
  if (!loads) sameTools(before, after, allowed, same);
  const known = new Set(before.ignored.map(({ key }) => key));
  same(
    'ignored',
    [],
    after.ignored.map(({ key }) => key).filter((key) => !known.has(key)),
  );
  return wrong;
}

/** Every tool is decided as before, but for those that a line now speaks of; there the line counts. */
function sameTools(
  before: Meaning,
  after: Meaning,
  { decided }: Allowed,
  same: (what: string, expected: unknown, found: unknown) => void,
): void {
  const others = (one: Meaning) => {
    const { tools } = one;
    const list = tools === undefined || tools === 'all';
    if (list) return tools;
    return Array.isArray(tools)
      ? tools.filter((name: string) => !decided.has(name)).sort()
      : without(tools as Header, new Set(decided.keys()));
  };
  same('tools', others(before), others(after));
  const rules = (one: Meaning) =>
    Object.fromEntries(
      Object.entries(one.decisions)
        .filter(([tool]) => !decided.has(tool))
        .map(([tool, all]) => [tool, all.map(({ action, pattern }) => `${action} ${pattern}`)]),
    );
  same('decisions', rules(before), rules(after));
  for (const [tool, action] of decided) {
    const found = after.decisions[tool]?.find(({ pattern }) => pattern === '*')?.action;
    if (action !== undefined && found !== undefined) same(`what is decided for ${tool}`, action, found);
  }
}

/** The keys as they are written, for a program that did not read them before. */
function readHeader(after: Meaning, text: string): Header {
  const header = headerOf(text);
  return Object.fromEntries(Object.keys(after.keys).map((key) => [key, header[key]]));
}

function expectedKeys(keys: Header, { names, keysGone, keysWritten }: Allowed): Header {
  const renamedAll = Object.fromEntries(
    Object.entries(plainKeys(keys)).map(([key, value]) => [
      key,
      isToolKey(key) ? renameIn(value, names) : value,
    ]),
  );
  return plainKeys(without({ ...renamedAll, ...Object.fromEntries(keysWritten) }, keysGone));
}

function isToolKey(key: string): boolean {
  return ['tools', 'allowed-tools', 'disallowedTools'].includes(key);
}

/** Lists of tools in any order, each once; what is empty is as good as absent. */
function plainKeys(keys: Header): Header {
  const entries = Object.entries(keys).map(([key, value]): [string, unknown] => [
    key,
    isToolKey(key) ? renameIn(value, new Map()) : value,
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function renameIn(value: unknown, names: ReadonlyMap<string, string | undefined>): unknown {
  const to = (name: string) => (names.has(name) ? names.get(name) : name);
  if (typeof value === 'string')
    return renameIn(
      value.split(',').map((one) => one.trim()),
      names,
    );
  if (Array.isArray(value)) return [...new Set(value.flatMap((one) => to(String(one)) ?? []))].sort();
  const entries = Object.entries(record(value)).flatMap(([name, one]) => {
    const other = to(name);
    return other === undefined ? [] : [[other, one] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** The front matter as YAML reads it; a line that breaks YAML counts as plain text, as the programs repair it. */
export function headerOf(text: string): Header {
  const [, header = ''] = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)^---/m.exec(text) ?? [];
  const quoted = header.replace(
    /^([\w-]+): +(?!["'|>[{])(.*(?:: | #|:$).*?)\r?$/gm,
    (_, key, value) => `${key}: ${JSON.stringify(value)}`,
  );
  for (const one of [header, quoted]) {
    try {
      return record(parse(one));
    } catch {
      // Told below.
    }
  }
  throw new Error(`no header that can be read: ${header.slice(0, 200)}`);
}

function record(value: unknown): Header {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Header) : {};
}

function without(map: Header, keys: ReadonlySet<string>): Header {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !keys.has(key)));
}

function bare(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/, '$2');
}

function textAt(text: string, { start, end }: Range): string {
  const lines = text.split(/\r\n|\r|\n/);
  return (lines[start.line] ?? '').slice(
    start.character,
    start.line === end.line ? end.character : undefined,
  );
}
