import { Bundles } from './bundles.ts';

/** How long a run takes whose start nobody notices, in milliseconds. */
const LONG_MS = 1000;

new Bundles(__dirname, require, 'cli', LONG_MS).load('./commandLine.js');
