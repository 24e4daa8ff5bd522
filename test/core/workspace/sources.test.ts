import { describe, expect, test } from 'vitest';
import { createLanguageService } from '../../../server/src/core/index.ts';
import { mergeSources } from '../../../server/src/core/loaders/opencodeMerge.ts';
import { scopeOf } from '../../../server/src/core/workspace/scope.ts';
import type { AgentSource } from '../../../server/src/core/workspace/sources.ts';
import {
  agentSources,
  knownAgents,
  projectRules,
  sourcesOf,
} from '../../../server/src/core/workspace/sources.ts';
import { MemoryView } from '../../support/memoryView.ts';

function header(lines: string, body = 'body'): string {
  return `---\n${lines}\n---\n${body}\n`;
}

/** A project with its repository's root at /w, seen from the folder of the named file. */
function project(
  files: Record<string, string>,
  path: string,
  options: { home?: string } = { home: '/home/u' },
) {
  const view = new MemoryView({ '/w/.git/HEAD': 'ref\n', ...files }, { ...options, folders: ['/w'] });
  const service = createLanguageService(view);
  const [open] = service.open(path, files[path] ?? '');
  if (!open) throw new Error(`${path} is no agent file`);
  const scope = scopeOf(open.file);
  if (!scope) throw new Error(`${path} has no scope`);
  return { workspace: service.workspace, file: open.file, scope };
}

/** The merged agent as `debug config` shows it, without its name, prompt and `tools` as written. */
function merged(name: string, sources: readonly AgentSource[]) {
  const { keys, options, origins } = mergeSources(
    name,
    sources.map(({ loaded }) => loaded),
  );
  const { name: _, prompt: __, tools: ___, ...rest } = keys;
  const permission: Record<string, unknown> = {};
  for (const { path, value } of origins) {
    const [top, key, pattern] = path.map(String);
    if (top !== 'permission' || key === undefined) continue;
    if (pattern === undefined) permission[key] = value;
    else permission[key] = { ...(permission[key] as object), [pattern]: value };
  }
  return JSON.stringify({ ...rest, options, permission });
}

// Every expectation of this block was printed by `opencode debug config` 1.18.33 for the same files.
describe('sources are merged as the program does', () => {
  const json = {
    agent: {
      a1: { permission: { bash: 'deny', read: 'ask' } },
      a2: { tools: { bash: true } },
      a3: { permission: 'ask' },
      a4: { permission: { bash: { 'git *': 'allow', '*': 'deny' } } },
      a5: { permission: { bash: 'deny' } },
      a6: { foo: { a: 1 }, options: { o: { x: 1 } }, disable: true },
      a9: { mode: 'subagent' },
      a10: { tools: { write: false, read: true } },
      a11: { permission: { edit: 'allow' }, tools: { bash: false } },
    },
    mode: { b1: { description: 'modesec', mode: 'subagent' } },
  };
  const files = {
    '/w/opencode.json': JSON.stringify(json),
    '/w/.opencode/agent/a1.md': header('tools:\n  bash: true'),
    '/w/.opencode/agent/a2.md': header('permission:\n  bash: deny'),
    '/w/.opencode/agent/a3.md': header('permission:\n  bash: allow'),
    '/w/.opencode/agent/a4.md': header('permission:\n  bash:\n    "npm *": ask\n    "git *": deny'),
    '/w/.opencode/agent/a5.md': header('permission:\n  bash:\n    "npm *": ask'),
    '/w/.opencode/agent/a6.md': header('foo:\n  b: 2\noptions:\n  o:\n    y: 2\ndisable: false'),
    '/w/.opencode/agent/a9.md': header('color: "#ffffff"'),
    '/w/.opencode/mode/a9.md': header('steps: 4', 'modebody'),
    '/w/.opencode/agent/a10.md': header('permission:\n  edit: allow'),
    '/w/.opencode/agent/b1.md': header('color: "#ffffff"'),
    '/w/.opencode/agents/c.md': header('steps: 1', 'agents'),
    '/w/.opencode/agent/c.md': header('color: "#ffffff"', 'agent'),
  };
  const expected: [name: string, config: string][] = [
    ['a1', '{"options":{},"permission":{"bash":"allow","read":"ask"}}'],
    ['a2', '{"options":{},"permission":{"bash":"deny"}}'],
    ['a3', '{"options":{},"permission":{"*":"ask","bash":"allow"}}'],
    ['a4', '{"options":{},"permission":{"bash":{"git *":"deny","*":"deny","npm *":"ask"}}}'],
    ['a5', '{"options":{},"permission":{"bash":{"npm *":"ask"}}}'],
    ['a6', '{"disable":false,"options":{"o":{"x":1,"y":2},"foo":{"a":1,"b":2}},"permission":{}}'],
    ['a9', '{"mode":"primary","color":"#ffffff","steps":4,"options":{},"permission":{}}'],
    ['a10', '{"options":{},"permission":{"edit":"allow","read":"allow"}}'],
    ['a11', '{"options":{},"permission":{"bash":"deny","edit":"allow"}}'],
    ['b1', '{"color":"#ffffff","description":"modesec","mode":"primary","options":{},"permission":{}}'],
    ['c', '{"steps":1,"options":{},"permission":{}}'],
  ];
  const { workspace, scope } = project(files, '/w/.opencode/agent/a1.md');
  test.each(expected)('%s', (name, config) => {
    expect(JSON.parse(merged(name, sourcesOf(workspace, scope, name)))).toEqual(JSON.parse(config));
  });

  test('the order of the rules is that of the first appearance', () => {
    expect(merged('a4', sourcesOf(workspace, scope, 'a4'))).toContain(
      '{"git *":"deny","*":"deny","npm *":"ask"}',
    );
  });
});

