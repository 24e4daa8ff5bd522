import type { FilePlaces } from '../../types.ts';
import { docs, SPECIFICATION } from './evidence.ts';

const SPECIFIED = docs(SPECIFICATION);

/** A skill is one by the name of its file; which folders are searched is for each program to say. */
export const PLACES: FilePlaces = {
  projectFolders: [],
  homeFolders: [],
  configFiles: [],
  files: [{ kind: 'skill', path: 'SKILL.md', evidence: SPECIFIED }],
  patterns: [],
  shared: [],
  toolFolders: [],
  pluginFolders: [],
  evidence: SPECIFIED,
};
