import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { BUILTIN_LANGUAGES } from '../../../server/src/core/dialects/data/vscode/languages.ts';
import { labelsAt, openTab, setSetting } from './features.ts';
import { closeAll, open, positionOf, ruleOf, uriOf, waitFor } from './support.ts';

const GUIDE = '.github/agents/harbour-guide.agent.md';
const PROMPT = '.github/prompts/free-berth.prompt.md';
const WATCHER = '.claude/agents/tide-watcher.md';
const SKILL = '.claude/skills/tide-tables/SKILL.md';

const BUILTIN = 'VS Code';

/** Every fault of the samples in the order of the text: who tells it beside the built-in service, and without it. */
const FAULTS: Readonly<Record<string, readonly (readonly [beside: string, alone: string, line: string])[]>> =
  {
    [GUIDE]: [
      ['repaired-header', 'repaired-header', 'description: For visitors: finds a berth that fits the boat'],
      [BUILTIN, '', 'temprature: 0.2'],
      [BUILTIN, 'deprecated-key', 'infer: true'],
      [BUILTIN, '', '    colour: blue'],
      ['reference-label', 'reference-label', 'Then follow [@RULES.md](../../.opencode/PRINCIPLES.md).'],
      [BUILTIN, 'unresolved-reference', 'Look up every pontoon in [the handbook](../../docs/handbook.md).'],
      ['unresolved-reference', 'unresolved-reference', '[prices]: ../../docs/prices.md'],
    ],
    [PROMPT]: [
      [
        'repaired-header',
        'repaired-header',
        'description: For the evening shift: lists the berths that are free',
      ],
      [BUILTIN, 'deprecated-key', 'mode: agent'],
      [BUILTIN, '', 'owner: harbour office'],
      [BUILTIN, 'unresolved-reference', '[the closed pontoons](../../docs/closed.md).'],
    ],
    [WATCHER]: [
      ['unknown-tool', 'unknown-tool', '  - WebSerch'],
      ['tool-specifier-ignored', 'tool-specifier-ignored', '  - Bash(git log *)'],
      [BUILTIN, 'invalid-value', 'permissionMode: careful'],
      ['unknown-key', 'unknown-key', 'colour: blue'],
      [BUILTIN, 'unresolved-reference', 'Read [the tides](../../docs/tides.md) too.'],
    ],
    [SKILL]: [
      [BUILTIN, 'skill-name', 'name: tide-table'],
      [BUILTIN, 'unknown-key', 'owner: harbour office'],
      [BUILTIN, 'invalid-value', 'user-invocable: maybe'],
      [BUILTIN, 'unresolved-reference', 'The tables of this year lie in [the archive](archive/2026.csv).'],
      ['unresolved-reference', 'unresolved-reference', '[last]: archive/2025.csv'],
    ],
  };

const SAMPLES = Object.keys(FAULTS);

const beside = (path: string): string[] => (FAULTS[path] ?? []).map(([who, , line]) => `${who}: ${line}`);

const alone = (path: string): string[] =>
  (FAULTS[path] ?? []).filter(([, who]) => who !== '').map(([, who, line]) => `${who}: ${line}`);

/** Everything that is told of a document, by whom, in the order of the text. */
function told(document: vscode.TextDocument): string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === undefined || source === 'agent-files')
    .sort((a, b) => a.range.start.compareTo(b.range.start))
    .map((one) => {
      const { text } = document.lineAt(one.range.start);
      return `${one.source === undefined ? BUILTIN : ruleOf(one)}: ${text}`;
    });
}

async function untilTold(document: vscode.TextDocument, expected: readonly string[]): Promise<void> {
  let last: readonly string[] = [];
  await waitFor('exactly the faults of the file', () => {
    last = told(document);
    return JSON.stringify(last) === JSON.stringify(expected);
  }).catch((error: Error) => assert.deepEqual(last, expected, error.message));
}

async function hoversAt(document: vscode.TextDocument, position: vscode.Position): Promise<number> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers.length;
}

function repeated(labels: readonly string[]): string[] {
  return labels.filter((label, at) => labels.indexOf(label) !== at);
}

/** Waits until all of these are offered, and finds none twice. */
async function untilOffered(
  document: vscode.TextDocument,
  position: vscode.Position,
  expected: readonly string[],
): Promise<void> {
  const labels = await waitFor(`${expected.join(', ')} among the suggestions`, async () => {
    const found = await labelsAt(document, position);
    return expected.every((label) => found.includes(label)) && found;
  });
  assert.deepEqual(repeated(labels), []);
}

