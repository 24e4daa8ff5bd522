import * as vscode from 'vscode';
import type { Associations, TakenOver } from './associations.ts';
import { missing, stillOurs, without } from './associations.ts';
import { builtinLanguages } from './builtin.ts';
import { SECTION } from './settings.ts';
import { addEntries, removeEntries } from './settingsFile.ts';

const SETTING = `${SECTION}.vscodeBuiltin`;
const ASSOCIATIONS = 'files.associations';
const TAKEN = 'agentFiles.takenOver';
const DECLINED = 'agentFiles.takeOverDeclined';

/** Where associations are written: into the settings of the workspace, or the user's where no folder is open. */
type Target = 'workspace' | 'user';

const TARGETS: readonly Target[] = ['workspace', 'user'];

const CONFIGURATION_TARGETS = {
  workspace: vscode.ConfigurationTarget.Workspace,
  user: vscode.ConfigurationTarget.Global,
} as const;

/**
 * Keeps `files.associations` as the setting `agentFiles.vscodeBuiltin` wants it. `takeOver` makes the files of VS Code's
 * own service for prompt files plain Markdown, in which that service is silent; the user is asked before. What was added
 * is remembered, so that it, and nothing else, can be taken back.
 */
export class TakeOver implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #output: vscode.LogOutputChannel;
  readonly #subscription: vscode.Disposable;
  /** One change of settings after the other. */
  #turn: Promise<void> = Promise.resolve();

  constructor(context: vscode.ExtensionContext, output: vscode.LogOutputChannel) {
    this.#context = context;
    this.#output = output;
    this.#subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SETTING)) void this.#inTurn(() => this.#settle());
    });
    void this.#inTurn(() => this.#settle());
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** The command *Undo Take Over*: takes all of it back, and the setting that asked for it. */
  undo(): Promise<void> {
    return this.#inTurn(async () => {
      const taken = TARGETS.filter((target) => this.#taken(target) !== undefined);
      for (const target of taken) await this.#giveBack(target);
      for (const target of TARGETS) {
        if (this.#wantedAt(target)) await this.#update(SETTING, undefined, target);
      }
      void vscode.window.showInformationMessage(
        taken.length > 0
          ? vscode.l10n.t('The take over is undone: its entries are out of files.associations.')
          : vscode.l10n.t('Agent Files has taken nothing over here.'),
      );
    });
  }

  /** Does what the setting says. */
  async #settle(): Promise<void> {
    const wanted = vscode.workspace.getConfiguration().get(SETTING) === 'takeOver';
    if (wanted) return this.#take(vscode.workspace.workspaceFolders?.length ? 'workspace' : 'user');
    await this.#remember(DECLINED, undefined, 'workspace');
    await this.#giveBack('workspace');
    if (!this.#wantedAt('user')) await this.#giveBack('user');
  }

  async #take(target: Target): Promise<void> {
    const { workspaceState } = this.#context;
    if (this.#taken(target) || workspaceState.get(DECLINED)) return;
    const languages = await builtinLanguages();
    const patterns = languages.flatMap((one) => one.patterns);
    const effective = vscode.workspace.getConfiguration().get<Associations>(ASSOCIATIONS) ?? {};
    const added = missing(patterns, 'markdown', effective);
    if (Object.keys(added).length === 0) return;
    if (!(await this.#agrees(Object.keys(added), target))) {
      await this.#remember(DECLINED, true, 'workspace');
      return;
    }
    // The user has had time to change everything.
    const before = this.#at(target);
    await this.#remember(TAKEN, { added, existed: before !== undefined } satisfies TakenOver, target);
    if (target === 'workspace' && before && (await addEntries(ASSOCIATIONS, added))) return;
    await this.#update(ASSOCIATIONS, { ...before, ...added }, target);
  }

  async #agrees(patterns: readonly string[], target: Target): Promise<boolean> {
    const yes = vscode.l10n.t('Take Over');
    const where =
      target === 'workspace' ? vscode.l10n.t('the workspace settings') : vscode.l10n.t('your user settings');
    const question = vscode.l10n.t(
      'Agent Files is to take over from VS Code’s own service for prompt files. For that it makes these files plain Markdown, by entries of files.associations in {0}: {1}. The service is silent in them then, and Agent Files says and offers everything. The command “Agent Files: Undo Take Over” takes the entries out again.',
      where,
      patterns.join(', '),
    );
    const answer = await vscode.window.showInformationMessage(question, yes, vscode.l10n.t('Not Now'));
    return answer === yes;
  }

  /** Takes out what the take over has put in, as far as it is still there. */
  async #giveBack(target: Target): Promise<void> {
    const taken = this.#taken(target);
    if (!taken) return;
    const now = this.#at(target) ?? {};
    const patterns = stillOurs(now, taken);
    const rest = without(now, patterns, taken);
    const done =
      patterns.length === 0 ||
      (target === 'workspace' && rest && (await removeEntries(ASSOCIATIONS, patterns)));
    if (!done) await this.#update(ASSOCIATIONS, rest, target);
    await this.#remember(TAKEN, undefined, target);
  }

  #taken(target: Target): TakenOver | undefined {
    return this.#memory(target).get<TakenOver>(TAKEN);
  }

  #memory(target: Target): vscode.Memento {
    return target === 'workspace' ? this.#context.workspaceState : this.#context.globalState;
  }

  async #remember(key: string, value: unknown, target: Target): Promise<void> {
    await this.#memory(target).update(key, value);
  }

  /** The associations of one settings file alone; undefined where it has none. */
  #at(target: Target): Associations | undefined {
    return valueAt<Associations>(ASSOCIATIONS, target);
  }

  #wantedAt(target: Target): boolean {
    return valueAt<string>(SETTING, target) === 'takeOver';
  }

  async #update(name: string, value: unknown, target: Target): Promise<void> {
    await vscode.workspace.getConfiguration().update(name, value, CONFIGURATION_TARGETS[target]);
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(work).catch((error: unknown) => {
      this.#output.error(error instanceof Error ? error : String(error));
      const reason = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(
        vscode.l10n.t('files.associations could not be changed: {0}', reason),
      );
    });
    return this.#turn;
  }
}

function valueAt<T>(name: string, target: Target): T | undefined {
  const found = vscode.workspace.getConfiguration().inspect<T>(name);
  return target === 'workspace' ? found?.workspaceValue : found?.globalValue;
}
