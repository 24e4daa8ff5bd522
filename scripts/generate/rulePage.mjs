const GENERATED = '<!-- Made by `npm run generate` from the rule itself. -->';

/** The page of one rule, in Markdown. */
export function rulePage({ meta }, dialects) {
  const readers = meta.dialects.map((id) => dialects.find((one) => one.id === id)?.title ?? id).join(', ');
  return `${[
    GENERATED,
    `# ${meta.id}`,
    meta.title.endsWith('.') ? meta.title : `${meta.title}.`,
    `Severity: **${meta.severity}** · Fix: ${fixText(meta.fix)} · Reader: ${readers} · Since ${meta.since}`,
    '## Why',
    meta.docs.why,
    ...section('Reported', meta.docs.bad),
    ...section('Not reported', meta.docs.good),
    '## Switching it off',
    `\`"agentFiles.rules": { "${meta.id}": "off" }\` in the settings; any severity may stand there instead.`,
  ].join('\n\n')}\n`;
}

function fixText(fix) {
  return { none: 'none', safe: 'yes, also by *fix all*', unsafe: 'offered, never applied by *fix all*' }[fix];
}

function section(title, examples) {
  return examples.length === 0 ? [] : [`## ${title}`, ...examples.flatMap(exampleParts)];
}

function exampleParts({ path, text, files }) {
  const others = Object.keys(files ?? {}).map((file) => `\`${file}\``);
  const place = path ? `In \`${path}\`` : '';
  const beside = others.length > 0 ? `${place ? ', with' : 'With'} ${others.join(' and ')} present` : '';
  return [...(place || beside ? [`${place}${beside}:`] : []), block(text)];
}

/** A code block whose fence nothing in the text can close. */
function block(text) {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}markdown\n${text.replace(/\r/g, '').replace(/\n$/, '')}\n${fence}`;
}

/** The list of all rules. */
export function ruleIndex(rules) {
  const rows = rules.map(({ meta }) => `| [${meta.id}](${meta.id}.md) | ${meta.severity} | ${meta.title} |`);
  return `${[GENERATED, '# Rules', ['| rule | severity | finds |', '| --- | --- | --- |', ...rows].join('\n')].join('\n\n')}\n`;
}
