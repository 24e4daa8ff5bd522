import * as claude from '../claude-code/evidence.ts';
import * as copilot from '../copilot/evidence.ts';
import * as opencode from '../opencode/evidence.ts';
import { docs, SPECIFICATION, source, VALIDATOR } from './evidence.ts';
import { EXTENSION_KEYS } from './extensionKeys.ts';
import type { SkillKey } from './readers.ts';

const SPECIFIED = docs(SPECIFICATION);
const ATTRIBUTES = copilot.source('promptFileAttributes');
const CLI = copilot.docs('Copilot CLI command reference');

/** The keys of the specification, each as every reader takes it. */
const SPECIFIED_KEYS: readonly SkillKey[] = [
  {
    key: 'name',
    views: {
      'agent-skills': {
        shape: 'string',
        required: true,
        doc: 'What the skill is called: 1 to 64 of the characters `a` to `z`, `0` to `9` and `-`, no hyphen first or last, no two in a row, and equal to the name of its folder.',
        evidence: SPECIFIED,
      },
      'claude-code': {
        shape: 'string',
        default: 'the name of the folder',
        doc: 'A label that Claude Code shows to the model behind the name of the folder, by which the skill is called; it need not be the same. In a plugin it takes the place of the folder’s name. One of more than 256 characters is ignored.',
        evidence: claude.observed(claude.STARTUP),
      },
      copilot: {
        shape: 'string',
        doc: 'What the skill is called. VS Code says so where it is missing, differs from the folder, or has other characters than letters, digits and hyphens; the command line takes up to 64 characters, also dots, colons and blanks.',
        evidence: copilot.source('promptValidator'),
      },
      opencode: {
        shape: 'string',
        required: true,
        doc: 'What the skill is called; the name of the folder does not count. Without it OpenCode ignores the file and says nothing.',
        evidence: opencode.observed('opencode debug skill'),
      },
    },
  },
  {
    key: 'description',
    views: {
      'agent-skills': {
        shape: 'string',
        required: true,
        doc: 'What the skill does and when to use it, in 1 to 1,024 characters. The model chooses by it.',
        length: {
          max: 1024,
          doc: 'The specification allows 1,024, and programs that hold to it may refuse the skill; Claude Code and OpenCode do not mind.',
        },
        evidence: SPECIFIED,
      },
      'claude-code': {
        shape: 'string',
        default: 'the first line of the text',
        doc: 'What the skill does and when to use it; the model chooses by it. Together with `when_to_use` it is cut at 1,536 characters. Without it Claude Code takes the first line of the text that is not empty, cut at 100 characters.',
        length: {
          max: 1536,
          with: 'when_to_use',
          doc: 'Claude Code cuts the list that the model chooses from at 1,536: the rest is not seen. The specification allows 1,024.',
        },
        evidence: claude.docs('skills'),
      },
      copilot: {
        shape: 'string',
        doc: 'What the skill does and when to use it; the model chooses by it. VS Code says so where it is missing.',
        evidence: copilot.source('promptValidator'),
      },
      opencode: {
        shape: 'string',
        doc: 'When to use the skill. Without it the skill is loaded, but never offered to the model.',
        evidence: opencode.source('Skill'),
      },
    },
  },
  {
    key: 'license',
    views: {
      'agent-skills': {
        shape: 'string',
        doc: 'The licence of the skill: its name, or the file that it stands in.',
        evidence: SPECIFIED,
      },
      copilot: { shape: 'any', doc: 'The licence of the skill: a text or a map.', evidence: ATTRIBUTES },
    },
  },
  {
    key: 'compatibility',
    views: {
      'agent-skills': {
        shape: 'string',
        doc: 'What the skill needs to work, such as programs or a network, in 1 to 500 characters.',
        length: { max: 500, doc: 'The specification allows 500.' },
        evidence: SPECIFIED,
      },
      copilot: { shape: 'any', doc: 'What the skill needs to work: a text or a map.', evidence: ATTRIBUTES },
    },
  },
  {
    key: 'metadata',
    views: {
      'agent-skills': {
        shape: 'map',
        doc: 'Whatever else an author or a program keeps with the skill, such as a version: a map of texts. Keys of one’s own belong here.',
        evidence: SPECIFIED,
      },
      copilot: { shape: 'map', doc: 'Whatever else is kept with the skill.', evidence: ATTRIBUTES },
    },
  },
  {
    key: 'allowed-tools',
    views: {
      'agent-skills': {
        shape: 'tool-list',
        insert: '$0',
        doc: 'Tools that the skill may use without a question, as one text with blanks between them. Experimental: not every program heeds it.',
        evidence: SPECIFIED,
      },
      'claude-code': {
        shape: 'tool-list',
        doc: 'Tools that need no leave for one turn while the skill is at work, with blanks or commas between them, or as a list. It does not restrict: every other tool stays available, too.',
        evidence: claude.docs('skills'),
      },
      copilot: {
        shape: 'tool-list',
        doc: 'Tools that the skill may use without a question, for the command line. VS Code does not know the key.',
        evidence: CLI,
      },
    },
  },
];

/** Every key that some reader of skills takes: the specification’s own, then those that programs have added. */
export const SKILL_KEYS: readonly SkillKey[] = [...SPECIFIED_KEYS, ...EXTENSION_KEYS];

/** What the specification says of every other key. */
export const NOT_SPECIFIED = {
  doc: 'The specification does not have this key: its validator refuses it, and so do places that skills are uploaded to.',
  evidence: source(VALIDATOR),
};
