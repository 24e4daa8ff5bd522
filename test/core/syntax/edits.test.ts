import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '../../../server/src/core/index.ts';
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

test('what was found of a header holds for every text with the same header', () => {
  const headers = [
    HEADER,
    '---\ndescription: x\ntools:\n  WebFetch: false\n  list: true\nreasoningEffort: medum\ncolor: gren\n---\n',
    '---\ndescription: x\ndescription: y\ntemprature: 1\nmodel: gpt\npermission:\n  edit: deny\n  "*": allow\n---\n',
  ];
  const added = fc.constantFrom(
    'a',
    '\n',
    '`',
    '---\n',
    '@RULES.md ',
    'Use the `edit` tool.\n',
    '\n# Title\n',
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...headers),
      fc.array(fc.tuple(fc.nat(), added), { maxLength: 5 }),
      (header, edits) => {
        let text = header + BODY;
        let readers = service.open(PATH, text);
        service.diagnoseAll(readers, {}, 'now');
        for (const [at, put] of edits) {
          const start = header.length + (at % (text.length - header.length + 1));
          text = text.slice(0, start) + put + text.slice(start);
          const again = service.reopen(readers, text);
          expect(again).toBeDefined();
          readers = again ?? [];
          const found = service.diagnoseAll(readers, {}, 'now');
          expect(found).toEqual(service.diagnoseAll(service.open(PATH, text)));
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('another header, or another time, is looked at anew', () => {
  const readers = service.open(PATH, `---\ndescription: x\ntemprature: 1\n---\n${BODY}`);
  expect(service.reopen(readers, `---\ndescription: x\ntemprature: 2\n---\n${BODY}`)).toBeUndefined();
  const first = service.diagnoseAll(readers, {}, 'one');
  const same = service.reopen(readers, `${readers[0]?.file.text}more`) ?? [];
  const of = (found: readonly Finding[]) => found.filter(({ rule }) => rule === 'unknown-key');
  expect(of(first)).toHaveLength(1);
  expect(of(service.diagnoseAll(same, {}, 'one'))[0]).toBe(of(first)[0]);
  expect(of(service.diagnoseAll(same, {}, 'two'))[0]).not.toBe(of(first)[0]);
});

test('what an edit left alone is not read again', () => {
  const [first] = service.open(PATH, HEADER + BODY);
  const [second] = service.open(PATH, `${HEADER + BODY}more\n`, first);
  expect(second?.file.front).toBe(first?.file.front);
  expect(second?.loaded()).toBe(first?.loaded());
  const [third] = service.open(PATH, HEADER.replace('all', 'primary') + BODY, second);
  expect(third?.loaded().mode).toBe('primary');
});
