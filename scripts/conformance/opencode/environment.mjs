// The environment that OpenCode is run in.

/** Nothing of the user's own environment but the search path. @param {(...parts: string[]) => string} folder */
export function environment(folder) {
  const home = folder('home');
  const nowhere = 'http://127.0.0.1:9';
  return {
    PATH: process.env.PATH ?? '',
    ...(process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot, USERPROFILE: home } : {}),
    HOME: home,
    USER: 'nobody',
    TERM: 'dumb',
    LANG: 'C.UTF-8',
    NO_COLOR: '1',
    TMPDIR: folder('tmp'),
    XDG_CONFIG_HOME: folder('xdg', 'config'),
    XDG_DATA_HOME: folder('xdg', 'data'),
    XDG_STATE_HOME: folder('xdg', 'state'),
    XDG_CACHE_HOME: folder('xdg', 'cache'),
    OPENCODE_TEST_HOME: home,
    OPENCODE_TEST_MANAGED_CONFIG_DIR: folder('managed'),
    OPENCODE_DISABLE_AUTOUPDATE: '1',
    OPENCODE_DISABLE_MODELS_FETCH: '1',
    OPENCODE_DISABLE_DEFAULT_PLUGINS: '1',
    OPENCODE_DISABLE_LSP_DOWNLOAD: '1',
    OPENCODE_DISABLE_EXTERNAL_SKILLS: '1',
    OPENCODE_DISABLE_SHARE: '1',
    ...Object.fromEntries(
      ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'].map((name) => [name, nowhere]),
    ),
    npm_config_registry: nowhere,
    npm_config_offline: 'true',
    npm_config_fetch_retries: '0',
  };
}
