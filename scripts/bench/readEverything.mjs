// Reads every file below a folder and does nothing with it: what no checker on Node can undercut.
import { readdirSync, readFileSync } from 'node:fs';

const folders = [process.argv[2] ?? '.'];
for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) folders.push(path);
    else readFileSync(path);
  }
}
