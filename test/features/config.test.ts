import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { complete } from '../support/completion.ts';
import { openFixture, parseFixture } from '../support/fixture.ts';

function config(text: string): string {
  return `//- /w/opencode.json\n${text}\n`;
}

describe('completion in opencode.json leaves JSON', () => {
  const cases: [name: string, before: string, label: string, after: string][] = [
    ['a key of an agent', '{"agent":{"a":{$0}}}', 'description', '{"agent":{"a":{"description": }}}\n'],
    [
      'a key that is begun',
      '{"agent":{"a":{"des$0"}}}',
      'description',
      '{"agent":{"a":{"description": }}}\n',
    ],
    [
      'a key without quotes',
      '{"agent":{"a":{"mode": "all", des$0}}}',
      'description',
      '{"agent":{"a":{"mode": "all", "description": }}}\n',
    ],
    [
      'a value without quotes',
      '{"agent":{"a":{"mode": s$0ub, "steps": 1}}}',
      'subagent',
      '{"agent":{"a":{"mode": "subagent", "steps": 1}}}\n',
    ],
    [
      'a value that has none',
      '{"agent":{"a":{"disable": tr$0}}}',
      'true',
      '{"agent":{"a":{"disable": true}}}\n',
    ],
    [
      'a tool of a server, without quotes',
      '{"mcp":{"issues":{"type":"local","command":["x"]}},"tools":{iss$0}}',
      'issues_*',
      '{"mcp":{"issues":{"type":"local","command":["x"]}},"tools":{"issues_*": }}\n',
    ],
    [
      'a key whose colon is there',
      '{"agent":{"a":{"mo$0": "all"}}}',
      'mode',
      '{"agent":{"a":{"mode": "all"}}}\n',
    ],
    [
      'a key before another one',
      '{"agent":{"a":{$0 "mode": "all"}}}',
      'steps',
      '{"agent":{"a":{"steps": , "mode": "all"}}}\n',
    ],
    ['a value', '{"agent":{"a":{"mode": $0}}}', 'subagent', '{"agent":{"a":{"mode": "subagent"}}}\n'],
    [
      'a value in its quotes',
      '{"agent":{"a":{"mode": "su$0"}}}',
      'subagent',
      '{"agent":{"a":{"mode": "subagent"}}}\n',
    ],
    [
      'a tool',
      '{"agent":{"a":{"permission":{"web$0"}}}}',
      'webfetch',
      '{"agent":{"a":{"permission":{"webfetch": }}}}\n',
    ],
    ['an action', '{"permission":{"bash": $0}}', 'deny', '{"permission":{"bash": "deny"}}\n'],
    ['a pattern', '{"permission":{"bash": {$0}}}', '"git *"', '{"permission":{"bash": {"git *": }}}\n'],
    ['a part of the file', '{$0}', 'default_agent', '{"default_agent": }\n'],
  ];
  test.each(cases)('%s', (_, before, label, after) => {
    expect(complete(config(before)).accept(label)).toBe(after);
  });

  test('nothing in a comment', () => {
    expect(complete(config('{ // "mode": s$0\n}')).labels).toEqual([]);
    expect(complete(config('{"agent":{"a":{"mode": /* s$0 */ "all"}}}')).labels).toEqual([]);
  });

  test('keys that are there are not offered again', () => {
    expect(complete(config('{"agent":{"a":{"mode":"all",$0}}}')).labels).not.toContain('mode');
  });

  test('what the published schema covers is left to it where the editor has a JSON service', () => {
    const source = config('{"$schema":"https://x","agent":{"a":{"permission":{$0}}}}');
    expect(complete(source, { linkTargets: false }).labels).toContain('webfetch');
    expect(complete(source.replace('"permission":{$0}', '$0'), { linkTargets: false }).labels).toEqual([]);
  });
});

describe('hover in opencode.json', () => {
  const hover = (text: string) => {
    const { service, open, cursor, text: whole } = openFixture(parseFixture(config(text)));
    const found = service.hover(open, cursor);
    return found && `${whole.slice(found.span.start, found.span.end)}: ${found.markdown}`;
  };
  test('knows keys, values and tools', () => {
    expect(hover('{"agent":{"a":{"mo$0de":"all"}}}')).toMatch(/^"mode": \*\*mode\*\*/);
    expect(hover('{"agent":{"a":{"mode":"a$0ll"}}}')).toMatch(/^"all": \*\*`all`\*\*/);
    expect(hover('{"permission":{"ba$0sh":"deny"}}')).toContain('Shell commands.');
    expect(hover('{"theme":"$0x"}')).toBeUndefined();
  });
  test('on permission says what is on and off', () => {
    expect(hover('{"agent":{"a":{"permis$0sion":{"bash":"deny"}}}}')).toContain('- `bash`: deny');
  });
});

test('completion and hover never throw, wherever the text is cut', () => {
  const text =
    '{ // c\n"agent":{"a":{"mode":"all","tools":{"bash":false}}},"permission":{"bash":{"git *":"allow"}}}';
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(text.length), (end, at) => {
      const cut = text.slice(0, end);
      const { service, open } = openFixture(parseFixture(config(cut)));
      service.completion(open, Math.min(at, end), { linkTargets: true });
      service.hover(open, Math.min(at, end));
    }),
  );
});
