import { describe, expect, it } from 'vitest';
import { applyEdits, openFixture } from '../support/fixture.ts';
import { checkCases, type RuleCase } from '../support/ruleCases.ts';

const AGENT = '/.claude/agents/example.md';
const COMMAND = '/.claude/commands/example.md';

/** An agent that loads, with more keys. */
function agent(lines: string): string {
  return `---\nname: example\ndescription: Reviews a change\n${lines}\n---\nReview the change.\n`;
}

function at(path: string, cases: readonly Omit<RuleCase, 'path'>[]): readonly RuleCase[] {
  return cases.map((one) => ({ ...one, path }));
}

checkCases(
  'silently-dropped',
  at(AGENT, [
    {
      name: 'no name',
      text: '«---»\ndescription: Reviews a change\n---\nReview.\n',
      found: ['error silently-dropped'],
      fixed: '---\nname: example\ndescription: Reviews a change\n---\nReview.\n',
      says: /^Claude Code does not load this agent and says nothing: it has no `name`\. The file name does not stand in\.$/,
      asIs: true,
    },
    {
      name: 'a name under another key',
      text: '«---»\nName: review\ndescription: Reviews a change\n---\nReview.\n',
      found: ['error silently-dropped'],
      fixed: '---\nname: review\ndescription: Reviews a change\n---\nReview.\n',
    },
    {
      name: 'neither name nor description',
      text: '«---»\ntools: Read\n---\n# Code review\n',
      found: ['error silently-dropped'],
      fixed: '---\nname: example\ndescription: Code review\ntools: Read\n---\n# Code review\n',
      says: /it has no `name` and no `description`\./,
      asIs: true,
    },
    {
      name: 'an empty name',
      text: '---\n«name»:\ndescription: Reviews a change\n---\nReview.\n',
      found: ['error silently-dropped'],
      fixed: '---\nname: example\ndescription: Reviews a change\n---\nReview.\n',
    },
    {
      name: 'a number',
      text: '---\nname: «2024»\ndescription: Reviews a change\n---\nReview.\n',
      found: ['error silently-dropped'],
      fixed: '---\nname: "2024"\ndescription: Reviews a change\n---\nReview.\n',
      says: /`name` must be a string, but without quotes YAML reads `2024` as a number\. Put it in quotes\.$/,
    },
    {
      name: 'a colon, also a wide one',
      text: '---\nname: «ring：review»\ndescription: Reviews a change\n---\nReview.\n',
      found: ['error silently-dropped'],
      fixed: '---\nname: ring-review\ndescription: Reviews a change\n---\nReview.\n',
      says: /it wants a name without `:`\. Write another one\.$/,
    },
    {
      name: 'a dash first',
      text: '---\nname: «-review»\ndescription: Reviews a change\n---\nReview.\n',
      found: ['error silently-dropped'],
      fixed: '---\nname: review\ndescription: Reviews a change\n---\nReview.\n',
    },
    {
      name: 'a list for a description',
      text: '---\nname: example\ndescription: «[a, b]»\n---\nReview.\n',
      found: ['error silently-dropped'],
    },
    {
      name: 'a truth value for a description',
      text: '---\nname: example\ndescription: «true»\n---\nReview.\n',
      found: ['error silently-dropped'],
      fixed: '---\nname: example\ndescription: "true"\n---\nReview.\n',
    },
    {
      name: 'a list in place of keys',
      text: '---\n«- name: example\n- description: Reviews»\n---\nReview.\n',
      found: ['error silently-dropped'],
      says: /it has no `name` and no `description`, and its header holds no `key: value`\./,
      asIs: true,
    },
    {
      name: 'a blank line first',
      text: '\n«---»\nname: example\ndescription: Reviews a change\n---\nReview.\n',
      found: ['error silently-dropped'],
      fixed: '---\nname: example\ndescription: Reviews a change\n---\nReview.\n',
      asIs: true,
    },
    {
      name: 'a word behind the dashes',
      text: '---«yaml»\nname: example\ndescription: Reviews a change\n---\nReview.\n',
      found: ['error silently-dropped'],
      asIs: true,
    },
    {
      name: 'four dashes',
      text: '«----»\nname: example\ndescription: Reviews a change\n----\nReview.\n',
      found: ['error silently-dropped'],
      fixed: '---\nname: example\ndescription: Reviews a change\n---\nReview.\n',
      asIs: true,
    },
    {
      name: 'no end',
      text: '«---»\nname: example\ndescription: Reviews a change\n\n# Review\n',
      found: ['error silently-dropped'],
      fixed: '---\nname: example\ndescription: Reviews a change\n---\n\n# Review\n',
    },
    {
      name: 'YAML that no repair helps is told as such',
      text: "---\nname: example\ndescription: «'it's broken'»\n---\nReview.\n",
      found: ['error yaml-syntax'],
      says: /^Text follows the closing quote\. Claude Code does not load this agent and says nothing\. /,
    },
    {
      name: 'no header at all',
      text: '«# Reviewer»\n\nYou review a change.\n',
      found: ['information silently-dropped'],
      asIs: true,
    },
  ]),
);

