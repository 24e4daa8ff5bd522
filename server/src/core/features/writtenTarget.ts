import type { AgentFile } from '../syntax/agentFile.ts';
import { headerValues } from '../syntax/cursor.ts';
import { splitFrontMatter } from '../syntax/frontmatter.ts';

/** The program of a family that the header is for, told in broken YAML too; undefined where it names none. */
export function writtenTarget({ text, format, reading }: AgentFile): string | undefined {
  const { target } = reading.kind;
  if (!target || format === 'json') return undefined;
  const value = headerValues(text, splitFrontMatter(text, reading.dialect.fence)).get(target.key);
  return target.programs.find((one) => one.value === value)?.value;
}
