import type { ReferenceForm, Resolved } from '../workspace/resolve.ts';
import { resolveReference } from '../workspace/resolve.ts';
import { perContext } from './perContext.ts';
import type { RuleContext } from './types.ts';

/** What a path in the body leads to, looked up once for all rules that ask in this run. */
export function resolved(context: RuleContext, path: string, form: ReferenceForm): Resolved {
  const known = targets(context);
  const key = `${form} ${path}`;
  let target = known.get(key);
  if (!target) {
    target = resolveReference(context.workspace.view, context.file, path, form);
    known.set(key, target);
  }
  return target;
}

/** By context, not by file: a file stays the same while others come and go. */
const targets = perContext(() => new Map<string, Resolved>());
