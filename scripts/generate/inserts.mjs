/** The text with what stands between `<!-- NAME:begin -->` and `<!-- NAME:end -->` replaced. Throws without the marks. */
export function between(text, name, content) {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`the marks ${begin} … ${end} are missing`);
  return `${text.slice(0, from + begin.length)}\n${content}\n${text.slice(to)}`;
}

/** The rules as a table for the README. */
export function ruleTable(rules) {
  const rows = rules.map(
    ({ meta }) => `| [\`${meta.id}\`](docs/rules/${meta.id}.md) | ${meta.severity} | ${meta.title} |`,
  );
  return ['| rule | severity | finds |', '| --- | --- | --- |', ...rows].join('\n');
}

/** The manifest with the ids of all rules under the setting `agentFiles.rules`, so that the editor completes them. */
export function rulesSetting(text, rules) {
  const manifest = JSON.parse(text);
  const setting = manifest.contributes?.configuration?.properties?.['agentFiles.rules'];
  if (!setting) return text;
  setting.properties = Object.fromEntries(
    rules.map(({ meta }) => [
      meta.id,
      {
        enum: ['error', 'warning', 'information', 'hint', 'off'],
        default: meta.severity,
        markdownDescription: `${meta.title}.`,
      },
    ]),
  );
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The manifest with the ids of all dialects under the setting `agentFiles.dialects`: one of them, or a list. */
export function dialectsSetting(text, dialects) {
  const manifest = JSON.parse(text);
  const setting = manifest.contributes?.configuration?.properties?.['agentFiles.dialects'];
  if (!setting) return text;
  const one = { enum: dialects.map(({ id }) => id), enumDescriptions: dialects.map(({ title }) => title) };
  setting.additionalProperties = {
    anyOf: [one, { type: 'array', items: one, minItems: 1, uniqueItems: true }],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