checkCases('documents and plugins', [
  { name: 'a document', text: '# Agents\n', path: '/.claude/agents/README.md', asIs: true },
  { name: 'in capitals', text: '# Agents\n', path: '/.claude/agents/WORKFLOW.md', asIs: true },
  { name: 'a template', text: '# Agents\n', path: '/.claude/agents/_template.md', asIs: true },
  { name: 'an empty file', text: '\n', path: AGENT, asIs: true },
]);

checkCases('cut-header', [
  ...at(AGENT, [
    {
      name: 'in a text',
      text: '---\nname: example\ndescription: Reviews «---» all of it\ntools: Read\nmodel: opus\n---\nReview.\n',
      found: ['error cut-header'],
      fixed: '---\nname: example\ndescription: Reviews — all of it\ntools: Read\nmodel: opus\n---\nReview.\n',
      says: /^Claude Code ends the header at the first `---` of all, inside `description`: `tools`, `model` below do not count, and the agent has every tool\. Write another sign; quotes do not help\.$/,
    },
    {
      name: 'above the name',
      text: '---\n# «----» Who ----\nname: example\ndescription: Reviews a change\n---\nReview.\n',
      found: ['error cut-header'],
      fixed: '---\n# — Who —\nname: example\ndescription: Reviews a change\n---\nReview.\n',
      says: /, here: `name`, `description` below do not count\. Claude Code does not load this agent and says nothing\./,
      asIs: true,
    },
    {
      name: 'in a block of text',
      text: '---\nname: example\ndescription: |\n  Reviews.\n  «---»\n  All of it.\n---\nReview.\n',
      found: ['warning cut-header'],
      fixed: '---\nname: example\ndescription: |\n  Reviews.\n  ***\n  All of it.\n---\nReview.\n',
    },
    {
      name: 'in a name, which only its author can change',
      text: '---\nname: example\ndescription: Reviews a change\nskills: [a«---»b]\n---\nReview.\n',
      found: ['warning cut-header'],
      fixed: '---\nname: example\ndescription: Reviews a change\nskills: [a---b]\n---\nReview.\n',
    },
    {
      name: 'in quotes',
      text: '---\nname: example\ndescription: "Reviews «---» all"\n---\nReview.\n',
      found: ['error cut-header'],
    },
    {
      name: 'at the end of the last line, before a text with a rule',
      text: '---\nname: example\ndescription: Reviews a change ---\nReview.\n\nMore: text\n\n---\n\nEnd.\n',
      found: [],
    },
  ]),
  ...at(COMMAND, [
    {
      name: 'in a command',
      text: '---\ndescription: a «---» b\nallowed-tools: Read\n---\nReview.\n',
      found: ['error cut-header'],
      says: /inside `description`: `allowed-tools` below does not count\. /,
    },
  ]),
]);

