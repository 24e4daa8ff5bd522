// The address of a workbench.

/**
 * @typedef {object} Workbench What desktop VS Code takes as command line switches; paths are absolute.
 * @property {string} [folder] the workspace: a folder or a `.code-workspace` file
 * @property {string} [openFile]
 * @property {string} [extensionDevelopmentPath]
 * @property {string} [extensionTestsPath]
 * @property {boolean} [disableExtensions]
 */

/**
 * @param {{ port: number, token: string }} server
 * @param {Workbench} workbench
 * @returns {string}
 */
export function workbenchUrl({ port, token }, workbench) {
  const authority = `127.0.0.1:${port}`;
  /** @param {string} file */
  const remote = (file) => `vscode-remote://${authority}${file.split('/').map(encodeURIComponent).join('/')}`;
  const payload = [];
  for (const name of /** @type {const} */ (['openFile', 'extensionDevelopmentPath', 'extensionTestsPath'])) {
    const file = workbench[name];
    if (file !== undefined) payload.push([name, remote(file)]);
  }
  if (workbench.disableExtensions === true) payload.push(['disableExtensions', 'true']);
  payload.push(['skipWelcome', 'true'], ['skipReleaseNotes', 'true']);

  const url = new URL(`http://${authority}/`);
  url.searchParams.set('tkn', token);
  const { folder } = workbench;
  if (folder === undefined) url.searchParams.set('ew', 'true');
  else url.searchParams.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}
