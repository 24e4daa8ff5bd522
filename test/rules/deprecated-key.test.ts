import { checkCases, header } from '../support/ruleCases.ts';

const information = ['information deprecated-key'];

checkCases('deprecated-key', [
  {
    name: 'tools, which fix all leaves alone',
    text: header('«tools»:\n  bash: false'),
    found: information,
    says: /^`tools` is deprecated since v1\.1\.1\. .*`permission: \{ bash: deny \}`/,
    fixed: header('tools:\n  bash: false'),
  },
  { name: 'maxSteps', text: header('«maxSteps»: 5'), found: information, fixed: header('steps: 5') },
  {
    name: 'maxSteps beside steps, which counts',
    text: header('steps: 6\n«maxSteps»: 5'),
    found: information,
    fixed: header('steps: 6'),
  },
  {
    name: 'nothing new where the value is refused',
    text: header('tools: «Read»'),
    found: ['error invalid-type'],
  },
  { name: 'the new keys', text: header('permission:\n  bash: deny\nsteps: 5') },
]);
