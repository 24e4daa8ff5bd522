import type { Diagnostic } from 'vscode-languageserver';
import type { FileText } from '../core/workspace/view.ts';
import { toDiagnostic } from './convert.ts';
import type { Session } from './session.ts';

/** The findings of one file at one moment. */
export interface Report {
  readonly items: readonly Diagnostic[];
  /** Equal for equal items, also after a restart. */
  readonly resultId: string;
  /** The paths that the findings rest on; see TrackedView.record. */
  readonly touched: ReadonlySet<string>;
}

/** What there is to say about an ordinary file, and about one that is gone. */
export const NOTHING: Report = { items: [], resultId: 'nothing', touched: new Set() };

/** The diagnostics of a text that lies, or would lie, at the path. */
export function reportOn(session: Session, path: string, uri: string, file: FileText): Report {
  const { opened, touched } = session.files.look(path, file);
  if (!opened) return { ...NOTHING, touched };
  const { readers, beside, service, positions, epoch } = opened;
  const found = session.view.record(() => service.diagnoseAll(readers, beside, epoch));
  for (const one of found.touched) touched.add(one);
  touched.add(path);
  const items = found.value.map((one) => toDiagnostic(one, uri, positions, session));
  return {
    items,
    resultId: items.length === 0 ? NOTHING.resultId : fingerprint(JSON.stringify(items)),
    touched,
  };
}

/** 32 bits of FNV-1a and the length: enough to tell one answer from the next. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `${(hash >>> 0).toString(36)}-${text.length.toString(36)}`;
}
