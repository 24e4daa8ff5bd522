import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { readProjectConfig } from '../../server/src/config/projectConfig.ts';

const schema = JSON.parse(readFileSync('schemas/agent-files.schema.json', 'utf8'));
const validate = new Ajv({ allErrors: true }).compile(schema);

describe('the schema and the reader agree', () => {
  test.each([
    ['{}', true],
    [
      '{ "rules": { "tool-case": "off" }, "ignore": ["a/**"], "dialects": { "x/**": ["opencode", "copilot"] } }',
      true,
    ],
    ['{ "overrides": [{ "files": ["a.md"], "rules": { "unknown-key": "hint" } }] }', true],
    ['{ "rule": {} }', false],
    ['{ "rules": { "tool-cas": "off" } }', false],
    ['{ "rules": { "tool-case": "warn" } }', false],
    ['{ "rules": [] }', false],
    ['{ "ignore": "a" }', false],
    ['{ "ignore": [1] }', false],
    ['{ "dialects": { "x": "vim" } }', false],
    ['{ "dialects": { "x": [] } }', false],
    ['{ "overrides": [{ "rules": {} }] }', false],
    ['[]', false],
  ])('%s', (text, valid) => {
    expect(validate(JSON.parse(text))).toBe(valid);
    expect(readProjectConfig(text, '/agent-files.json').problems.length === 0).toBe(valid);
  });
});
