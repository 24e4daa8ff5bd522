import { expect, test } from 'vitest';
import { openFixture } from '../support/fixture.ts';
import { checkCases } from '../support/ruleCases.ts';

const warning = ['warning nested-fence'];
const information = ['information nested-fence'];

/** An agent with this text. */
function body(text: string): string {
  return `---\ndescription: x\n---\n${text}`;
}

checkCases('nested-fence', [
  {
    name: 'the rest of the file changes sides',
    text: body('```md\n«```»js\na\n```\n```\n\nGo on.\n'),
    found: warning,
    says: /in the rest of the file text counts as code.*Give the outer fences four backticks\.$/,
    fixed: body('````md\n```js\na\n```\n````\n\nGo on.\n'),
  },
  {
    name: 'nothing follows',
    text: body('```md\n«```»js\na\n```\n```\n\n'),
    found: information,
    says: /ends with the inner one\. Give/,
    fixed: body('````md\n```js\na\n```\n````\n\n'),
  },
  {
    name: 'two levels: the sides are right again behind it',
    text: body('```md\n«```»md\n```js\na\n```\n```\n```\n\nGo on.\n'),
    found: information,
    fixed: body('````md\n```md\n```js\na\n```\n```\n````\n\nGo on.\n'),
  },
  {
    name: 'longer fences inside',
    text: body('```md\n«````»js\na\n````\n```\n\nGo on.\n'),
    found: warning,
    says: /5 backticks/,
    fixed: body('`````md\n````js\na\n````\n`````\n\nGo on.\n'),
  },
  {
    name: 'tildes',
    text: body('~~~md\n«~~~»js\na\n~~~\n~~~\n\nGo on.\n'),
    found: warning,
    fixed: body('~~~~md\n~~~js\na\n~~~\n~~~~\n\nGo on.\n'),
  },
  {
    name: 'in a list',
    text: body('1. So:\n   ```md\n   «```»js\n   a\n   ```\n   ```\n2. Go on.\n'),
    found: warning,
    fixed: body('1. So:\n   ````md\n   ```js\n   a\n   ```\n   ````\n2. Go on.\n'),
  },
  {
    name: 'one finding each, several samples inside',
    text: body('```md\n«```»js\na\n```\n\n```js\nb\n```\n```\n\n```md\n«```»sh\nc\n```\n```\n\nGo on.\n'),
    found: [...warning, ...warning],
    fixed: body('````md\n```js\na\n```\n\n```js\nb\n```\n````\n\n````md\n```sh\nc\n```\n````\n\nGo on.\n'),
  },
  {
    name: 'a block of a programming language holds no samples: it was left open, or nobody knows',
    text: body('```csharp\nA a;\n\n## Then\n\n«```»bash\nb\n```\n\n## Last\n\n```\n'),
    found: information,
    says: /End the outer block before it, or give the outer fences four backticks\.$/,
  },
  { name: 'longer fences around', text: body('````md\n```js\na\n```\n````\n\nGo on.\n') },
  { name: 'other marks around', text: body('~~~md\n```js\na\n```\n~~~\n\nGo on.\n') },
  { name: 'a sample that is indented', text: body('```text\n    ```js\n    a\n    ```\n```\n\nGo on.\n') },
  {
    name: 'a sample in a comment of code',
    text: body('```ts\n/**\n * @example\n * ```ts\n * a()\n * ```\n */\n```\n\nGo on.\n'),
  },
  {
    name: 'a quoted block',
    text: body('> ```js\n> a\n> ```\n\n```md\n> ```js\n> a\n> ```\n```\n\nGo on.\n'),
  },
  {
    name: 'a stray fence',
    text: body('```\na\n```\ntext\n```\n\n```js\nb\n```\n\n```js\nc\n```\n\n```\nd\n```\n\nGo on.\n'),
  },
  { name: 'a block that is never closed', text: body('```sh\na\n\n## Next\n\n```js\nb\n```\n\nGo on.\n') },
]);

test.each([
  ['md', true],
  ['markdown title="x"', true],
  ['', true],
  ['yaml', true],
  ['csharp', false],
  ['java', false],
  ['texts', false],
])('fix all lengthens the fences of a block of "%s": %s', (language, safe) => {
  const text = body(`\`\`\`${language}\n\n\`\`\`bash\nb\n\`\`\`\n\`\`\`\n`);
  const path = '.opencode/agent/a.md';
  const { service, readers } = openFixture({ files: { [path]: text }, path, text, cursor: -1 });
  expect(service.diagnoseAll(readers)[0]?.fixes).toMatchObject([{ safe, preferred: safe }]);
  expect(service.fixReaders(readers, false).length > 0).toBe(safe);
  expect(service.fixReaders(readers, true).length > 0).toBe(true);
});
