import type { AgentFile } from '../syntax/agentFile.ts';
import { lazy } from '../syntax/lazy.ts';
import { span } from '../syntax/span.ts';
import { AGENT_CALL, eitherOf } from './patterns.ts';
import type { Edge } from './types.ts';

/** A name that may stand behind an `@`. */
const NAME = String.raw`\p{L}[\p{L}\p{N}_-]*(?::[\p{L}\p{N}_-]+)*`;

/** `@reviewer` that is no mail address, path or package, and `skill` beside a name in marks. */
const mention = lazy(() =>
  eitherOf(
    [
      new RegExp(`(?<![\\w\`/@.])@(${NAME})(?![\\w/@]|\\.\\w)`, 'u'),
      /[`*]([\p{L}\p{N}][\p{L}\p{N}_:-]+)[`*]{1,2}\s+(skill|agent|subagent|command)\b/u,
      /\b(skill|agent|subagent|command)\s+[`*]{1,2}([\p{L}\p{N}][\p{L}\p{N}_:-]+)[`*]/u,
      new RegExp(`\\b${AGENT_CALL}${/([\p{L}\p{N}][\p{L}\p{N}_-]+)/u.source}`, 'u'),
    ],
    'giu',
  ),
);

const wholeName = lazy(() => new RegExp(`^${NAME}$`, 'u'));

/** Whether `@` and the name are a mention: `@team/lead` looks like a path. */
export function isMentionable(name: string): boolean {
  return wholeName().test(name);
}

/**
 * Words of a body that may call an agent or a skill by its name. Whether something has that name is for the reader to
 * find out: one that nothing has is a word like any other.
 */
export function mentionsIn(file: AgentFile): Edge[] {
  if (file.format === 'json') return [];
  const { text, body, reading } = file;
  if (!/@|skill|agent|command/i.test(text.slice(body.span.start))) return [];
  const dialect = reading.dialect.id;
  const found: Edge[] = [];
  const pattern = mention();
  pattern.lastIndex = body.span.start;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const name = match[1] ?? match[2] ?? match[5] ?? match[6] ?? '';
    const what = (match[3] ?? match[4] ?? 'agent').toLowerCase();
    const from = match[1] !== undefined ? 1 : match[6] !== undefined ? match[0].length - name.length : 0;
    const start = match.index + match[0].indexOf(name, from);
    const at = span(start, start + name.length);
    // In a fence of samples nobody is called; in backticks within a line somebody may be.
    const inSample = body.code.some((code) => code.start < at.start - 1 && at.end + 1 < code.end);
    // A call of a tool is a sample by its look only.
    if (inSample && match[6] === undefined) continue;
    const is = what === 'skill' ? 'skill' : what === 'command' ? 'command' : 'agent';
    found.push({ span: at, whole: at, target: { is, name, dialect }, written: { as: 'mention' } });
  }
  return found;
}
