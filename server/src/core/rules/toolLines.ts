import type { ToolName, ToolPlace } from '../dialects/toolNames.ts';
import { classifyTool } from '../dialects/toolNames.ts';
import type { AgentFile } from '../syntax/agentFile.ts';
import { perFile } from '../syntax/perFile.ts';
import type { Field, FieldMap } from '../syntax/tree.ts';
import { removeField, renameKey } from './edits.ts';
import { hasAny, keysWhere } from './keyTable.ts';
import type { Fix, RuleContext } from './types.ts';
import { checkedFix, doesNoHarm } from './verify.ts';

/** A key that stands for a tool: `WebFetch` below `tools`, `bash` below `permission`. */
export interface ToolLine {
  readonly name: string;
  readonly place: ToolPlace;
  readonly field: Field;
  /** The map that it stands in, and the header key that holds the map. */
  readonly map: FieldMap;
  readonly owner: Field;
  readonly is: ToolName;
}

/** YAML's way to take over the keys of another map. */
const MERGE = '<<';

/** Every line of the header that names a tool, in the order of the text. */
export function toolLines({ file }: RuleContext): readonly ToolLine[] {
  return read(file);
}

/** Half of the rules ask for them. */
const read = perFile(findLines);

function findLines(file: AgentFile): readonly ToolLine[] {
  const { dialect, kind } = file.reading;
  const owners = ownerKeys(kind);
  const root = file.front?.root;
  if (!root || !hasAny(root, owners)) return NO_LINES;
  const lines: ToolLine[] = [];
  for (const owner of root.fields) {
    const place = placeOf(owners.get(owner.key.text)?.shape);
    const map = owner.value;
    if (!place || map?.kind !== 'map') continue;
    for (const field of map.fields) {
      const name = field.key.text;
      if (name !== MERGE)
        lines.push({ name, place, field, map, owner, is: classifyTool(dialect, name, place) });
    }
  }
  return lines;
}

const NO_LINES: readonly ToolLine[] = Object.freeze([]);

/** The keys of maps whose own keys stand for tools. */
const ownerKeys = keysWhere(({ shape }) => placeOf(shape) !== undefined);

function placeOf(shape: string | undefined): ToolPlace | undefined {
  if (shape === 'tool-switches') return 'switch';
  return shape === 'permission' ? 'permission' : undefined;
}

/** "and `webfetch` stays on": what the agent may do with the tool in spite of the line. */
export function stays(context: RuleContext, id: string): string {
  const on = context.loaded.tools[id];
  if (on === undefined) return '';
  return on ? `\`${id}\` stays on` : `\`${id}\` stays off`;
}

/**
 * Removes a line that does nothing; the whole owner where nothing else would be left in it, because an empty key is a
 * value that the program refuses.
 */
export function removalFix(context: RuleContext, line: ToolLine, isDead: (other: ToolLine) => boolean): Fix {
  const siblings = toolLines(context).filter((other) => other.map === line.map);
  const all = siblings.every(isDead);
  const target = all ? line.owner : line.field;
  const what =
    all && siblings.length > 1
      ? `\`${line.owner.key.text}\`: none of its lines does anything`
      : `\`${target.key.text}\``;
  return {
    title: `Remove ${what}`,
    edits: [removeField(context.file.text, target)],
    safe: true,
    preferred: true,
  };
}

/** Renames the key, unless the map has that key already: then the line is one too many. */
export function renameFix(context: RuleContext, line: ToolLine, to: string, safe: boolean): Fix {
  if (line.map.fields.some((field) => field.key.text === to)) {
    const edits = [removeField(context.file.text, line.field)];
    return {
      title: `Remove \`${line.name}\`: \`${to}\` is here already`,
      edits,
      safe: false,
      preferred: true,
    };
  }
  const edits = [renameKey(line.field, to)];
  // A built-in may not take the value that nobody checked under the old name.
  const fix = { title: `Rename to \`${to}\``, edits, preferred: true };
  return checkedFix(fix, () => safe && doesNoHarm(context, edits));
}
