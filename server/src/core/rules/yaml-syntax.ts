import { builtinKind, builtinSeesFault } from '../dialects/builtin.ts';
import type { FrontMatter } from '../syntax/agentFile.ts';
import { lineSpan, trimSpan } from '../syntax/span.ts';
import { duplicates } from './duplicates.ts';
import { fenceFault } from './fences.ts';
import { headerCut } from './headerCut.ts';
import type { YamlFault } from './indentFaults.ts';
import { HEADER_KINDS } from './kinds.ts';
import { fullWidthColon } from './lineFaults.ts';
import { code, headerIsLost, headerLost } from './messages.ts';
import { NOTHING } from './nothing.ts';
import { mayHaveStrayKeys, strayKeys } from './strayKeys.ts';
import type { Fix, Report, Rule, RuleContext } from './types.ts';
import { checkedFix, doesNoHarm, helpsHeader } from './verify.ts';
import { yamlFault } from './yamlFaults.ts';

export const yamlSyntax: Rule = {
  meta: {
    id: 'yaml-syntax',
    title: 'Front matter that YAML cannot read',
    category: 'syntax',
    severity: 'error',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['opencode', 'claude-code', 'copilot', 'agent-skills'],
    docs: {
      why: `OpenCode does not stop at a header that it cannot read, and it does not say anything either. It takes the whole
file, header included, for the prompt of an agent without any keys: every tool is on, whatever the header forbids. If
some other line of the header has an unquoted colon, or the file has Windows line ends, the file vanishes altogether.

Claude Code repairs much. Where that does not help, it does not load an agent, and takes a command or a skill without any
key; a normal session shows no message.`,
      bad: [
        { text: '---\ndescription: "Reviews" a change\nmode: subagent\n---\nReview the change.\n' },
        { text: '---\ndescription: Reviews a change\nmode subagent\n---\nReview the change.\n' },
        {
          text: '---\ndescription: Reviews a change\npermission:\n  bash: deny\n edit: deny\n---\nReview it.\n',
        },
        { text: '---\ndescription: `Reviews` a change\n---\nReview the change.\n' },
        {
          path: '.claude/agents/review.md',
          text: `---\nname: review\ndescription: 'it's broken'\n---\nReview the change.\n`,
        },
        {
          path: '.claude/commands/review.md',
          text: '---\ndescription: "Reviews a change\n---\nReview the change.\n',
        },
        {
          path: '.github/agents/review.agent.md',
          text: '---\ndescription: Reviews a change\ntools: [read, search\n---\nReview the change.\n',
        },
        {
          path: 'skills/review/SKILL.md',
          text: `---\nname: review\ndescription: 'it's broken'\n---\n# Review\n`,
        },
        { text: '---\n- description\n- mode\n---\nReview the change.\n', also: ['missing-description'] },
      ],
      good: [
        {
          text: `---\ndescription: '"Reviews" a change'\nmode: subagent\npermission: {bash: deny}\n---\nReview it.\n`,
        },
      ],
    },
  },
  needs: 'text',
  kinds: HEADER_KINDS,
  check(context: RuleContext): Iterable<Report> {
    const { front } = context.file;
    return front && !isSound(context, front) ? reports(context, front) : NOTHING;
  },
};

/** Whether the header is read as it stands, and has nothing but keys at the left margin. */
function isSound(context: RuleContext, front: FrontMatter): boolean {
  if (headerIsLost(context) || front.other) return false;
  return !mayHaveStrayKeys(context, front);
}

function* reports(context: RuleContext, front: FrontMatter): Iterable<Report> {
  const { file, loaded } = context;
  const { state } = loaded.header;
  if ((state === 'read' || state === 'empty') && front.other && loaded.outcome !== 'not-loaded')
    yield { ...noKeys(context, front), builtin: builtinKind(file.reading, undefined) !== undefined };
  if (state === 'read' || state === 'repaired') yield* strayKeys(context, front);
  if (!headerIsLost(context) || isExplained(context)) return;
  const fault = yamlFault(file.text, front, knownKeys(context)) ?? failedLine(context, front);
  if (!fault) return;
  yield {
    span: fault.span,
    message: `${fault.says} ${headerLost(context)}. ${fault.remedy}`,
    fixes: fixesFor(context, fault),
    builtin: builtinSeesFault(file.reading, file.text, front.problems),
  };
}

/** Whether another rule reports why the header is lost. */
function isExplained(context: RuleContext): boolean {
  const { front } = context.file;
  if (headerCut(context)) return true;
  const fence = fenceFault(context);
  if (fence && fence.is !== 'glued' && fence.is !== 'second') return true;
  return front !== undefined && front.problems.length === 0 && duplicates(front.root).length > 0;
}

/** Where the program's own parser gave up. */
function failedLine({ file, loaded }: RuleContext, front: FrontMatter): YamlFault | undefined {
  const { failure } = loaded.header;
  if (!failure) return undefined;
  const { language } = front;
  if (failure.offset === undefined && language.start < language.end) {
    const name = code(file.text.slice(language.start, language.end));
    return {
      span: language,
      says: `This header cannot be read as ${name}.`,
      remedy: 'Write YAML below plain dashes.',
    };
  }
  const line =
    failure.offset === undefined ? front.open : trimSpan(file.text, lineSpan(file.text, failure.offset));
  const span = line.start < line.end ? line : front.open;
  return { span, says: `YAML cannot read this: ${failure.message}.`, remedy: 'Correct the line.' };
}

/** A list or a text in place of keys: the program takes it apart. */
function noKeys(context: RuleContext, front: FrontMatter): Report {
  const { dialect, kind, file } = context;
  const effect =
    kind.unknownKeys === 'provider-options'
      ? 'sends its parts to the model’s provider as request options `0`, `1` and so on'
      : 'ignores it';
  const at = front.other?.span ?? front.open;
  const fault = fullWidthColon(file.text, at.start);
  const says = fault ? ` ${fault.says}` : '';
  const remedy = fault?.remedy ?? 'Write each key on a line of its own, with a colon and a blank behind it.';
  return {
    span: at,
    message: `This header holds no \`key: value\`. ${dialect.title} ${effect}.${says} ${remedy}`,
    severity: 'warning',
    fixes: fault ? fixesFor(context, fault) : [],
  };
}

/** The keys that mean something to the program: another word in front of a colon may be running text. */
function knownKeys({ kind }: RuleContext): ReadonlySet<string> {
  return new Set(kind.fields.map((field) => field.key));
}

function fixesFor(context: RuleContext, { edits, remedy }: YamlFault): Fix[] {
  if (!edits || !helpsHeader(context, edits)) return [];
  const fix = { title: remedy.replace(/\.$/, ''), edits, preferred: true };
  return [checkedFix(fix, () => doesNoHarm(context, edits))];
}
