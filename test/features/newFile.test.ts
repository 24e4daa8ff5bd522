import { describe, expect, test } from 'vitest';
import type { NewFile, Recipe } from '../../server/src/core/features/newFile.ts';
import { newFile, recipes } from '../../server/src/core/features/newFile.ts';
import { createLanguageService } from '../../server/src/core/index.ts';
import { MemoryView } from '../support/memoryView.ts';

const EMPTY = new MemoryView({}, { folders: ['/p'] });

/** What our own check says of a file: severities and rules. */
function findings(view: MemoryView, path: string, text: string): string[] {
  const service = createLanguageService(view);
  const readers = service.open(path, text);
  expect(readers.length, `${path} is an agent file`).toBeGreaterThan(0);
  for (const reader of readers) expect(reader.loaded().outcome).toBe('ok');
  return service.diagnoseAll(readers).map(({ severity, rule }) => `${severity} ${rule}`);
}

/** Sets of tools that are asked for: none left out, one alone, all but one. */
function selections({ tools }: Recipe): (readonly string[] | undefined)[] {
  const ids = tools.map(({ id }) => id);
  return ids.length === 0
    ? [undefined]
    : [undefined, ids, ...ids.flatMap((id) => [[id], ids.filter((one) => one !== id)])];
}

const base = (recipe: Recipe): NewFile => ({
  kind: recipe.kind,
  dialect: recipe.dialect,
  name: 'tide-watcher',
  description: 'Says: when the tide is "high"; use it before # sailing',
});

describe.each(recipes(EMPTY, '/p').map((recipe) => [recipe.dialect, recipe.kind, recipe] as const))(
  'a new file for %s: %s',
  (_, __, recipe) => {
    test('no finding of any kind, whatever is chosen', () => {
      const modes = recipe.modes.length === 0 ? [undefined] : recipe.modes.map(({ id }) => id);
      for (const mode of modes) {
        for (const tools of selections(recipe)) {
          const written = newFile(EMPTY, '/p', {
            ...base(recipe),
            ...(mode && { mode }),
            ...(tools && { tools }),
          });
          if ('refused' in written) throw new Error(written.refused);
          const view = new MemoryView({ [written.path]: written.text }, { folders: ['/p'] });
          expect(findings(view, written.path, written.text), written.text).toEqual([]);
        }
      }
    });

    test('the name and the description are what was said', () => {
      const written = newFile(EMPTY, '/p', base(recipe));
      if ('refused' in written) throw new Error(written.refused);
      const view = new MemoryView({ [written.path]: written.text }, { folders: ['/p'] });
      const [open] = createLanguageService(view).open(written.path, written.text);
      expect(open?.loaded().name).toBe('tide-watcher');
      expect(open?.loaded().keys['description']).toBe(base(recipe).description);
      const { start, end } = written.placeholder;
      expect(written.text.slice(start, end)).toMatch(/^Say here/);
    });

    test('what is there already is not written again', () => {
      const written = newFile(EMPTY, '/p', base(recipe));
      if ('refused' in written) throw new Error(written.refused);
      const view = new MemoryView({ [written.path]: '' }, { folders: ['/p'] });
      expect(newFile(view, '/p', base(recipe))).toEqual({
        refused: `There is \`${written.path.slice(3)}\` already.`,
      });
    });
  },
);

test('the text of one', () => {
  const written = newFile(EMPTY, '/p', {
    kind: 'agent',
    dialect: 'opencode',
    name: 'team/code-reviewer',
    description: 'Reads a change',
    mode: 'subagent',
    tools: ['read', 'grep', 'glob'],
  });
  if ('refused' in written) throw new Error(written.refused);
  expect(written.path).toBe('/p/.opencode/agent/team/code-reviewer.md');
  expect(written.text).toBe(`---
description: Reads a change
mode: subagent
permission:
  bash: deny
  edit: deny
  task: deny
  webfetch: deny
  websearch: deny
  todowrite: deny
  skill: deny
---

# Code reviewer

Say here who the agent is, how it works, and what its answer looks like.
`);
});

test.each([
  ['agent', 'opencode', '.opencode/agent'],
  ['agent', 'claude-code', '.claude/agents'],
  ['command', 'claude-code', '.claude/commands'],
  ['agent', 'copilot', '.github/agents'],
  ['command', 'copilot', '.github/prompts'],
  ['skill', 'copilot', '.github/skills'],
] as const)('%s for %s in %s', (kind, dialect, folder) => {
  const recipe = recipes(EMPTY, '/p').find((one) => one.kind === kind && one.dialect === dialect);
  expect(recipe?.folder).toBe(folder);
});

test('the folder that is there, and the programs that are used, come first', () => {
  const view = new MemoryView(
    { '/p/.opencode/agents/a.md': '', '/p/.opencode/command/b.md': '' },
    { folders: ['/p'] },
  );
  const [first, ...rest] = recipes(view, '/p');
  expect([first?.dialect, first?.folder, first?.used]).toEqual(['opencode', '.opencode/agents', true]);
  expect(rest.filter(({ used }) => used).map(({ dialect }) => dialect)).toEqual(['opencode', 'opencode']);
});

test.each([
  ['agent', 'opencode', '', 'It needs a name.'],
  ['agent', 'opencode', '../x', 'Use letters, digits, hyphens and underscores; `/` makes a folder.'],
  ['agent', 'opencode', 'a b', 'Use letters, digits, hyphens and underscores; `/` makes a folder.'],
  ['agent', 'copilot', 'a/b', 'The program does not look into folders below: leave out the `/`.'],
  ['skill', 'claude-code', 'Tides', /^Write .*lower-case/],
] as const)('a %s for %s cannot be called "%s"', (kind, dialect, name, reason) => {
  const written = newFile(EMPTY, '/p', { kind, dialect, name, description: 'x' });
  if (!('refused' in written)) throw new Error(written.path);
  expect(written.refused).toMatch(reason);
});
