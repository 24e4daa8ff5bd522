import { visible } from './printable.ts';
import type { ReportedFile, ReportedFinding, Reporter } from './types.ts';

/** One suite a file, one failed case an error or warning; what is below a warning passes, with its message as output. */
export function junitReporter(): Reporter {
  return {
    start: '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="agent-files">\n',
    file: suite,
    end: () => '</testsuites>\n',
  };
}

function suite({ name, findings }: ReportedFile): string {
  const failures = findings.filter(fails).length;
  const cases = findings.length > 0 ? findings.map((one) => testCase(name, one)) : [passed(name)];
  return `  <testsuite name="${xml(name)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0">\n${cases.join('')}  </testsuite>\n`;
}

function fails({ severity }: ReportedFinding): boolean {
  return severity === 'error' || severity === 'warning';
}

function passed(name: string): string {
  return `    <testcase name="no finding" classname="${xml(name)}" file="${xml(name)}"/>\n`;
}

function testCase(name: string, finding: ReportedFinding): string {
  const { rule, severity, message, range } = finding;
  const place = `${name}:${range.start.line + 1}:${range.start.character + 1}`;
  const inner = fails(finding)
    ? `<failure type="${severity}" message="${xml(message)}">${xml(`${place}\n${message}`)}</failure>`
    : `<system-out>${xml(`${place} ${severity}: ${message}`)}</system-out>`;
  return `    <testcase name="${xml(`${rule} at line ${range.start.line + 1}`)}" classname="${xml(name)}" file="${xml(name)}" line="${range.start.line + 1}">${inner}</testcase>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** Characters that XML 1.0 cannot hold at all are shown by their pictures. */
function xml(text: string): string {
  return visible(text)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"\n\r\t]/g, (char) => ENTITIES[char] ?? char);
}
