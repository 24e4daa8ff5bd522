import type { TargetSpec, ValueSpec } from '../../types.ts';
import { docs, source } from './evidence.ts';

/** The key of an agent's header that says for which program the agent is. */
export const TARGET_KEY = 'target';

export const VSCODE = 'vscode';
export const GITHUB = 'github-copilot';

const ATTRIBUTES = source('promptFileAttributes');

/** The programs of the family. A file that names none is for both. */
export const TARGETS: readonly TargetSpec[] = [
  {
    value: VSCODE,
    title: 'VS Code',
    doc: 'The agent is for VS Code alone.',
    evidence: ATTRIBUTES,
  },
  {
    value: GITHUB,
    title: 'GitHub',
    doc: 'The agent is for GitHub’s cloud agent alone. VS Code greys out the keys that only it reads itself.',
    evidence: ATTRIBUTES,
  },
];

const SINCE_EFFORT = source('promptFileAttributes, first seen in 1.136');

/** VS Code takes any text and checks nothing. */
export const EFFORT_LEVELS: readonly ValueSpec[] = [
  { value: 'low', doc: 'Little thinking: quick and cheap.', evidence: SINCE_EFFORT },
  { value: 'medium', doc: 'Some thinking.', evidence: SINCE_EFFORT },
  { value: 'high', doc: 'Much thinking.', evidence: SINCE_EFFORT },
  { value: 'xhigh', doc: 'More than `high`.', evidence: SINCE_EFFORT },
  { value: 'max', doc: 'As much as the model can.', evidence: SINCE_EFFORT },
];

const PERMISSIONS = source('promptValidator');

/** What an agent of GitHub may be given rights to, below `github.permissions`. Each scope has levels of its own. */
export const GITHUB_SCOPES: readonly ValueSpec[] = [
  { value: 'actions', doc: 'Runs of GitHub Actions.', evidence: PERMISSIONS },
  { value: 'checks', doc: 'Checks on commits.', evidence: PERMISSIONS },
  { value: 'contents', doc: 'Files and commits of the repository.', evidence: PERMISSIONS },
  { value: 'discussions', doc: 'Discussions.', evidence: PERMISSIONS },
  { value: 'issues', doc: 'Issues.', evidence: PERMISSIONS },
  { value: 'metadata', doc: 'What is known of the repository itself.', evidence: PERMISSIONS },
  { value: 'pull-requests', doc: 'Pull requests.', evidence: PERMISSIONS },
  { value: 'security-events', doc: 'Alerts of code scanning.', evidence: PERMISSIONS },
  { value: 'workflows', doc: 'Files of workflows.', evidence: PERMISSIONS },
];

/** For keys that GitHub's own page lists. */
export const ON_GITHUB = docs('github/docs, custom agents configuration');
