import { fieldSpec, permissionKey, tool } from '../dialects/lookup.ts';
import type { Dialect, FieldSpec } from '../dialects/types.ts';
import type { AgentFile } from '../syntax/agentFile.ts';
import { perFile } from '../syntax/perFile.ts';
import type { Span } from '../syntax/span.ts';
import { span } from '../syntax/span.ts';
import type { Field, Scalar, Value } from '../syntax/tree.ts';
import type { NamedKind } from './types.ts';

/** A name in a header that stands for something that another file defines. */
export interface HeaderName {
  readonly is: NamedKind;
  readonly name: string;
  /** The name alone; the whole scalar with its quotes where it is all that stands there. */
  readonly span: Span;
  /** The scalar that it is all of; undefined where it is one word of several. */
  readonly scalar: Scalar | undefined;
  readonly as: 'key' | 'value';
}

/** Every name that the table knows to be one, in the order of the text. Names of tools are left to the caller. */
export function namesInHeader(file: AgentFile): readonly HeaderName[] {
  return names(file);
}

const names = perFile(readNames);

function readNames(file: AgentFile): readonly HeaderName[] {
  const { dialect, kind } = file.reading;
  return (file.front?.root.fields ?? []).flatMap((field) => {
    const spec = fieldSpec(dialect, kind.kind, [field.key.text]);
    return spec ? namesIn(field, spec, dialect) : [];
  });
}

function namesIn({ value }: Field, spec: FieldSpec, dialect: Dialect): HeaderName[] {
  const is = spec.names ?? (spec.shape === 'agent' ? 'agent' : undefined);
  if (is) return words(value, spec).map((word) => ({ ...word, is, as: 'value' }));
  if (spec.shape === 'tool-list') return words(value, spec).flatMap((word) => toolNames(word, dialect));
  if (spec.shape === 'permission') return patternNames(value, dialect);
  if (!spec.fields) return [];
  const maps = value?.kind === 'list' ? value.items : [value];
  return maps.flatMap((map) =>
    map?.kind === 'map'
      ? map.fields.flatMap((field) => {
          const inner = spec.fields?.find((one) => one.key === field.key.text);
          return inner ? namesIn(field, inner, dialect) : [];
        })
      : [],
  );
}

/** The names of the MCP servers that a header declares for itself: those with settings below them. */
export function ownServers({ front, reading }: AgentFile): Scalar[] {
  return (front?.root.fields ?? []).flatMap(({ key, value }) => {
    if (fieldSpec(reading.dialect, reading.kind.kind, [key.text])?.shape !== 'servers') return [];
    const maps = value?.kind === 'list' ? value.items : [value];
    return maps.flatMap((map) =>
      map?.kind === 'map' ? map.fields.filter(isDeclared).map((field) => field.key) : [],
    );
  });
}

function isDeclared({ key, value }: Field): boolean {
  return key.text !== '' && value?.kind === 'map';
}

type Word = Pick<HeaderName, 'name' | 'span' | 'scalar'>;

/** The words of a value: the items of a list, the parts of a text that the program splits, or the text as it is. */
function words(value: Value | undefined, { shape }: FieldSpec): Word[] {
  if (value?.kind === 'list') return value.items.flatMap((item) => words(item, { shape } as FieldSpec));
  if (value?.kind === 'map')
    return value.fields.flatMap((field) =>
      shape === 'servers' && isDeclared(field) ? [] : whole(field.key),
    );
  if (value?.kind !== 'scalar' || value.style === 'alias') return [];
  const splits = shape === 'names' || shape === 'tool-list' || shape === 'servers';
  return splits && /[\s,]/.test(value.text) ? parts(value) : whole(value);
}

function whole(scalar: Scalar): Word[] {
  return scalar.text === '' ? [] : [{ name: scalar.text, span: scalar.span, scalar }];
}

/** Split at commas and blanks outside brackets. Only of a text that stands there letter by letter. */
function parts({ text, span: at }: Scalar): Word[] {
  const quotes = (at.end - at.start - text.length) / 2;
  if (quotes !== 0 && quotes !== 1) return [];
  return [...text.matchAll(/[^\s,()]+(?:\([^)]*\))?/g)].map((match) => {
    const start = at.start + quotes + match.index;
    return { name: match[0], span: span(start, start + match[0].length), scalar: undefined };
  });
}

/** `Agent(reviewer, tester)` names agents, `mcp__github__search` a server. */
function toolNames(word: Word, dialect: Dialect): HeaderName[] {
  const [, id = '', inside] = /^([^(]+)(?:\((.*)\))?$/s.exec(word.name) ?? [];
  const server = dialect.serverTool?.exec(id)?.[1];
  const offset = word.span.end - word.span.start === word.name.length ? 0 : 1;
  if (server !== undefined) {
    const start = word.span.start + offset + id.indexOf(server);
    return [
      {
        is: 'server',
        name: server,
        span: span(start, start + server.length),
        scalar: undefined,
        as: 'value',
      },
    ];
  }
  const is = inside === undefined ? undefined : tool(dialect, id)?.specifier;
  if (!is || inside === undefined) return [];
  const base = word.span.start + offset + id.length + 1;
  return [...inside.matchAll(/[^\s,]+/g)]
    .filter(([name]) => !/[*:]/.test(name))
    .map((match) => ({
      is,
      name: match[0],
      span: span(base + match.index, base + match.index + match[0].length),
      scalar: undefined,
      as: 'value',
    }));
}

/** Patterns without a wildcard below `permission.task` and the like. */
function patternNames(value: Value | undefined, dialect: Dialect): HeaderName[] {
  if (value?.kind !== 'map') return [];
  return value.fields.flatMap(({ key, value: patterns }) => {
    const is = permissionKey(dialect, key.text)?.names;
    if (!is || patterns?.kind !== 'map') return [];
    return patterns.fields
      .filter((field) => field.key.text !== '' && !/[*?~$]/.test(field.key.text))
      .flatMap((field) => whole(field.key).map((word) => ({ ...word, is, as: 'key' as const })));
  });
}
