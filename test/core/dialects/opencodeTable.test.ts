import { describe, expect, test } from 'vitest';
import { OPENCODE } from '../../../server/src/core/dialects/data/opencode/index.ts';
import { fieldSpec, permissionKey, tool } from '../../../server/src/core/dialects/lookup.ts';
import type { Evidence, FieldSpec } from '../../../server/src/core/dialects/types.ts';

interface Entry {
  readonly where: string;
  readonly doc?: string;
  readonly evidence: Evidence;
}

function fieldEntries(fields: readonly FieldSpec[], where: string): Entry[] {
  return fields.flatMap((field) => {
    const here = `${where}.${field.key}`;
    const values = (field.values ?? []).map((value) => ({ where: `${here}=${value.value}`, ...value }));
    return [{ where: here, ...field }, ...values, ...fieldEntries(field.fields ?? [], here)];
  });
}

const FACTS: readonly Entry[] = [
  ...OPENCODE.kinds.flatMap((kind) => fieldEntries(kind.fields, kind.kind)),
  ...OPENCODE.kinds.map((kind) => ({ where: `${kind.kind} references`, ...kind.references })),
  ...OPENCODE.kinds.flatMap((kind) =>
    (kind.references.forms ?? []).map((form) => ({ where: `${kind.kind} ${form.title}`, ...form })),
  ),
  ...OPENCODE.tools.map((one) => ({ where: `tool ${one.id}`, ...one })),
  ...OPENCODE.goneTools.map((one) => ({ where: `gone tool ${one.id}`, ...one })),
  ...OPENCODE.permissionKeys.map((one) => ({ where: `permission ${one.key}`, ...one })),
  ...OPENCODE.foreignKeys.map((one) => ({ where: `foreign key ${one.key}`, ...one })),
  ...OPENCODE.foreignModels.map((one) => ({ where: `model word ${one.word}`, ...one })),
  ...OPENCODE.actions.map((one) => ({ where: `action ${one.value}`, ...one })),
  ...OPENCODE.effortLevels.map((one) => ({ where: `effort ${one.value}`, ...one })),
];

const SOURCES: readonly Entry[] = [
  ...FACTS,
  ...OPENCODE.efforts.map(({ id, evidence }) => ({ where: `effort family ${id}`, evidence })),
  ...OPENCODE.effortProviders.map(({ title, evidence }) => ({ where: `effort provider ${title}`, evidence })),
  ...OPENCODE.places.patterns.map(({ kind, evidence }) => ({ where: `${kind} files`, evidence })),
  ...OPENCODE.places.shared.map(({ folder, pattern }) => ({ where: folder, evidence: pattern.evidence })),
  { where: 'places', evidence: OPENCODE.places.evidence },
];

