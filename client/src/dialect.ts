import * as vscode from 'vscode';
import type { FileInfo } from './fileInfo.ts';
import { askFileInfo } from './fileInfo.ts';
import type { Server } from './server.ts';
import { dialects, SECTION } from './settings.ts';

/** What a code action asks for: these programs for the files of a folder, without a question. */
interface Choice {
  /** The address of the folder. */
  readonly folder: string;
  readonly dialects: readonly string[];
}

interface Program extends vscode.QuickPickItem {
  readonly id: string;
}

interface Place extends vscode.QuickPickItem {
  /** The glob that is written; undefined: the one that is there is taken out. */
  readonly glob: string | undefined;
}

const SETTING = 'dialects';

/**
 * The command *Choose Dialect…*: which programs read the file, or the files of its folder, written to
 * `agentFiles.dialects`. Asked with a choice, it writes that without a question.
 */
export function chooseDialectCommand(context: vscode.ExtensionContext, server: Server): vscode.Disposable {
  return vscode.commands.registerCommand(
    'agentFiles.chooseDialect',
    async (asked?: Partial<Choice> | vscode.Uri) => {
      if (asked && 'folder' in asked && asked.folder && asked.dialects) {
        const uri = vscode.Uri.parse(asked.folder);
        await write(uri, `${globOf(uri)}/**`, asked.dialects);
        return;
      }
      const uri = asked instanceof vscode.Uri ? asked : vscode.window.activeTextEditor?.document.uri;
      if (uri) await choose(uri, await askFileInfo(server, uri), programs(context));
    },
  );
}

async function choose(uri: vscode.Uri, info: FileInfo | null, all: readonly Program[]): Promise<void> {
  const readers = info?.readers ?? [];
  const items = all.map((one) => {
    const reads = readers.find(({ id }) => id === one.id);
    return reads ? { ...one, picked: true, description: reads.kind, detail: plain(reads.reasons) } : one;
  });
  const title = vscode.l10n.t('Programs that read {0}', baseName(uri));
  const picked = await vscode.window.showQuickPick(items, { title, canPickMany: true });
  if (!picked || picked.length === 0) return;
  const place = await vscode.window.showQuickPick(places(uri, info), {
    title: vscode.l10n.t('Which files shall be read so?'),
  });
  if (!place) return;
  // In the order in which they stood: the owner of the place stays the first.
  const rank = (id: string) => {
    const at = readers.findIndex((one) => one.id === id);
    return at < 0 ? readers.length : at;
  };
  const ids = picked.map(({ id }) => id).sort((a, b) => rank(a) - rank(b));
  await (place.glob === undefined ? write(uri, info?.setting, undefined) : write(uri, place.glob, ids));
}

function places(uri: vscode.Uri, info: FileInfo | null): Place[] {
  const folder = vscode.Uri.parse(info?.folder ?? vscode.Uri.joinPath(uri, '..').toString());
  const file = globOf(uri);
  const below = `${globOf(folder)}/**`;
  const taken: Place[] =
    info?.setting === undefined
      ? []
      : [
          {
            label: vscode.l10n.t('As their place says'),
            description: vscode.l10n.t('takes {0} out of the settings', info.setting),
            glob: undefined,
          },
        ];
  return [
    { label: vscode.l10n.t('This file'), description: file, glob: file },
    { label: vscode.l10n.t('All files of the folder'), description: below, glob: below },
    ...taken,
  ];
}

/** The path from its workspace folder, or as it is where it lies in none; letters that globs know stand for any. */
function globOf(uri: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const path = folder ? uri.path.slice(folder.uri.path.length + 1) : uri.path.replace(/^\/(?=[A-Za-z]:)/, '');
  const glob = path.replace(/[*?[\]{}!#\\]/g, '?');
  if (glob === '') return '.';
  // A name without a folder would be one in any folder.
  return glob.includes('/') || !folder ? glob : `./${glob}`;
}

/** Sets a glob in front of all others, since the first one that matches counts; takes it out where no program is named. */
async function write(
  uri: vscode.Uri,
  glob: string | undefined,
  ids: readonly string[] | undefined,
): Promise<void> {
  if (glob === undefined) return;
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const target = folder ? vscode.ConfigurationTarget.WorkspaceFolder : vscode.ConfigurationTarget.Global;
  const configuration = vscode.workspace.getConfiguration(SECTION, folder ?? null);
  const known = configuration.inspect<Record<string, unknown>>(SETTING);
  const { [glob]: _, ...others } = (folder ? known?.workspaceFolderValue : known?.globalValue) ?? {};
  const value = ids && { [glob]: ids.length === 1 ? ids[0] : ids };
  const next = { ...value, ...others };
  await configuration.update(SETTING, Object.keys(next).length > 0 ? next : undefined, target);
  if (ids || !(glob in dialects(folder))) return;
  void vscode.window.showInformationMessage(
    vscode.l10n.t('{0} is set elsewhere: in the settings of the user or of the workspace.', glob),
  );
}

/** Every program there is, as the manifest lists them for the setting. */
function programs({ extension }: vscode.ExtensionContext): Program[] {
  const properties = extension.packageJSON.contributes.configuration.properties as Record<string, unknown>;
  const setting = properties[`${SECTION}.${SETTING}`] as {
    readonly additionalProperties: {
      readonly anyOf: readonly [
        { readonly enum: readonly string[]; readonly enumDescriptions: readonly string[] },
      ];
    };
  };
  const [one] = setting.additionalProperties.anyOf;
  return one.enum.map((id, index) => ({ id, label: one.enumDescriptions[index] ?? id }));
}

function plain(reasons: readonly string[]): string {
  return reasons.map((reason) => reason.replaceAll('`', '')).join(' ');
}

function baseName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
