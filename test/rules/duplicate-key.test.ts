import { checkCases, header } from '../support/ruleCases.ts';

const error = ['error duplicate-key'];

checkCases('duplicate-key', [
  {
    name: 'twice the same',
    text: header('mode: all\nhidden: true\n«mode»: all'),
    found: error,
    says: /^The key `mode` is here twice\. OpenCode (?:ignores this header: every tool is on|drops)/,
    fixed: header('mode: all\nhidden: true'),
  },
  {
    name: 'two values',
    text: header('mode: all\n«mode»: primary'),
    found: error,
    fixed: header('mode: all'),
  },
  { name: 'three times', text: header('a: 1\n«a»: 2\n«a»: 3'), found: [...error, ...error] },
  {
    name: 'in a map',
    text: header('permission:\n  bash: ask\n  «"bash"»: ask'),
    found: error,
    fixed: header('permission:\n  bash: ask'),
  },
  {
    name: 'in a map of patterns',
    text: header('permission:\n  bash:\n    "*": ask\n    «"*"»: ask\n    "git *": allow'),
    found: error,
    fixed: header('permission:\n  bash:\n    "*": ask\n    "git *": allow'),
  },
  {
    name: 'in brackets, which the repair turns into text',
    text: header('tools: {bash: true, «bash»: true}'),
    found: error,
    says: /so the map is read as plain text: OpenCode refuses to start/,
    fixed: header('tools: {bash: true}'),
    asIs: true,
  },
  {
    name: 'and something else that is wrong',
    text: header('mode: all\n«mode»: all\ndescription: «"a" b»'),
    found: [...error, 'error yaml-syntax'],
    fixed: header(`mode: all\ndescription: '"a" b'`),
  },
  {
    name: 'the same key in two maps',
    text: header('permission:\n  bash:\n    "*": ask\n  edit:\n    "*": ask'),
  },
]);
