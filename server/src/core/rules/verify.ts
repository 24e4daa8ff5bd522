import { load } from '../loaders/registry.ts';
import type { Loaded, Outcome } from '../loaders/types.ts';
import { parseAgentFile } from '../syntax/agentFile.ts';
import { applyEdits } from './edits.ts';
import type { Fix, RuleContext, TextEdit } from './types.ts';

/** What the program would make of the file after the edits; undefined where its loader is not known. */
export function loadedAfter({ file }: RuleContext, edits: readonly TextEdit[]): Loaded | undefined {
  return load(applyEdits(file.text, edits), file.reading);
}

/** Whether the program reads the header after the edits, or YAML has at least less to complain about. */
export function helpsHeader(context: RuleContext, edits: readonly TextEdit[]): boolean {
  const { file } = context;
  const state = loadedAfter(context, edits)?.header.state;
  if (state === 'read' || state === 'repaired') return true;
  const after =
    parseAgentFile(file.path, applyEdits(file.text, edits), file.reading).front?.problems.length ?? 0;
  return after < (file.front?.problems.length ?? 0);
}

/** How badly an outcome treats the file: the higher, the worse. */
const HARM: Readonly<Record<Outcome, number>> = {
  ok: 0,
  disabled: 0,
  'header-ignored': 1,
  skipped: 1,
  'not-loaded': 1,
  refused: 1,
  'config-error': 2,
  'runs-code': 3,
};

/** Whether the program fares no worse with the file after the edits: what a safe fix has to promise. */
export function doesNoHarm(context: RuleContext, edits: readonly TextEdit[]): boolean {
  const after = loadedAfter(context, edits);
  return after !== undefined && isNoWorse(after, context.loaded);
}

/** The same, and it refuses no more values: of a header that is lost it would refuse none. */
export function keepsValues(context: RuleContext, edits: readonly TextEdit[]): boolean {
  const after = loadedAfter(context, edits);
  const { loaded } = context;
  return after !== undefined && isNoWorse(after, loaded) && after.problems.length <= loaded.problems.length;
}

function isNoWorse(after: Loaded, before: Loaded): boolean {
  return HARM[after.outcome] <= HARM[before.outcome];
}

/** A fix whose safety is found out when somebody asks: loading the fixed text takes longer than most rules do. */
export function checkedFix(fix: Omit<Fix, 'safe'>, isSafe: () => boolean): Fix {
  let known: boolean | undefined;
  return {
    ...fix,
    get safe() {
      known ??= isSafe();
      return known;
    },
  };
}
