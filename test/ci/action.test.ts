import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { temporaryFolder } from '../support/temporary.ts';

const BAD = '---\ndescription: Plans\nmode: helper\n---\nPlan.\n';
const root = process.cwd();

/** Runs the action's own step as a runner does, in a folder with an agent that is refused. */
function run(inputs: Readonly<Record<string, string>>) {
  const action = parse(readFileSync('action.yml', 'utf8')) as {
    inputs: Record<string, { default: string }>;
    runs: { steps: { run: string; env: Record<string, string> }[] };
  };
  const [step] = action.runs.steps;
  if (!step) throw new Error('the action has no step');
  const filled = (text: string) =>
    text
      .replace(/\$\{\{ github\.action_path \}\}/g, root)
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

// The test command builds before it runs the tests.
test.skipIf(!existsSync('bin/agent-files.js'))(
  'the action annotates, writes SARIF and fails on errors',
  () => {
    const { folder, status, stdout, stderr } = run({ sarif: 'agents.sarif' });
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^::error file=\.opencode\/agent\/plan b\.md,line=3,/);
    const sarif = JSON.parse(readFileSync(join(folder, 'agents.sarif'), 'utf8'));
    expect(sarif.runs[0].results).toHaveLength(1);
    expect(run({ arguments: '--rule invalid-value=off' }).status).toBe(0);
    expect(run({ paths: 'nowhere' }).status).toBe(2);
  },
);
