import { atPathAt } from '../syntax/atReference.ts';
import type { Link } from '../syntax/body.ts';
import { type Span, span } from '../syntax/span.ts';
import { writePath } from '../syntax/writePath.ts';
import { folded } from '../workspace/listing.ts';
import { basename, dirname, relativePath, withoutExtension } from '../workspace/paths.ts';
import { resolveReference } from '../workspace/resolve.ts';
import { replace } from './edits.ts';
import { judgeImport } from './importLabels.ts';
import { TEXT_KINDS } from './kinds.ts';
import { code, pathCode } from './messages.ts';
import { resolved } from './resolved.ts';
import type { Fix, Report, Rule, RuleContext } from './types.ts';

export const referenceLabel: Rule = {
  meta: {
    id: 'reference-label',
    title: 'A link whose label names another file than its target',
    category: 'references',
    severity: 'warning',
    since: '0.1.0',
    fix: 'unsafe',
    dialects: ['opencode', 'claude-code', 'copilot', 'agent-skills'],
    docs: {
      why: `\`[@RULES.md](../PRINCIPLES.md)\` says one file and leads to another. The program hands both to the model, which may read
either of them; a person reads the label and clicks the target. One of the two was forgotten when the line was copied.

In memory files and rules Claude Code imports the file that such a label names, from the folder of the file that the link
stands in, and does not read the target.`,
      bad: [
        {
          text: '---\ndescription: Reviews code\n---\n- [@RULES.md](../PRINCIPLES.md)\n',
          files: { '.opencode/RULES.md': '# Rules\n', '.opencode/PRINCIPLES.md': '# Principles\n' },
        },
        {
          path: 'CLAUDE.md',
          text: 'Follow [@rules.md](docs/rules.md).\n',
          files: { 'docs/rules.md': '# Rules\n' },
        },
      ],
      good: [
        {
          text: '---\ndescription: Reviews code\n---\n- [@RULES.md](../RULES.md)\n- [@Principles](../PRINCIPLES.md)\n- [the rules](../RULES.md)\n',
          files: { '.opencode/RULES.md': '# Rules\n', '.opencode/PRINCIPLES.md': '# Principles\n' },
        },
      ],
    },
  },
  needs: 'body',
  kinds: TEXT_KINDS,
  *check(context: RuleContext): Iterable<Report> {
    for (const link of context.file.body.links) {
      const report = link.label && !link.image ? judge(context, link, link.label) : undefined;
      if (report) yield report;
    }
  },
};

/** The file that a label is nothing but the name of; `at` with a leading `@`. */
interface NamedFile {
  readonly path: string;
  readonly span: Span;
  readonly at: boolean;
}

function judge(context: RuleContext, link: Link, label: Span): Report | undefined {
  const { file } = context;
  const named = namedFile(file.text, label);
  if (!named) return undefined;
  const isImport = named.at && context.kind.references.at === 'imported';
  // Most labels name the file as the target is written: wherever that leads, nothing is to be said.
  if (!isImport && !ENDS_IN_FOLDER.test(link.path) && names(named.path, link.path)) return undefined;
  const target = resolved(context, link.path, 'link');
  if (target.state !== 'found' || target.kind !== 'file') return undefined;
  if (isImport) return judgeImport(context, { link, path: named.path, pathSpan: named.span }, target.path);
  if (names(named.path, target.path)) return undefined;
  const other = otherFile(context, named, target.path);
  if (!named.at && other === undefined) return undefined;
  const shown = code(file.text.slice(label.start, label.end));
  return {
    span: named.span,
    message: `The label ${shown} names another file than its target ${pathCode(link.path)}: the model is told both. Make them agree.`,
    related: [{ span: link.target, message: `The target is ${pathCode(link.path)}.` }],
    fixes: [...retarget(context, link, other), relabel(named, target.path)],
  };
}

/** A target whose last part is no name. */
const ENDS_IN_FOLDER = /(?:^|\/)\.{0,2}$/;

/** `@RULES.md`, `RULES.md`, with or without backticks; undefined for other labels. */
function namedFile(text: string, label: Span): NamedFile | undefined {
  const [, open = '', name = ''] = /^\s*(`?)(\S+?)\1\s*$/.exec(text.slice(label.start, label.end)) ?? [];
  const at = name.startsWith('@');
  const found = atPathAt(at ? name : `@${name}`, 0);
  if (!found || found.length !== name.length + (at ? 0 : 1)) return undefined;
  const start =
    label.start + text.slice(label.start, label.end).indexOf(open + name) + open.length + (at ? 1 : 0);
  return { path: found.path, span: span(start, start + found.path.length), at };
}

/** Whether the name is one for the file: its last part, letter case and extension apart. */
function names(name: string, path: string): boolean {
  const last = folded(basename(name));
  const actual = folded(basename(path));
  return last === actual || last === withoutExtension(actual) || withoutExtension(last) === actual;
}

/** The file that the label names, where there is one: beside the target or where the label leads as a path. */
function otherFile({ file, workspace }: RuleContext, named: NamedFile, target: string): string | undefined {
  const beside = `${dirname(target)}/${basename(named.path)}`;
  if (workspace.view.kind(beside) === 'file') return beside;
  const { state, kind, path } = resolveReference(workspace.view, file, named.path, 'at');
  return state === 'found' && kind === 'file' ? path : undefined;
}

function retarget({ file }: RuleContext, link: Link, other: string | undefined): Fix[] {
  if (other === undefined) return [];
  const path = relativePath(dirname(file.path), other);
  const newText = writePath(path, file.text[link.target.start - 1] === '<' ? 'angled' : 'target');
  if (newText === undefined) return [];
  return [
    {
      title: `Link to ${pathCode(path)}`,
      edits: [replace(link.pathSpan, newText)],
      safe: false,
      preferred: false,
    },
  ];
}

function relabel(named: NamedFile, target: string): Fix {
  const name = basename(target);
  const newText = name.replace(/[\\[\]`*_<]/g, '\\$&');
  return {
    title: `Call it ${code(name)}`,
    edits: [replace(named.span, newText)],
    safe: false,
    preferred: false,
  };
}
