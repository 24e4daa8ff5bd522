import { describe, expect, test } from 'vitest';
import { missing, stillOurs, without } from '../../client/src/associations.ts';
import { withEntries, withoutEntries } from '../../client/src/settingsText.ts';

const PATH = ['files.associations'];
const ADDED = { '*.agent.md': 'markdown', 'SKILL.md': 'markdown' };

const FILES: Readonly<Record<string, string>> = {
  'one entry a line': '{\n  "a": 1,\n  "files.associations": {\n    "*.x": "y"\n  }\n}\n',
  'comments before, behind and after':
    '{\n\t// ours\n\t"files.associations": {\n\t\t/* first */ "*.x": "y", // why\n\t\t"*.z": "q" // last\n\t\t// end\n\t}\n}',
  'all in one line': '{"files.associations":{"*.x":"y"},"b":{}}',
  'a comma at the end': '{\n  "files.associations": {\n    "*.x": "y",\n  },\n}\n',
  'Windows lines': '{\r\n  "files.associations": {\r\n    "*.x": "y"\r\n  }\r\n}\r\n',
};

describe('entries of a settings file', () => {
  for (const [name, text] of Object.entries(FILES)) {
    test(`${name}: added, and the same text when they are taken out again`, () => {
      const added = withEntries(text, PATH, ADDED) ?? '';
      expect(added).toContain('"*.agent.md": "markdown"');
      expect(added.length).toBeGreaterThan(text.length);
      expect(withoutEntries(added, PATH, Object.keys(ADDED))).toBe(text);
    });
  }

  test('on lines of their own, where the others are', () => {
    expect(withEntries(FILES['comments before, behind and after'] ?? '', PATH, { a: 'b' })).toBe(
      '{\n\t// ours\n\t"files.associations": {\n\t\t/* first */ "*.x": "y", // why\n\t\t"*.z": "q",\n\t\t"a": "b" // last\n\t\t// end\n\t}\n}',
    );
  });

  test('below the settings of a workspace file', () => {
    const text = '{ "folders": [], "settings": { "files.associations": { "*.x": "y" } } }';
    const path = ['settings', ...PATH];
    expect(withEntries(text, path, { a: 'b' })).toBe(
      '{ "folders": [], "settings": { "files.associations": { "*.x": "y", "a": "b" } } }',
    );
  });

  test('a comment that was written meanwhile stays', () => {
    const text = '{\n  "files.associations": {\n    "*.x": "y", // mine\n    "a": "b"\n  }\n}\n';
    expect(withoutEntries(text, PATH, ['a'])).toBe(
      '{\n  "files.associations": {\n    "*.x": "y" // mine\n  }\n}\n',
    );
  });

  test('the first one, and the only one', () => {
    const text = '{ "files.associations": { "a": "b", "*.x": "y" } }';
    expect(withoutEntries(text, PATH, ['a'])).toBe('{ "files.associations": { "*.x": "y" } }');
    expect(withoutEntries(text, PATH, ['a', '*.x'])).toBe('{ "files.associations": {} }');
  });

  test.each([
    ['no such setting', '{ "b": 1 }'],
    ['no object', '{ "files.associations": 1 }'],
    ['an empty one', '{ "files.associations": {} }'],
    ['an empty file', ''],
  ])('%s: nothing is added', (_name, text) => {
    expect(withEntries(text, PATH, ADDED)).toBeUndefined();
    expect(withoutEntries(text, PATH, ['a'])).toBeUndefined();
  });
});

describe('what a take over remembers', () => {
  const taken = { added: ADDED, existed: false };

  test('patterns that the user has settled are left alone', () => {
    expect(missing(['*.a', '*.b'], 'markdown', { '*.a': 'plaintext' })).toEqual({ '*.b': 'markdown' });
  });

  test('what the user has changed since is not ours any more', () => {
    expect(stillOurs({ 'SKILL.md': 'skill', '*.agent.md': 'markdown', '*.x': 'markdown' }, taken)).toEqual([
      '*.agent.md',
    ]);
  });

  test('the order of what was there before, and the absence of it', () => {
    const now = { '*.z': 'q', '*.agent.md': 'markdown', '*.a': 'b' };
    expect(Object.keys(without(now, ['*.agent.md'], taken) ?? {})).toEqual(['*.z', '*.a']);
    expect(without(ADDED, Object.keys(ADDED), taken)).toBeUndefined();
    expect(without(ADDED, Object.keys(ADDED), { ...taken, existed: true })).toEqual({});
  });
});
