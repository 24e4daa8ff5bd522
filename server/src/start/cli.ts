import { Bundles } from './bundles.ts';

new Bundles(__dirname, require, 'cli').load('./commandLine.js');
