import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { onceViewOf } from '../../server/src/cli/project.ts';
import { createLanguageService } from '../../server/src/core/index.ts';
import { RULES } from '../../server/src/core/rules/registry.ts';
import { corePath } from '../../server/src/node/platform.ts';
import { describeCorpus } from '../support/corpus.ts';

/** What is typed below headers: prose, a heading, a block, links, an order to use tools. */
const TYPED =
  '\n\n## More\n\nUse the `edit` and `bash` tools, see [this](./x.md) and @x.md.\n\n```js\n```js\n';

test('some rules rest on the header alone', () => {
  expect(RULES.filter((rule) => rule.headerAlone).length).toBeGreaterThan(10);
});

describeCorpus('what is kept of a header while somebody types below it', ({ folder }) => {
  test('is what is found anew, in every file that some program reads', () => {
    const root = folder();
    const service = createLanguageService(onceViewOf(root));
    const names = fs
      .readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'));
    let kept = 0;
    for (const name of names) {
      const file = path.join(root, name);
      if (!fs.statSync(file).isFile()) continue;
      const text = fs.readFileSync(file, 'utf8');
      const readers = service.open(corePath(file), text);
      service.diagnoseAll(readers, {}, 'now');
      const typed = service.reopen(readers, text + TYPED);
      if (!typed) continue;
      kept++;
      const anew = service.diagnoseAll(service.open(corePath(file), text + TYPED));
      expect(service.diagnoseAll(typed, {}, 'now'), name).toEqual(anew);
    }
    expect(kept).toBeGreaterThan(1000);
  }, 240_000);
});
