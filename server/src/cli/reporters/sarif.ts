import type { Severity } from '../../core/index.ts';
import { RULES } from '../../core/index.ts';
import type { ReportedFinding, ReportedFix, Reporter, TextRange } from './types.ts';

export interface SarifOptions {
  readonly version: string;
  /** The page of a rule, as Markdown; undefined where there is none. */
  readonly page: (rule: string) => string | undefined;
  /** The address of that page. */
  readonly address: (rule: string) => string | undefined;
}

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** SARIF 2.1.0, one run. Lines and columns count from one, columns in UTF-16 units. */
export function sarifReporter(options: SarifOptions): Reporter {
  let first = true;
  const driver = {
    name: 'agent-files',
    version: options.version,
    semanticVersion: options.version,
    rules: RULES.map(({ meta }) => ruleOf(meta, options)),
  };
  const run = JSON.stringify({ tool: { driver }, columnKind: 'utf16CodeUnits' });
  const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
  return {
    start: `{"$schema":"${schema}","version":"2.1.0","runs":[${run.slice(0, -1)},"results":[`,
    file: ({ name, findings }) => {
      const written = findings.map((finding) => JSON.stringify(result(name, finding))).join(',\n');
      if (written === '') return '';
      const text = first ? `\n${written}` : `,\n${written}`;
      first = false;
      return text;
    },
    end: () => '\n]}]}\n',
  };
}

function ruleOf({ id, title, severity, category }: (typeof RULES)[number]['meta'], options: SarifOptions) {
  const page = options.page(id);
  const helpUri = options.address(id);
  return {
    id,
    shortDescription: { text: title },
    ...(page !== undefined && { help: { text: page, markdown: page } }),
    ...(helpUri !== undefined && /^https?:/.test(helpUri) && { helpUri }),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [category] },
  };
}

function result(
  file: string,
  { rule, severity, message, range, dialect, alsoFor, kind, fixes, line }: ReportedFinding,
) {
  const uri = relativeUri(file);
  return {
    ruleId: rule,
    ruleIndex: RULES.findIndex(({ meta }) => meta.id === rule),
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri },
          ...excerpt(range, line),
        },
      },
    ],
    partialFingerprints: { 'agentFilesFinding/v1': `${rule}:${line.trim()}` },
    properties: { severity, dialect, kind, ...(alsoFor.length > 0 && { alsoFor }) },
    ...(fixes.length > 0 && { fixes: fixes.map((fix) => sarifFix(uri, fix)) }),
  };
}

function sarifFix(uri: string, { title, edits }: ReportedFix) {
  const replacements = edits.map(({ range, newText }) => ({
    deletedRegion: region(range),
    insertedContent: { text: newText },
  }));
  return { description: { text: title }, artifactChanges: [{ artifactLocation: { uri }, replacements }] };
}

/** Of what lies within one line, with the whole line around it: of more lines, their numbers. */
function excerpt(range: TextRange, line: string) {
  const { start, end } = range;
  if (start.line !== end.line || start.character === end.character) return { region: region(range) };
  const text = line.slice(start.character, end.character);
  const around = { startLine: start.line + 1, snippet: { text: line } };
  return {
    region: { ...region(range), snippet: { text } },
    ...(text !== line && { contextRegion: around }),
  };
}

/** A colon in front of the first slash would end a scheme. */
function relativeUri(file: string): string {
  return encodeURI(file.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/[?#:]/g, encodeURIComponent);
}

function region({ start, end }: TextRange) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
