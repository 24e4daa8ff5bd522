import type { FieldSpec, ValueSpec } from '../../types.ts';
import { source } from './evidence.ts';

const ATTRIBUTES = source('promptFileAttributes');

function value(text: string, doc: string): ValueSpec {
  return { value: text, doc, evidence: ATTRIBUTES };
}

function field(
  key: string,
  shape: FieldSpec['shape'],
  doc: string,
  more: Partial<FieldSpec> = {},
): FieldSpec {
  return { key, shape, doc, evidence: ATTRIBUTES, ...more };
}

/** The keys of an agent of Claude Code that VS Code knows. It says nothing of others. */
export const FOREIGN_AGENT_FIELDS: readonly FieldSpec[] = [
  field('name', 'string', 'What the agent is called.'),
  field('description', 'string', 'What the agent is for.'),
  field(
    'tools',
    'tool-list',
    'Tools of Claude Code. VS Code turns the ones that it knows into tools of its own and drops the others without a word.',
  ),
  field('disallowedTools', 'tool-list', 'Tools of Claude Code that the agent must not use.'),
  field('model', 'model', 'A model of Claude Code: VS Code turns these words into models of its own list.', {
    values: [
      value('sonnet', 'VS Code takes Claude Sonnet 4.5.'),
      value('opus', 'VS Code takes Claude Opus 4.6.'),
      value('haiku', 'VS Code takes Claude Haiku 4.5.'),
      value('inherit', 'The model of the session.'),
    ],
  }),
  field('permissionMode', 'string', 'How Claude Code asks for leave.'),
  field('skills', 'names', 'Skills that are loaded together with the agent.'),
  field('mcpServers', 'servers', 'MCP servers of the agent.'),
  field('hooks', 'map', 'Commands that run on events.'),
  field('memory', 'string', 'Where Claude Code keeps what the agent learns: `user`, `project` or `local`.'),
];
