import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { splitFrontMatter } from '../../../server/src/core/syntax/frontmatter.ts';
import { readPlainHeader } from '../../../server/src/core/syntax/plainHeader.ts';
import { describeCorpus } from '../../support/corpus.ts';
import { expectTheSame, whole } from '../../support/headers.ts';

/**
 * At least this share of the headers needs no library: of all Markdown files, templates and pages of documentation among
 * them. It was 97.8 % when this was written.
 */
const SHARE = 0.95;

describeCorpus('the headers of real agent files', ({ folder }) => {
  test('are read as the libraries read them, most of them without one', () => {
    const headers = new Set(markdownFiles(folder()).flatMap(headerOf));
    let plain = 0;
    for (const header of headers) {
      if (readPlainHeader(header, whole(header)) !== undefined) plain++;
      expectTheSame(header);
    }
    expect(plain / headers.size).toBeGreaterThan(SHARE);
  }, 120_000);
});

function markdownFiles(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join(folder, name))
    .filter((file) => fs.statSync(file).isFile());
}

function headerOf(file: string): string[] {
  const text = fs.readFileSync(file, 'utf8');
  const split = splitFrontMatter(text, 'line-start');
  return split?.close ? [text.slice(split.content.start, split.content.end)] : [];
}
