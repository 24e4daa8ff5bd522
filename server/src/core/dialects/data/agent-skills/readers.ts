import type { DialectId, Fact, FieldSpec, ForeignKey } from '../../types.ts';

/** The programs whose tables have a kind `skill`, and the specification, in the order in which people are told of them. */
export const SKILL_READERS = {
  'claude-code': 'Claude Code',
  copilot: 'Copilot',
  opencode: 'OpenCode',
  'agent-skills': 'the specification',
} as const satisfies Readonly<Record<DialectId, string>>;

export type SkillReader = keyof typeof SKILL_READERS;

/** One reader's view of a key; no view: it ignores the key. */
export type SkillView = Omit<FieldSpec, 'key' | 'elsewhere' | 'neededBy'>;

/** One key of a skill's header, with all that is known of who reads it. */
export interface SkillKey {
  readonly key: string;
  readonly views: Readonly<Partial<Record<SkillReader, SkillView>>>;
  /** Programs without a table of their own here that read it: "Qwen Code". */
  readonly others?: readonly string[];
}

const READERS = Object.keys(SKILL_READERS) as readonly SkillReader[];

/** The keys that one reader takes, each with what becomes of it elsewhere. */
export function skillFields(keys: readonly SkillKey[], reader: SkillReader): readonly FieldSpec[] {
  return keys.flatMap((one) => {
    const view = one.views[reader];
    const neededBy = READERS.filter((other) => other !== reader && one.views[other]?.required).map(title);
    return view ? [{ key: one.key, ...view, elsewhere: elsewhere(one, reader), neededBy }] : [];
  });
}

/**
 * The keys that one reader ignores and another one takes. They are meant: no finding, but the hover says whose they
 * are. `ignores` is what is known of the keys that the reader does not know.
 */
export function skillForeignKeys(
  keys: readonly SkillKey[],
  reader: SkillReader,
  ignores: Fact,
): readonly ForeignKey[] {
  return keys
    .filter(({ views }) => !views[reader])
    .map(({ key, views, others = [] }) => ({
      key,
      program: list([...readersOf(views), ...others]),
      kinds: ['skill'],
      renames: false,
      expected: true,
      doc: `${firstView(views)?.doc ?? 'A key of a skill.'} ${ignores.doc}`,
      evidence: ignores.evidence,
    }));
}

/** "Copilot reads it, too; OpenCode ignores it." */
function elsewhere({ views, others = [] }: SkillKey, reader: SkillReader): string {
  const programs = READERS.filter((one) => one !== reader && one !== 'agent-skills');
  const has = [...programs.filter((one) => views[one]).map(title), ...others];
  const ignores = programs.filter((one) => !views[one]).map(title);
  const told = [
    has.length > 0 ? `${list(has)} ${has.length > 1 ? 'have' : 'has'} it, too` : '',
    ignores.length > 0 ? `${list(ignores)} ${ignores.length > 1 ? 'ignore' : 'ignores'} it` : '',
    reader === 'agent-skills'
      ? ''
      : `the specification ${views['agent-skills'] ? 'has it' : 'does not have it'}`,
  ];
  const text = told.filter((part) => part !== '').join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function readersOf(views: SkillKey['views']): string[] {
  return READERS.filter((one) => views[one]).map(title);
}

function title(reader: SkillReader): string {
  return SKILL_READERS[reader];
}

function firstView(views: SkillKey['views']): SkillView | undefined {
  const reader = READERS.find((one) => views[one]);
  return reader && views[reader];
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
