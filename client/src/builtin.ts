import * as vscode from 'vscode';
import type { BuiltinLanguage } from '../../server/src/core/dialects/data/vscode/languages.ts';
import { BUILTIN_LANGUAGES } from '../../server/src/core/dialects/data/vscode/languages.ts';

/** The languages on whose documents VS Code's own service for prompt files works in this editor; often none. */
export async function builtinLanguages(): Promise<readonly BuiltinLanguage[]> {
  const registered = await vscode.languages.getLanguages();
  return BUILTIN_LANGUAGES.filter(
    ({ id, since }) => registered.includes(id) && isSince(vscode.version, since),
  );
}

/** Whether a version such as `1.139.1-insider` is `1.106` or a later one. */
function isSince(version: string, since: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = since.split('.').map(Number);
  return major === wantedMajor ? minor >= wantedMinor : major > wantedMajor;
}
