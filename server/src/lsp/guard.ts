import type { Session } from './session.ts';

/**
 * Runs a feature. What it throws is logged with the method, the document and its version, and answered by `fallback`:
 * a fault in one feature must not cost the others.
 */
export function guard<T>(
  session: Session,
  method: string,
  uri: string | undefined,
  work: () => T,
  fallback: T,
): T {
  try {
    return work();
  } catch (error) {
    const version = uri === undefined ? undefined : session.documents.get(uri)?.version;
    const where = [method, uri, version === undefined ? undefined : `version ${version}`]
      .filter(Boolean)
      .join(' ');
    session.connection.console.error(
      `${where}: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
    );
    return fallback;
  }
}
