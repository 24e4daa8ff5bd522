// What a run found: a table of agreement, and every disagreement in full.

/**
 * @typedef {import('../../test/conformance/judge.ts').Item} Item
 * @typedef {import('../../test/conformance/judge.ts').AnyVerdict} AnyVerdict
 * @typedef {import('../../test/conformance/judge.ts').Difference} Difference
 * @typedef {{ aspect: string, pattern: string, reason: string }} Exception `pattern` is a regular expression for the text
 * @typedef {{ item: Item, verdict: AnyVerdict | undefined, asked: readonly string[], differences: Difference[] }} Result
 */

/** @param {readonly Result[]} results @param {readonly string[]} aspects */
export function printTable(results, aspects) {
  const answered = results.filter((result) => result.verdict !== undefined);
  const outcomes = [...new Set(answered.map((result) => result.verdict?.outcome ?? ''))].sort();
  const rows = [...outcomes, 'all'].map((outcome) => {
    const own = answered.filter((result) => outcome === 'all' || result.verdict?.outcome === outcome);
    return [outcome, String(own.length), ...aspects.map((aspect) => share(own, aspect))];
  });
  const head = ['program says', 'files', ...aspects];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of [head, ...rows])
    console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}

/** How many of the files that the program said something of this kind about agree. @param {readonly Result[]} results @param {string} aspect */
function share(results, aspect) {
  const asked = results.filter((result) => result.asked.includes(aspect));
  if (asked.length === 0) return '-';
  const wrong = asked.filter((result) =>
    result.differences.some((difference) => difference.aspect === aspect),
  ).length;
  return wrong === 0 ? `${asked.length}` : `${asked.length - wrong} of ${asked.length}`;
}

/**
 * @param {readonly Result[]} results
 * @param {readonly Exception[]} exceptions
 * @returns {number} how many disagreements no exception covers
 */
export function printDifferences(results, exceptions) {
  let open = 0;
  for (const { item, differences } of results) {
    for (const difference of differences) {
      const exception = exceptions.find(
        (entry) => entry.aspect === difference.aspect && new RegExp(entry.pattern).test(item.text),
      );
      if (!exception) open++;
      console.log(
        `\n${item.id} (${item.name}), ${difference.aspect}: ${exception ? `known: ${exception.reason}` : 'UNEXPECTED'}`,
      );
      console.log(`  program: ${JSON.stringify(difference.program)}`);
      console.log(`  loader:  ${JSON.stringify(difference.loader)}`);
      console.log(`  file:    ${JSON.stringify(item.text.slice(0, 2000))}`);
    }
  }
  return open;
}
