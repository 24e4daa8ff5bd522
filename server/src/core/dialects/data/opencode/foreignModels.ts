import type { ForeignModel } from '../../types.ts';
import { MODES } from './agentFields.ts';
import { DEBUG_CONFIG, observed } from './evidence.ts';

const CLAUDE = 'Claude Code';
const TAKEN = observed(DEBUG_CONFIG);

/** Words that people write after `model:` and that OpenCode takes for a provider without a model. */
export const FOREIGN_MODELS: readonly ForeignModel[] = [
  sessionModel('inherit', CLAUDE),
  sessionModel('default', CLAUDE),
  sessionModel('auto', 'GitHub Copilot'),
  ...['sonnet', 'opus', 'haiku', 'fable', 'opusplan', 'best'].map(claudeAlias),
  ...MODES.map(({ value }) => modeWord(value)),
];

function sessionModel(word: string, program: string): ForeignModel {
  return {
    word,
    program,
    removes: true,
    doc: `In ${program} \`${word}\` leaves the choice of the model to the program. Here that is what a missing \`model\` does.`,
    evidence: TAKEN,
  };
}

function claudeAlias(word: string): ForeignModel {
  return {
    word,
    program: CLAUDE,
    removes: false,
    doc: `\`${word}\` is a short name that only Claude Code knows. Write the provider and the whole id, as in \`anthropic/claude-…\`.`,
    evidence: TAKEN,
  };
}

function modeWord(word: string): ForeignModel {
  return {
    word,
    program: 'OpenCode’s `mode`',
    removes: true,
    doc: `\`${word}\` is a value of \`mode\`, not a model.`,
    evidence: TAKEN,
  };
}
