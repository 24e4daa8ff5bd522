import { describe, expect, test } from 'vitest';
import { findings } from '../support/fixture.ts';
import type { RuleCase } from '../support/ruleCases.ts';
import { checkCases } from '../support/ruleCases.ts';

const PLAIN = '/w/skills/pdf/SKILL.md';
const CLAUDE = '/w/.claude/skills/pdf/SKILL.md';
const OPENCODE = '/w/.opencode/skills/pdf/SKILL.md';

function skill(lines: string): string {
  return `---\n${lines}\n---\n# PDF\n\nRead it.\n`;
}

const long = (length: number): string => 'x'.repeat(length);

const NAMES: readonly RuleCase[] = [
  { name: 'the name of the folder', path: PLAIN, text: skill('name: pdf\ndescription: d') },
  ...['Pdf', 'pdf tools', 'pdf_tools', '-pdf', 'pdf-', 'pdf--tools', 'pdf:tools', 'pdfé', long(65)].map(
    (name): RuleCase => ({
      name: `no good name: ${name.slice(0, 12)}`,
      path: PLAIN,
      text: skill(`name: «"${name}"»\ndescription: d`),
      found: ['warning skill-name'],
      fixed: skill('name: "pdf"\ndescription: d'),
      says: /lower-case letters, digits and single hyphens between them.*Claude Code and OpenCode do not mind\.$/,
    }),
  ),
  {
    name: 'another name than that of the folder, which Claude Code takes for a label',
    path: CLAUDE,
    text: skill('name: «pdf-tools»\ndescription: d'),
    found: ['warning skill-name'],
    fixed: skill('name: pdf\ndescription: d'),
    says: /wants `name` to be that of the folder, `pdf`\. VS Code warns of it\. Claude Code does not mind/,
  },
  {
    name: 'a folder whose own name is no good: nothing to propose',
    path: '/w/skills/My Skill/SKILL.md',
    text: skill('name: «My Skill»\ndescription: d'),
    found: ['warning skill-name'],
    fixed: skill('name: My Skill\ndescription: d'),
  },
  {
    name: 'a skill at the top of a project',
    path: '/SKILL.md',
    text: skill('name: anything\ndescription: d'),
  },
  {
    name: 'names are longest at 64',
    path: `/w/skills/${long(64)}/SKILL.md`,
    text: skill(`name: ${long(64)}\ndescription: d`),
  },
];

const LENGTHS: readonly RuleCase[] = [
  { name: '1,024 characters', path: PLAIN, text: skill(`name: pdf\ndescription: ${long(1024)}`) },
  {
    name: 'one more, of which the specification alone minds',
    path: CLAUDE,
    text: skill(`name: pdf\ndescription: «${long(1025)}»`),
    found: ['information description-length'],
    says: /^`description` has 1,025 characters\. The specification allows 1,024.*Claude Code and OpenCode do not mind\.$/,
  },
  {
    name: 'so many that Claude Code cuts them',
    path: CLAUDE,
    text: skill(`name: pdf\ndescription: «${long(1537)}»`),
    found: ['information description-length'],
    says: /^`description` has 1,537 characters\. Claude Code cuts/,
  },
  {
    name: 'together with when_to_use',
    path: CLAUDE,
    text: skill(`name: pdf\ndescription: «${long(1000)}»\nwhen_to_use: ${long(600)}`),
    found: ['information description-length'],
    says: /^`description` and `when_to_use` have 1,600 characters\./,
  },
  {
    name: 'compatibility',
    path: PLAIN,
    text: skill(`name: pdf\ndescription: d\ncompatibility: «${long(501)}»`),
    found: ['information description-length'],
  },
];

const MISSING: readonly RuleCase[] = [
  {
    name: 'no name where only the specification speaks',
    path: PLAIN,
    text: '«---»\ndescription: d\n---\n# PDF\n',
    found: ['warning missing-key'],
    asIs: true,
    fixed: '---\nname: pdf\ndescription: d\n---\n# PDF\n',
    says: /^Agent Skills requires `name` in a skill, and OpenCode ignores the file without it/,
  },
  {
    name: 'no name where Claude Code takes that of the folder',
    path: CLAUDE,
    text: '«---»\ndescription: d\n---\n# PDF\n',
    found: ['information missing-key'],
  },
  {
    name: 'no name where OpenCode ignores the file',
    path: OPENCODE,
    text: '«---»\ndescription: d\n---\n# PDF\n',
    found: ['error missing-key'],
    says: /^OpenCode ignores this skill and says nothing/,
  },
  {
    name: 'no front matter is one finding',
    path: PLAIN,
    text: '«# PDF»\n\nRead it.\n',
    found: ['warning missing-key'],
    asIs: true,
  },
];

