import { describe, expect, test } from 'vitest';
import { createLanguageService, DEFAULT_SETTINGS } from '../../server/src/core/index.ts';
import type { Finding } from '../../server/src/core/rules/types.ts';
import { applyEdits, openFixture } from '../support/fixture.ts';
import { MemoryView } from '../support/memoryView.ts';

const RULES = /^(?:unresolved-|reference-label)/;
const HEADER = '---\ndescription: Reviews code\n---\n';

const AROUND = `
//- /.opencode/PRINCIPLES.md
# Principles

## Git & Workflow
//- /.opencode/RULES.md
# 🚀 Rules

<a id="own"></a>

\`\`\`\`md
# Sample
\`\`\`\`
//- /.opencode/docs/my plan.md
# Plan
//- /docs/design.md
# Design
`;

const agent = (body: string): string => `//- /.opencode/agent/example.md\n${HEADER}${body}${AROUND}`;
const command = (body: string): string => `//- /.opencode/command/example.md\n${HEADER}${body}${AROUND}`;

function findings(source: string): { text: string; found: Finding[] } {
  const { service, open, text } = openFixture(source);
  return { text, found: service.diagnose(open).filter((one) => RULES.test(one.rule)) };
}

/** `rule severity what`, and what the first fix makes of the body. */
function shown(source: string): string[] {
  const { text, found } = findings(source);
  return found.map((one) => `${one.severity} ${one.rule} ${text.slice(one.span.start, one.span.end)}`);
}

function fixed(source: string): string[] {
  const { text, found } = findings(source);
  return found
    .flatMap((one) => one.fixes)
    .map(({ edits, safe, preferred }) => {
      const after = applyEdits(text, edits).slice(HEADER.length).trimEnd();
      return `${safe ? 'safe ' : ''}${preferred ? 'preferred ' : ''}${after}`;
    });
}

