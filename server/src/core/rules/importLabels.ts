import type { Link } from '../syntax/body.ts';
import type { Span } from '../syntax/span.ts';
import { writePath } from '../syntax/writePath.ts';
import { importedFile } from '../workspace/imports.ts';
import { dirname, relativePath } from '../workspace/paths.ts';
import { replace } from './edits.ts';
import { pathCode } from './messages.ts';
import type { Fix, Report, RuleContext } from './types.ts';

/** A link whose label is an import: the label is what the program reads. */
export interface LabelledImport {
  readonly link: Link;
  /** `RULES.md` in `[@RULES.md](../RULES.md)`. */
  readonly path: string;
  readonly pathSpan: Span;
}

/** What to say of a link to `target` whose label imports another file, or none. */
export function judgeImport(context: RuleContext, one: LabelledImport, target: string): Report | undefined {
  const { file, dialect, workspace } = context;
  const { link, path, pathSpan } = one;
  const imported = importedFile(workspace.view, file, path);
  if (imported === target) return undefined;
  const what =
    imported === undefined
      ? `which leads nowhere from this folder: nothing is imported`
      : `and does not read the target ${pathCode(link.path)}`;
  return {
    span: pathSpan,
    message: `${dialect.title} imports what the label of a link says, ${pathCode(path)}, ${what}. Make the two agree.`,
    related: [{ span: link.target, message: `The target is ${pathCode(link.path)}.` }],
    fixes: [...importTarget(context, one, target), ...(imported ? linkToImport(context, one, imported) : [])],
  };
}

function importTarget({ file }: RuleContext, { pathSpan }: LabelledImport, target: string): Fix[] {
  const path = relativePath(dirname(file.path), target);
  const newText = writePath(path, 'import');
  if (newText === undefined) return [];
  const title = `Import ${pathCode(path)}`;
  return [{ title, edits: [replace(pathSpan, newText)], safe: false, preferred: false }];
}

function linkToImport({ file }: RuleContext, { link }: LabelledImport, imported: string): Fix[] {
  const path = relativePath(dirname(file.path), imported);
  const newText = writePath(path, file.text[link.target.start - 1] === '<' ? 'angled' : 'target');
  if (newText === undefined) return [];
  const title = `Link to ${pathCode(path)}`;
  return [{ title, edits: [replace(link.pathSpan, newText)], safe: false, preferred: false }];
}
