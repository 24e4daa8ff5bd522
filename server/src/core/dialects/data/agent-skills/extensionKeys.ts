import type { Evidence } from '../../types.ts';
import * as claude from '../claude-code/evidence.ts';
import * as copilot from '../copilot/evidence.ts';
import type { SkillKey, SkillView } from './readers.ts';

const HEADER = claude.observed(claude.LOOPBACK);
const SKILLS = claude.docs('skills');
const ATTRIBUTES = copilot.source('promptFileAttributes');

/** A switch as Claude Code reads it in skills. */
function claudeSwitch(byDefault: boolean, doc: string, evidence: Evidence): SkillView {
  return { shape: 'boolean', default: `\`${byDefault}\``, doc, evidence };
}

/** Keys that programs have added to the specification’s. */
export const EXTENSION_KEYS: readonly SkillKey[] = [
  {
    key: 'when_to_use',
    views: {
      'claude-code': {
        shape: 'string',
        doc: 'When to use the skill, put behind the description. Both together are cut at 1,536 characters.',
        evidence: SKILLS,
      },
    },
  },
  {
    key: 'argument-hint',
    views: {
      'claude-code': {
        shape: 'string',
        doc: 'What to write behind the name of the skill, shown while it is typed. Put one in brackets into quotes: `"[file]"`.',
        evidence: SKILLS,
      },
      copilot: {
        shape: 'string',
        doc: 'What to write behind the name of the skill, shown while it is typed.',
        evidence: ATTRIBUTES,
      },
    },
  },
  {
    key: 'arguments',
    views: {
      'claude-code': {
        shape: 'names',
        doc: 'Names for the arguments, in their order: a name `file` makes `$file` in the text the first one. Pure numbers are dropped.',
        evidence: SKILLS,
      },
    },
  },
  {
    key: 'disable-model-invocation',
    others: ['Cursor', 'Qwen Code', 'Crush', 'Factory'],
    views: {
      'claude-code': claudeSwitch(
        false,
        '`true` hides the skill from the model: only the user can call it. `yes`, `on` and `1` count as well.',
        HEADER,
      ),
      copilot: {
        shape: 'boolean',
        default: '`false`',
        doc: '`true` keeps the model from calling the skill: only the user can. Without quotes.',
        evidence: ATTRIBUTES,
      },
    },
  },
  {
    key: 'user-invocable',
    others: ['Cursor', 'Qwen Code', 'Crush', 'Factory'],
    views: {
      'claude-code': claudeSwitch(
        true,
        '`false` takes the skill out of the list after `/`; whoever types its name is refused. `no`, `off` and `0` count as well.',
        HEADER,
      ),
      copilot: {
        shape: 'boolean',
        default: '`true`',
        doc: '`false` takes the skill out of the list after `/`. Without quotes.',
        evidence: ATTRIBUTES,
      },
    },
  },
  {
    key: 'disallowed-tools',
    views: {
      'claude-code': {
        shape: 'tool-list',
        doc: 'Tools that are blocked while the skill is at work. `disallowedTools` says the same.',
        evidence: SKILLS,
      },
    },
  },
  {
    key: 'disallowedTools',
    views: {
      'claude-code': {
        shape: 'tool-list',
        offered: false,
        doc: 'Another spelling of `disallowed-tools`: tools that are blocked while the skill is at work.',
        evidence: claude.source(claude.HEADER_KEYS),
      },
    },
  },
  {
    key: 'model',
    views: {
      'claude-code': {
        shape: 'model',
        default: 'the model of the session',
        doc: 'The model that works with the skill: an alias such as `sonnet`, `inherit`, or the full id of a model. Nothing is checked when the skill is loaded.',
        evidence: HEADER,
      },
    },
  },
  {
    key: 'effort',
    views: {
      'claude-code': {
        shape: 'effort',
        default: 'that of the session',
        doc: 'How much the model thinks while the skill is at work. A level that is not known is ignored.',
        evidence: HEADER,
      },
    },
  },
  {
    key: 'context',
    views: {
      'claude-code': {
        shape: 'enum',
        default: '`inline`',
        values: [
          {
            value: 'fork',
            doc: 'The skill runs in a subagent of its own, whose result alone comes back.',
            evidence: HEADER,
          },
          {
            value: 'inline',
            doc: 'The skill runs in the conversation, as it does without the key.',
            evidence: claude.source(claude.HEADER_KEYS),
          },
        ],
        doc: '`fork` runs the skill in a subagent of its own. Every other word is ignored.',
        evidence: HEADER,
      },
      copilot: {
        shape: 'enum',
        values: [
          { value: 'fork', doc: 'The skill runs in a conversation of its own.', evidence: ATTRIBUTES },
        ],
        doc: '`fork` runs the skill in a conversation of its own, where the setting `github.copilot.chat.skillTool.enabled` is on.',
        evidence: ATTRIBUTES,
      },
    },
  },
  {
    key: 'agent',
    views: {
      'claude-code': {
        shape: 'agent',
        default: '`general-purpose`',
        doc: 'The agent that runs the skill, with its tools. It counts only with `context: fork`.',
        evidence: HEADER,
      },
    },
  },
  {
    key: 'background',
    views: {
      'claude-code': claudeSwitch(
        true,
        '`false` waits for a skill that runs with `context: fork`; it counts only there.',
        SKILLS,
      ),
    },
  },
  {
    key: 'hooks',
    others: ['Qwen Code'],
    views: {
      'claude-code': {
        shape: 'hooks',
        doc: 'Hooks that are set when the skill is called and stay for the session. A broken guard makes Claude Code load the skill without its hooks and without `allowed-tools`.',
        evidence: SKILLS,
      },
    },
  },
  {
    key: 'paths',
    others: ['Cursor', 'Qwen Code'],
    views: {
      'claude-code': {
        shape: 'globs',
        doc: 'Holds the skill back until a file that matches one of these patterns is touched. `**` alone limits nothing.',
        evidence: claude.observed(claude.STARTUP),
      },
    },
  },
  {
    key: 'shell',
    views: {
      'claude-code': {
        shape: 'enum',
        default: '`bash`',
        values: [
          { value: 'bash', doc: 'Calls in the text run in bash.', evidence: SKILLS },
          { value: 'powershell', doc: 'Calls in the text run in PowerShell.', evidence: SKILLS },
        ],
        doc: 'What runs the shell calls in the text. Any other word means `bash`, with a warning in the log.',
        evidence: claude.observed(claude.DEBUG_LOG),
      },
    },
  },
  { key: 'allowedTools', others: ['Qwen Code'], views: {} },
  { key: 'priority', others: ['Qwen Code'], views: {} },
  { key: 'modeSlugs', others: ['Zoo Code'], views: {} },
];
