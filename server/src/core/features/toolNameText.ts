import { goneTool, permissionKey, tool } from '../dialects/lookup.ts';
import type { ToolPlace } from '../dialects/toolNames.ts';
import { classifyTool } from '../dialects/toolNames.ts';
import type { Dialect, PermissionKeySpec } from '../dialects/types.ts';
import { factText, paragraphs, toolText } from './factText.ts';
import { inlineCode } from './markdownText.ts';

/** What a name below `tools` or `permission` stands for, whatever the author took it for. */
export function toolNameText(dialect: Dialect, name: string, place: ToolPlace): string {
  const key = permissionKey(dialect, name);
  if (key && place === 'permission') return permissionText(dialect, key);
  const spec = tool(dialect, name);
  if (spec) return toolText(dialect, spec);
  const heading = `**${inlineCode(name)}**`;
  const alias = place === 'list' ? dialect.toolAliases?.find((one) => one.name === name) : undefined;
  const meant = alias && tool(dialect, alias.id);
  if (meant) {
    const text = factText(dialect, `${heading} · another name of ${inlineCode(meant.id)}`, alias);
    return paragraphs(text, toolText(dialect, meant));
  }
  const rename = place === 'list' ? dialect.toolRenames?.find((one) => one.name === name) : undefined;
  if (rename) return factText(dialect, `${heading} · former name of a tool`, rename);
  const named = classifyTool(dialect, name, place);
  const gone = goneTool(dialect, name);
  if (gone && named.is !== 'case')
    return factText(dialect, `${heading} · not a tool of ${dialect.title} any more`, gone);
  if (key) return permissionText(dialect, key);
  if (named.is === 'case') {
    const why = `${dialect.title} has no tool ${inlineCode(name)}: names are exact in upper and lower case.`;
    return paragraphs(heading, why, toolNameText(dialect, named.id, place));
  }
  if (named.is === 'foreign') {
    const { program, use } = named.tool;
    const known = use === undefined ? undefined : tool(dialect, use);
    const instead = use === undefined ? ', and nothing here is like it.' : `; here it is ${inlineCode(use)}.`;
    return paragraphs(heading, `A tool of ${program}${instead}`, known ? toolText(dialect, known) : '');
  }
  const server = dialect.serverTool?.exec(name)?.[1];
  if (server !== undefined) return serverText(dialect, heading, server);
  const unknown = `${dialect.title} ${dialect.version} has no tool of this name itself.`;
  return paragraphs(heading, dialect.otherTools ? `${unknown} ${dialect.otherTools}` : unknown);
}

function serverText(dialect: Dialect, heading: string, server: string): string {
  const form = dialect.permissionForms?.find((one) => dialect.serverTool?.test(one.form));
  const title = `${heading} · of the MCP server ${inlineCode(server)}`;
  return form ? factText(dialect, title, form) : title;
}

function permissionText(dialect: Dialect, spec: PermissionKeySpec): string {
  const facts = [spec.patterns ? 'an action, or a map of patterns' : 'an action'];
  if (!spec.effective) facts.unshift('no effect');
  if (spec.use !== undefined) facts.push(`use ${inlineCode(spec.use)}`);
  const matches = spec.effective && spec.matches ? `Patterns are matched against ${spec.matches}.` : '';
  return factText(dialect, `**${inlineCode(spec.key)}** · ${facts.join(' · ')}`, spec, matches);
}
