import { lineSpan, span } from '../syntax/span.ts';
import { writePath } from '../syntax/writePath.ts';
import { instructed, instructions } from '../workspace/instructions.ts';
import { basename, dirname, relativePath, resolvePath } from '../workspace/paths.ts';
import { rootFolders, suggestReference } from '../workspace/resolve.ts';
import { suggestPath } from '../workspace/suggestPath.ts';
import { replace } from './edits.ts';
import { TEXT_KINDS } from './kinds.ts';
import { pathCode } from './messages.ts';
import {
  BUILTIN_REFERENCES,
  besideBuiltin,
  isMeant,
  looksLikePath,
  possibleReferences,
  type WrittenReference,
} from './references.ts';
import { resolved } from './resolved.ts';
import type { Fix, Report, Rule, RuleContext, TextEdit } from './types.ts';

export const unresolvedReference: Rule = {
  meta: {
    id: 'unresolved-reference',
    title: 'A link or `@path` whose file does not exist',
    category: 'references',
    severity: 'warning',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['opencode', 'claude-code', 'copilot', 'agent-skills'],
    builtin: BUILTIN_REFERENCES,
    docs: {
      why: `Agents are told to read further files, and the files move. OpenCode says nothing about a link that leads nowhere:
in an agent it reaches the model as text, and the model looks for a file that is not there; in a command nothing is
attached. The rules that were kept in that file are then not followed.

Links count from the folder of the file that they stand in, and from the root of the worktree, where the model starts to
look. \`@path\` is looked for in the folders between the two as well. A name in other letter case is found only where the
file system ignores case: on Windows and most Macs, not on Linux.

Paths under \`instructions\` in \`opencode.json\` count from the folder that OpenCode is started in and from those above it,
not from the folder of the configuration file; where nothing is found, nothing is said.`,
      bad: [
        {
          text: '---\ndescription: Reviews code\n---\nFollow the [principles](../PRINCIPALS.md).\n',
          files: { '.opencode/PRINCIPLES.md': '# Principles\n' },
        },
        {
          text: '---\ndescription: Reviews code\n---\nFollow [the rules](../Rules.md).\n',
          files: { '.opencode/RULES.md': '# Rules\n' },
        },
        {
          path: '.opencode/command/review.md',
          text: '---\ndescription: Reviews code\n---\nReview the change by @PRINCIPLES.md.\n',
        },
        {
          path: 'opencode.json',
          text: '{ "instructions": ["docs/rulez.md"] }\n',
          files: { 'docs/rules.md': '# Rules\n' },
        },
      ],
      good: [
        {
          text: '---\ndescription: Reviews code\n---\nFollow the [principles](../PRINCIPLES.md).\n',
          files: { '.opencode/PRINCIPLES.md': '# Principles\n' },
        },
        {
          path: '.opencode/command/review.md',
          text: '---\ndescription: Reviews code\n---\nReview by @RULES.md and @NOTES.md (if exists). See `docs/plan.md` and [the issue](issues/{number}.md).\n',
          files: { 'RULES.md': '# Rules\n' },
        },
        {
          path: 'opencode.json',
          text: '{ "instructions": ["docs/rules.md", "packages/*/AGENTS.md", "https://example.com/rules.md"] }\n',
          files: { 'docs/rules.md': '# Rules\n' },
        },
      ],
    },
  },
  needs: 'body',
  entries: true,
  kinds: [...TEXT_KINDS, 'config'],
  *check(context: RuleContext): Iterable<Report> {
    if (context.file.format === 'json') {
      yield* missingInstructions(context);
      return;
    }
    for (const reference of possibleReferences(context.file)) {
      const skipped = reference.path === '' || isLabel(context, reference);
      const report = skipped ? undefined : judge(context, reference);
      if (report) yield { ...report, ...besideBuiltin(reference) };
    }
  },
};

/** Plain paths under `instructions` of a configuration file. */
function* missingInstructions({ file, dialect, workspace: { view } }: RuleContext): Iterable<Report> {
  for (const entry of instructions(file)) {
    const where = instructed(view, file, entry.text);
    if (!where || where.found !== undefined) continue;
    const path = suggestPath(view, where.folder, resolvePath(where.folder, entry.text));
    const better = path && view.kind(path) === 'file' ? relativePath(where.folder, path) : undefined;
    yield {
      span: entry.span,
      message: `${dialect.title} looks for ${pathCode(entry.text)} in its working folder and those above it, and finds nothing there: no agent is told of it. ${better === undefined ? 'Correct the path or create the file.' : `Did you mean ${pathCode(better)}?`}`,
      fixes:
        better === undefined
          ? []
          : [
              {
                title: `Change to ${pathCode(better)}`,
                edits: [replace(entry.span, JSON.stringify(better))],
                safe: false,
                preferred: true,
              },
            ],
    };
  }
}