function duplicates(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

test.each(SOURCES)('$where says where it comes from', ({ evidence }) => {
  expect(evidence.source.trim()).not.toBe('');
  expect(evidence.version).toBe(OPENCODE.version);
  expect(evidence.checked).toMatch(/^20\d\d-\d\d-\d\d$/);
});

test.each(FACTS)('$where is documented in one short paragraph', ({ doc = '' }) => {
  expect(doc).toMatch(/^\S[^\n]*[.?]$/);
  expect(doc.length).toBeLessThan(420);
  expect(doc).not.toMatch(/<\/?[a-z]/i);
  expect((doc.match(/`/g) ?? []).length % 2).toBe(0);
});

describe('nothing is named twice', () => {
  const lists: [name: string, names: readonly string[]][] = [
    ['tools', OPENCODE.tools.map((one) => one.id)],
    ['tools, present and gone', [...OPENCODE.tools, ...OPENCODE.goneTools].map((one) => one.id)],
    ['foreign tools', OPENCODE.foreignTools.map((one) => one.name)],
    ['words in place of a model', OPENCODE.foreignModels.map((one) => one.word)],
    ['permission keys', OPENCODE.permissionKeys.map((one) => one.key)],
    ['actions', OPENCODE.actions.map((one) => one.value)],
    ['effort families', OPENCODE.efforts.map((one) => one.id)],
    ['effort levels', OPENCODE.effortLevels.map((one) => one.value)],
    ['kinds', OPENCODE.kinds.map((one) => one.kind)],
    ...OPENCODE.kinds.flatMap((kind): [string, readonly string[]][] => [
      [`keys of ${kind.kind}`, kind.fields.map((field) => field.key)],
      [
        `foreign keys in ${kind.kind}`,
        OPENCODE.foreignKeys.filter((one) => one.kinds?.includes(kind.kind) ?? true).map((one) => one.key),
      ],
    ]),
  ];
  test.each(lists)('%s', (_, names) => {
    expect(duplicates(names)).toEqual([]);
  });
});

describe('what is named exists', () => {
  test('the permission that a tool asks for', () => {
    const asked = OPENCODE.tools.filter((one) => one.offered).map((one) => one.permission);
    expect(asked.filter((key) => permissionKey(OPENCODE, key)?.effective !== true)).toEqual([]);
  });

  test('the tool to use instead', () => {
    const uses = [...OPENCODE.goneTools, ...OPENCODE.foreignTools].flatMap((one) => one.use ?? []);
    expect(uses.filter((id) => !tool(OPENCODE, id))).toEqual([]);
  });

  test('the key to use instead', () => {
    const keys = OPENCODE.foreignKeys.flatMap((one) => one.use ?? []);
    const deprecated = OPENCODE.kinds.flatMap(({ kind, fields }) =>
      fields
        .flatMap((field) => field.deprecated?.use ?? [])
        .filter((key) => !fieldSpec(OPENCODE, kind, [key])),
    );
    expect(keys.filter((key) => !fieldSpec(OPENCODE, 'agent', [key]))).toEqual([]);
    expect(deprecated).toEqual([]);
    expect(OPENCODE.foreignKeys.filter((one) => one.renames && !one.use)).toEqual([]);
  });

  test('the permission that governs instead', () => {
    const uses = OPENCODE.permissionKeys.flatMap((one) => one.use ?? []);
    expect(uses.filter((key) => permissionKey(OPENCODE, key)?.effective !== true)).toEqual([]);
    expect(OPENCODE.permissionKeys.filter((one) => one.effective && one.use)).toEqual([]);
  });

  test('the permission that a switch sets', () => {
    const targets = Object.values(OPENCODE.switchAliases);
    expect(targets.filter((key) => permissionKey(OPENCODE, key)?.effective !== true)).toEqual([]);
  });

  test('the levels of a family, in rising order', () => {
    const order = OPENCODE.effortLevels.map((one) => one.value);
    const lists = [...OPENCODE.efforts, ...OPENCODE.effortProviders].map((one) => one.levels ?? []);
    expect(lists.filter((levels) => !isSubsequence(levels, order))).toEqual([]);
  });

  test('a route to every family that takes an effort', () => {
    const makers = new Set(OPENCODE.effortProviders.map((one) => one.maker));
    expect(OPENCODE.efforts.filter((one) => !makers.has(one.maker)).map((one) => one.id)).toEqual([]);
  });

  test('the key of an effort is documented, down to its level', () => {
    const paths = OPENCODE.effortProviders.map((one) => one.path);
    expect(paths.map((path) => fieldSpec(OPENCODE, 'agent', path)?.shape)).toEqual(paths.map(() => 'effort'));
  });
});

test('closed shapes have values, and only effort levels are called effort', () => {
  const fields = OPENCODE.kinds.flatMap((kind) => allFields(kind.fields));
  expect(fields.filter((field) => field.shape === 'enum' && !field.values?.length)).toEqual([]);
  const levels = new Set(OPENCODE.effortLevels.map((one) => one.value));
  const efforts = fields.filter((field) => field.shape === 'effort');
  expect(efforts.flatMap((field) => field.values ?? []).filter(({ value }) => !levels.has(value))).toEqual(
    [],
  );
});

test('what completion proposes in a text is what the program replaces there', () => {
  const forms = OPENCODE.kinds.flatMap((kind) => kind.references.forms ?? []);
  const missed = forms.flatMap(({ match, proposals = [] }) =>
    proposals.filter((one) => one.replace(match, '') !== ''),
  );
  expect(missed).toEqual([]);
});

test('a tool that a custom agent may not use is still listed as one that can be switched on', () => {
  expect(tool(OPENCODE, 'question')).toMatchObject({ listed: true, on: false, offered: true });
});

test('the tools that an agent without rules has, offline', () => {
  const listed = OPENCODE.tools.filter((one) => one.listed && one.on).map((one) => one.id);
  expect(new Set(listed)).toEqual(
    new Set([
      'invalid',
      'bash',
      'read',
      'glob',
      'grep',
      'edit',
      'write',
      'task',
      'webfetch',
      'todowrite',
      'websearch',
      'skill',
    ]),
  );
});

function allFields(fields: readonly FieldSpec[]): FieldSpec[] {
  return fields.flatMap((field) => [field, ...allFields(field.fields ?? [])]);
}

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  const places = part.map((value) => whole.indexOf(value));
  return places.every((place, index) => place > (places[index - 1] ?? -1));
}
