import type { BodyReferences, Fact, FieldSpec, KindSpec, Shape } from '../../types.ts';
import { docs } from './evidence.ts';

const PLUGINS = docs('plugins-reference');
const MARKETPLACES = docs('plugin-marketplaces');
const HOOKS = docs('hooks');
const SERVERS = docs('mcp');

const NO_BODY: BodyReferences = {
  at: 'literal',
  atBase: 'file',
  doc: 'The file holds settings and has no text.',
  evidence: PLUGINS,
};

type Entry = readonly [key: string, shape: Shape, doc: string];

/** What describes a plugin, in its manifest and in the list of a marketplace alike. */
const ABOUT: readonly Entry[] = [
  ['displayName', 'string', 'The name that people see.'],
  [
    'version',
    'string',
    'The version of the plugin. Where a marketplace names another one, that of the manifest counts.',
  ],
  ['description', 'string', 'What the plugin does.'],
  ['author', 'map', 'Who wrote the plugin: `name`, and if you like `email` and `url`.'],
  ['homepage', 'string', 'The page of the plugin.'],
  ['repository', 'string', 'Where its source is kept.'],
  ['license', 'string', 'Its licence.'],
  ['keywords', 'string-list', 'Words to find it by.'],
  ['metadata', 'map', 'Whatever else is kept with the plugin.'],
  ['defaultEnabled', 'boolean', 'Whether the plugin is on when it is installed.'],
];

/** What a plugin consists of; paths begin with `./` at the root of the plugin. */
const PARTS: readonly Entry[] = [
  ['skills', 'any', 'Further folders of skills, beside `skills/`.'],
  ['commands', 'any', 'Files or folders of commands, in place of `commands/`.'],
  ['agents', 'any', 'Files of agents, in place of `agents/`.'],
  ['workflows', 'any', 'Workflows, in place of `workflows/`.'],
  ['outputStyles', 'any', 'Output styles, in place of `output-styles/`.'],
  ['hooks', 'any', 'Hooks: a file such as `hooks/hooks.json`, or the hooks themselves.'],
  ['mcpServers', 'any', 'MCP servers: a file such as `.mcp.json`, or the servers themselves.'],
  ['lspServers', 'any', 'Language servers: a file such as `.lsp.json`, or the servers themselves.'],
];

const SCHEMA: Entry = ['$schema', 'string', 'The schema that an editor checks the file by.'];

const PLUGIN_FIELDS: readonly FieldSpec[] = [
  {
    key: 'name',
    shape: 'string',
    required: true,
    doc: 'What the plugin is called, in lower case with hyphens; its agents, skills and commands are called `name:…`. The only key that a manifest needs.',
    evidence: PLUGINS,
  },
  ...fields(PLUGINS, [...ABOUT, ...PARTS]),
  {
    key: 'experimental',
    shape: 'map',
    fields: fields(PLUGINS, [
      ['themes', 'any', 'Colour themes.'],
      ['monitors', 'any', 'Commands that watch something in the background.'],
    ]),
    doc: 'Parts under trial: `themes` and `monitors`.',
    evidence: PLUGINS,
  },
  ...fields(PLUGINS, [
    ['userConfig', 'map', 'Settings that the user is asked for.'],
    ['channels', 'any', 'Ways in which messages come in from outside.'],
    ['dependencies', 'any', 'Other plugins that this one needs.'],
    SCHEMA,
  ]),
];

