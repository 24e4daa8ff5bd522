import { isRead } from '../dialects/targets.ts';
import type { Dialect, FieldSpec, KindSpec, PermissionForm, ToolSpec } from '../dialects/types.ts';
import type { ItemCursor, ValueCursor } from '../syntax/cursor.ts';
import { factText, toolText } from './factText.ts';
import { inlineCode } from './markdownText.ts';
import { once } from './once.ts';
import { serverNames, specifierNames } from './symbolCompletion.ts';
import type { CompletionItem, FeatureContext } from './types.ts';
import { inPlaceOf, offsetOf, wordAt } from './words.ts';
import { writtenTarget } from './writtenTarget.ts';

type Unranked = Omit<CompletionItem, 'rank'>;
type Shown = Omit<Unranked, 'edit' | 'snippet'>;

/** The tools that may be named at a place of a list of tools, or of a text that the program splits into one. */
export function toolListCompletion(
  context: FeatureContext,
  cursor: ValueCursor | ItemCursor,
  field: FieldSpec,
): Unranked[] {
  const { file } = context;
  const { dialect, kind } = file.reading;
  const word = wordAt(file.text, cursor, offsetOf(cursor));
  if (word.inside) return specifierNames(context, cursor, word);
  const target = writtenTarget(file);
  const names = toolsFor(dialect, kind, field).filter(
    (one) => !word.others.includes(one.id) && isRead(one, target),
  );
  const forms = field.access || !dialect.permissionForms ? [] : rules(dialect, dialect.permissionForms);
  const servers = serverNames(context).filter(({ label }) => !word.others.includes(label));
  return [...names.map((spec) => named(dialect, spec)), ...servers, ...forms].map((shown) => ({
    ...shown,
    ...inPlaceOf(file.text, cursor, word, shown.label),
  }));
}

/** What makes sense in a header; tools that no started agent ever has are left out of the lists of agents. */
function toolsFor(dialect: Dialect, { kind }: KindSpec, { access }: FieldSpec): readonly ToolSpec[] {
  const inAgents = kind === 'agent' && access !== undefined;
  return dialect.tools.filter((one) => one.offered && !(inAgents && one.inAgents === false));
}

const named = once(
  (dialect: Dialect, spec: ToolSpec): Shown => ({
    label: spec.id,
    kind: 'tool',
    ...(spec.condition ? { detail: `only with ${spec.condition}`.replaceAll('`', '') } : {}),
    documentation: toolText(dialect, spec),
  }),
);

/** Rules about a single tool, where the list holds rules: `Bash(git *)`. */
function rules(dialect: Dialect, forms: readonly PermissionForm[]): Shown[] {
  return forms
    .filter(({ form }) => dialect.tools.some(({ id }) => form.startsWith(`${id}(`)))
    .map(({ form, ...fact }) => ({
      label: form,
      kind: 'pattern',
      documentation: factText(dialect, `**${inlineCode(form)}**`, { ...fact }),
    }));
}
