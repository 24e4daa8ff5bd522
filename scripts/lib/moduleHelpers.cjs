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

/** Nobody asks for the default export of a whole module, so there is no need to copy it. */
function __importStar(module) {
  return module;
}

function __importDefault(module) {
  return module?.__esModule ? module : { default: module };
}

module.exports = { __createBinding, __setModuleDefault, __exportStar, __importStar, __importDefault };
