import { builtinChecks } from '../dialects/builtin.ts';
import type { LoadProblem } from '../loaders/types.ts';
import { overlaps, span } from '../syntax/span.ts';
import { fieldAt, valueAt } from '../syntax/tree.ts';
import { parseYaml } from '../syntax/yaml.ts';
import type { Advice, Refused } from './advice.ts';
import { ruleOf } from './advice.ts';
import { hiddenDuplicates } from './duplicates.ts';
import { insert, replace } from './edits.ts';
import { seemingEnd } from './fences.ts';
import { code, problemEffect, valueBreaks } from './messages.ts';
import { NOTHING } from './nothing.ts';
import { advise } from './refusalAdvice.ts';
import { repairs } from './repairs.ts';
import type { Fix, Report, RuleContext } from './types.ts';

/** Everything in the header that the program refuses and that belongs to this rule, one report a value. */
export function refusals(context: RuleContext, rule: Advice['rule']): Iterable<Report> {
  const { problems, breaks } = context.loaded;
  return problems.length > 0 || breaks ? reports(context, rule) : NOTHING;
}

function* reports(context: RuleContext, rule: Advice['rule']): Iterable<Report> {
  const end = seemingEnd(context);
  const { problems, breaks } = context.loaded;
  for (const problem of breaks ? [...problems, breaks] : problems) {
    if (problem.code === 'wrong-form' || problem.code === 'misplaced') continue;
    const refused = locate(context, problem);
    if (!refused || refused.field.span.end > end || isRepeated(context, refused)) continue;
    if (isElsewhere(context, refused)) continue;
    const advice = spoiledByRepair(context, refused) ?? advise(context, refused);
    if (advice.rule !== rule) continue;
    const name = code(String(problem.path.at(-1)));
    yield {
      span: advice.span ?? refused.value?.span ?? refused.field.key.span,
      severity: problem.effect === undefined ? 'error' : 'warning',
      message: `${problem === breaks ? valueBreaks(context) : problemEffect(context, problem)}: ${name} must be ${problem.expected}${advice.because ? `, ${advice.because}` : ''}. ${advice.remedy}`,
      fixes: fixesOf(advice),
      builtin: builtinChecks(context.file.reading, context.file.front?.root, String(problem.path[0])),
    };
  }
}

/** Values that have a rule of their own: what drops an agent by itself, what leaves it without tools, and hooks. */
function isElsewhere({ loaded }: RuleContext, { problem, spec }: Refused): boolean {
  const dropsFile = loaded.outcome === 'not-loaded' && problem.effect === undefined;
  return dropsFile || spec?.access === 'only' || spec?.shape === 'hooks';
}

/** A map that is text only because one of its keys stands there twice: that is reported where the key is. */
function isRepeated({ file, loaded }: RuleContext, { value }: Refused): boolean {
  if (!value || !loaded.header.repaired.some((one) => overlaps(one, value.span))) return false;
  return hiddenDuplicates(file.text, value.span).length > 0;
}

/** Where the problem stands in the text; undefined for a key that is missing altogether. */
function locate({ file, kind }: RuleContext, problem: LoadProblem): Refused | undefined {
  const { path } = problem;
  const root = file.front?.root;
  const spec = kind.fields.find((field) => field.key === path[0]);
  for (let depth = path.length; depth > 0; depth--) {
    const field = fieldAt(root, path.slice(0, depth));
    if (!field) continue;
    const value = depth === path.length ? valueAt(root, path) : undefined;
    return { problem, spec, field, value };
  }
  return undefined;
}

/** A value that is text only because the program repaired the header, its own line or another one being broken. */
function spoiledByRepair(context: RuleContext, { problem, value }: Refused): Advice | undefined {
  const at = value?.span;
  if (!at) return undefined;
  const { refused, spoiled } = repairs(context);
  const rule = ruleOf(problem);
  if (spoiled.some((one) => overlaps(one, at))) {
    return {
      rule,
      because: 'and the repair of an unquoted colon in another line has turned it into plain text',
      remedy: 'Put the other value in quotes.',
    };
  }
  const raw = context.file.text.slice(at.start, at.end);
  const close = CLOSING[raw.charAt(0)];
  if (close === undefined || !refused.some((one) => overlaps(one, at))) return undefined;
  const starred = raw.replace(/([{,]\s*)(\*[^\s:,{}"']*)/g, '$1"$2"');
  if (starred !== raw && isCollection(starred)) {
    return {
      rule,
      because:
        'but a key that begins with `*` needs quotes, and without them the program takes the whole for text',
      remedy: 'Put it in quotes: `"*"`.',
      title: 'Put the key in quotes',
      edits: [replace(at, starred)],
    };
  }
  const closes = isCollection(raw + close);
  return {
    rule,
    because: 'but YAML cannot read this, and the program’s repair turns it into plain text',
    remedy: closes
      ? `Close the bracket: \`${close}\`.`
      : 'Check its brackets, and put a blank behind each colon.',
    ...(closes ? { title: 'Close the bracket', edits: [insert(at.end, close)] } : {}),
  };
}

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

function isCollection(value: string): boolean {
  const { other, root, problems } = parseYaml(value, span(0, value.length));
  return problems.length === 0 && (root.fields.length > 0 || other?.kind === 'list');
}

function fixesOf({ title, edits, safe = true, preferred = true }: Advice): Fix[] {
  return title && edits ? [{ title, edits, safe, preferred }] : [];
}
