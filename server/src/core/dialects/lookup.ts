import { hookFields } from './hookFields.ts';
import type {
  Dialect,
  FieldSpec,
  ForeignKey,
  ForeignModel,
  ForeignTool,
  GoneTool,
  Kind,
  KindSpec,
  PermissionKeySpec,
  ToolSpec,
  ValueSpec,
} from './types.ts';

/** A path of keys from the top of the header; numbers are positions in lists. */
type KeyPath = readonly (string | number)[];

interface KindIndex {
  readonly spec: KindSpec;
  readonly fields: ReadonlyMap<string, FieldSpec>;
  readonly foreignKeys: ReadonlyMap<string, ForeignKey>;
}

interface DialectIndex {
  readonly kinds: ReadonlyMap<Kind, KindIndex>;
  readonly tools: ReadonlyMap<string, ToolSpec>;
  readonly goneTools: ReadonlyMap<string, GoneTool>;
  readonly foreignTools: ReadonlyMap<string, ForeignTool>;
  readonly foreignModels: ReadonlyMap<string, ForeignModel>;
  readonly permissionKeys: ReadonlyMap<string, PermissionKeySpec>;
  readonly actions: ReadonlyMap<string, ValueSpec>;
  readonly effortLevels: ReadonlyMap<string, ValueSpec>;
}

const compiled = new WeakMap<Dialect, DialectIndex>();
const subFields = new WeakMap<readonly FieldSpec[], ReadonlyMap<string, FieldSpec>>();

/** What the dialect says of a kind of file; undefined where it has no such kind. */
export function kindSpec(dialect: Dialect, kind: Kind): KindSpec | undefined {
  return indexOf(dialect).kinds.get(kind)?.spec;
}

/** The key at a path from the top of the header (`['options', 'thinking', 'type']`); undefined where none is known. */
export function fieldSpec(dialect: Dialect, kind: Kind, path: KeyPath): FieldSpec | undefined {
  let fields = indexOf(dialect).kinds.get(kind)?.fields;
  let found: FieldSpec | undefined;
  for (const key of path) {
    // Every entry of a list is like the others.
    if (typeof key === 'number' && found?.shape === 'list' && fields) continue;
    found = fields?.get(String(key));
    if (!found) return undefined;
    fields = compiledBelow(dialect, found);
  }
  return found;
}

/** The keys that may stand below a key, or in each entry of its list; undefined where the table names none. */
export function fieldsBelow(dialect: Dialect, spec: FieldSpec): readonly FieldSpec[] | undefined {
  return spec.fields ?? (spec.shape === 'hooks' ? hookFields(dialect) : undefined);
}

/** A tool of the program, by its exact id. */
export function tool(dialect: Dialect, id: string): ToolSpec | undefined {
  return indexOf(dialect).tools.get(id);
}

/** A tool that the program no longer has, in any case. */
export function goneTool(dialect: Dialect, id: string): GoneTool | undefined {
  return indexOf(dialect).goneTools.get(id.toLowerCase());
}

/** A tool of another program, by its exact name. */
export function foreignTool(dialect: Dialect, name: string): ForeignTool | undefined {
  return indexOf(dialect).foreignTools.get(name);
}

/** A word that stands for no model here, in any case; the whole value, not a part of it. */
export function foreignModel(dialect: Dialect, value: string): ForeignModel | undefined {
  return indexOf(dialect).foreignModels.get(value.toLowerCase());
}

/** A key below `permission` that the table knows, effective or not. */
export function permissionKey(dialect: Dialect, key: string): PermissionKeySpec | undefined {
  return indexOf(dialect).permissionKeys.get(key);
}

/** A key of another program in a file of this kind; the kind's own keys come first. */
export function foreignKey(dialect: Dialect, kind: Kind, key: string): ForeignKey | undefined {
  const index = indexOf(dialect).kinds.get(kind);
  return index?.fields.has(key) ? undefined : index?.foreignKeys.get(key);
}

export function action(dialect: Dialect, value: string): ValueSpec | undefined {
  return indexOf(dialect).actions.get(value);
}

export function effortLevel(dialect: Dialect, value: string): ValueSpec | undefined {
  return indexOf(dialect).effortLevels.get(value);
}

function indexOf(dialect: Dialect): DialectIndex {
  let index = compiled.get(dialect);
  if (!index) {
    index = compile(dialect);
    compiled.set(dialect, index);
  }
  return index;
}

function compile(dialect: Dialect): DialectIndex {
  return {
    kinds: new Map(dialect.kinds.map((spec) => [spec.kind, compileKind(dialect, spec)])),
    tools: by(dialect.tools, (one) => one.id),
    goneTools: by(dialect.goneTools, (one) => one.id.toLowerCase()),
    foreignTools: by(dialect.foreignTools, (one) => one.name),
    foreignModels: by(dialect.foreignModels, (one) => one.word),
    permissionKeys: by(dialect.permissionKeys, (one) => one.key),
    actions: by(dialect.actions, (one) => one.value),
    effortLevels: new Map(
      dialect.effortLevels.flatMap((one) => [one.value, ...(one.also ?? [])].map((word) => [word, one])),
    ),
  };
}

function compileKind(dialect: Dialect, spec: KindSpec): KindIndex {
  const foreign = dialect.foreignKeys.filter((one) => one.kinds?.includes(spec.kind) ?? true);
  return { spec, fields: by(spec.fields, (one) => one.key), foreignKeys: by(foreign, (one) => one.key) };
}

function compiledBelow(dialect: Dialect, spec: FieldSpec): ReadonlyMap<string, FieldSpec> | undefined {
  const below = fieldsBelow(dialect, spec);
  if (!below) return undefined;
  let fields = subFields.get(below);
  if (!fields) {
    fields = by(below, (one) => one.key);
    subFields.set(below, fields);
  }
  return fields;
}

function by<T>(entries: readonly T[], key: (entry: T) => string): ReadonlyMap<string, T> {
  return new Map(entries.map((entry) => [key(entry), entry]));
}