suite('coexistence: beside VS Code’s own service', () => {
  teardown(closeAll);

  test('the table names the languages and files of this editor', () => {
    const contributed = vscode.extensions.all
      .flatMap(({ packageJSON }) => packageJSON.contributes?.languages ?? [])
      .filter(({ id }) => BUILTIN_LANGUAGES.some((one) => one.id === id))
      .map(({ id, extensions = [], filenames = [], filenamePatterns = [] }) => [
        id,
        ...extensions.map((extension: string) => `*${extension}`),
        ...filenames,
        ...filenamePatterns,
      ]);
    assert.deepEqual(
      contributed.sort(),
      BUILTIN_LANGUAGES.map(({ id, patterns }) => [id, ...patterns]).sort(),
    );
  });

  for (const path of SAMPLES) {
    test(`${path}: each fault is told once`, async () => {
      const { document } = await open(path);
      await untilTold(document, beside(path));
    });
  }

  test('a file that is not open is checked in full, and again when it is closed', async () => {
    // Documents that a test has asked for stay open for a while: this one is a click's alone.
    const path = '.claude/agents/tide-clerk.md';
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(WATCHER)));
    const renamed = text.replace('name: tide-watcher', 'name: tide-clerk');
    await vscode.workspace.fs.writeFile(uriOf(path), new TextEncoder().encode(renamed));
    await open(SKILL);
    const all = rules(alone(WATCHER));
    await waitFor('all findings', () => JSON.stringify(rulesOf(path)) === JSON.stringify(all));
    await openTab(path);
    await waitFor('less in the open one', () => !rulesOf(path).includes('invalid-value'));
    await closeAll();
    await waitFor('all of them again', () => JSON.stringify(rulesOf(path)) === JSON.stringify(all));
    await vscode.workspace.fs.delete(uriOf(path));
    await waitFor('none', () => rulesOf(path).length === 0);
  });

  for (const [path, key, offered] of [
    [GUIDE, 'infer', ['name', 'mcp-servers']],
    [PROMPT, 'owner', ['name', 'model']],
    [WATCHER, 'colour', ['model', 'maxTurns']],
    [SKILL, 'owner', ['license', 'allowed-tools']],
  ] as const) {
    test(`${path}: each key is offered once`, async () => {
      const { document } = await open(path);
      await untilOffered(document, positionOf(document, `\n${key}`, 1), offered);
    });
  }

  for (const [path, before, offered] of [
    [WATCHER, 'permissionMode: ', ['plan', 'acceptEdits']],
    [SKILL, 'user-invocable: ', ['true', 'false']],
  ] as const) {
    test(`${path}: so is each value`, async () => {
      const { document } = await open(path);
      await untilOffered(document, positionOf(document, before, before.length), offered);
    });
  }

  for (const [path, keys] of [
    [GUIDE, ['description', 'tools', 'temprature', 'infer', 'handoffs', 'colour']],
    [PROMPT, ['description', 'mode', 'owner']],
    [WATCHER, ['name', 'tools', 'WebSerch', 'permissionMode', 'colour']],
    [SKILL, ['name', 'owner', 'user-invocable', 'maybe']],
  ] as const) {
    test(`${path}: one hover`, async () => {
      const { document } = await open(path);
      await untilTold(document, beside(path));
      for (const key of keys) {
        const position = positionOf(document, key, 1);
        const shown = await waitFor(
          `a hover on ${key}`,
          async () => (await hoversAt(document, position)) || false,
        );
        assert.equal(shown, 1, key);
      }
    });
  }
});

function rules(lines: readonly string[]): string[] {
  return lines.map((line) => line.slice(0, line.indexOf(':')));
}

function rulesOf(path: string): string[] {
  return vscode.languages
    .getDiagnostics(uriOf(path))
    .filter(({ source }) => source === 'agent-files')
    .sort((a, b) => a.range.start.compareTo(b.range.start))
    .map(ruleOf);
}

const SETTINGS = '.vscode/settings.json';
const SETTING = 'agentFiles.vscodeBuiltin';
const ASSOCIATIONS = 'files.associations';

type Associations = Readonly<Record<string, string>>;

function associations(): Associations | undefined {
  return vscode.workspace.getConfiguration().inspect<Associations>(ASSOCIATIONS)?.workspaceValue;
}

/** Writes the settings of the workspace and waits until the editor has read them. */
async function writeSettings(text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uriOf(SETTINGS), new TextEncoder().encode(text));
  const wanted = /"\*\.x"/.test(text);
  await waitFor('the settings', () => (associations()?.['*.x'] !== undefined) === wanted);
}

