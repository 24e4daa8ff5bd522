import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary.ts';
import { connect, uriOf } from './client.ts';

test('the project’s own configuration counts, and a change of it at once', async () => {
  const text = '---\ndescription: Tries\nmodel: sonnet\n---\n';
  const folder = temporaryFolder({
    '.opencode/agent/a.md': text,
    'agent-files.json': '{ "rules": { "model-format": "off" } }',
  });
  const client = await connect('in process', { folders: [folder] });
  const uri = uriOf(`${folder}/.opencode/agent/a.md`);
  await client.open(uri, text);
  expect(await client.rules(uri)).toEqual([]);
  writeFileSync(`${folder}/agent-files.json`, '{ "rules": { "model-formt": "off" } }');
  await client.watched(`${folder}/agent-files.json`, 2);
  expect(await client.rules(uri)).toEqual(['model-format']);
  await client.until('the complaint', () =>
    client.logged.some((line) => line.includes('agent-files.json:1:14')),
  );
  expect(client.logged.join('\n')).toContain('did you mean `model-format`?');
  writeFileSync(`${folder}/agent-files.json`, '{ "ignore": [".opencode/agent/"] }');
  await client.watched(`${folder}/agent-files.json`, 2);
  expect(await client.rules(uri)).toEqual([]);
});
