import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLanguageService } from '../../../server/src/core/index.ts';
import { factsOf } from '../../support/loadedFacts.ts';
import { MemoryView } from '../../support/memoryView.ts';

const PATH = '/w/.opencode/agent/a.md';
const HEADER = '---\ndescription: "x 👩‍💻"\nmode: all\npermission:\n  bash: deny\n---\n';
const BODY = `# Title

See [@RULES.md](../RULES.md#git) and @NOTES.md.

\`\`\`markdown
\`\`\`js
code
\`\`\`
\`\`\`

[def]: ../X.md "t"
- item [def] \`code\`
  - [ ] deeper

| a | b |
| - | - |
| [x](y.md) | z |

<rules>
[in](html.md)
</rules>
`;

const service = createLanguageService(new MemoryView({ '/w/RULES.md': '# R\n' }));

/** What is read of a text, after the versions before it or on its own. */
function read(versions: readonly string[]) {
  let open: ReturnType<typeof service.open>[number] | undefined;
  for (const text of versions) {
    [open] = service.open(PATH, text, open);
    open?.file.body.headings;
    open?.file.front;
  }
  if (!open) throw new Error('no agent file');
  const { body, front } = open.file;
  return {
    body,
    front,
    loaded: factsOf(open.loaded()),
    findings: service.diagnose(open).map(({ rule, span }) => ({ rule, span })),
  };
}

test('a text reads the same after edits as on its own', () => {
  const text = HEADER + BODY;
  const piece = fc.constantFrom(
    '',
    'a',
    '\n',
    '`',
    '```',
    '---\n',
    '[',
    '](',
    '# ',
    '@x.md ',
    '  ',
    '<rules>\n',
    'mode: x\n',
    '> ',
  );
  const edit = fc.tuple(fc.nat(), fc.nat(12), piece);
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const versions = [text];
      for (const [at, length, put] of edits) {
        const last = versions.at(-1) ?? '';
        const start = at % (last.length + 1);
        versions.push(last.slice(0, start) + put + last.slice(start + length));
      }
      expect(read(versions)).toEqual(read(versions.slice(-1)));
    }),
    { numRuns: 300 },
  );
});

test('what an edit left alone is not read again', () => {
  const [first] = service.open(PATH, HEADER + BODY);
  const [second] = service.open(PATH, `${HEADER + BODY}more\n`, first);
  expect(second?.file.front).toBe(first?.file.front);
  expect(second?.loaded()).toBe(first?.loaded());
  const [third] = service.open(PATH, HEADER.replace('all', 'primary') + BODY, second);
  expect(third?.loaded().mode).toBe('primary');
});
