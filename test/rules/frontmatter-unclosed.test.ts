import { checkCases } from '../support/ruleCases.ts';

checkCases('frontmatter-unclosed', [
  {
    name: 'prose follows at once',
    text: '«---»\nmode: all\nReview the change.\n',
    found: ['error frontmatter-unclosed'],
    says: /^This header is never closed\. OpenCode (?:ignores this header: every tool is on|drops this file)/,
    fixed: '---\nmode: all\n---\nReview the change.\n',
  },
  {
    name: 'a heading follows',
    text: '«---»\nmode: all\ntemperature: 0.1\n\n# Review\n\nReview: the change.\n',
    found: ['warning frontmatter-unclosed'],
    says: /OpenCode reads the keys, but no text is left for the agent/,
    fixed: '---\nmode: all\ntemperature: 0.1\n---\n\n# Review\n\nReview: the change.\n',
  },
  {
    name: 'nothing follows',
    text: '«---»\nmode: all',
    found: ['warning frontmatter-unclosed'],
    fixed: '---\nmode: all\n---\n',
  },
  {
    name: 'the text is taken for a value: one finding',
    text: '«---»\nmode: all\n\n  Review the change.\n',
    found: ['error frontmatter-unclosed'],
    says: /OpenCode refuses to start/,
  },
  {
    name: 'a command',
    path: '/.opencode/command/go.md',
    text: '«---»\ndescription: Goes\nGo there.\n',
    found: ['error frontmatter-unclosed'],
    fixed: '---\ndescription: Goes\n---\nGo there.\n',
  },
  { name: 'a closed one', text: '---\nmode: all\n---' },
]);
