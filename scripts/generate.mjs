// Writes what follows from the rules and the dialect tables: a page a rule, a page a dialect, the tables of the README,
// the rule ids in the manifest's settings. `--check` writes nothing and fails where something is out of date.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { configSchema } from './generate/configSchema.mjs';
import { dialectPage } from './generate/dialectPage.mjs';
import { between, dialectsSetting, rulesSetting, ruleTable } from './generate/inserts.mjs';
import { ruleIndex, rulePage } from './generate/rulePage.mjs';

const root = path.resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');

/** The rules and dialects, bundled from their TypeScript sources. */
async function loadTables() {
  const { build } = await import('esbuild');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'agent-files-generate-'));
  try {
    const outfile = path.join(folder, 'tables.cjs');
    const contents = `export { RULES } from './rules/registry.ts'; export { DIALECTS } from './dialects/registry.ts';`;
    const resolveDir = path.join(root, 'server/src/core');
    await build({
      stdin: { contents, resolveDir },
      bundle: true,
      mainFields: ['module', 'main'],
      format: 'cjs',
      platform: 'node',
      outfile,
    });
    return createRequire(import.meta.url)(outfile);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Every generated file with its text, by its path from the root. */
function generated({ RULES, DIALECTS }) {
  const files = new Map();
  for (const rule of RULES) files.set(`docs/rules/${rule.meta.id}.md`, rulePage(rule, DIALECTS));
  files.set('docs/rules/README.md', ruleIndex(RULES));
  for (const dialect of DIALECTS) files.set(`docs/dialects/${dialect.id}.md`, dialectPage(dialect));
  files.set('schemas/agent-files.schema.json', configSchema(RULES, DIALECTS));
  files.set('README.md', between(read('README.md'), 'rules', ruleTable(RULES)));
  files.set('package.json', dialectsSetting(rulesSetting(read('package.json'), RULES), DIALECTS));
  return files;
}

function read(file) {
  return fs.readFileSync(path.join(root, file), 'utf8');
}

function isCurrent(file, text) {
  return fs.existsSync(path.join(root, file)) && read(file) === text;
}

/** Pages of rules and dialects that no longer exist. */
function leftOvers(files) {
  return ['docs/rules', 'docs/dialects'].flatMap((folder) => {
    const full = path.join(root, folder);
    const names = fs.existsSync(full) ? fs.readdirSync(full) : [];
    return names.map((name) => `${folder}/${name}`).filter((file) => !files.has(file));
  });
}

const files = generated(await loadTables());
const stale = [...files].filter(([file, text]) => !isCurrent(file, text));
const extra = leftOvers(files);
if (check) {
  for (const file of [...stale.map(([name]) => name), ...extra])
    console.error(`${file} is out of date: run npm run generate`);
  if (stale.length + extra.length > 0) process.exitCode = 1;
} else {
  for (const [file, text] of stale) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
    console.log(`wrote ${file}`);
  }
  for (const file of extra) fs.rmSync(path.join(root, file));
}
