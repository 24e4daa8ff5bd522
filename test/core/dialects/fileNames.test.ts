import { describe, expect, test } from 'vitest';
import { goesByFolder, withoutEnding } from '../../../server/src/core/dialects/fileNames.ts';

describe('what files are called', () => {
  test.each([
    ['reviewer.md', 'reviewer'],
    ['reviewer.agent.md', 'reviewer'],
    ['plan.chatmode.md', 'plan'],
    ['fix.prompt.md', 'fix'],
    ['code.instructions.md', 'code'],
    ['reviewer.draft.md', 'reviewer.draft'],
    ['reviewer.agent', 'reviewer.agent'],
    ['reviewer', 'reviewer'],
  ])('%s → %s', (file, name) => {
    expect(withoutEnding(file)).toBe(name);
  });

  test('a skill goes by its folder, and nothing else does', () => {
    expect(goesByFolder('/repo/skills/review/SKILL.md')).toBe(true);
    expect(goesByFolder('/repo/skills/review/skill.md')).toBe(false);
    expect(goesByFolder('/repo/hooks/hooks.json')).toBe(false);
    expect(goesByFolder('/repo/agents/review.md')).toBe(false);
  });
});
