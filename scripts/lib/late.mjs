// Modules that a bundle takes at the first use of anything in them.

/**
 * The text of a module whose exports are looked up only when they are read.
 * @param {readonly string[]} names what it exports
 * @param {string} source an expression that yields the module itself: `require('node:v8')`
 */
export function lateModule(names, source) {
  const getters = names.map((name) => `get ${name}() { return ${source}.${name}; }`);
  return `module.exports = { ${getters.join(', ')} };`;
}
