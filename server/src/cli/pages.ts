import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifest, repositoryOf } from '../node/host.ts';
import { packageFolder } from './version.ts';

/** Who made the page: nothing for its readers. */
const NOTE = /^<!--.*-->\s*/;

/** The documentation of rules: the pages in the package, and their addresses where the manifest names a repository. */
export function rulePages(): {
  readonly page: (rule: string) => string | undefined;
  readonly address: (rule: string) => string | undefined;
} {
  const folder = packageFolder();
  const repository = folder === undefined ? undefined : repositoryOf(manifest(folder));
  return {
    page: (rule) => {
      try {
        return folder === undefined
          ? undefined
          : readFileSync(join(folder, 'docs', 'rules', `${rule}.md`), 'utf8').replace(NOTE, '');
      } catch {
        return undefined;
      }
    },
    address: (rule) =>
      repository === undefined ? undefined : `${repository}/blob/main/docs/rules/${rule}.md`,
  };
}
