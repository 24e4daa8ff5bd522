import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { builtPackage } from '../support/builtPackage.ts';
import { temporaryFolder } from '../support/temporary.ts';

const BAD = '---\ndescription: Plans\nmode: helper\n---\nPlan.\n';

/** Runs the action's own step as a runner does, in a folder with an agent that is refused. */
function run(actionPath: string, inputs: Readonly<Record<string, string>>) {
  const action = parse(readFileSync('action.yml', 'utf8')) as {
    inputs: Record<string, { default: string }>;
    runs: { steps: { run: string; env: Record<string, string> }[] };
  };
  const [step] = action.runs.steps;
  if (!step) throw new Error('the action has no step');
  const filled = (text: string) =>
    text
      .replace(/\$\{\{ github\.action_path \}\}/g, actionPath)
      .replace(
        /\$\{\{ inputs\.(\w+) \}\}/g,
        (_, name: string) => inputs[name] ?? action.inputs[name]?.default ?? '',
      );
  const env = Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, filled(value)]));
  const folder = temporaryFolder({ '.opencode/agent/plan b.md': BAD, 'other/x.md': BAD });
  const ran = spawnSync('bash', ['-c', filled(step.run)], {
    cwd: folder,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return { folder, ...ran };
}

test('the action annotates, writes SARIF and fails on errors', async () => {
  const action = await builtPackage();
  const { folder, status, stdout, stderr } = run(action, { sarif: 'agents.sarif' });
  expect([status, stderr]).toEqual([1, '']);
  expect(stdout).toMatch(/^::error file=\.opencode\/agent\/plan b\.md,line=3,/);
  const sarif = JSON.parse(readFileSync(join(folder, 'agents.sarif'), 'utf8'));
  expect(sarif.runs[0].results).toHaveLength(1);
  expect(sarif.runs[0].tool.driver.rules[0].help.markdown).toContain('# ');
  expect(run(action, { arguments: '--rule invalid-value=off' }).status).toBe(0);
  expect(run(action, { paths: 'nowhere' }).status).toBe(2);
});
