import type { AgentFile } from '../syntax/agentFile.ts';
import { writeScalar } from './edits.ts';

/** A line that gives a file a description, for want of better its first heading, else its name. */
export function descriptionLine(file: AgentFile, name: string): string {
  const title = file.body.headings.find((heading) => heading.title !== '')?.title ?? name;
  return `description: ${writeScalar(title)}`;
}
