import { describe, expect, test } from 'vitest';
import { CLAUDE_CODE } from '../../../server/src/core/dialects/data/claude-code/index.ts';
import { OPENCODE } from '../../../server/src/core/dialects/data/opencode/index.ts';
import { hookFields } from '../../../server/src/core/dialects/hookFields.ts';
import { fieldSpec, permissionKey, tool } from '../../../server/src/core/dialects/lookup.ts';
import { DIALECTS } from '../../../server/src/core/dialects/registry.ts';
import type { Dialect, Evidence, FieldSpec } from '../../../server/src/core/dialects/types.ts';

/** In characters: what a hover shows without scrolling. */
const LONGEST = 420;
/** The same for what becomes of a whole text, which is shown in the documentation. */
const LONGEST_OF_BODIES = 700;

function longest(where: string): number {
  return where.endsWith(' references') ? LONGEST_OF_BODIES : LONGEST;
}

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

function allFields(fields: readonly FieldSpec[]): FieldSpec[] {
  return fields.flatMap((field) => [field, ...allFields(field.fields ?? [])]);
}

function factsOf(dialect: Dialect): Entry[] {
  const { kinds, hooks } = dialect;
  return [
    ...kinds.flatMap((kind) => fieldEntries(kind.fields, kind.kind)),
    ...kinds.map((kind) => ({ where: `unknown keys of ${kind.kind}`, ...kind.unknownKey })),
    ...kinds.map((kind) => ({ where: `${kind.kind} references`, ...kind.references })),
    ...kinds.flatMap((kind) =>
      (kind.references.forms ?? []).map((form) => ({ where: `${kind.kind} ${form.title}`, ...form })),
    ),
    ...dialect.tools.map((one) => ({ where: `tool ${one.id}`, ...one })),
    ...(dialect.toolAliases ?? []).map((one) => ({ where: `other name ${one.name}`, ...one })),
    ...dialect.goneTools.map((one) => ({ where: `gone tool ${one.id}`, ...one })),
    ...dialect.permissionKeys.map((one) => ({ where: `permission ${one.key}`, ...one })),
    ...(dialect.permissionForms ?? []).map((one) => ({ where: `rule ${one.form}`, ...one })),
    ...dialect.foreignKeys.map((one) => ({
      where: `foreign key ${one.key} in ${one.kinds?.join() ?? 'all'}`,
      ...one,
    })),
    ...dialect.foreignModels.map((one) => ({ where: `model word ${one.word}`, ...one })),
    ...(dialect.modelAliases ?? []).map((one) => ({ where: `model ${one.value}`, ...one })),
    ...dialect.actions.map((one) => ({ where: `action ${one.value}`, ...one })),
    ...dialect.effortLevels.map((one) => ({ where: `effort ${one.value}`, ...one })),
    ...(hooks ? [{ where: 'matcher', ...hooks.matcher }] : []),
    ...(hooks?.events ?? []).map((one) => ({ where: `event ${one.value}`, ...one })),
    ...(hooks?.handlers ?? []).map((one) => ({ where: `handler ${one.type}`, ...one })),
    ...(hooks?.handlers ?? []).flatMap((one) => fieldEntries(one.fields, `handler ${one.type}`)),
  ];
}

function sourcesOf(dialect: Dialect): Entry[] {
  const { places } = dialect;
  return [
    ...dialect.efforts.map(({ id, evidence }) => ({ where: `effort family ${id}`, evidence })),
    ...dialect.effortProviders.map(({ title, evidence }) => ({
      where: `effort provider ${title}`,
      evidence,
    })),
    ...places.patterns.map(({ kind, evidence }) => ({ where: `${kind} files`, evidence })),
    ...(places.files ?? []).map(({ path, evidence }) => ({ where: path, evidence })),
    ...places.shared.map(({ folder, pattern }) => ({ where: folder, evidence: pattern.evidence })),
    { where: 'places', evidence: places.evidence },
    ...(dialect.slash ? [{ where: 'slash', evidence: dialect.slash.evidence }] : []),
  ];
}

function duplicates(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  const places = part.map((value) => whole.indexOf(value));
  return places.every((place, index) => place > (places[index - 1] ?? -1));
}

/** What is wrong with an entry, one line a fault: thousands of entries would be too many for a test each. */
function faults(entries: readonly Entry[], check: (entry: Entry) => boolean): string[] {
  return entries.filter((entry) => !check(entry)).map(({ where }) => where);
}