checkCases(
  'zero-tools',
  at(AGENT, [
    {
      name: 'a map that forbids',
      text: agent('tools:\n  «bash: false\n  WebFetch: false\n  list: false»'),
      found: ['warning zero-tools'],
      fixed: agent('disallowedTools: Bash, WebFetch'),
      asIs: true,
    },
    {
      name: 'a map that allows',
      text: agent('tools: «{read: true, grep: true}»'),
      found: ['warning zero-tools'],
      fixed: agent('tools: Read, Grep'),
    },
    {
      name: 'a map that does both: what is not forbidden stays',
      text: agent('tools: «{read: true, bash: false}»'),
      found: ['warning zero-tools'],
      fixed: agent('disallowedTools: Bash'),
    },
    {
      name: 'a map of other values',
      text: agent('tools: «{read: yes}»'),
      found: ['warning zero-tools'],
      fixed: '---\nname: example\ndescription: Reviews a change\n---\nReview the change.\n',
    },
    { name: 'nothing', text: agent('«tools»:'), found: ['warning zero-tools'] },
    { name: 'a truth value', text: agent('tools: «true»'), found: ['warning zero-tools'] },
    { name: 'an empty list', text: agent('tools: «[]»'), found: ['information zero-tools'] },
    {
      name: 'names in lower case',
      text: agent('tools: «read, bash»'),
      found: ['error zero-tools'],
      fixed: agent('tools: Read, Bash'),
      says: /^Claude Code refuses to start this agent: `read`, `bash` are no tools of it\. Write `tools: Read, Bash`\.$/,
    },
    {
      name: 'an agent that is not loaded either',
      text: '«---»\ndescription: Reviews a change\ntools: «read»\n---\nReview.\n',
      found: ['error silently-dropped', 'warning zero-tools'],
      asIs: true,
    },
    {
      name: 'most of them mean nothing',
      text: agent('tools: «alpha, beta, read»'),
      found: ['error zero-tools'],
      fixed: '---\nname: example\ndescription: Reviews a change\n---\nReview the change.\n',
      says: /^Claude Code refuses to start this agent: .* Name a tool that it has, or remove the key for all of them\.$/,
    },
    {
      name: 'another sign between them',
      text: agent('tools: «Read;Grep»'),
      found: ['error zero-tools'],
    },
    {
      name: 'all taken away again',
      text: agent('tools: «Bash»\ndisallowedTools: Bash'),
      found: ['warning zero-tools'],
      says: /`disallowedTools` takes away what `tools` names\./,
    },
    { name: 'tools of the main agent', text: agent('tools: «AskUserQuestion»'), found: ['error zero-tools'] },
    { name: 'a server that may be there', text: agent('tools: mcp__github__create_issue') },
  ]),
);

