import { checkCases, header } from '../support/ruleCases.ts';

const error = ['error invalid-type'];

checkCases('invalid-type', [
  {
    name: 'a number in quotes',
    text: header('temperature: «"0.2"»\nsteps: «\'10\'»'),
    found: [...error, ...error],
    fixed: header('temperature: 0.2\nsteps: 10'),
  },
  { name: 'a decimal comma', text: header('top_p: «0,9»'), found: error, fixed: header('top_p: 0.9') },
  {
    name: 'a word for a number',
    text: header('temperature: «low»'),
    found: error,
    fixed: header('temperature: low'),
  },
  {
    name: 'a boolean in quotes',
    text: header('hidden: «"true"»'),
    found: error,
    fixed: header('hidden: true'),
  },
  {
    name: 'a number for a boolean',
    text: header('disable: «0»'),
    found: error,
    fixed: header('disable: false'),
  },
  {
    name: 'a number for a text',
    text: header('description: «42»'),
    found: error,
    says: /YAML reads `42` as a number\. Write `"42"`/,
    fixed: header('description: "42"'),
  },
  {
    name: 'a number for a name, which the schema takes',
    text: header('name: «31»'),
    found: error,
    says: /fails at every message.*`name` must be a string.*Write `"31"`/,
    fixed: header('name: "31"'),
  },
  {
    name: 'a list for a name',
    text: header('name: «[a, b]»'),
    found: error,
    fixed: header('name: "[a, b]"'),
  },
  {
    name: 'a date for a name',
    text: header('name: «2024-01-01»'),
    found: ['error invalid-value'],
    fixed: header('name: "2024-01-01"'),
  },
  { name: 'nothing for a name', text: header('name:\ndescription: x') },
  { name: 'a number for the name of a primary agent', text: header('name: 31\nmode: primary'), found: [] },
  {
    name: 'brackets in a text',
    text: header('description: «[Backend]»'),
    found: error,
    fixed: header('description: "[Backend]"'),
  },
  { name: 'a list for a model', text: header('model: «[a/b, c/d]»'), found: error, says: /not a list/ },
  {
    name: 'nothing',
    text: header('mode: all\n«description»:\nhidden: true'),
    found: error,
    says: /nothing is written here/,
    fixed: header('mode: all\nhidden: true'),
  },
  { name: 'null', text: header('mode: «null»'), found: error },
  {
    name: 'children behind tabs: one finding',
    text: header('«tools»:\n\tbash: false\n\tedit: false\nmode: all'),
    found: error,
    says: /indented by tabs/,
    fixed: header('tools:\n  bash: false\n  edit: false\nmode: all'),
  },
  {
    name: 'patterns where only an action is taken',
    text: header('permission:\n  webfetch:\n    «"*": deny»\n  bash: ask'),
    found: error,
    fixed: header('permission:\n  webfetch: deny\n  bash: ask'),
  },
  {
    name: 'switches for actions',
    text: header('permission:\n  bash: «false»\n  edit: «true»'),
    found: [...error, ...error],
    fixed: header('permission:\n  bash: deny\n  edit: allow'),
  },
  {
    name: 'tools as another program lists them',
    text: header('tools: «Read, Grep, WebFetch, Write, Edit»\nmode: all'),
    found: error,
    fixed: header(
      'permission:\n  "*": deny\n  read: allow\n  grep: allow\n  webfetch: allow\n  edit: allow\nmode: all',
    ),
  },
  {
    name: 'tools as a list',
    text: header('tools:\n  «- read\n  - mcp__github__issue»\nmode: all'),
    found: error,
    fixed: header('permission:\n  "*": deny\n  read: allow\n  github_issue: allow\nmode: all'),
  },
  { name: 'all tools', text: header('mode: all\ntools: «"*"»'), found: error, fixed: header('mode: all') },
  {
    name: 'a map that the repair spoils',
    text: header('description: «Use when: asked»\ntools: «{bash: false}»'),
    found: ['warning repaired-header', ...error],
    fixed: header('description: "Use when: asked"\ntools: {bash: false}'),
    asIs: true,
  },
  {
    name: 'a bracket that is not closed',
    text: header('tools: «{bash: false»\nmode: all'),
    found: error,
    fixed: header('tools: {bash: false}\nmode: all'),
    asIs: true,
  },
  {
    name: 'a command',
    path: '/.opencode/command/go.md',
    text: header('subtask: «"yes"»'),
    found: error,
    fixed: header('subtask: true'),
  },
]);
