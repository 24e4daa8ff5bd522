// The JSON schema of agent-files.json, by which editors complete and check it.

const LEVELS = ['error', 'warning', 'information', 'hint', 'off'];

/** @param {readonly any[]} rules @param {readonly any[]} dialects @returns {string} */
export function configSchema(rules, dialects) {
  const levels = {
    type: 'object',
    description: 'Rules by their id, each with another severity, or off.',
    properties: Object.fromEntries(
      rules.map(({ meta }) => [
        meta.id,
        { enum: LEVELS, description: `${meta.title}.`, default: meta.severity },
      ]),
    ),
    additionalProperties: false,
  };
  const ids = dialects.map(({ id }) => id);
  const globs = { type: 'array', items: { type: 'string' } };
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Agent Files',
    description: 'How the agent files of a project are checked. Globs count from the folder of this file.',
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      rules: { $ref: '#/definitions/rules' },
      overrides: {
        type: 'array',
        description: 'Other severities for some files; a later entry counts.',
        items: {
          type: 'object',
          properties: {
            files: { ...globs, minItems: 1, description: 'Globs of the files that it is about.' },
            rules: { $ref: '#/definitions/rules' },
          },
          required: ['files', 'rules'],
          additionalProperties: false,
        },
      },
      dialects: {
        type: 'object',
        description: 'Which programs read the files of a glob, where their place does not tell.',
        additionalProperties: {
          anyOf: [{ enum: ids }, { type: 'array', items: { enum: ids }, minItems: 1, uniqueItems: true }],
        },
      },
      ignore: { ...globs, description: 'Files and folders that are left alone.' },
    },
    additionalProperties: false,
    definitions: { rules: levels },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
