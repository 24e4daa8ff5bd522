// Readers of what `agent-files check` writes, each made from the format's own description and none from the writer.
import sax from 'sax';

/** What every format says of a finding. Lines and columns count from one. */
export interface Told {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  /** In the words of the format. */
  readonly level: string;
  /** Undefined where the format has no place for it. */
  readonly message: string;
}

interface Diagnostic {
  readonly file: string;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

export function readJson(text: string): Told[] {
  const { diagnostics } = JSON.parse(text) as { diagnostics: readonly Diagnostic[] };
  return diagnostics.map(({ file, rule, severity, message, range: { start } }) => ({
    file,
    line: start.line + 1,
    column: start.character + 1,
    rule,
    level: severity,
    message,
  }));
}

export interface SarifResult {
  readonly ruleId: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: {
        readonly startLine: number;
        readonly startColumn: number;
        readonly endLine: number;
        readonly endColumn: number;
        readonly snippet?: { readonly text: string };
      };
    };
  }[];
}

export function sarifResults(text: string): readonly SarifResult[] {
  const { runs } = JSON.parse(text) as { runs: readonly { results: readonly SarifResult[] }[] };
  return runs.flatMap(({ results }) => results);
}

/** Resolves each address against the folder, as a viewer does. */
export function readSarif(text: string): Told[] {
  const base = 'file:///the/folder/';
  return sarifResults(text).map(({ ruleId, level, message, locations }) => {
    const [location] = locations;
    if (!location) throw new Error(`a result of ${ruleId} has no place`);
    const { artifactLocation, region } = location.physicalLocation;
    const { href } = new URL(artifactLocation.uri, base);
    if (!href.startsWith(base)) throw new Error(`${artifactLocation.uri} is no relative address`);
    const file = decodeURIComponent(href.slice(base.length));
    return {
      file,
      line: region.startLine,
      column: region.startColumn,
      rule: ruleId,
      level,
      message: message.text,
    };
  });
}

/**
 * Workflow commands: `::name key=value,key=value::data`. A runner takes `%25`, `%0D` and `%0A` back in data, `%3A` and
 * `%2C` in the values of properties as well.
 */
export function readGithub(text: string): Told[] {
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => line !== '')
    .map((line) => {
      const command = /^::(?<level>\w+) (?<properties>.*?)::(?<data>.*)$/.exec(line)?.groups;
      if (!command) throw new Error(`no workflow command: ${line}`);
      const { level = '', properties = '', data = '' } = command;
      const values = new Map(
        properties.split(',').map((one) => {
          const [key = '', ...value] = one.split('=');
          return [key, unescaped(value.join('='), PROPERTY)] as const;
        }),
      );
      return {
        file: values.get('file') ?? '',
        line: Number(values.get('line')),
        // Of what spans lines no column may be given.
        column: values.has('col') ? Number(values.get('col')) : Number.NaN,
        rule: values.get('title') ?? '',
        level,
        message: unescaped(data, DATA),
      };
    });
}

const DATA: Readonly<Record<string, string>> = { '%25': '%', '%0D': '\r', '%0A': '\n' };
const PROPERTY: Readonly<Record<string, string>> = { ...DATA, '%3A': ':', '%2C': ',' };

function unescaped(text: string, escapes: Readonly<Record<string, string>>): string {
  return text.replace(/%[0-9A-F]{2}/g, (code) => escapes[code] ?? code);
}

interface JunitCase {
  readonly suite: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly failure?: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface JunitSuite {
  readonly name: string;
  readonly tests: number;
  readonly failures: number;
}

/** Throws for what is no well-formed XML. */
export function readJunit(xml: string): { suites: JunitSuite[]; told: Told[] } {
  const suites: JunitSuite[] = [];
  const cases: JunitCase[] = [];
  const parser = sax.parser(true);
  let open:
    | { suite: string; attributes: Record<string, string>; failure?: Record<string, string>; text: string }
    | undefined;
  parser.onopentag = ({ name, attributes: given }) => {
    const attributes = given as Record<string, string>;
    if (name === 'testsuite') {
      const { name: suite = '', tests, failures } = attributes;
      suites.push({ name: suite, tests: Number(tests), failures: Number(failures) });
    } else if (name === 'testcase') open = { suite: suites.at(-1)?.name ?? '', attributes, text: '' };
    else if (name === 'failure' && open) open.failure = attributes;
  };
  parser.ontext = (text) => {
    if (open) open.text += text;
  };
  parser.onclosetag = (name) => {
    if (name !== 'testcase' || !open) return;
    cases.push(open);
    open = undefined;
  };
  parser.onerror = (error) => {
    throw error;
  };
  parser.write(xml).close();
  return { suites, told: cases.filter(({ text }) => text !== '').map(toldByCase) };
}

/** The text begins with the place; what is no failure goes on with its severity. */
function toldByCase({ suite, attributes, failure, text }: JunitCase): Told {
  const place = `${suite}:${attributes['line']}:`;
  const [, column = '', level = '', message = ''] =
    (text.startsWith(place) && /^(\d+)(?: (\w+))?:?\s([\s\S]*)$/.exec(text.slice(place.length))) || [];
  return {
    file: attributes['file'] ?? '',
    line: Number(attributes['line']),
    column: Number(column),
    rule: /^\S+/.exec(attributes['name'] ?? '')?.[0] ?? '',
    level: failure?.['type'] ?? level,
    message: failure?.['message'] ?? message,
  };
}

/** A file's name at the margin, below it a line for each finding; what is indented deeper shows the place. */
export function readText(text: string): Told[] {
  let file = '';
  return text.split('\n').flatMap((line): Told[] => {
    if (/^\S/.test(line)) file = line;
    const found =
      /^ {2}(\d+):(\d+) {2}(error|warning|information|hint) {2}(.*) {2}([a-z-]+)(?: \(also .*\))?$/.exec(
        line,
      );
    if (!found) return [];
    const [, at = '', column = '', level = '', message = '', rule = ''] = found;
    return [{ file, line: Number(at), column: Number(column), rule, level, message }];
  });
}
