import { Bundles } from './bundles.ts';

type LanguageServer = typeof import('../node/main.ts');

const { startServer } = new Bundles(__dirname, require, 'server').load(
  './languageServer.js',
) as LanguageServer;
void startServer();