describe('unresolved-reference', () => {
  test.each([
    ['[@RULES.md](../RULE.md)', '../RULE.md'],
    ['[x](../RULE.md#git "title")', '../RULE.md'],
    ['[x](<../my plan.md>)', '../my plan.md'],
    ['[x](../my%20plan.md)', '../my%20plan.md'],
    ['![x](missing.png)', 'missing.png'],
    ['see [x][r]\n\n[r]: none.md', 'none.md'],
    ['[r]: docs/none.md', 'docs/none.md'],
    ['[x](/none.md)', '/none.md'],
    ['<rules>\n[x](none.md)\n</rules>', 'none.md'],
    ['Read @NONE.md first.', 'NONE.md'],
    ['Read @docs/none.md first.', 'docs/none.md'],
    ['Read @../none.md first.', '../none.md'],
    ['~~~\ncode\n~~~\n😀 [規則](../規則.md)', '../規則.md'],
    ['[x](../RULES.md/more.md)', '../RULES.md/more.md'],
    ['[x](../Rules.md)', '../Rules.md'],
    ['[x](../DOCS/my%20plan.md)', '../DOCS/my%20plan.md'],
    ['Dear {{name}},\nfollow [x](none.md).', 'none.md'],
    ['Dear {{name}}. Follow [x](none.md). Bye, {you}.', 'none.md'],
  ])('%j', (body, where) => {
    expect(shown(agent(body))).toEqual([`warning unresolved-reference ${where}`]);
  });

  test.each([
    '[x](../RULES.md) [y](../docs/my%20plan.md) [z](<../docs/my plan.md>) [d](../docs/) [s](example.md)',
    '[x](docs/design.md) from the root, where the model starts; [y](/docs/design.md); @docs/design.md; @PRINCIPLES.md',
    '[x](https://example.com/a.md) [m](mailto:a@b.cd) [v](vscode://file/a) [p](//example.com/a.md) [d](data:image/png,a)',
    '[x]({path}/a.md) [y](<path>/a.md) [z](path/to/a.md) [u](…) [v](.../a.md) [w](*.md) [s](your-rules.md)',
    `[x]($HOME/a.md) [y]($\{ROOT}/a.md) [z]({{root}}/a.md)`,
    '[text](link) [text](url) [x]() [](x.md) FORMATTERS[name](x.md) f(a)[b](c.md)',
    'Read @NOTES.md (if exists). If present, read [x](none.md). [y](none.md) is optional',
    'If `a.md` exists, load it with:\n@a.md',
    'Save the report to [plan](plan.md). Write it to @report.md',
    '`[x](none.md)` `@none.md` <!-- [x](none.md) -->\n\n    [x](none.md)\n\n```\n[x](none.md)\n```',
    '```md\n```js\n[x](none.md)\n```\n[x](none.md)\n```\n',
    'npm i @slack/bolt @google/design.md; @Component, a@b.md, actions/checkout@v4, recall@K, @media, @/lib/x.ts',
    '@Next.js 14, @reviewer, @team-lead.',
    'Say "@readme.md" to the user; “explain @notes.md”',
    'Look at @src/app.ts and @package.json of the project',
    '- {NAME}: [spec](./specs/spec.md)',
    '[Step 1]: [Description]\n[ERROR]: message',
    '[guide](/learning-hub/copilot/) of a web site',
    '[^1]: none.md',
    '[x](../PRINCIPLES/) as web sites name their pages',
  ])('nothing in %j', (body) => {
    expect(shown(agent(body))).toEqual([]);
  });

  test.each([
    ['[@RULE.md](../RULE.md#own)', ['preferred [@RULES.md](../RULES.md#own)']],
    ['[x](RULES.md)', ['preferred [x](../RULES.md)']],
    ['[x](../RULES)', ['preferred [x](../RULES.md)']],
    ['[x](../Rules.md)', ['safe preferred [x](../RULES.md)']],
    ['[@Rules.md](../Rules.md)', ['safe preferred [@RULES.md](../RULES.md)']],
    ['[x](<../docs/my plans.md>)', ['preferred [x](<../docs/my plan.md>)']],
    ['[x](../docs/my%20plans.md)', ['preferred [x](../docs/my%20plan.md)']],
    ['[x](../dcos/)', ['preferred [x](../docs/)']],
    ['@PRINCIPALS.md', ['preferred @PRINCIPLES.md']],
    ['@docs/designs.md', ['preferred @docs/design.md']],
    ['[x](/docs/designs.md)', ['preferred [x](/docs/design.md)']],
    ['[x](./exampel.md)', ['preferred [x](./example.md)']],
    ['[x](../a.md)', []],
    ['[x](../events/)', []],
  ])('the fix of %j', (body, expected) => {
    expect(fixed(agent(body))).toEqual(expected);
  });

  test.each([
    [
      agent('[x](../RULE.md)'),
      '`../RULE.md` does not exist, so OpenCode gives the model a reference that leads nowhere. Did you mean `../RULES.md`?',
    ],
    [
      agent('[x](../none.md)'),
      '`../none.md` does not exist, so OpenCode gives the model a reference that leads nowhere. Correct the path or create the file.',
    ],
    [
      command('@none.md'),
      '`none.md` does not exist, so OpenCode attaches nothing. Correct the path or create the file.',
    ],
    [
      agent('[x](../Rules.md)'),
      '`../Rules.md` is called `../RULES.md`: it is found only where file names ignore letter case. Write it as it is called.',
    ],
  ])('%#', (source, message) => {
    expect(findings(source).found.map((one) => one.message)).toEqual([message]);
  });

  test('a file system that ignores case finds it, and it is reported all the same', () => {
    const text = `${HEADER}[x](../Rules.md) [y](../RULES.md)`;
    const path = '/r/.opencode/agent/a.md';
    const view = new MemoryView({ [path]: text, '/r/.opencode/RULES.md': '' }, { folders: ['/r'] });
    const service = createLanguageService(
      {
        home: undefined,
        folders: view.folders,
        list: (folder) => view.list(folder),
        read: (file) => view.read(file),
        kind: (file) => view.kind(file) ?? view.kind(file.replace('Rules', 'RULES')),
      },
      DEFAULT_SETTINGS,
    );
    const [open] = service.open(path, text);
    if (!open) throw new Error('no agent file');
    const found = service.diagnose(open).filter((one) => RULES.test(one.rule));
    expect(found.map((one) => text.slice(one.span.start, one.span.end))).toEqual(['../Rules.md']);
  });

  test('a folder that cannot be read says nothing', () => {
    const path = '/r/.opencode/agent/a.md';
    const text = `${HEADER}[x](../secret/a.md) [y](../../../elsewhere/a.md) [h](~/none.md) [z](../none.md)`;
    const view = new MemoryView({ [path]: text, '/r/.opencode/secret/b.md': '' }, { folders: ['/r'] });
    const hidden = (folder: string): boolean => folder.endsWith('/secret') || folder === '/';
    const service = createLanguageService({
      home: undefined,
      folders: view.folders,
      list: (folder) => (hidden(folder) ? undefined : view.list(folder)),
      read: (file) => view.read(file),
      kind: (file) =>
        file.startsWith('/r') ? (file.includes('/secret/') ? undefined : view.kind(file)) : undefined,
    });
    const [open] = service.open(path, text);
    if (!open) throw new Error('no agent file');
    const found = service.diagnose(open).filter((one) => RULES.test(one.rule));
    expect(found.map((one) => text.slice(one.span.start, one.span.end))).toEqual(['../none.md']);
  });
});