describe.each(DIALECTS.map((dialect) => [dialect.title, dialect] as const))('%s', (_, dialect) => {
  const facts = factsOf(dialect);

  test('every entry says where it comes from', () => {
    const entries = [...facts, ...sourcesOf(dialect)];
    expect(entries.length).toBeGreaterThan(10);
    expect(faults(entries, ({ evidence }) => evidence.source.trim() !== '')).toEqual([]);
    expect(faults(entries, ({ evidence }) => evidence.version === dialect.version)).toEqual([]);
    expect(faults(entries, ({ evidence }) => /^20\d\d-\d\d-\d\d$/.test(evidence.checked))).toEqual([]);
  });

  test('every entry is documented in one short paragraph', () => {
    expect(faults(facts, ({ doc = '' }) => /^\S[^\n]*[.?]$/.test(doc))).toEqual([]);
    expect(faults(facts, ({ doc = '', where }) => doc.length < longest(where))).toEqual([]);
    expect(faults(facts, ({ doc = '' }) => !/<\/?[a-z]/i.test(doc))).toEqual([]);
    expect(faults(facts, ({ doc = '' }) => (doc.match(/`/g) ?? []).length % 2 === 0)).toEqual([]);
  });

  describe('nothing is named twice', () => {
    const lists: [name: string, names: readonly string[]][] = [
      [
        'tools, present, renamed and gone',
        [
          ...[...dialect.tools, ...dialect.goneTools].map((one) => one.id),
          ...(dialect.toolAliases ?? []).map((one) => one.name),
        ],
      ],
      ['foreign tools', dialect.foreignTools.map((one) => one.name)],
      ['words in place of a model', dialect.foreignModels.map((one) => one.word)],
      ['words for a model', (dialect.modelAliases ?? []).map((one) => one.value)],
      ['permission keys', dialect.permissionKeys.map((one) => one.key)],
      ['actions', dialect.actions.map((one) => one.value)],
      ['effort families', dialect.efforts.map((one) => one.id)],
      ['effort levels', dialect.effortLevels.flatMap((one) => [one.value, ...(one.also ?? [])])],
      ['events', (dialect.hooks?.events ?? []).map((one) => one.value)],
      ['handlers', (dialect.hooks?.handlers ?? []).map((one) => one.type)],
      ['keys of handlers', (hookFields(dialect) ?? []).map((one) => one.key)],
      ['kinds', dialect.kinds.map((one) => one.kind)],
      ...dialect.kinds.flatMap((kind): [string, readonly string[]][] => [
        [`keys of ${kind.kind}`, kind.fields.map((field) => field.key)],
        [
          `foreign keys in ${kind.kind}`,
          dialect.foreignKeys.filter((one) => one.kinds?.includes(kind.kind) ?? true).map((one) => one.key),
        ],
      ]),
      ...allFields(dialect.kinds.flatMap((kind) => kind.fields)).map((field): [string, readonly string[]] => [
        `values of ${field.key}`,
        (field.values ?? []).flatMap((one) => [one.value, ...(one.also ?? [])]),
      ]),
    ];
    test.each(lists.filter(([, names]) => names.length > 0))('%s', (_, names) => {
      expect(duplicates(names)).toEqual([]);
    });
  });

  describe('what is named exists', () => {
    test('the permission that a tool asks for', () => {
      const asked = dialect.tools.filter((one) => one.offered).map((one) => one.permission);
      const isRule = (key: string) =>
        dialect.permissionKeys.length > 0
          ? permissionKey(dialect, key)?.effective === true
          : tool(dialect, key) !== undefined;
      expect(asked.filter((key) => !isRule(key))).toEqual([]);
    });

    test('the tool to use instead', () => {
      const uses = [...dialect.goneTools, ...dialect.foreignTools].flatMap((one) => one.use ?? []);
      const ids = (dialect.toolAliases ?? []).map((one) => one.id);
      expect([...uses, ...ids].filter((id) => !tool(dialect, id))).toEqual([]);
    });

    test('foreign tools are no tools of its own', () => {
      const own = [
        ...dialect.tools.map((one) => one.id),
        ...(dialect.toolAliases ?? []).map((one) => one.name),
      ].map((name) => name.toLowerCase());
      expect(dialect.foreignTools.filter(({ name }) => own.includes(name.toLowerCase()))).toEqual([]);
    });

    test('the key to use instead', () => {
      const missing = dialect.foreignKeys.filter(
        ({ use, kinds = dialect.kinds.map((one) => one.kind) }) =>
          use !== undefined && !kinds.some((kind) => fieldSpec(dialect, kind, [use])),
      );
      const deprecated = dialect.kinds.flatMap(({ kind, fields }) =>
        fields
          .flatMap((field) => field.deprecated?.use ?? [])
          .filter((key) => !fieldSpec(dialect, kind, [key])),
      );
      expect(missing.map((one) => one.key)).toEqual([]);
      expect(deprecated).toEqual([]);
      expect(dialect.foreignKeys.filter((one) => one.renames && !one.use)).toEqual([]);
    });

    test('foreign keys are no keys of the same kind', () => {
      const own = dialect.foreignKeys.filter((one) =>
        one.kinds?.some((kind) => fieldSpec(dialect, kind, [one.key])),
      );
      expect(own.map((one) => one.key)).toEqual([]);
    });

    test('the permission that governs instead', () => {
      const uses = dialect.permissionKeys.flatMap((one) => one.use ?? []);
      expect(uses.filter((key) => permissionKey(dialect, key)?.effective !== true)).toEqual([]);
      expect(dialect.permissionKeys.filter((one) => one.effective && one.use)).toEqual([]);
    });

    test('the permission that a switch sets', () => {
      const targets = Object.values(dialect.switchAliases);
      expect(targets.filter((key) => permissionKey(dialect, key)?.effective !== true)).toEqual([]);
    });

    test('the keys that a new file begins with', () => {
      const missing = dialect.kinds.flatMap(({ kind, starter }) =>
        starter.filter((key) => !fieldSpec(dialect, kind, [key])).map((key) => `${kind}.${key}`),
      );
      expect(missing).toEqual([]);
    });

    test('the kinds of its files', () => {
      const { patterns, files = [], shared } = dialect.places;
      const named = [
        ...patterns,
        ...files,
        ...shared.map((one) => one.pattern),
        ...(dialect.signatures ?? []),
      ];
      const kinds = dialect.kinds.map((one) => one.kind);
      expect(named.filter(({ kind }) => !kinds.includes(kind))).toEqual([]);
    });

    test('the levels of a family, in rising order', () => {
      const order = dialect.effortLevels.map((one) => one.value);
      const lists = [...dialect.efforts, ...dialect.effortProviders].map((one) => one.levels ?? []);
      expect(lists.filter((levels) => !isSubsequence(levels, order))).toEqual([]);
    });

    test('a route to every family that takes an effort', () => {
      const makers = new Set(dialect.effortProviders.map((one) => one.maker));
      const isReached = (maker: string) => makers.has(maker) || makers.has(undefined);
      expect(dialect.efforts.filter((one) => !isReached(one.maker)).map((one) => one.id)).toEqual([]);
    });

    test('the key of an effort is documented, down to its level', () => {
      const paths = dialect.effortProviders.map((one) => one.path);
      expect(paths.map((path) => fieldSpec(dialect, 'agent', path)?.shape)).toEqual(
        paths.map(() => 'effort'),
      );
    });
  });

  test('closed shapes have values, and only effort levels are called effort', () => {
    const fields = dialect.kinds.flatMap((kind) => allFields(kind.fields));
    expect(fields.filter((field) => field.shape === 'enum' && !field.values?.length)).toEqual([]);
    const levels = new Set(dialect.effortLevels.map((one) => one.value));
    const efforts = fields.filter((field) => field.shape === 'effort');
    expect(efforts.flatMap((field) => field.values ?? []).filter(({ value }) => !levels.has(value))).toEqual(
      [],
    );
  });

  test('what completion proposes in a text is what the program replaces there', () => {
    const forms = dialect.kinds.flatMap((kind) => kind.references.forms ?? []);
    const missed = forms.flatMap(({ match, proposals = [] }) =>
      proposals.filter((one) => one.replace(match, '') !== ''),
    );
    expect(missed).toEqual([]);
  });
});

describe('OpenCode', () => {
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
});

describe('Claude Code', () => {
  test('the tools that an agent without a list has', () => {
    const listed = CLAUDE_CODE.tools.filter((one) => one.listed && one.on).map((one) => one.id);
    expect(new Set(listed)).toEqual(
      new Set([
        'Agent',
        'Bash',
        'CronCreate',
        'CronDelete',
        'CronList',
        'Edit',
        'EnterWorktree',
        'ExitWorktree',
        'ListAgents',
        'Monitor',
        'NotebookEdit',
        'Read',
        'ReportFindings',
        'SendMessage',
        'Skill',
        'TaskStop',
        'WebFetch',
        'WebSearch',
        'Write',
      ]),
    );
  });

  test('the tools that no started agent has', () => {
    const never = CLAUDE_CODE.tools.filter((one) => one.inAgents === false).map((one) => one.id);
    expect(new Set(never)).toEqual(
      new Set([
        'AskUserQuestion',
        'EndConversation',
        'EnterPlanMode',
        'ScheduleWakeup',
        'WaitForMcpServers',
        'Workflow',
      ]),
    );
  });

  test('every tool, event and type of handler that the program knows', () => {
    expect(CLAUDE_CODE.tools).toHaveLength(54);
    expect(CLAUDE_CODE.hooks?.events).toHaveLength(33);
    expect(CLAUDE_CODE.hooks?.handlers.map((one) => one.type).sort()).toEqual([
      'agent',
      'command',
      'http',
      'mcp_tool',
      'prompt',
    ]);
  });

  test('an agent needs a name and a description, a command nothing', () => {
    const required = (kind: string) =>
      CLAUDE_CODE.kinds
        .find((one) => one.kind === kind)
        ?.fields.filter((field) => field.required)
        .map((field) => field.key);
    expect(required('agent')).toEqual(['name', 'description']);
    expect(required('command')).toEqual([]);
  });
});
