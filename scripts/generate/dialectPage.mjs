const cell = (text) =>
  String(text ?? '')
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ');

const code = (text) => (text === undefined ? undefined : `\`${text}\``);

/** A table of the columns in which some row has something; nothing where there are no rows. */
function table(head, rows) {
  if (rows.length === 0) return undefined;
  const used = head.map((_, column) => rows.some((row) => (row[column] ?? '') !== ''));
  const line = (cells) => `| ${cells.filter((_, column) => used[column]).join(' | ')} |`;
  return [
    line(head),
    line(head.map(() => '---')),
    ...rows.map((row) => line(head.map((_, column) => cell(row[column])))),
  ].join('\n');
}

/** A heading with what stands below it; nothing where that is nothing. */
function section(heading, ...parts) {
  const filled = parts.filter(Boolean);
  return filled.length > 0 ? [heading, ...filled] : [];
}

const SEEN = { observed: 'seen', source: 'code', docs: 'docs' };

function evidence({ kind, source }) {
  return `${SEEN[kind]}: ${source}`;
}

/** What the table of one dialect says, as a page. */
export function dialectPage(dialect) {
  const parts = [
    '<!-- Made by `npm run generate` from the dialect table. -->',
    `# ${dialect.title}`,
    `Checked on version ${dialect.version}, ${dialect.places.evidence.checked}. Home: <${dialect.homepage}>`,
    'Where a fact comes from stands at the end of its row: *seen* on the real program, read in its *code*, or stated in its *docs*.',
    ...section('## Files', fileTable(dialect)),
    ...dialect.kinds.flatMap(kindParts),
    ...section('## Models by word', valueTable(dialect.modelAliases ?? [])),
    ...section('## Tools', toolTable(dialect)),
    ...section('### Other names', aliasTable(dialect)),
    ...section('### Former names', renameTable(dialect)),
    ...section('## Tools that are gone', goneTable(dialect)),
    ...section('## Rules about tools', formsTable(dialect)),
    ...section('## Permission keys', permissionTable(dialect)),
    ...section('## Effort levels', valueTable(dialect.effortLevels), effortTable(dialect)),
    ...hookParts(dialect),
    ...section('## Keys and tools of other programs', foreignKeyTable(dialect), foreignToolTable(dialect)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function renameTable({ toolRenames = [] }) {
  return table(
    ['name', 'now', 'evidence'],
    toolRenames.map((one) => [code(one.name), one.use.map(code).join(', '), evidence(one.evidence)]),
  );
}

function fileTable({ places, kinds }) {
  const title = (kind) => kinds.find((one) => one.kind === kind)?.title ?? kind;
  const roots = [...new Set([...places.projectFolders, ...places.homeFolders.map((one) => `~/${one}`)])];
  const markers = [...places.configFiles, ...(places.markers ?? [])].map(code).join(' or ');
  const below = (within) =>
    [
      within === 'marked' ? '' : roots.map(code).join(', '),
      within !== 'own' && markers && `folders with ${markers}`,
    ]
      .filter(Boolean)
      .join(', ');
  return table(
    ['what', 'files', 'where', 'evidence'],
    [
      ...places.patterns.map((pattern) => [
        title(pattern.kind),
        pattern.folders.map((folder) => code(folder + fileGlob(pattern))).join(' '),
        below(pattern.within),
        evidence(pattern.evidence),
      ]),
      ...places.shared.map(({ folder, pattern }) => [
        title(pattern.kind),
        pattern.folders.map((one) => code(`${folder}/${one}${fileGlob(pattern)}`)).join(' '),
        'where the program is used',
        evidence(pattern.evidence),
      ]),
      ...(places.files ?? []).map((file) => [
        title(file.kind),
        code(file.path),
        whereRead(file),
        evidence(file.evidence),
      ]),
      ...(places.listing?.keys ?? []).map(({ key, kind, replaces }) => [
        title(kind),
        `what ${code(places.listing.file)} names under ${code(key)}`,
        replaces ? 'in place of the folder' : 'beside the folder',
        evidence(places.listing.evidence),
      ]),
    ],
  );
}

function whereRead({ shared, unless }) {
  const where = shared ? 'where the program is used' : 'anywhere';
  return unless ? `${where}, without ${unless.map(code).join(' or ')}` : where;
}

function fileGlob({ file, recursive, depth }) {
  const between = depth === undefined ? (recursive ? '/**' : '') : '/*'.repeat(depth);
  return `${between}/${file.name ?? `*${file.extension}`}`;
}

function kindParts(kind) {
  const body = kind.format === 'json' ? [] : ['### What becomes of its text', kind.references.doc];
  const forms = (kind.references.forms ?? []).map((one) => [one.title, one.doc, evidence(one.evidence)]);
  return [
    `## Keys: ${kind.title}`,
    keyTable(kind.fields) ?? 'None.',
    `Other keys: ${kind.unknownKey.doc}`,
    ...section('### Values', namedValues(kind.fields)),
    ...body,
    ...[table(['form', 'what it does', 'evidence'], forms)].filter(Boolean),
  ];
}

/** How many keys a path in a table may have. */
const DEEPEST = 3;

/** Keys with those below them, under their whole path. */
function flat(fields, path = '', depth = 1) {
  return fields.flatMap((one) => {
    const key = path + one.key;
    const inner = one.shape === 'list' ? `${key}[].` : `${key}.`;
    const below = depth < DEEPEST ? (one.fields ?? []) : [];
    return [{ ...one, key }, ...flat(below, inner, depth + 1)];
  });
}

function keyTable(fields) {
  return table(
    ['key', 'value', 'default', 'what it does', 'evidence'],
    flat(fields).map((one) => [
      code(one.key),
      valueText(one),
      one.default,
      docText(one),
      evidence(one.evidence),
    ]),
  );
}

function valueText({ shape, values }) {
  return values?.length ? values.map((one) => code(one.value)).join(' ') : shape.replaceAll('-', ' ');
}

function docText({ doc, deprecated, required, elsewhere, targets }) {
  return [
    required ? '**Required.**' : '',
    targets?.length ? `Only for ${targets.map(code).join(', ')}.` : '',
    deprecated ? `**Deprecated**, use \`${deprecated.use}\`.` : '',
    doc,
    elsewhere ?? '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** The values of closed keys; levels of effort have a table of their own. */
function namedValues(fields) {
  const rows = flat(fields)
    .filter((one) => one.shape !== 'effort')
    .flatMap((one) => (one.values ?? []).map((value) => [code(one.key), ...valueRow(value)]));
  return table(['key', 'value', 'what it means', 'evidence'], rows);
}

function valueRow(one) {
  const names = [one.value, ...(one.also ?? [])].map(code).join(', ');
  return [names, one.doc, evidence(one.evidence)];
}

function valueTable(values) {
  return table(['value', 'what it means', 'evidence'], values.map(valueRow));
}

function toolTable({ tools }) {
  return table(
    ['tool', 'permission', 'only with', 'what it does', 'evidence'],
    tools.map((one) => [
      code(one.id),
      one.permission === one.id ? '' : code(one.permission),
      one.condition,
      one.inAgents === false ? `${one.doc} Agents that others start never have it.` : one.doc,
      evidence(one.evidence),
    ]),
  );
}

function aliasTable({ toolAliases = [] }) {
  return table(
    ['name', 'tool', 'evidence'],
    toolAliases.map((one) => [code(one.name), code(one.id), evidence(one.evidence)]),
  );
}

function goneTable({ goneTools }) {
  return table(
    ['tool', 'since', 'use', 'what it was', 'evidence'],
    goneTools.map((one) => [code(one.id), one.since, code(one.use), one.doc, evidence(one.evidence)]),
  );
}

function formsTable({ permissionForms = [] }) {
  return table(
    ['rule', 'what it is about', 'evidence'],
    permissionForms.map((one) => [code(one.form), one.doc, evidence(one.evidence)]),
  );
}

function permissionTable({ permissionKeys }) {
  return table(
    ['key', 'pattern map', 'what it governs', 'evidence'],
    permissionKeys.map((one) => [
      code(one.key),
      one.patterns ? 'yes' : 'no',
      one.doc,
      evidence(one.evidence),
    ]),
  );
}

function effortTable({ efforts }) {
  return table(
    ['models', 'levels', 'note', 'evidence'],
    efforts.map((one) => [one.title, one.levels.join(' ') || 'none', one.note, evidence(one.evidence)]),
  );
}

function hookParts({ hooks }) {
  if (!hooks) return [];
  return [
    '## Hooks',
    'Below `hooks` stand events, below each a list of matchers, each with a list of handlers under its own `hooks`.',
    `\`matcher\`: ${hooks.matcher.doc}`,
    valueTable(hooks.events),
    ...hooks.handlers.flatMap((one) => [`### \`type: ${one.type}\``, one.doc, keyTable(one.fields)]),
  ];
}

function foreignKeyTable({ foreignKeys, kinds }) {
  const title = (kind) => kinds.find((one) => one.kind === kind)?.title ?? kind;
  return table(
    ['key', 'of', 'in', 'use', 'what becomes of it', 'evidence'],
    foreignKeys.map((one) => [
      code(one.key),
      one.program,
      one.kinds?.map(title).join(', ') ?? 'all files',
      code(one.use),
      one.doc,
      evidence(one.evidence),
    ]),
  );
}

function foreignToolTable({ foreignTools }) {
  return table(
    ['tool', 'of', 'here'],
    foreignTools.map((one) => [code(one.name), one.program, code(one.use)]),
  );
}
