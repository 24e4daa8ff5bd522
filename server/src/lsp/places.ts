import type { Location } from 'vscode-languageserver';
import { LineIndex } from '../core/syntax/span.ts';
import type { Place } from '../core/web/subject.ts';
import { toRange } from './convert.ts';
import { Positions } from './encoding.ts';
import type { Session } from './session.ts';

/** Translates offsets in any file of the workspace. */
export function positionsIn({ view, encoding }: Session, path: string): Positions {
  const text = view.read(path)?.text ?? '';
  return new Positions({ text, lines: new LineIndex(text) }, encoding);
}

export function toLocation(session: Session, { path, span }: Place): Location {
  return { uri: session.documents.uriOf(path), range: toRange(span, positionsIn(session, path)) };
}
