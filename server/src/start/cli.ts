import { setFlagsFromString } from 'node:v8';
import { Bundles } from './bundles.ts';

// A check asks many rules a little each. To build large functions out of them costs more time than they save, even over
// a whole repository.
setFlagsFromString('--max-inlined-bytecode-size=60');
setFlagsFromString('--max-inlined-bytecode-size-cumulative=100');
// Little of what it makes is kept: collecting it sooner costs nothing that can be measured.
setFlagsFromString('--heap-growing-percent=50');

new Bundles(__dirname, require, 'cli').load('./commandLine.js');