checkCases(
  'names in lists of tools',
  at(AGENT, [
    {
      name: 'wrong case in a text',
      text: agent('tools: Grep, «read», Bash'),
      found: ['warning tool-case'],
      fixed: agent('tools: Grep, Read, Bash'),
      says: /so this entry does nothing and the agent goes without `Read`\. Write `Read`\.$/,
    },
    {
      name: 'wrong case, and the right one is here',
      text: agent('tools: Grep, «grep», Bash'),
      found: ['warning tool-case'],
      fixed: agent('tools: Grep, Bash'),
    },
    {
      name: 'in a list of lines',
      text: agent('disallowedTools:\n  - Write\n  - «bash»'),
      found: ['warning tool-case'],
      fixed: agent('disallowedTools:\n  - Write\n  - Bash'),
      says: /so this entry does nothing and `Bash` stays\./,
    },
    {
      name: 'gone, in the middle, at the end, in brackets and in quotes',
      text: agent('tools: ["Read", «LS», "Grep «MultiEdit»"]'),
      found: ['warning removed-tool', 'warning removed-tool'],
      fixed: agent('tools: ["Read", "Grep"]'),
    },
    {
      name: 'gone, in a list of lines',
      text: agent('tools:\n  - Read\n  - «LS»\n  - Grep'),
      found: ['warning removed-tool'],
      fixed: agent('tools:\n  - Read\n  - Grep'),
      asIs: true,
    },
    {
      name: 'nothing else is forbidden',
      text: agent('disallowedTools: «LS»\nmodel: opus'),
      found: ['warning removed-tool'],
      fixed: agent('model: opus'),
    },
    {
      name: 'another program’s',
      text: agent('tools: Read «run_shell_command»'),
      found: ['warning foreign-tool'],
      fixed: agent('tools: Read Bash'),
    },
    {
      name: 'misspelled',
      text: agent('tools: Read, «WebFecth»'),
      found: ['warning unknown-tool'],
      fixed: agent('tools: Read, WebFetch'),
    },
    {
      name: 'a server without its prefix',
      text: agent('tools: Read, «context7»'),
      found: ['warning unknown-tool'],
      says: /^Claude Code has no tool `context7`: this entry does nothing\. Remove it; an MCP server is named `mcp__server`\.$/,
    },
    { name: 'signs between names', text: agent('tools: Read | Grep, - , Glob') },
    { name: 'former names and servers', text: agent('tools: Task, KillShell, mcp__a, mcp__a__*, mcp__a__b') },
  ]),
);

checkCases(
  'rules about tools',
  at(COMMAND, [
    { name: 'their names are not resolved', text: '---\nallowed-tools: read, Nothing(x)\n---\nGo.\n' },
  ]),
);

checkCases(
  'tool-specifier-ignored',
  at(AGENT, [
    {
      name: 'a rule in tools',
      text: agent('tools: Read, Bash«(git status, git diff)»'),
      found: ['warning tool-specifier-ignored'],
      fixed: agent('tools: Read, Bash'),
      says: /^Claude Code cuts off what stands in parentheses here: `Bash\(git status, git diff\)` grants all of `Bash`\. /,
    },
    {
      name: 'the tool is here already',
      text: agent('tools: Read, Bash, Bash«(git *)»'),
      found: ['warning tool-specifier-ignored'],
      fixed: agent('tools: Read, Bash'),
    },
    {
      name: 'taken away altogether, agents too',
      text: agent('disallowedTools:\n  - Bash«(rm *)»\n  - Agent«(lead)»'),
      found: ['warning tool-specifier-ignored', 'warning tool-specifier-ignored'],
      says: /`Bash\(rm \*\)` takes all of `Bash` away\./,
    },
    { name: 'no limit', text: agent('tools: Bash(*), Read()') },
    { name: 'agents of a main agent, also by the former name', text: agent('tools: Agent(a, b), Task(c)') },
  ]),
);

