import { setFlagsFromString } from 'node:v8';
import { Bundles } from './bundles.ts';

type LanguageServer = typeof import('../node/main.ts');

// Else the engine drops what a server needs at its start alone, and every later one would have to compile it.
setFlagsFromString('--no-flush-bytecode');

const { startServer } = new Bundles(__dirname, require, 'server').load(
  './languageServer.js',
) as LanguageServer;
void startServer();
