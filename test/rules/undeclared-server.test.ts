import { expect, test } from 'vitest';
import { applyEdits, openFixture } from '../support/fixture.ts';

/** `"name" fix…` a finding, in a project that declares these servers; undefined: without a configuration file. */
function told(names: string, servers: string[] | undefined): string[] {
  const agent = `//- /w/.opencode/agent/a.md\n---\ndescription: x\npermission:\n${names}\n---\nBody.\n//- /w/.git/HEAD\nx\n`;
  const mcp = Object.fromEntries((servers ?? []).map((name) => [name, { type: 'local', command: ['x'] }]));
  const config = servers ? `//- /w/opencode.json\n${JSON.stringify({ mcp })}\n` : '';
  const { service, open, text } = openFixture(agent + config);
  return service
    .diagnose(open)
    .filter(({ rule }) => rule === 'undeclared-server')
    .map(({ span, fixes }) => {
      const name = text.slice(span.start, span.end);
      const [fix] = fixes;
      return fix
        ? `${name} → ${/todo\w+|web\w+/.exec(applyEdits(text, fix.edits).slice(span.start))?.[0]}`
        : name;
    });
}

const cases: [name: string, names: string, servers: string[] | undefined, expected: string[]][] = [
  ['declared', '  docs_search: deny', ['docs'], []],
  ['not declared', '  docs_search: deny', ['issues'], ['docs_search']],
  ['no server at all', '  docs_search: deny', [], ['docs_search']],
  ['no configuration in sight', '  docs_search: deny', undefined, []],
  ['signs that an id cannot have', '  my_docs_search: deny', ['my.docs'], []],
  ['a wildcard', '  "docs_*": deny', ['docs'], []],
  ['a built-in with a hyphen in its name', '  todo_write: deny', ['docs'], ['todo_write → todowrite']],
];
test.each(cases)('%s', (_, names, servers, expected) => {
  expect(told(names, servers)).toEqual(expected);
});
