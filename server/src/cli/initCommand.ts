import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_FILE } from '../config/files.ts';
import type { OptionSpecs } from './args.ts';
import { readArguments, UsageError } from './args.ts';
import type { ExitCode, Io } from './io.ts';

export const INIT_OPTIONS: OptionSpecs = {
  force: { type: 'boolean', help: 'replace a configuration that is there' },
};

const CONFIG = `{
  // Rules with another severity than their own, or "off"; \`agent-files rules\` lists them.
  "rules": {},
  // The same for some files: { "files": ["templates/**"], "rules": { "unknown-key": "off" } }
  "overrides": [],
  // Which program reads the files of a glob, where their place does not tell: { "prompts/*.md": "claude-code" }
  "dialects": {},
  // Files and folders that are left alone.
  "ignore": []
}
`;

const SNIPPETS = `
In package.json:

  "scripts": { "lint:agents": "agent-files check" }

In a GitHub workflow:

  - run: npx agent-files check --format github

In .gitlab-ci.yml:

  agent-files:
    script: npx agent-files check --format junit > agent-files.xml
    artifacts: { when: always, reports: { junit: agent-files.xml } }

To begin with what is there as known, and be told of what is new:

  agent-files check --write-baseline
`;

/** Writes a configuration to begin with, and says how to run the check elsewhere. */
export function runInit(words: readonly string[], io: Io): ExitCode {
  const { options, paths } = readArguments(words, INIT_OPTIONS);
  if (paths.length > 0)
    throw new UsageError(`init takes no paths: it writes ${CONFIG_FILE} into the working folder`);
  const file = join(io.cwd, CONFIG_FILE);
  if (existsSync(file) && options['force'] !== true)
    throw new UsageError(`${CONFIG_FILE} is there already; --force replaces it`);
  writeFileSync(file, CONFIG);
  io.out(`wrote ${CONFIG_FILE}\n${SNIPPETS}`);
  return 0;
}