async function readSettings(): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(SETTINGS)));
}

async function choose(value: string | undefined): Promise<void> {
  await setSetting(SETTING, value);
}

/** Sets `takeOver` and says yes to the question. */
async function takeOver(): Promise<void> {
  await vscode.commands.executeCommand('notifications.clearAll');
  await choose('takeOver');
  await waitFor('the take over', async () => {
    await vscode.commands.executeCommand('notification.acceptPrimaryAction');
    return associations()?.['SKILL.md'] === 'markdown';
  });
}

async function undo(): Promise<void> {
  await vscode.commands.executeCommand('agentFiles.undoTakeOver');
  await vscode.commands.executeCommand('notifications.clearAll');
}

async function untilLanguage(path: string, language: string): Promise<vscode.TextDocument> {
  return waitFor(`${path} as ${language}`, async () => {
    const document = await vscode.workspace.openTextDocument(uriOf(path));
    return document.languageId === language && document;
  });
}

suite('coexistence: taking over', () => {
  setup(() => writeSettings('{}\n'));
  teardown(async () => {
    await undo();
    await closeAll();
    await writeSettings('{}\n');
  });

  for (const path of SAMPLES) {
    test(`${path}: ours is complete and the built-in service silent, until it is undone`, async () => {
      const { document } = await open(path);
      const { languageId } = document;
      await untilTold(document, beside(path));
      await takeOver();
      const taken = await untilLanguage(path, 'markdown');
      await untilTold(taken, alone(path));
      const position = positionOf(taken, '\ndescription', 3);
      await waitFor('our own hover', async () => (await hoversAt(taken, position)) === 1);
      await undo();
      await untilTold(await untilLanguage(path, languageId), beside(path));
      assert.equal(associations(), undefined);
    });
  }

  test('the setting alone takes it back as well', async () => {
    await open(WATCHER);
    await takeOver();
    await untilLanguage(WATCHER, 'markdown');
    await choose('complement');
    await untilLanguage(WATCHER, 'chatagent');
    await waitFor('no associations', () => associations() === undefined);
  });

  test('entries of the user stay as they are, to the byte', async () => {
    const own =
      '{\n\t// The editor\'s own.\n\t"editor.tabSize": 3,\n\t"files.associations": {\n\t\t"*.x": "plaintext", // first\n\t\t"SKILL.md": "skill", "*.a": "markdown"\n\t\t// last\n\t}\n}\n';
    await writeSettings(own);
    const before = JSON.stringify(associations());
    await open(WATCHER);
    await choose('takeOver');
    await waitFor('the take over', async () => {
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      return associations()?.['*.agent.md'] === 'markdown';
    });
    await untilLanguage(WATCHER, 'markdown');
    assert.equal(associations()?.['SKILL.md'], 'skill');
    await undo();
    await waitFor('the entries as they were', () => JSON.stringify(associations()) === before);
    await waitFor('the file as it was', async () => (await readSettings()) === own);
  });

  test('so do those that the user has changed meanwhile', async () => {
    await open(WATCHER);
    await takeOver();
    const changed = { '*.x': 'plaintext', ...associations(), 'SKILL.md': 'plaintext' };
    await setSetting(ASSOCIATIONS, changed);
    await undo();
    await waitFor(
      'the entries of the user',
      () => JSON.stringify(associations()) === '{"*.x":"plaintext","SKILL.md":"plaintext"}',
    );
  });

  test('nothing is written without leave, and only a new choice is asked about anew', async () => {
    await open(WATCHER);
    await vscode.commands.executeCommand('notifications.clearAll');
    const asked = spyOnQuestions();
    try {
      await choose('takeOver');
      await waitFor('the question', () => asked.questions.length > 0);
      await choose('complement');
      await choose('takeOver');
      await waitFor('the question anew', () => asked.questions.length > 1);
      assert.match(asked.questions[0] ?? '', /files\.associations.*\*\.agent\.md.*Undo Take Over/s);
      assert.equal(associations(), undefined);
      assert.equal((await untilLanguage(WATCHER, 'chatagent')).languageId, 'chatagent');
    } finally {
      asked.end();
    }
  });
});

/** Answers every question of the extension with *Not Now*. */
function spyOnQuestions(): { readonly questions: string[]; end(): void } {
  const { showInformationMessage } = vscode.window;
  const questions: string[] = [];
  Object.assign(vscode.window, {
    showInformationMessage: async (question: string, ...answers: string[]) => {
      questions.push(question);
      return answers.at(-1);
    },
  });
  return { questions, end: () => Object.assign(vscode.window, { showInformationMessage }) };
}
