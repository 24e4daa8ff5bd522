const cell = (text) =>
  String(text ?? '')
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ');

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
}

function evidence({ kind, source, version, checked }) {
  return `${kind}: ${source} (${version}, ${checked})`;
}

/** What the table of one dialect says, as a page. */
export function dialectPage(dialect) {
  const parts = [
    '<!-- Made by `npm run generate` from the dialect table. -->',
    `# ${dialect.title}`,
    `Checked on version ${dialect.version}. Home: <${dialect.homepage}>`,
    '## Files',
    table(
      ['kind', 'folders', 'files'],
      [
        ...dialect.places.patterns.map((pattern) => fileRow(pattern)),
        ...dialect.places.shared.map(({ folder, pattern }) => fileRow(pattern, `${folder}/`)),
      ],
    ),
  ];
  for (const kind of dialect.kinds)
    parts.push(
      `## Keys: ${kind.title}`,
      keyTable(kind.fields),
      `### References in its body`,
      kind.references.doc,
      ...(kind.references.forms ? [formTable(kind.references.forms)] : []),
    );
  parts.push('## Tools', toolTable(dialect), '## Tools that are gone', goneTable(dialect));
  parts.push('## Permission keys', permissionTable(dialect), '## Effort levels', effortTable(dialect));
  return `${parts.join('\n\n')}\n`;
}

function fileRow({ kind, folders, file, recursive }, root = '') {
  const name = file.name ?? `*${file.extension}`;
  return [kind, folders.map((one) => `\`${root}${one}/\``).join(' '), `\`${recursive ? '**/' : ''}${name}\``];
}

function formTable(forms) {
  return table(
    ['form', 'what it does', 'evidence'],
    forms.map((one) => [one.title, one.doc, evidence(one.evidence)]),
  );
}

function keyTable(fields) {
  return table(
    ['key', 'value', 'default', 'what it does', 'evidence'],
    fields.map((one) => [
      `\`${one.key}\``,
      valueText(one),
      one.default,
      docText(one),
      evidence(one.evidence),
    ]),
  );
}

function valueText({ shape, values }) {
  return values?.length ? values.map((one) => `\`${one.value}\``).join(' ') : shape;
}

function docText({ doc, deprecated, required }) {
  return [
    required ? '**Required.**' : '',
    deprecated ? `**Deprecated**, use \`${deprecated.use}\`.` : '',
    doc,
  ]
    .filter(Boolean)
    .join(' ');
}

function toolTable({ tools }) {
  return table(
    ['tool', 'permission', 'condition', 'what it does', 'evidence'],
    tools.map((one) => [
      `\`${one.id}\``,
      `\`${one.permission}\``,
      one.condition,
      one.doc,
      evidence(one.evidence),
    ]),
  );
}

function goneTable({ goneTools }) {
  return table(
    ['tool', 'since', 'use', 'what it was'],
    goneTools.map((one) => [`\`${one.id}\``, one.since, one.use, one.doc]),
  );
}

function permissionTable({ permissionKeys }) {
  return table(
    ['key', 'pattern map', 'what it governs', 'evidence'],
    permissionKeys.map((one) => [
      `\`${one.key}\``,
      one.patterns ? 'yes' : 'no',
      one.doc,
      evidence(one.evidence),
    ]),
  );
}

function effortTable({ efforts }) {
  return table(
    ['models', 'key', 'levels', 'note'],
    efforts.map((one) => [one.title, one.key ? `\`${one.key}\`` : 'none', one.levels.join(' '), one.note]),
  );
}
