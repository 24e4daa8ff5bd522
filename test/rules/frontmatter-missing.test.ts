import { checkCases } from '../support/ruleCases.ts';

const missing = ['information frontmatter-missing'];

checkCases('frontmatter-missing', [
  {
    name: 'prose',
    text: '«# Code: review»\n\nReview.\n',
    found: missing,
    says: /^OpenCode loads this file as the agent `example`, with every tool and without a description\. Begin/,
    fixed: '---\ndescription: "Code: review"\n---\n\n# Code: review\n\nReview.\n',
    asIs: true,
  },
  { name: 'prose below blank lines', text: '\n\n«Review.»\n', found: missing },
  { name: 'prose below a rule', text: '«----»\n\nReview.\n', found: missing },
  { name: 'nothing', text: '«»', found: missing },
  {
    name: 'a README among the agents',
    path: '/.opencode/agents/README.md',
    text: '«# Our agents»\n',
    found: missing,
    says: /as the agent `README`.*Move `README\.md` out of the folder, or switch it off by `disable: true`/,
  },
  {
    name: 'an agent below a folder',
    path: '/.opencode/agent/team/lead.md',
    text: '«# Lead»\n',
    found: missing,
    says: /`team\/lead`/,
  },
  { name: 'a mode', path: '/.opencode/mode/plan.md', text: '«# Plan»\n', found: missing },
  { name: 'a command needs none', path: '/.opencode/command/go.md', text: '# Go\n' },
  { name: 'an empty header is one', text: '---\n---\n# Review\n' },
  { name: 'so is one of comments', text: '---\n# later\n---\n# Review\n' },
]);
