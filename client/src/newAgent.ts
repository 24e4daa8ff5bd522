import * as vscode from 'vscode';
import type { LanguageClient, Range } from 'vscode-languageclient/node';
import type { NewFile, NewKind, Recipe } from '../../server/src/core/features/newFile.ts';
import type { Server } from './server.ts';

/** What the server answers to {@link NewFile}; see newFileRequests.ts there. */
type Answer =
  | { readonly uri: string; readonly text: string; readonly placeholder: Range }
  | { readonly refused: string };

/**
 * The command *New Agent…*: asks step by step, writes the file, and opens it. What its argument says already is not
 * asked. Does nothing where the user gives up.
 */
export function newAgentCommand(server: Server): vscode.Disposable {
  return vscode.commands.registerCommand('agentFiles.newAgent', async (given?: Partial<NewFile>) => {
    const folder = await chooseFolder();
    const client = folder && (await server.started());
    if (!folder || !client) return;
    const at = folder.uri.toString();
    const recipe = await chooseRecipe(
      await client.sendRequest<Recipe[]>('agentFiles/recipes', { folder: at }),
      given,
    );
    const answers = recipe && (await ask(client, at, recipe, given ?? {}));
    if (!answers) return;
    const answer = await client.sendRequest<Answer>('agentFiles/newFile', { folder: at, ...answers });
    if ('refused' in answer) void vscode.window.showErrorMessage(plain(answer.refused));
    else await create(client, answer);
  });
}

async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const { workspaceFolders = [] } = vscode.workspace;
  if (workspaceFolders.length > 1) return vscode.window.showWorkspaceFolderPick();
  if (workspaceFolders.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a folder first: an agent belongs to the project that it works in.'),
    );
  }
  return workspaceFolders[0];
}

/** What kind of file, and for which program: asked where several are used here, or none. */
async function chooseRecipe(all: readonly Recipe[], given?: Partial<NewFile>): Promise<Recipe | undefined> {
  const kinds = [
    {
      id: 'agent',
      label: vscode.l10n.t('Agent'),
      detail: vscode.l10n.t('Works on its own, with tools and instructions of its own.'),
    },
    {
      id: 'command',
      label: vscode.l10n.t('Command'),
      detail: vscode.l10n.t('A prompt that is run by its name.'),
    },
    {
      id: 'skill',
      label: vscode.l10n.t('Skill'),
      detail: vscode.l10n.t('Knows how something is done; any agent may look it up.'),
    },
  ] satisfies (vscode.QuickPickItem & { id: NewKind })[];
  const title = vscode.l10n.t('New Agent');
  const kind = given?.kind ?? (await vscode.window.showQuickPick(kinds, { title }))?.id;
  if (!kind) return undefined;
  const ofKind = all.filter((one) => one.kind === kind && one.dialect === (given?.dialect ?? one.dialect));
  const used = ofKind.filter((one) => one.used);
  const offered = used.length > 0 ? used : ofKind;
  if (offered.length < 2) return offered[0];
  const items = offered.map((recipe) => ({ label: recipe.title, description: recipe.folder, recipe }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('For Which Program?') }))?.recipe;
}

async function ask(
  client: LanguageClient,
  folder: string,
  recipe: Recipe,
  given: Partial<NewFile>,
): Promise<NewFile | undefined> {
  const { kind, dialect } = recipe;
  const asked = {
    title: vscode.l10n.t('New {0} for {1}', recipe.called, recipe.title),
    ignoreFocusOut: true,
  };
  const refusal = async (name: string): Promise<string | undefined> => {
    const file = { folder, kind, dialect, name, description: '' };
    const answer = await client.sendRequest<Answer>('agentFiles/newFile', file);
    return 'refused' in answer ? plain(answer.refused) : undefined;
  };
  const name =
    given.name ??
    (await vscode.window.showInputBox({
      ...asked,
      prompt: vscode.l10n.t('Its name. The file is created in {0}.', recipe.folder),
      placeHolder: kind === 'agent' ? 'reviewer' : 'release-notes',
      validateInput: refusal,
    }));
  if (name === undefined) return undefined;
  const description =
    given.description ??
    (await vscode.window.showInputBox({
      ...asked,
      prompt: vscode.l10n.t('What it is for, and when to use it: by this a model chooses it.'),
      validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('It needs a description.') : undefined),
    }));
  if (description === undefined) return undefined;
  const mode = given.mode ?? (recipe.modes.length > 0 ? await chooseMode(recipe, asked) : undefined);
  if (mode === undefined && recipe.modes.length > 0) return undefined;
  const tools = given.tools ?? (recipe.tools.length > 0 ? await chooseTools(recipe, asked) : undefined);
  if (tools === undefined && recipe.tools.length > 0) return undefined;
  return { kind, dialect, name, description, ...(mode !== undefined && { mode }), ...(tools && { tools }) };
}

type Asked = Pick<vscode.QuickPickOptions, 'title' | 'ignoreFocusOut'>;

async function chooseMode({ modes }: Recipe, asked: Asked): Promise<string | undefined> {
  const items = modes.map(({ id, doc }) => ({ label: id, detail: plain(doc) }));
  const placeHolder = vscode.l10n.t('Who may run it?');
  return (await vscode.window.showQuickPick(items, { ...asked, placeHolder }))?.label;
}

/** All are chosen to begin with; an agent with none could do nothing, so that this is asked again. */
async function chooseTools(recipe: Recipe, asked: Asked): Promise<readonly string[] | undefined> {
  const items = recipe.tools.map(({ id, doc }) => ({ label: id, detail: plain(doc), picked: true }));
  const placeHolder = vscode.l10n.t('What may it use? Choose at least one.');
  const picked = await vscode.window.showQuickPick(items, { ...asked, placeHolder, canPickMany: true });
  return picked?.length === 0 ? chooseTools(recipe, asked) : picked?.map(({ label }) => label);
}

async function create(client: LanguageClient, answer: Exclude<Answer, { refused: string }>): Promise<void> {
  const { asUri, asRange } = client.protocol2CodeConverter;
  const uri = asUri(answer.uri);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(answer.text));
  await vscode.window.showTextDocument(uri, { selection: asRange(answer.placeholder) });
}

function plain(markdown: string): string {
  return markdown.replace(/[`*]/g, '');
}
