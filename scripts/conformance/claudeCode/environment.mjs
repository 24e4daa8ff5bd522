// The environment that Claude Code is run in.

/** The session that agents are started from: told apart from what a header may say. */
export const SESSION = { model: 'claude-opus-5-5', effort: 'low' };

/** What a file may ask for and must not get here. */
export const SETTINGS = { disableAllHooks: true, disableSkillShellExecution: true };

/**
 * Nothing of the user's own environment but the search path; no login, and no other server than the stub.
 * @param {(...parts: string[]) => string} folder
 * @returns {NodeJS.ProcessEnv}
 */
export function environment(folder) {
  const home = folder('home');
  return {
    PATH: process.env.PATH ?? '',
    ...(process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot, USERPROFILE: home } : {}),
    HOME: home,
    CLAUDE_CONFIG_DIR: folder('configuration'),
    TMPDIR: folder('tmp'),
    LANG: 'C.UTF-8',
    TERM: 'dumb',
    TZ: 'UTC',
    ANTHROPIC_API_KEY: 'no-key',
    CLAUDE_CODE_DISABLE_BACKGROUND_TASKS: '1',
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    CLAUDE_CODE_MAX_CONCURRENT_SUBAGENTS: '500',
    CLAUDE_CODE_MAX_RETRIES: '0',
    DISABLE_AUTOUPDATER: '1',
    DISABLE_ERROR_REPORTING: '1',
    DISABLE_TELEMETRY: '1',
    ENABLE_TOOL_SEARCH: 'false',
    GIT_CONFIG_NOSYSTEM: '1',
  };
}

/** Everything that is not for this machine ends at the stub. @param {string} url @returns {NodeJS.ProcessEnv} */
export function towards(url) {
  return {
    ANTHROPIC_BASE_URL: url,
    HTTP_PROXY: url,
    HTTPS_PROXY: url,
    http_proxy: url,
    https_proxy: url,
    NO_PROXY: '127.0.0.1,localhost',
    no_proxy: '127.0.0.1,localhost',
  };
}