const KEYS: readonly RuleCase[] = [
  {
    name: 'keys that some program has added are no fault anywhere',
    path: PLAIN,
    text: skill(
      'name: pdf\ndescription: d\nwhen_to_use: w\nargument-hint: [file]\npaths: "**/*.pdf"\ncontext: fork\npriority: 1',
    ),
  },
  {
    name: 'keys of the specification are none where Claude Code ignores them',
    path: CLAUDE,
    text: skill('name: pdf\ndescription: d\nlicense: MIT\ncompatibility: x\nmetadata:\n  a: b'),
  },
  {
    name: 'a key of one’s own belongs below metadata',
    path: PLAIN,
    text: skill('name: pdf\ndescription: d\n«version»: 1.0'),
    found: ['hint unknown-key'],
    fixed: skill('name: pdf\ndescription: d\nmetadata:\n  version: 1.0'),
  },
  {
    name: 'a key of one’s own beside a metadata map',
    path: PLAIN,
    text: skill('name: pdf\n«version»: 1.0\ndescription: d\nmetadata:\n  author: me'),
    found: ['hint unknown-key'],
    fixed: skill('name: pdf\ndescription: d\nmetadata:\n  version: 1.0\n  author: me'),
  },
  {
    name: 'a slip',
    path: CLAUDE,
    text: skill('name: pdf\n«desription»: d\ndescription: d'),
    found: ['information unknown-key'],
    says: /^No program is known to read `desription` in a skill\. Did you mean `description`\?$/,
  },
  {
    name: 'a slip in a key that a program has added',
    path: PLAIN,
    text: skill('name: pdf\ndescription: d\n«whenToUse»: w'),
    found: ['information unknown-key'],
    fixed: skill('name: pdf\ndescription: d\nwhen_to_use: w'),
  },
  {
    name: 'the key that agents have for their tools',
    path: PLAIN,
    text: skill('name: pdf\ndescription: d\n«tools»: Read Grep'),
    found: ['information unknown-key'],
    fixed: skill('name: pdf\ndescription: d\nallowed-tools: Read Grep'),
  },
];

const HEADERS: readonly RuleCase[] = [
  {
    name: 'an unquoted colon',
    path: PLAIN,
    text: skill('name: pdf\ndescription: «Use when: asked»'),
    found: ['information repaired-header'],
    fixed: skill('name: pdf\ndescription: "Use when: asked"'),
    says: /Agent Skills asks programs to take this as text, and some do; other programs lose the header\./,
  },
  {
    name: 'broken for good: at most a warning where no program is known',
    path: PLAIN,
    text: skill("name: pdf\ndescription: «'it's broken'»"),
    found: ['warning yaml-syntax'],
    says: /Programs that read a skill as Agent Skills has it lose this header: no key counts/,
  },
  {
    name: 'a list in one line, and a colon at the end of a value that is a list, are none',
    path: PLAIN,
    text: skill('name: pdf\ndescription: d\nallowed-tools:\n  - Read\n  - Grep'),
  },
  {
    name: 'a blank line before the header',
    path: PLAIN,
    text: '\n«---»\nname: pdf\ndescription: d\n---\n# PDF\n',
    found: ['warning frontmatter-fence'],
    asIs: true,
  },
];

checkCases('the names of skills', NAMES);
checkCases('how long texts of skills may be', LENGTHS);
checkCases('what a skill lacks', MISSING);
checkCases('keys that nobody reads', KEYS);
checkCases('headers of skills', HEADERS);

describe('a skill without a description', () => {
  const cases: [path: string, others: string, expected: string][] = [
    [PLAIN, '', 'warning missing-description "---"'],
    [CLAUDE, '', 'information missing-description "---"'],
    [CLAUDE, '//- /w/opencode.json\n{}', 'warning missing-description "---"'],
    ['/w/.github/skills/pdf/SKILL.md', '', 'warning missing-description "---"'],
  ];
  test.each(cases)('%s %s', (path, others, expected) => {
    expect(findings(`//- ${path}\n---\nname: pdf\n---\n# PDF\n${others}`)).toEqual([expected]);
  });

  test('an empty one points at its value', () => {
    expect(findings(`//- ${PLAIN}\n---\nname: pdf\ndescription: >-\n---\n# PDF\n`)).toEqual([
      'warning missing-description ">-"',
    ]);
  });
});