/** How a reference fails, beyond doubt: nothing is there, or a file in other letter case. */
export function failure(context: RuleContext, reference: WrittenReference): 'missing' | 'case' | undefined {
  const { file } = context;
  const { state } = resolved(context, reference.path, reference.form);
  if (state !== 'missing' && state !== 'case') return undefined;
  if (state === 'missing' && !isFile(context, reference)) return undefined;
  return isMeant(file, reference) ? state : undefined;
}

function judge(context: RuleContext, reference: WrittenReference): Report | undefined {
  const { file, workspace } = context;
  const { form, path, pathSpan } = reference;
  const state = failure(context, reference);
  if (!state) return undefined;
  const better = suggestReference(workspace.view, file, path, form);
  if (path.endsWith('/') && better === `${path.slice(0, -1)}.md`) return undefined; // an address of a web site
  if (state === 'case' && better !== undefined) {
    const message = `${pathCode(path)} is called ${pathCode(better)}: it is found only where file names ignore letter case. Write it as it is called.`;
    return { span: pathSpan, message, fixes: fixes(context, reference, better, true) };
  }
  const hint =
    better === undefined ? 'Correct the path or create the file.' : `Did you mean ${pathCode(better)}?`;
  return {
    span: pathSpan,
    message: `${pathCode(path)} does not exist, so ${consequence(context, reference)}. ${hint}`,
    fixes: better === undefined ? [] : fixes(context, reference, better, false),
  };
}

/** An import that is the label of a link: what its target says of it is enough. */
function isLabel({ file }: RuleContext, { place, span: at }: WrittenReference): boolean {
  if (place !== 'import') return false;
  return file.body.links.some(({ label }) => label && label.start <= at.start && at.end <= label.end);
}

function consequence({ dialect, kind }: RuleContext, { form }: WrittenReference): string {
  if (form === 'at' && kind.references.at === 'attached') return `${dialect.title} attaches nothing`;
  if (form === 'at' && kind.references.at === 'imported')
    return `${dialect.title} imports nothing and says nothing`;
  const who = dialect.specification ? 'the model is given' : `${dialect.title} gives the model`;
  return `${who} a reference that leads nowhere`;
}

function fixes({ file }: RuleContext, reference: WrittenReference, better: string, safe: boolean): Fix[] {
  const newText = writePath(better, reference.place);
  if (newText === undefined) return [];
  const edits = [...relabelled(file.text, reference, better), replace(reference.pathSpan, newText)];
  return [{ title: `Change to ${pathCode(better)}`, edits, safe, preferred: true }];
}

/** A label that names the file follows its target: `[@RULZ.md](../RULZ.md)`. */
function relabelled(text: string, { label, path }: WrittenReference, better: string): TextEdit[] {
  const name = basename(path);
  const at = label ? text.slice(label.start, label.end).indexOf(name) : -1;
  if (!label || at < 0 || name === basename(better)) return [];
  return [replace(span(label.start + at, label.start + at + name.length), basename(better))];
}

/** Whether a path where nothing lies was meant as a file that is there, beyond doubt. */
function isFile(context: RuleContext, { form, path, span: at }: WrittenReference): boolean {
  if (form === 'link') return looksLikePath(path) && (!DOUBTFUL.test(path) || beginsInSight(context, path));
  const { text } = context.file;
  const before = text.slice(lineSpan(text, at.start).start, at.start);
  const quoted = (before.match(/["“”]/g) ?? []).length % 2 === 1;
  return !quoted && DOCUMENT.test(path) && beginsInSight(context, path);
}

/** An address of a web site as likely as a file: it begins at a root, or has folders and no ending (`wiki/pools`). */
const DOUBTFUL = /^\/|^[^./][^.]*\/[^.]*[^./]$/;

/** Files of instructions; sources and data belong to whatever project the agent works on. */
const DOCUMENT = /\.(?:md|mdc|mdx|markdown|txt)$/i;

/**
 * `@scope/name.md` may be a package, `/docs/x` an address of a web site, `@docs/x.md` a file of another project: the first
 * folder tells.
 */
function beginsInSight({ file, workspace }: RuleContext, path: string): boolean {
  const first = /^\/?([^/]+)\//.exec(path)?.[1];
  if (first === undefined || /^[.~]/.test(path)) return true;
  const { view } = workspace;
  const folders = [dirname(file.path), ...rootFolders(view, file.path), file.reading.configFolder ?? '/'];
  return folders.some((folder) => view.kind(resolvePath(folder, first)) === 'directory');
}
