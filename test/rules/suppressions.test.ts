import { describe, expect, test } from 'vitest';
import { findings } from '../support/fixture.ts';

const HEADER = 'description: Tries\ntools:\n';

describe('findings are silenced', () => {
  test.each([
    ['the next line', `${HEADER}  # agent-files-disable-next-line tool-case\n  WebFetch: false\n`, []],
    [
      'of that rule only',
      `${HEADER}  # agent-files-disable-next-line removed-tool\n  WebFetch: false\n`,
      [
        'warning unused-suppression "agent-files-disable-next-line removed-tool"',
        'warning tool-case "WebFetch"',
      ],
    ],
    ['of every rule', `${HEADER}  # agent-files-disable-next-line\n  WebFetch: false\n`, []],
    [
      'in CRLF',
      `${HEADER}  # agent-files-disable-next-line tool-case -- why not\n  WebFetch: false\n`.replaceAll(
        '\n',
        '\r\n',
      ),
      [],
    ],
    [
      'the whole header',
      `# agent-files-disable tool-case, removed-tool\n${HEADER}  WebFetch: false\n  TodoRead: false\n`,
      [],
    ],
    [
      'one of two rules',
      `# agent-files-disable tool-case removed-tool\n${HEADER}  WebFetch: false\n`,
      ['warning unused-suppression "removed-tool"'],
    ],
    [
      'no other line',
      `${HEADER}  # agent-files-disable-next-line tool-case\n  bash: false\n  WebFetch: false\n`,
      [
        'warning unused-suppression "agent-files-disable-next-line tool-case"',
        'warning tool-case "WebFetch"',
      ],
    ],
    ['not by a value', `${HEADER.replace('Tries', '"# agent-files-disable"')}  bash: false\n`, []],
  ])('%s', (_, header, expected) => {
    const found = findings(`---\n${header}---\nbody\n`).filter((one) => !one.includes('deprecated-key'));
    expect(found).toEqual(expected);
  });

  const LINK = 'See [it](gone.md).\n';
  const BROKEN = 'warning unresolved-reference "gone.md"';
  test.each([
    [
      'the next line',
      `<!-- agent-files-disable-next-line unresolved-reference -->\n${LINK}${LINK}`,
      [BROKEN],
    ],
    [
      'all that follows',
      `${LINK}<!-- agent-files-disable unresolved-reference -->\n${LINK}${LINK}`,
      [BROKEN],
    ],
    [
      'up to where they count again',
      `<!-- agent-files-disable -->\n${LINK}<!-- agent-files-enable -->\n${LINK}`,
      [BROKEN],
    ],
    ['not by a sample', `\`\`\`md\n<!-- agent-files-disable -->\n\`\`\`\n${LINK}`, [BROKEN]],
    ['not by a hash', `# agent-files-disable\n${LINK}`, [BROKEN]],
  ])('in the text: %s', (_, body, expected) => {
    expect(findings(`---\ndescription: Tries\n---\n${body}`)).toEqual(expected);
  });
});