// As above, started in /w/sub.
describe('outer and inner folders, and home', () => {
  const config = (agent: object, more: object = {}) => JSON.stringify({ agent, ...more });
  const say = (description: string) => header(`description: ${description}`);
  const files = {
    '/w/opencode.json': config({ x: { description: 'root-json' }, j: { description: 'root-json' } }),
    '/w/opencode.jsonc':
      '// c\n{"agent":{"j":{"description":"root-jsonc"},"k":{"description":"root-jsonc"}}}',
    '/w/sub/opencode.json': config({ j: { description: 'sub-json' }, k: { description: 'sub-json' } }),
    '/w/.opencode/opencode.json': config({ j2: { description: 'root-dot-json' } }),
    '/w/sub/.opencode/opencode.json': config({ j2: { description: 'sub-dot-json' } }),
    '/home/u/.config/opencode/opencode.json': config(
      { j: { description: 'home' } },
      { mode: { m: { description: 'modesec' } } },
    ),
    '/home/u/.config/opencode/agent/x.md': say('home'),
    '/home/u/.config/opencode/agent/h.md': say('home-agent'),
    '/home/u/.opencode/agent/h.md': say('home-dot'),
    '/home/u/.opencode/agent/y.md': say('home-dot'),
    '/w/.opencode/agent/y.md': say('project'),
    '/w/.opencode/agent/x.md': say('root'),
    '/w/sub/.opencode/agent/x.md': say('sub'),
    '/w/.opencode/mode/m.md': say('mode-file'),
  };
  const winner = (name: string, home = true) => {
    const at = project(files, '/w/sub/.opencode/agent/x.md', home ? { home: '/home/u' } : {});
    return mergeSources(
      name,
      sourcesOf(at.workspace, at.scope, name).map(({ loaded }) => loaded),
    ).keys['description'];
  };
  const expected: [name: string, description: string][] = [
    ['j', 'sub-json'],
    ['k', 'sub-json'],
    ['j2', 'root-dot-json'],
    ['x', 'root'],
    ['h', 'home-dot'],
    ['y', 'home-dot'],
    ['m', 'modesec'],
  ];
  test.each(expected)('%s is described by %s', (name, description) => {
    expect(winner(name)).toBe(description);
  });

  test('without the home folder the project alone counts', () => {
    expect(winner('y', false)).toBe('project');
    expect(winner('h', false)).toBeUndefined();
  });
});

describe('knownAgents', () => {
  const path = '/w/.opencode/command/go.md';
  const names = (files: Record<string, string>) => {
    const { workspace, file } = project({ [path]: header('agent: build'), ...files }, path);
    const known = knownAgents(workspace, file);
    return known && [...known].filter((name) => name.startsWith('my-')).sort();
  };
  test('counts files, entries and names of their own', () => {
    const files = {
      '/w/.opencode/agents/my-a/b.md': header('steps: 1'),
      '/w/.opencode/agent/x.md': header('name: my-b'),
      '/w/.opencode/mode/my-mode.md': header('steps: 1'),
      '/w/opencode.jsonc': '{"agent":{"my-json":{}},"mode":{"my-jsonmode":{}}}',
    };
    expect(names(files)).toEqual(['my-a/b', 'my-b', 'my-json', 'my-jsonmode', 'my-mode']);
  });
  test('is silent where a plugin may bring agents', () => {
    expect(names({ '/w/.opencode/plugin/p.ts': '' })).toBeUndefined();
    expect(names({ '/w/opencode.json': '{"plugin":["p"]}' })).toBeUndefined();
  });
});

test('permissions of configuration files hold for every agent', () => {
  const files = {
    '/w/opencode.json': '{"permission":{"bash":"deny","webfetch":"ask"},"tools":{"read":false}}',
    '/w/.opencode/agent/a.md': header('permission:\n  webfetch: allow'),
  };
  const { workspace, scope } = project(files, '/w/.opencode/agent/a.md');
  const sources = sourcesOf(workspace, scope, 'a');
  const agent = mergeSources(
    'a',
    sources.map(({ loaded }) => loaded),
    projectRules(workspace, scope),
  );
  expect(agent.tools).toMatchObject({ bash: false, read: false, webfetch: true, grep: true });
  expect(agentSources(workspace, scope)).toHaveLength(1);
});
