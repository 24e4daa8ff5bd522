import sax from 'sax';
import { describe, expect, test } from 'vitest';
import { cli } from '../support/cli.ts';

const FILES = {
  '.opencode/agent/a, b.md': '---\ndescription: "<&>"\ntools:\n  WebFetch: false\n---\n',
  '.opencode/agent/good.md': '---\ndescription: Reviews\npermission:\n  edit: deny\n---\nReview.\n',
  '.opencode/agent/plan.md': '---\ndescription: Plans\nmode: helper\n---\nPlan.\n',
};

describe('GitHub annotations', () => {
  test('one line a finding, from one, with what is special escaped', async () => {
    const { code, out } = await cli(FILES, ['check', '--format', 'github']);
    expect(code).toBe(1);
    expect(out.split('\n').map((line) => line.split('::').slice(0, 2).join('::'))).toEqual([
      '::notice file=.opencode/agent/a%2C b.md,line=3,endLine=3,col=1,endColumn=6,title=deprecated-key',
      '::warning file=.opencode/agent/a%2C b.md,line=4,endLine=4,col=3,endColumn=11,title=tool-case',
      '::error file=.opencode/agent/plan.md,line=3,endLine=3,col=7,endColumn=13,title=invalid-value',
      '',
    ]);
  });
});

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Every element of a document, in order. Throws where it is not well formed. */
function elements(xml: string): Element[] {
  const found: Element[] = [];
  const parser = sax.parser(true);
  parser.onopentag = ({ name, attributes }) =>
    found.push({ name, attributes: attributes as Readonly<Record<string, string>> });
  parser.onerror = (error) => {
    throw error;
  };
  parser.write(xml).close();
  return found;
}

describe('JUnit', () => {
  test('a suite a file, a failure an error or warning', async () => {
    const { out } = await cli(FILES, ['check', '--format', 'junit']);
    const suites = elements(out).filter(({ name }) => name === 'testsuite');
    expect(suites.map(({ attributes: { name, tests, failures } }) => [name, tests, failures])).toEqual([
      ['.opencode/agent/a, b.md', '2', '1'],
      ['.opencode/agent/good.md', '1', '0'],
      ['.opencode/agent/plan.md', '1', '1'],
    ]);
    const failures = elements(out).filter(({ name }) => name === 'failure');
    expect(failures.map(({ attributes: { type } }) => type)).toEqual(['warning', 'error']);
  });
});

describe('JSON', () => {
  test('fixes stand beside their finding', async () => {
    const { out } = await cli(FILES, ['check', '--format', 'json']);
    const { version, files, diagnostics } = JSON.parse(out);
    expect([version, files]).toEqual([1, 3]);
    const found = diagnostics.find(({ rule }: { rule: string }) => rule === 'tool-case');
    expect(found.fixes[0]).toEqual({
      title: 'Rename to `webfetch`',
      safe: true,
      preferred: true,
      edits: [
        { range: { start: { line: 3, character: 2 }, end: { line: 3, character: 10 } }, newText: 'webfetch' },
      ],
    });
  });

  test('no file at all is still JSON', async () => {
    const { code, out } = await cli({ 'README.md': '# x\n' }, ['check', '--format', 'json']);
    expect([code, JSON.parse(out)]).toEqual([0, { version: 1, files: 0, diagnostics: [] }]);
  });
});

describe('SARIF', () => {
  test('rules with their help, results with their place', async () => {
    const { out } = await cli(FILES, ['check', '--format', 'sarif']);
    const [run] = JSON.parse(out).runs;
    expect(
      run.results.map(({ ruleId, level }: { ruleId: string; level: string }) => [ruleId, level]),
    ).toEqual([
      ['deprecated-key', 'note'],
      ['tool-case', 'warning'],
      ['invalid-value', 'error'],
    ]);
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(run.results[0].locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: '.opencode/agent/a,%20b.md' },
      region: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 6 },
    });
    expect(run.tool.driver.rules[0].help.markdown).toContain('#');
  });
});

describe('flags', () => {
  test.each([
    [['--rule', 'tool-case=error', '--rule', 'invalid-value=off'], 1, 'error'],
    [['--rule', 'invalid-value=off'], 0, 'warning'],
  ])('%j', async (flags, code, level) => {
    const ran = await cli(FILES, ['check', '--format', 'json', ...flags]);
    const found = JSON.parse(ran.out).diagnostics.find(({ rule }: { rule: string }) => rule === 'tool-case');
    expect([ran.code, found.severity]).toEqual([code, level]);
  });

  test.each([
    [
      ['--rule', 'tool-cas=error'],
      '--rule tool-cas=error: there is no rule tool-cas: did you mean tool-case?',
    ],
    [['--rule', 'tool-case=eror'], 'did you mean error?'],
    [['--max-warnings', 'many'], '--max-warnings many: write a whole number'],
    [['--stdin'], '--stdin needs --stdin-filename PATH'],
  ])('%j is refused', async (flags, message) => {
    const { code, err } = await cli(FILES, ['check', ...flags]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test('more warnings than allowed', async () => {
    const { code, err } = await cli(FILES, ['check', '--rule', 'invalid-value=off', '--max-warnings', '0']);
    expect([code, err]).toEqual([1, '1 warning is more than the 0 of --max-warnings.\n']);
  });

  test('a text from standard input', async () => {
    const words = ['check', '--format', 'json', '--stdin', '--stdin-filename', '.opencode/agent/new.md'];
    const { code, out } = await cli({}, words, { input: '---\ndescription: New\nmode: helper\n---\n' });
    expect(code).toBe(1);
    expect(JSON.parse(out).diagnostics.map(({ file, rule }: Record<string, string>) => [file, rule])).toEqual(
      [['.opencode/agent/new.md', 'invalid-value']],
    );
  });
});
