/** The file in which a project says how its agent files are checked. */
export const CONFIG_FILE = 'agent-files.json';

/** The key of a `package.json` that says the same. */
export const PACKAGE_KEY = 'agent-files';
