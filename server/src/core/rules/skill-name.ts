import { fieldOf, scalarText } from '../syntax/tree.ts';
import { basename, dirname } from '../workspace/paths.ts';
import { changeScalar } from './edits.ts';
import { headerCut } from './headerCut.ts';
import { code } from './messages.ts';
import type { Fix, Report, Rule, RuleContext } from './types.ts';

export const skillName: Rule = {
  meta: {
    id: 'skill-name',
    title: 'The name of a skill that not every program takes',
    category: 'keys',
    severity: 'warning',
    since: '0.2.0',
    fix: 'unsafe',
    dialects: ['agent-skills'],
    builtin: ['skill'],
    docs: {
      why: `The specification of Agent Skills wants the \`name\` of a skill to be that of its folder, in at most 64
lower-case letters, digits and single hyphens between them. Claude Code and OpenCode do not mind: Claude Code calls the
skill by its folder and shows \`name\` as a label, OpenCode calls it by \`name\`. VS Code warns, other programs and
places that skills are uploaded to may refuse it. A skill in the top folder of a project is not held against the name of
that folder, which everybody is free to choose.`,
      bad: [
        {
          path: 'skills/release-notes/SKILL.md',
          text: '---\nname: Release Notes\ndescription: Writes the notes of a release\n---\n# Release notes\n',
        },
        {
          path: 'skills/release-notes/SKILL.md',
          text: '---\nname: release-note-writer\ndescription: Writes the notes of a release\n---\n# Notes\n',
        },
      ],
      good: [
        {
          path: 'skills/release-notes/SKILL.md',
          text: '---\nname: release-notes\ndescription: Writes the notes of a release\n---\n# Release notes\n',
        },
        {
          path: 'SKILL.md',
          text: '---\nname: release-notes\ndescription: Writes the notes of a release\n---\n# Release notes\n',
        },
      ],
    },
  },
  needs: 'header',
  kinds: ['skill'],
  *check(context: RuleContext): Iterable<Report> {
    const { file, kind, dialect, workspace } = context;
    const { naming } = kind;
    const value = naming && fieldOf(file.front?.root, naming.key)?.value;
    const name = scalarText(value);
    if (!naming || value?.kind !== 'scalar' || !name || headerCut(context)) return;
    const folder = folderName(file.path, workspace.view.folders);
    const fits = naming.match.test(name);
    if (fits && (folder === undefined || folder === name)) return;
    const message = fits
      ? `${dialect.title} wants ${code(naming.key)} to be that of the folder, ${code(folder ?? '')}. ${naming.folderDoc}`
      : `${dialect.title} wants ${code(naming.key)} to be of ${naming.wants}, which ${code(name)} is not. ${naming.doc}`;
    const fixes = folder !== undefined && naming.match.test(folder) ? [fixTo(value, folder)] : [];
    yield { span: value.span, message, fixes };
  },
};

/** Undefined where the folder is the top of a project, or none: its name says nothing. */
function folderName(path: string, roots: readonly string[]): string | undefined {
  const folder = dirname(path);
  return roots.includes(folder) || basename(folder) === '' ? undefined : basename(folder);
}

function fixTo(value: Parameters<typeof changeScalar>[0], folder: string): Fix {
  return {
    title: `Call it ${code(folder)}, as the folder`,
    edits: [changeScalar(value, folder)],
    safe: false,
    preferred: true,
  };
}
