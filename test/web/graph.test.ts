import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLanguageService } from '../../server/src/core/index.ts';
import { graphOf, WebGraph } from '../../server/src/core/web/graph.ts';
import { Web } from '../../server/src/core/web/web.ts';
import type { FileView } from '../../server/src/core/workspace/view.ts';
import { MemoryView } from '../support/memoryView.ts';

type Files = Readonly<Record<string, string>>;

const TEXTS = [
  '---\ndescription: A\nmode: subagent\n---\nAsk @b, see [rules](../RULES.md) and @docs/x.md.\n',
  '---\ndescription: B\npermission:\n  task:\n    a: allow\n---\nCall @a twice: @a.\n',
  '---\nagent: a\n---\nUse the `sew` skill; [x](../../docs/x.md).\n',
  '---\nname: sew\ndescription: S\n---\nText.\n',
  '{ "agent": { "a": { "mode": "primary" } }, "mcp": { "m": { "type": "local", "command": ["x"] } } }',
  '---\ndescription: C\ntools:\n  m_search: true\n---\nRun /c or /sew, not a/c.\n',
];
const PATHS = [
  '/p/.opencode/agent/a.md',
  '/p/.opencode/agent/b.md',
  '/p/.opencode/command/c.md',
  '/p/.opencode/skill/sew/SKILL.md',
  '/p/.opencode/RULES.md',
  '/p/docs/x.md',
  '/p/opencode.json',
  '/p/agent/b.md',
];

/** A view of files that change. */
class Changing implements FileView {
  readonly home = undefined;
  readonly folders = ['/p'];
  #now = new MemoryView({}, { folders: ['/p'] });
  files: Files = {};

  become(files: Files): void {
    this.files = files;
    this.#now = new MemoryView(files, { folders: ['/p'] });
  }
  kind(path: string) {
    return this.#now.kind(path);
  }
  list(path: string) {
    return this.#now.list(path);
  }
  read(path: string) {
    return this.#now.read(path);
  }
}

function webOf(view: FileView): Web {
  const service = createLanguageService(view, undefined, () => web);
  const web: Web = new Web({ workspace: service.workspace, open: (path, text) => service.open(path, text) });
  return web;
}

function fresh(view: Changing): ReturnType<typeof graphOf> {
  const web = webOf(view);
  for (const [path, text] of Object.entries(view.files)) web.set(path, text);
  return graphOf(web);
}

test('who uses whom', () => {
  const view = new Changing();
  view.become(
    Object.fromEntries(
      PATHS.slice(0, 7).map((path, index) => [path, TEXTS[[0, 1, 2, 3, 3, 3, 4][index] ?? 0] ?? '']),
    ),
  );
  const { nodes, edges } = fresh(view);
  const name = (id: string) => {
    const node = nodes.find((one) => one.id === id);
    return `${node?.kind} ${node?.name}`;
  };
  expect(edges.map(({ from, to, is, count }) => `${name(from)} ${is} ${name(to)} ${count}`).sort()).toEqual([
    'agent a calls agent b 1',
    'agent a refers document RULES.md 1',
    'agent a refers document x.md 1',
    'agent b calls agent a 3',
    'agent b calls agent a 3',
    'command c calls agent a 1',
    'command c calls agent a 1',
    'command c calls skill sew 1',
    'command c refers document x.md 1',
  ]);
});

/** The server that a tool belongs to is declared in a file of settings that was there before. */
const SETTINGS_CHANGE = [
  { path: '/p/opencode.json', text: '{}', read: false },
  { path: '/p/.opencode/agent/a.md', text: TEXTS[5] ?? '', read: true },
  { path: '/p/opencode.json', text: TEXTS[4] ?? '', read: true },
];

test('a graph that follows changes is the one that a fresh look gives', () => {
  const change = fc.record({
    path: fc.constantFrom(...PATHS),
    text: fc.option(fc.constantFrom(...TEXTS), { nil: undefined }),
    read: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const view = new Changing();
      const web = webOf(view);
      const graph = new WebGraph(web);
      for (const { path, text, read } of changes) {
        const { [path]: before, ...others } = view.files;
        view.become(text === undefined ? others : { ...others, [path]: text });
        if ((before === undefined) !== (text === undefined)) web.forget([path]);
        if (text === undefined) web.delete(path);
        else web.set(path, text);
        while (read && graph.step());
      }
      while (graph.step());
      expect(graph.graph()).toEqual(fresh(view));
    }),
    { numRuns: 150, examples: [[SETTINGS_CHANGE]] },
  );
});