const MARKETPLACE_FIELDS: readonly FieldSpec[] = [
  {
    key: 'name',
    shape: 'string',
    required: true,
    doc: 'What the marketplace is called; its plugins are installed as `plugin@name`.',
    evidence: MARKETPLACES,
  },
  {
    key: 'owner',
    shape: 'map',
    required: true,
    fields: [
      {
        key: 'name',
        shape: 'string',
        required: true,
        doc: 'The name of the owner.',
        evidence: MARKETPLACES,
      },
      { key: 'email', shape: 'string', doc: 'An address to write to.', evidence: MARKETPLACES },
    ],
    doc: 'Who keeps the marketplace.',
    evidence: MARKETPLACES,
  },
  {
    key: 'plugins',
    shape: 'list',
    required: true,
    fields: [
      {
        key: 'name',
        shape: 'string',
        required: true,
        doc: 'What the plugin is called.',
        evidence: MARKETPLACES,
      },
      {
        key: 'source',
        shape: 'any',
        required: true,
        doc: 'Where the plugin comes from: a folder of the marketplace such as `./plugins/tools`, or a map that names a repository.',
        evidence: MARKETPLACES,
      },
      ...fields(MARKETPLACES, [
        ...ABOUT,
        ['category', 'string', 'What kind of plugin it is.'],
        ['tags', 'string-list', 'Words to find it by.'],
        ['strict', 'boolean', 'Whether the plugin needs a manifest of its own.'],
        ['relevance', 'any', 'When the plugin is worth proposing.'],
        ...PARTS,
      ]),
    ],
    doc: 'The plugins of the marketplace, each with a `name` and a `source`.',
    evidence: MARKETPLACES,
  },
  ...fields(MARKETPLACES, [
    ['description', 'string', 'What the marketplace is for.'],
    ['version', 'string', 'The version of the list.'],
  ]),
  {
    key: 'metadata',
    shape: 'map',
    fields: fields(MARKETPLACES, [
      ['pluginRoot', 'string', 'The folder that the paths of the plugins begin at.'],
    ]),
    doc: 'Further settings of the list, such as `pluginRoot`.',
    evidence: MARKETPLACES,
  },
  ...fields(MARKETPLACES, [
    [
      'allowCrossMarketplaceDependenciesOn',
      'any',
      'Other marketplaces whose plugins may be named under `dependencies`.',
    ],
    ['renames', 'any', 'Plugins that have a new name.'],
    SCHEMA,
  ]),
];

function fields(evidence: FieldSpec['evidence'], entries: readonly Entry[]): FieldSpec[] {
  return entries.map(([key, shape, doc]) => ({ key, shape, doc, evidence }));
}

/** Nothing can be said of a key that the table does not have. */
const NOT_LISTED: Fact = { doc: 'One of the many other settings of Claude Code.', evidence: HOOKS };

/** The files of settings that belong to agents, skills and plugins; none has a text. */
export const JSON_KINDS: readonly KindSpec[] = [
  {
    kind: 'plugin',
    title: 'plugin manifest',
    format: 'json',
    fields: PLUGIN_FIELDS,
    unknownKeys: 'ignored-aloud',
    unknownKey: {
      doc: 'Claude Code ignores this key; `claude plugin validate` warns of it. A known key with a value of the wrong kind keeps the plugin from loading.',
      evidence: PLUGINS,
    },
    starter: ['name', 'description', 'version'],
    references: NO_BODY,
  },
  {
    kind: 'marketplace',
    title: 'marketplace',
    format: 'json',
    fields: MARKETPLACE_FIELDS,
    unknownKeys: 'ignored-aloud',
    unknownKey: { doc: 'Claude Code does not know this key.', evidence: MARKETPLACES },
    starter: ['name', 'owner', 'plugins'],
    references: NO_BODY,
  },
  {
    kind: 'hooks',
    title: 'hook file',
    format: 'json',
    fields: [
      {
        key: 'hooks',
        shape: 'hooks',
        doc: 'Commands that run on events: a map of events to lists of matchers, each with a list of handlers under `hooks`.',
        evidence: HOOKS,
      },
    ],
    unknownKeys: 'ignored',
    unknownKey: NOT_LISTED,
    starter: ['hooks'],
    references: NO_BODY,
  },
  {
    kind: 'mcp',
    title: 'list of MCP servers',
    format: 'json',
    fields: [
      {
        key: 'mcpServers',
        shape: 'map',
        defines: 'server',
        doc: 'The MCP servers of the project or the plugin, each below its name.',
        evidence: SERVERS,
      },
    ],
    unknownKeys: 'ignored',
    unknownKey: { doc: 'Claude Code reads `mcpServers` alone.', evidence: SERVERS },
    starter: ['mcpServers'],
    references: NO_BODY,
  },
];
