import { describe, expect, test } from 'vitest';
import { OPENCODE } from '../../../server/src/core/dialects/data/opencode/index.ts';
import {
  action,
  effortLevel,
  fieldSpec,
  foreignKey,
  foreignModel,
  foreignTool,
  goneTool,
  kindSpec,
  permissionKey,
  tool,
} from '../../../server/src/core/dialects/lookup.ts';

describe('a key by its path', () => {
  test('at the top, in a map, deeper', () => {
    expect(fieldSpec(OPENCODE, 'agent', ['mode'])?.shape).toBe('enum');
    expect(fieldSpec(OPENCODE, 'agent', ['thinking', 'budgetTokens'])?.shape).toBe('number');
    expect(fieldSpec(OPENCODE, 'agent', ['options', 'reasoning', 'effort'])?.shape).toBe('effort');
  });

  test('nothing for an unknown key, a list position, an empty path, or a kind without the key', () => {
    expect(fieldSpec(OPENCODE, 'agent', ['temprature'])).toBeUndefined();
    expect(fieldSpec(OPENCODE, 'agent', ['options', 0])).toBeUndefined();
    expect(fieldSpec(OPENCODE, 'agent', [])).toBeUndefined();
    expect(fieldSpec(OPENCODE, 'agent', ['subtask'])).toBeUndefined();
    expect(fieldSpec(OPENCODE, 'command', ['subtask'])?.shape).toBe('boolean');
    expect(fieldSpec(OPENCODE, 'memory', ['mode'])).toBeUndefined();
  });

  test('names of the language itself are no keys', () => {
    expect(fieldSpec(OPENCODE, 'agent', ['constructor'])).toBeUndefined();
    expect(permissionKey(OPENCODE, 'toString')).toBeUndefined();
  });

  test('a mode has the keys of an agent, but its mode is fixed', () => {
    expect(fieldSpec(OPENCODE, 'mode', ['mode'])?.default).toBe('`primary`');
    expect(fieldSpec(OPENCODE, 'mode', ['color'])).toBe(fieldSpec(OPENCODE, 'agent', ['color']));
  });
});

test('tools by exact id, gone tools in any case, foreign tools by exact name', () => {
  expect(tool(OPENCODE, 'webfetch')?.permission).toBe('webfetch');
  expect(tool(OPENCODE, 'WebFetch')).toBeUndefined();
  expect(goneTool(OPENCODE, 'TodoRead')?.id).toBe('todoread');
  expect(foreignTool(OPENCODE, 'LS')?.program).toBe('Claude Code');
  expect(foreignTool(OPENCODE, 'ls')).toBeUndefined();
});

test('a foreign key counts only in the kinds where it is foreign', () => {
  expect(foreignKey(OPENCODE, 'agent', 'allowed-tools')?.use).toBe('permission');
  expect(foreignKey(OPENCODE, 'command', 'allowed-tools')?.use).toBeUndefined();
  expect(foreignKey(OPENCODE, 'agent', 'subtask')?.kinds).toContain('agent');
  expect(foreignKey(OPENCODE, 'command', 'subtask')).toBeUndefined();
  expect(foreignKey(OPENCODE, 'agent', 'agent')).toBeUndefined();
});

test('words in place of a model', () => {
  expect(foreignModel(OPENCODE, 'Inherit')?.removes).toBe(true);
  expect(foreignModel(OPENCODE, 'sonnet')?.program).toBe('Claude Code');
  expect(foreignModel(OPENCODE, 'subagent')?.removes).toBe(true);
  expect(foreignModel(OPENCODE, 'anthropic/sonnet')).toBeUndefined();
});

test('the rest', () => {
  expect(kindSpec(OPENCODE, 'skill')?.title).toBe('skill');
  expect(kindSpec(OPENCODE, 'style')).toBeUndefined();
  expect(permissionKey(OPENCODE, 'bash')?.patterns).toBe(true);
  expect(action(OPENCODE, 'deny')?.value).toBe('deny');
  expect(effortLevel(OPENCODE, 'xhigh')?.value).toBe('xhigh');
});