checkCases('broken-hook', [
  ...at(AGENT, [
    {
      name: 'a command right below the matcher',
      text: agent('hooks:\n  PreToolUse:\n    - «matcher: Bash»\n      command: ./check.sh'),
      found: ['error broken-hook'],
      fixed: agent(
        'hooks:\n  PreToolUse:\n    - matcher: Bash\n      hooks:\n        - type: command\n          command: ./check.sh',
      ),
    },
    {
      name: 'the same for an event that guards nothing',
      text: agent('hooks:\n  PostToolUse:\n    - «matcher: Bash»\n      command: ./check.sh'),
      found: ['warning broken-hook'],
    },
    {
      name: 'an unknown event',
      text: agent(
        'hooks:\n  «postToolUse»:\n    - hooks:\n        - type: command\n          command: ./check.sh',
      ),
      found: ['warning broken-hook'],
      fixed: agent(
        'hooks:\n  PostToolUse:\n    - hooks:\n        - type: command\n          command: ./check.sh',
      ),
      says: /^Claude Code ignores this entry: `postToolUse` is no event for hooks\. Did you mean `PostToolUse`\?$/,
    },
    { name: 'no map', text: agent('«hooks»: []'), found: ['error broken-hook'] },
    {
      name: 'at the top',
      text: agent('«PreToolUse»:\n  - hooks:\n      - type: command\n        command: ./check.sh'),
      found: ['error broken-hook'],
      fixed: agent(
        'hooks:\n  PreToolUse:\n    - hooks:\n        - type: command\n          command: ./check.sh',
      ),
    },
    {
      name: 'at the top, where it guards nothing',
      text: agent('«PostToolUse»:\n  - hooks:\n      - type: command\n        command: ./check.sh'),
      found: ['warning unknown-key'],
    },
  ]),
  ...at(COMMAND, [
    {
      name: 'a command keeps neither hooks nor leave',
      text: '---\nallowed-tools: Read\nhooks: «text»\n---\nGo.\n',
      found: ['warning broken-hook'],
      says: /^Claude Code loads it without its hooks and without `allowed-tools`: /,
    },
  ]),
]);

checkCases(
  'values and keys that are ignored',
  at(AGENT, [
    {
      name: 'words in the wrong case',
      text: agent('permissionMode: «Plan»\nmemory: «User»'),
      found: ['warning invalid-value', 'warning invalid-value'],
      fixed: agent('permissionMode: plan\nmemory: user'),
      says: /^Claude Code ignores the key: `permissionMode` must be one of .*, not `Plan`\. Write `plan`\.$/,
    },
    {
      name: 'yes',
      text: agent('background: «yes»'),
      found: ['warning invalid-value'],
      fixed: agent('background: true'),
    },
    { name: 'no turns', text: agent('maxTurns: «0»'), found: ['warning invalid-value'] },
    { name: 'empty keys say nothing', text: agent('model:\ncolor:\nmaxTurns:') },
    {
      name: 'the last of two counts',
      text: agent('model: opus\n«model»: haiku'),
      found: ['warning duplicate-key'],
      says: /^The key `model` is here twice, and only the last one counts\. Keep one of the two\.$/,
    },
    {
      name: 'what the program itself suggests',
      text: agent('«allowed-tools»: Read\n«modle»: opus'),
      found: ['warning unknown-key', 'warning unknown-key'],
      fixed: agent('tools: Read\nmodel: opus'),
    },
    {
      name: 'other programs, and notes of one’s own',
      text: agent('«temperature»: 0.2\n«permission»:\n  bash: deny\n«category»: quality'),
      found: ['hint unknown-key', 'information unknown-key', 'hint unknown-key'],
    },
  ]),
);

describe('fix all', () => {
  it.each([
    {
      name: 'gives a name, and leaves tools to the author',
      text: '---\ndescription: Reviews a change\ntools: read\n---\nReview.\n',
      fixed: '---\nname: example\ndescription: Reviews a change\ntools: read\n---\nReview.\n',
    },
    {
      name: 'goes on until nothing is left',
      text: '\n---\nname: a\ndescription: Reviews --- a change\ntools: Read, grep, LS\n---\nReview.\n',
      fixed: '---\nname: a\ndescription: Reviews — a change\ntools: Read, Grep\n---\nReview.\n',
    },
    {
      name: 'says nothing of what an agent is for',
      text: '---\nname: a\ntools: Read, Bash(git *)\n---\nReview.\n',
      fixed: '---\nname: a\ntools: Read, Bash(git *)\n---\nReview.\n',
    },
  ])('$name', ({ text, fixed }) => {
    const { service, open } = openFixture({ files: { [AGENT]: text }, path: AGENT, text, cursor: -1 });
    expect(applyEdits(text, service.fixAll(open))).toBe(fixed);
  });
});
