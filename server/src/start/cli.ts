import { Bundles } from './bundles.ts';

const program = process.argv[2] === 'lsp' ? 'server' : 'cli';
new Bundles(__dirname, require, program).load('./commandLine.js');
