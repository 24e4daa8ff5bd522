import { describe, expect, it } from 'vitest';
import { findings } from '../support/fixture.ts';

const LONG = 'Reviews '.repeat(400);

/** What is often said of Claude Code's files, and is not so: each text loads as it stands, and nothing is found in it. */
const CLAIMS: readonly { readonly claim: string; readonly path?: string; readonly text: string }[] = [
  { claim: 'names are lower case with hyphens', text: agent('name: Code_Reviewer 2.0/é') },
  { claim: 'names have at most 64 characters', text: agent(`name: ${'n'.repeat(256)}`) },
  { claim: 'names hold no tags', text: agent('name: <b>review</b>') },
  {
    claim: 'an agent is called like its file',
    path: '.claude/agents/some/file.md',
    text: agent('name: lead'),
  },
  { claim: 'tools are a list', text: agent('name: a\ntools: Read, Grep') },
  { claim: 'tools are a text with commas', text: agent('name: a\ntools: Read Grep') },
  { claim: 'tools are a text', text: agent('name: a\ntools: [Read, Grep]') },
  {
    claim: 'tools and disallowedTools exclude each other',
    text: agent('name: a\ntools: Read, Bash\ndisallowedTools: Bash'),
  },
  ...[
    'fable',
    'best',
    'opusplan',
    'Sonnet',
    'opus[1m]',
    'claude-opus-4-8-20260101',
    'gpt-9',
    'openai/gpt-5',
  ].map((model) => ({ claim: 'models are a closed list', text: agent(`name: a\nmodel: ${model}`) })),
  ...['auto', 'manual', 'dontAsk', 'plan'].map((mode) => ({
    claim: 'the permission modes of an older version',
    text: agent(`name: a\npermissionMode: ${mode}`),
  })),
  ...['purple', 'orange', 'pink', 'cyan'].map((color) => ({
    claim: 'the colours of an older version',
    text: agent(`name: a\ncolor: ${color}`),
  })),
  {
    claim: 'context: fork needs an agent',
    path: '.claude/commands/review.md',
    text: '---\ndescription: Reviews\ncontext: fork\n---\nReview.\n',
  },
  {
    claim: 'mcpServers are names',
    text: agent('name: a\nmcpServers:\n  - github\n  - files:\n      command: files-server'),
  },
  { claim: 'there is no tool Agent', text: agent('name: a\ntools: Agent, Task, Skill, TaskCreate, LSP') },
  { claim: 'Grep and Glob are gone', text: agent('name: a\ntools: Grep, Glob, Bash') },
  {
    claim: '14 events, 3 types of hooks',
    text: agent(
      'name: a\nhooks:\n  PermissionDenied:\n    - hooks:\n        - type: mcp_tool\n          server: log\n          tool: write\n  PreModelSwitch:\n    - hooks:\n        - type: http\n          url: https://example.com/hook',
    ),
  },
  { claim: 'a description has at least 10 characters', text: '---\nname: a\ndescription: Go\n---\nGo.\n' },
  { claim: 'a description has a limit', text: `---\nname: a\ndescription: ${LONG}end\n---\nGo.\n` },
  {
    claim: 'a description holds no XML, and speaks in the third person',
    text: '---\nname: a\ndescription: "I help you. <example>user: hi</example>"\n---\nGo.\n',
  },
  { claim: 'an effort is a word', text: agent('name: a\neffort: 3') },
  { claim: 'efforts are low, medium and high', text: agent('name: a\neffort: XHIGH') },
  { claim: 'an agent needs a text', text: '---\nname: a\ndescription: Reviews a change\n---\n' },
  { claim: 'agents lie in one folder', path: '.claude/agents/a/b/c.md', text: agent('name: c') },
  { claim: 'a text may not have lines of dashes', text: `${agent('name: a')}\n---\n\n- - -\n\n---- a ---\n` },
  { claim: 'commands need a header', path: '.claude/commands/review.md', text: 'Review the change.\n' },
  {
    claim: 'plugin agents need a name',
    path: 'p/agents/review.md',
    text: '---\ntools: Read\n---\nReview.\n',
  },
  {
    claim: 'plugin agents may not be called a:b',
    path: 'p/agents/review.md',
    text: '---\nname: ring:review\ndescription: Reviews\n---\nReview.\n',
  },
];

function agent(keys: string): string {
  return `---\n${keys}\ndescription: Reviews a change\n---\nReview the change.\n`;
}

function found(path: string, text: string): string[] {
  return findings(`//- /${path}\n${text}//- /p/.claude-plugin/plugin.json\n{ "name": "p" }\n`);
}

describe('what is said of Claude Code and is not so', () => {
  it.each(CLAIMS)('$claim: $text', ({ path = '.claude/agents/example.md', text }) => {
    expect(found(path, text)).toEqual([]);
  });

  it('an unquoted colon is no error, but a remark', () => {
    const text = '---\nname: a\ndescription: Use when: asked\n---\nGo.\n';
    expect(found('.claude/agents/a.md', text)).toEqual(['information repaired-header "Use when: asked"']);
  });

  it('three dashes end the header wherever they stand', () => {
    const text = '---\nname: a\ndescription: This --- and that\ntools: Read\n---\nGo.\n';
    expect(found('.claude/agents/a.md', text)).toEqual(['error cut-header "---"']);
  });

  it.each(['delegate', 'ask'])('%s is no permission mode', (mode) => {
    expect(found('.claude/agents/a.md', agent(`name: a\npermissionMode: ${mode}`))).toEqual([
      `warning invalid-value "${mode}"`,
    ]);
  });

  it('magenta is no colour', () => {
    expect(found('.claude/agents/a.md', agent('name: a\ncolor: magenta'))).toEqual([
      'warning invalid-value "magenta"',
    ]);
  });

  it('context: auto is ignored', () => {
    const text = '---\ndescription: Reviews\ncontext: auto\n---\nReview.\n';
    expect(found('.claude/commands/review.md', text)).toEqual(['warning invalid-value "auto"']);
  });

  it.each(['TodoRead', 'LS', 'MultiEdit', 'BashOutput'])('%s is a tool no more', (tool) => {
    expect(found('.claude/agents/a.md', agent(`name: a\ntools: Read, ${tool}`))).toEqual([
      `warning removed-tool "${tool}"`,
    ]);
  });
});
