import { Bundles } from './bundles.ts';

type LanguageServer = typeof import('../node/main.ts');

const bundles = new Bundles(__dirname, require, 'server');
const { startServer } = bundles.load('./languageServer.js') as LanguageServer;
void startServer();
