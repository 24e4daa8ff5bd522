import { describe, expect, it } from 'vitest';
import { RULES } from '../../server/src/core/rules/registry.ts';
import type { Finding, RuleExample } from '../../server/src/core/rules/types.ts';
import { applyEdits, type Fixture, openFixture } from '../support/fixture.ts';

const DEFAULT = '.opencode/agent/example.md';

function fixtureOf(example: RuleExample): Fixture {
  const path = `/${example.path ?? DEFAULT}`;
  const others = Object.entries(example.files ?? {}).map(([name, text]) => [`/${name}`, text]);
  return {
    files: { ...Object.fromEntries(others), [path]: example.text },
    path,
    text: example.text,
    cursor: -1,
  };
}

/** What is found in the example, or nothing where it is no agent file. */
function found(fixture: Fixture): readonly Finding[] {
  try {
    const { service, readers } = openFixture(fixture);
    return service.diagnoseAll(readers);
  } catch (error) {
    if (error instanceof Error && error.message.endsWith('is no agent file')) return [];
    throw error;
  }
}

function withText(fixture: Fixture, text: string): Fixture {
  return { ...fixture, text, files: { ...fixture.files, [fixture.path]: text } };
}

function shown({ severity, rule, message, span }: Finding): string {
  return `${severity} ${rule} ${span.start}-${span.end} ${message}`;
}

/** Applies one safe fix after the other until none is left. Throws where that does not end. */
function fixAll(fixture: Fixture): string {
  let text = fixture.text;
  for (let round = 0; round < 20; round++) {
    const fix = found(withText(fixture, text))
      .flatMap((finding) => finding.fixes)
      .find((one) => one.safe);
    if (!fix) return text;
    text = applyEdits(text, fix.edits);
  }
  throw new Error(`the fixes of ${JSON.stringify(fixture.text)} do not end`);
}

const EXAMPLES = RULES.flatMap((rule) =>
  rule.meta.docs.bad.map((example, index) => ({ rule, id: rule.meta.id, number: index + 1, example })),
);

describe('bad examples', () => {
  it.each(EXAMPLES)('$id $number reports this rule and no other', ({ id, example }) => {
    const findings = found(fixtureOf(example));
    const others = findings.filter((one) => one.rule !== id && !example.also?.includes(one.rule));
    expect(findings.filter((one) => one.rule === id)).toHaveLength(1);
    expect(others.map(shown)).toEqual([]);
    for (const { span, message } of findings) {
      expect(span.start).toBeLessThanOrEqual(span.end);
      expect(span.end).toBeLessThanOrEqual(example.text.length);
      expect(message).toMatch(/^[\p{Lu}`@].*[.?]$/u);
    }
  });
});

describe('good examples', () => {
  it.each(RULES.flatMap((rule) => rule.meta.docs.good.map((example) => ({ id: rule.meta.id, example }))))(
    '$id: $example.text',
    ({ example }) => {
      expect(found(fixtureOf(example)).map(shown)).toEqual([]);
    },
  );
});

const FIXES = EXAMPLES.flatMap(({ id, number, example }) =>
  found(fixtureOf(example))
    .filter((one) => one.rule === id)
    .flatMap(({ fixes }) => fixes.map((fix) => ({ id, number, example, fix, title: fix.title }))),
);

describe('fixes', () => {
  it.each(FIXES)('$id $number, "$title": the finding goes, nothing comes', ({ id, example, fix }) => {
    const fixture = fixtureOf(example);
    const before = found(fixture).map((one) => one.rule);
    const after = found(withText(fixture, applyEdits(example.text, fix.edits)));
    const known = new Set(before.filter((rule) => rule !== id));
    expect(after.filter((one) => !known.has(one.rule)).map(shown)).toEqual([]);
  });

  it.each(EXAMPLES)('$id $number: fixing twice is fixing once', ({ example }) => {
    const once = fixAll(fixtureOf(example));
    expect(fixAll(withText(fixtureOf(example), once))).toBe(once);
  });

  it.each(RULES.map((rule) => ({ id: rule.meta.id, promised: rule.meta.fix })))(
    '$id promises $promised',
    ({ id, promised }) => {
      const fixes = FIXES.filter((one) => one.id === id).map(({ fix }) => fix);
      const best = fixes.some((fix) => fix.safe) ? 'safe' : fixes.length > 0 ? 'unsafe' : 'none';
      expect(best).toBe(promised);
    },
  );
});

describe('the registry', () => {
  it('is in the order of the ids, each once', () => {
    const ids = RULES.map((rule) => rule.meta.id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it.each(RULES.map((rule) => ({ id: rule.meta.id, docs: rule.meta.docs })))(
    '$id has a reason and both kinds of examples',
    ({ docs }) => {
      expect(docs.why.length).toBeGreaterThan(80);
      expect(docs.bad.length).toBeGreaterThan(0);
      expect(docs.good.length).toBeGreaterThan(0);
    },
  );
});