describe('unresolved-anchor', () => {
  test.each([
    [
      '[x](../PRINCIPLES.md#git-workflows)',
      'git-workflows',
      ['preferred [x](../PRINCIPLES.md#git--workflow)'],
    ],
    ['@PRINCIPLES.md#princples', 'princples', ['preferred @PRINCIPLES.md#principles']],
    ['[x](#none)\n\n# Other', 'none', []],
    ['[x](example.md#none)\n\n# Other', 'none', []],
    ['[x](../RULES.md#sample)', 'sample', []],
  ])('%j', (body, where, fixes) => {
    expect(shown(agent(body))).toEqual([`warning unresolved-anchor ${where}`]);
    expect(fixed(agent(body))).toEqual(fixes);
  });

  test.each([
    '[x](../PRINCIPLES.md#git--workflow) [y](../PRINCIPLES.md#Git--Workflow) [z](../PRINCIPLES.md#principles)',
    '[x](../RULES.md#-rules) [y](../RULES.md#rules) [z](../RULES.md#🚀-rules) [w](../RULES.md#%F0%9F%9A%80-rules)',
    '[x](../RULES.md#own) [y](#) [z](#top) [a](#here)\n\n<span id="here"></span>',
    '[x](../RULES.md#L10-L12) [y](../RULES.md#:~:text=a) [z](../RULES.md#{section}) [a](https://example.com/a.md#none)',
    '[x](../docs/#none)',
    '[x](#a) [y](#a-1)\n\n# A\n\n# A\n',
    '[x](#custom)\n\n# A title {#custom}\n',
    '[x](#inside)\n\n```md\n# Inside\n```js\n```\n```\n',
  ])('nothing in %j', (body) => {
    expect(shown(agent(body))).toEqual([]);
  });

  test('says where', () => {
    const messages = findings(agent('[x](#none) [y](../PRINCIPLES.md#gti--workflow)')).found.map(
      (one) => one.message,
    );
    expect(messages).toEqual([
      'This file has no heading `#none`, so the link leads to no section. Name one that it has.',
      '`../PRINCIPLES.md` has no heading `#gti--workflow`, so the link leads to no section. Did you mean `#git--workflow`?',
    ]);
  });
});

describe('reference-label', () => {
  test.each([
    [
      '[@RULES.md](../PRINCIPLES.md)',
      'RULES.md',
      ['[@RULES.md](../RULES.md)', '[@PRINCIPLES.md](../PRINCIPLES.md)'],
    ],
    [
      '[RULES.md](../PRINCIPLES.md)',
      'RULES.md',
      ['[RULES.md](../RULES.md)', '[PRINCIPLES.md](../PRINCIPLES.md)'],
    ],
    [
      '[`@RULES.md`](../PRINCIPLES.md)',
      'RULES.md',
      ['[`@RULES.md`](../RULES.md)', '[`@PRINCIPLES.md`](../PRINCIPLES.md)'],
    ],
    ['[@OLD.md](<../PRINCIPLES.md>)', 'OLD.md', ['[@PRINCIPLES.md](<../PRINCIPLES.md>)']],
  ])('%j', (body, where, fixes) => {
    expect(shown(agent(body))).toEqual([`warning reference-label ${where}`]);
    expect(fixed(agent(body))).toEqual(fixes);
  });

  test.each([
    '[@RULES.md](../RULES.md) [@rules](../RULES.md) [@Rules.md](../RULES.md) [@.opencode/RULES.md](../RULES.md)',
    '[the RULES.md file](../PRINCIPLES.md) [PLAN.md](../PRINCIPLES.md) [@reviewer](../PRINCIPLES.md)',
    '[@acme/design.md](https://example.com/design.md) [@types/node](../RULES.md)',
    '[@docs](../docs/) ![RULES.md](../PRINCIPLES.md)',
  ])('nothing in %j', (body) => {
    expect(shown(agent(body))).toEqual([]);
  });

  test('a target that is missing is one finding, not two', () => {
    expect(shown(agent('[@RULES.md](../NONE.md)'))).toEqual(['warning unresolved-reference ../NONE.md']);
  });
});

test('the sample of the project, with and without its files', () => {
  const body = '- [@PRINCIPLES.md](../PRINCIPLES.md)\n- [@RULES.md](../RULES.md)\n';
  for (const place of ['/.opencode/agent', '/.opencode/agents', '/agent']) {
    const header = '---\ndescription: Builds\nmode: subagent\n---\n';
    const alone = `//- ${place}/a.md\n${header}${body}`;
    const folder = place.slice(0, place.lastIndexOf('/'));
    expect(shown(alone)).toEqual([
      'warning unresolved-reference ../PRINCIPLES.md',
      'warning unresolved-reference ../RULES.md',
    ]);
    expect(shown(`${alone}//- ${folder}/PRINCIPLES.md\n//- ${folder}/RULES.md\n`)).toEqual([]);
  }
});
