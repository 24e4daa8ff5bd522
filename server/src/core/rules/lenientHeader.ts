import { targetOf } from '../dialects/targets.ts';
import { quote } from './edits.ts';
import { code } from './messages.ts';
import type { Report, RuleContext } from './types.ts';
import { checkedFix, doesNoHarm } from './verify.ts';

/**
 * Values that the program's own reader takes as text although YAML refuses the header because of them. Where the header
 * says that the file is for that reader alone, nobody else minds.
 */
export function* lenientValues(context: RuleContext): Iterable<Report> {
  const { file, kind, dialect, loaded } = context;
  const { lenient } = dialect;
  if (!lenient) return;
  const alone = targetOf(kind, file.front?.root) === lenient.target;
  for (const value of loaded.header.repaired) {
    const written = file.text.slice(value.start, value.end);
    const fix = { title: 'Put the value in quotes', edits: [quote(file.text, value)], preferred: true };
    yield {
      span: value,
      severity: alone ? 'information' : 'warning',
      message: `${fault(written)} ${lenient.reads}; ${lenient.others}. Put the value in quotes.`,
      fixes: [checkedFix(fix, () => doesNoHarm(context, fix.edits))],
    };
  }
}

function fault(written: string): string {
  return /^[@`%*&!]/.test(written)
    ? `A value without quotes cannot begin with ${written.startsWith('`') ? 'a backtick' : code(written.charAt(0))}.`
    : 'A value without quotes cannot hold a colon and a blank.';
}
