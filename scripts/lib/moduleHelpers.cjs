// The helpers that the TypeScript compiler writes into every CommonJS module, once for all of them in a bundle.
'use strict';

function __createBinding(target, source, name, as = name) {
  Object.defineProperty(target, as, { enumerable: true, get: () => source[name] });
}

function __setModuleDefault(target, value) {
  Object.defineProperty(target, 'default', { enumerable: true, value });
}

function __exportStar(source, target) {
  for (const name of Object.keys(source)) {
    if (name !== 'default' && !Object.hasOwn(target, name)) __createBinding(target, source, name);
  }
}

function __importStar(module) {
  if (module?.__esModule) return module;
  const result = {};
  for (const name of Object.getOwnPropertyNames(module ?? {})) {
    if (name !== 'default') __createBinding(result, module, name);
  }
  __setModuleDefault(result, module);
  return result;
}

function __importDefault(module) {
  return module?.__esModule ? module : { default: module };
}

module.exports = { __createBinding, __setModuleDefault, __exportStar, __importStar, __importDefault };
