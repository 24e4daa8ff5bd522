// Loaded into a measured program with `node --require`: writes down what the process has used when it ends. All its
// threads are in the figures; the few milliseconds that Node needs to take itself down are not.
'use strict';
const { isMainThread } = require('node:worker_threads');

const file = process.env.AGENT_FILES_USAGE;
if (isMainThread && file) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const usage = { cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMiB: maxRSS / 1024 };
    require('node:fs').writeFileSync(file, JSON.stringify(usage));
  });
}
