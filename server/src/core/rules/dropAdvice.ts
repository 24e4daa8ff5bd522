import { builtinChecks } from '../dialects/builtin.ts';
import type { LoadProblem } from '../loaders/types.ts';
import type { AgentFile } from '../syntax/agentFile.ts';
import type { Field, Scalar } from '../syntax/tree.ts';
import { fieldOf } from '../syntax/tree.ts';
import { basename, withoutExtension } from '../workspace/paths.ts';
import { insert, lineBreak, quote, renameKey, replace, writeScalar } from './edits.ts';
import { code, valueRefused } from './messages.ts';
import { nearest } from './spelling.ts';
import { descriptionLine } from './summary.ts';
import type { Fix, Report, RuleContext, TextEdit } from './types.ts';
import { checkedFix, loadedAfter } from './verify.ts';

/**
 * The values without which the program drops an agent: those that are missing are one finding, each that is wrong is one
 * of its own.
 */
export function* dropAdvice(context: RuleContext, file: AgentFile): Iterable<Report> {
  const { loaded, kind } = context;
  const lost = loaded.problems.filter(
    ({ path, effect }) =>
      effect === undefined &&
      path.length === 1 &&
      kind.fields.some(({ key, required }) => required && key === path[0]),
  );
  const missing = lost.filter(isMissing);
  if (missing.length > 0) yield forMissing(context, missing);
  for (const problem of lost) {
    const field = fieldOf(file.front?.root, String(problem.path[0]));
    if (!isMissing(problem) && field) yield forWrong(context, problem, field);
  }
}

function isMissing({ actual }: LoadProblem): boolean {
  return actual === undefined || actual === '';
}

function forMissing(context: RuleContext, missing: readonly LoadProblem[]): Report {
  const { file } = context;
  const keys = missing.map(({ path }) => String(path[0]));
  const empty = keys.length === 1 ? fieldOf(file.front?.root, keys[0] ?? '') : undefined;
  const other = file.front?.other ? ', and its header holds no `key: value`' : '';
  const lacks = keys.map((key) => code(key)).join(' and no ');
  const remedy = keys.includes('name') ? 'The file name does not stand in.' : 'Say there when to use it.';
  return {
    span: empty?.key.span ?? file.front?.other?.span ?? file.front?.open ?? { start: 0, end: 0 },
    message: empty
      ? `${valueRefused(context)}: its ${code(keys[0] ?? '')} is empty. Write one.`
      : `${valueRefused(context)}: it has no ${lacks}${other}. ${remedy}`,
    fixes: empty ? fillFix(context, empty) : addFix(context, keys),
    builtin:
      file.front?.other !== undefined ||
      (empty !== undefined && builtinChecks(file.reading, file.front?.root, empty.key.text)),
  };
}

/** The missing keys in front of the others, or a key that was misspelled under its right name. */
function addFix(context: RuleContext, keys: readonly string[]): Fix[] {
  const { front, text, path } = context.file;
  if (!front || front.other || front.root.flow || keys.some((key) => fieldOf(front.root, key))) return [];
  const slip = keys.length === 1 ? misspelled(context, keys[0] ?? '') : undefined;
  if (slip) {
    const edits = [renameKey(slip, keys[0] ?? '')];
    return [checked(context, `Rename ${code(slip.key.text)} to ${code(keys[0] ?? '')}`, edits)];
  }
  const name = withoutExtension(basename(path));
  const lines = keys.map((key) =>
    key === 'name' ? `name: ${writeScalar(name)}` : descriptionLine(context.file, name),
  );
  const edits = [insert(front.content.start, lines.map((line) => line + lineBreak(text)).join(''))];
  const title =
    keys.length > 1
      ? 'Add a name and a description'
      : `Add ${keys.includes('name') ? `the name ${code(name)}` : 'a description'}`;
  // What an agent is for only its author knows.
  return [
    keys.includes('description')
      ? { title, edits, safe: false, preferred: true }
      : checked(context, title, edits),
  ];
}

function fillFix(context: RuleContext, { key, value }: Field): Fix[] {
  const { file } = context;
  const name = withoutExtension(basename(file.path));
  const text =
    key.text === 'name' ? writeScalar(name) : descriptionLine(file, name).replace(/^description: /, '');
  const colon = file.text.indexOf(':', key.span.end) + 1;
  const edits = value ? [replace(value.span, text)] : [insert(colon, ` ${text}`)];
  if (colon === 0 || (value && value.kind !== 'scalar')) return [];
  return [{ title: `Write ${code(text)}`, edits, safe: false, preferred: true }];
}

/** A key that the program does not know and that looks like this one. */
export function misspelled({ file, kind }: RuleContext, key: string): Field | undefined {
  return file.front?.root.fields.find(
    ({ key: { text } }) => !kind.fields.some((one) => one.key === text) && nearest(text, [key]) === key,
  );
}

function forWrong(context: RuleContext, problem: LoadProblem, field: Field): Report {
  const { value } = field;
  const raw = value ? context.file.text.slice(value.span.start, value.span.end) : '';
  const isText = value?.kind === 'scalar' && problem.code === 'wrong-type';
  const because = isText ? `, but without quotes YAML reads ${code(raw)} as a ${typeof problem.actual}` : '';
  const what =
    problem.code === 'wrong-type'
      ? `${code(field.key.text)} must be ${problem.expected}`
      : `it wants ${problem.expected}`;
  return {
    span: value?.span ?? field.key.span,
    message: `${valueRefused(context)}: ${what}${because}. ${remedyFor(problem, isText)}`,
    fixes: value?.kind === 'scalar' ? valueFixes(context, problem, value) : [],
    builtin: builtinChecks(context.file.reading, context.file.front?.root, field.key.text),
  };
}

function remedyFor({ code: what }: LoadProblem, isText: boolean): string {
  if (isText) return 'Put it in quotes.';
  return what === 'wrong-type' ? 'Write one text.' : 'Write another one.';
}

function valueFixes(context: RuleContext, { code: what }: LoadProblem, value: Scalar): Fix[] {
  const { text } = context.file;
  if (what === 'wrong-type') {
    return value.style === 'plain'
      ? [checked(context, 'Put the value in quotes', [quote(text, value.span)])]
      : [];
  }
  const to = value.text
    .normalize('NFKC')
    .replace(/^-+/, '')
    .replaceAll(/\s*:+\s*/g, '-');
  if (to === '' || to === value.text) return [];
  const edits = [replace(value.span, writeScalar(to))];
  return [{ title: `Write ${code(to)}`, edits, safe: false, preferred: true }];
}

/** Safe where the program then loads the agent. */
function checked(context: RuleContext, title: string, edits: readonly TextEdit[]): Fix {
  return checkedFix({ title, edits, preferred: true }, () => {
    const after = loadedAfter(context, edits);
    return after !== undefined && after.outcome !== 'not-loaded';
  });
}
