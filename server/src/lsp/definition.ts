import type { LocationLink, Location as LspLocation, Position, Range } from 'vscode-languageserver';
import type { Location } from '../core/index.ts';
import { LineIndex } from '../core/syntax/span.ts';
import type { Opened } from './agentFiles.ts';
import { toRange } from './convert.ts';
import { Positions } from './encoding.ts';
import type { Session } from './session.ts';

const BEGINNING: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Where a reference leads, with what was clicked where the client can show it; null where it leads nowhere. */
export function definitions(
  session: Session,
  opened: Opened,
  position: Position,
): LocationLink[] | LspLocation[] | null {
  const { open, beside, service, positions } = opened;
  const found = service.definition(open, positions.offsetAt(position), beside).map((one) => ({
    origin: toRange(one.origin, positions),
    uri: session.documents.uriOf(one.path),
    range: targetRange(session, one),
  }));
  if (found.length === 0) return null;
  if (!session.client.definitionLinks) return found.map(({ uri, range }) => ({ uri, range }));
  return found.map(({ origin, uri, range }) => ({
    originSelectionRange: origin,
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: range,
  }));
}

function targetRange({ view, encoding }: Session, { path, target }: Location): Range {
  const text = target && view.read(path)?.text;
  if (!target || text === undefined) return BEGINNING;
  return toRange(target, new Positions({ text, lines: new LineIndex(text) }, encoding));
}
