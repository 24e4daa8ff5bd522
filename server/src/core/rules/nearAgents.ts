import { withoutEnding } from '../dialects/fileNames.ts';
import { fieldSpec } from '../dialects/lookup.ts';
import type { Field, Scalar, Value } from '../syntax/tree.ts';
import { basename } from '../workspace/paths.ts';
import { scopeOf } from '../workspace/scope.ts';
import type { AgentSource } from '../workspace/sources.ts';
import { agentSources } from '../workspace/sources.ts';
import { changeScalar } from './edits.ts';
import { code } from './messages.ts';
import { nearest } from './spelling.ts';
import type { Report, RuleContext } from './types.ts';

/**
 * Names of agents in a program that finds agents in more places than the files show: reported only where an agent that is
 * there was certainly meant, since its file is called so, or its name is spelled almost so.
 */
export function* nearAgents(context: RuleContext): Iterable<Report> {
  const { file, dialect, kind, workspace } = context;
  const scalars = (file.front?.root.fields ?? []).flatMap((field) => named(context, field));
  const scope = scalars.length > 0 ? scopeOf(file) : undefined;
  if (!scope) return;
  const sources = agentSources(workspace, scope);
  const names = new Set(sources.map((one) => one.name));
  for (const scalar of scalars) {
    const name = scalar.text;
    if (name === '' || name === '*' || names.has(name)) continue;
    const meant = sources.find((one) => stem(one) === name.toLowerCase())?.name ?? nearest(name, names);
    if (meant === undefined || kind.fields.length === 0) continue;
    yield {
      span: scalar.span,
      message: `${dialect.title} finds agents by the name in their header, and knows none called ${code(name)} here. Did you mean ${code(meant)}?`,
      fixes: [
        {
          title: `Change to ${code(meant)}`,
          edits: [changeScalar(scalar, meant)],
          safe: false,
          preferred: true,
        },
      ],
    };
  }
}

/** `reviewer` for `reviewer.agent.md`. */
function stem({ path }: AgentSource): string {
  return withoutEnding(basename(path).toLowerCase());
}

/** The scalars of a key that name agents: its value, the items of its list, or a key of the maps in it. */
function named({ dialect, kind }: RuleContext, { key, value }: Field): Scalar[] {
  const spec = fieldSpec(dialect, kind.kind, [key.text]);
  if (!spec) return [];
  if (spec.shape === 'agent' || spec.names === 'agent') return scalarsOf(value);
  const inner = spec.fields?.filter((one) => one.shape === 'agent').map((one) => one.key) ?? [];
  if (inner.length === 0 || value?.kind !== 'list') return [];
  return value.items.flatMap((item) =>
    item.kind === 'map'
      ? item.fields.filter((one) => inner.includes(one.key.text)).flatMap((one) => scalarsOf(one.value))
      : [],
  );
}

function scalarsOf(value: Value | undefined): Scalar[] {
  if (value?.kind === 'scalar') return [value];
  return value?.kind === 'list' ? value.items.flatMap((item) => (item.kind === 'scalar' ? [item] : [])) : [];
}
