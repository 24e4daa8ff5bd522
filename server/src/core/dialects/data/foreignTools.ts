import type { ForeignTool } from '../types.ts';

/** Tools of one other program: each name with what the same thing is called here, undefined where nothing is like it. */
export function toolsOf(program: string, names: Readonly<Record<string, string | undefined>>): ForeignTool[] {
  return Object.entries(names).map(([name, use]) =>
    use === undefined ? { name, program } : { name, program, use },
  );
}
