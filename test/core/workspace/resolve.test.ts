import { describe, expect, test } from 'vitest';
import { readingAs } from '../../../server/src/core/dialects/detect.ts';
import { parseAgentFile } from '../../../server/src/core/syntax/agentFile.ts';
import {
  type ReferenceForm,
  resolveReference,
  suggestReference,
} from '../../../server/src/core/workspace/resolve.ts';
import { MemoryView } from '../../support/memoryView.ts';

interface World {
  readonly files: readonly string[];
  readonly folders?: readonly string[];
  readonly home?: string;
  readonly from: string;
}

function ask({ files, folders, home, from }: World, written: string, form: ReferenceForm = 'link') {
  const all = Object.fromEntries([...files, from].map((path) => [path, '']));
  const view = new MemoryView(all, { ...(home ? { home } : {}), ...(folders ? { folders } : {}) });
  const [reading] = readingAs(from, 'opencode', 'agent', 'named', []);
  if (!reading) throw new Error('no such dialect');
  const file = parseAgentFile(from, '', reading);
  const { state, path, kind } = resolveReference(view, file, written, form);
  return { answer: `${state} ${path}`.trim(), kind, better: suggestReference(view, file, written, form) };
}

const REPO: World = {
  files: [
    '/r/.git/HEAD',
    '/r/docs/Plan.md',
    '/r/.opencode/RULES.md',
    '/r/.opencode/agent/team/b.md',
    '/r/pkg/x.md',
  ],
  folders: ['/r/pkg'],
  home: '/home/me',
  from: '/r/.opencode/agent/team/a.md',
};

describe('where a path leads', () => {
  test.each<[string, ReferenceForm, string]>([
    ['b.md', 'link', 'found /r/.opencode/agent/team/b.md'],
    ['../../RULES.md', 'link', 'found /r/.opencode/RULES.md'],
    ['../..', 'link', 'found /r/.opencode'],
    ['docs/Plan.md', 'link', 'found /r/docs/Plan.md'],
    ['/docs/Plan.md', 'link', 'found /r/docs/Plan.md'],
    ['docs/plan.md', 'link', 'case /r/docs/Plan.md'],
    ['../../rules.md', 'link', 'case /r/.opencode/RULES.md'],
    ['RULES.md', 'at', 'found /r/.opencode/RULES.md'],
    ['RULES.md', 'link', 'missing /r/.opencode/agent/team/RULES.md'],
    ['./RULES.md', 'at', 'missing /r/.opencode/agent/team/RULES.md'],
    ['docs/Plan.md', 'at', 'found /r/docs/Plan.md'],
    ['~/.config/a.md', 'at', 'missing /home/me/.config/a.md'],
    ['https://example.com/a.md', 'link', 'external'],
    ['mailto:a@b.cd', 'link', 'external'],
    ['//example.com', 'link', 'external'],
    ['C:\\a.md', 'link', 'unknown'],
    ['{dir}/a.md', 'link', 'unknown'],
    ['../../../../../../../x.md', 'link', 'missing /x.md'],
  ])('%s as %s', (written, form, answer) => {
    expect(ask(REPO, written, form).answer).toBe(answer);
  });

  test('drive letters', () => {
    const world: World = {
      files: ['c:/work/RULES.md', 'c:/work/.opencode/x.md'],
      folders: ['c:/work'],
      from: 'c:/work/.opencode/agent/a.md',
    };
    expect(ask(world, '../x.md').answer).toBe('found c:/work/.opencode/x.md');
    expect(ask(world, '/RULES.md').answer).toBe('found c:/work/RULES.md');
    expect(ask(world, '../y.md').answer).toBe('missing c:/work/.opencode/y.md');
    expect(ask(world, '../X.md').answer).toBe('case c:/work/.opencode/x.md');
  });

  test('letter case above the shared folder is nobody’s spelling', () => {
    const world: World = { files: ['/R/b.md'], folders: ['/R'], from: '/R/agent/a.md' };
    expect(ask(world, '../b.md').answer).toBe('found /R/b.md');
  });

  test('composed and decomposed letters are the same name', () => {
    const world: World = { files: ['/r/re\u0301sume\u0301.md'], folders: ['/r'], from: '/r/agent/a.md' };
    expect(ask(world, '../r\u00e9sum\u00e9.md').answer).not.toMatch(/^case/);
  });

  test('no home in sight', () => {
    const { home: _, ...world } = REPO;
    expect(ask(world, '~/a.md').answer).toBe('unknown');
  });
});

describe('what was probably meant', () => {
  test.each<[string, ReferenceForm, string | undefined]>([
    ['../../RULE.md', 'link', '../../RULES.md'],
    ['./c.md', 'link', undefined],
    ['RULES.md', 'link', '../../RULES.md'],
    ['dosc/Plan.md', 'at', 'docs/Plan.md'],
    ['docs/Plans.md', 'at', 'docs/Plan.md'],
    ['/docs/Plam.md', 'link', '/docs/Plan.md'],
    ['../../RULES', 'link', '../../RULES.md'],
    ['docs/plan.md', 'at', 'docs/Plan.md'],
    ['none/at/all/of/it.md', 'link', undefined],
  ])('%s as %s', (written, form, better) => {
    expect(ask(REPO, written, form).better).toBe(better);
  });
});
