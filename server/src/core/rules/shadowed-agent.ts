import type { Origin } from '../loaders/opencodeMerge.ts';
import { mergeSources } from '../loaders/opencodeMerge.ts';
import { span } from '../syntax/span.ts';
import { dirname, relativePath } from '../workspace/paths.ts';
import { scopeOf } from '../workspace/scope.ts';
import type { AgentSource } from '../workspace/sources.ts';
import { sourcesByPath } from '../workspace/sources.ts';
import type { Report, Rule, RuleContext } from './types.ts';

const LOSING = '---\ndescription: Reviews changes\ncolor: accent\n---\nReview the change.\n';

export const shadowedAgent: Rule = {
  meta: {
    id: 'shadowed-agent',
    title: 'An agent that another source is laid over',
    category: 'keys',
    severity: 'information',
    since: '0.1.0',
    fix: 'none',
    dialects: ['opencode'],
    docs: {
      why: `One agent may be defined in several places: \`opencode.json\`, \`agent/\` and \`agents/\`, \`mode/\`, the
\`.opencode\` folders of outer folders. OpenCode lays them over each other key by key, in an order that surprises: the
**outer** folder wins over the inner one, and within one folder \`agents/x.md\` replaces \`agent/x.md\` altogether. What
this file says is then not what the agent does.`,
      bad: [
        {
          text: LOSING,
          files: { '.opencode/agents/example.md': '---\ndescription: Reviews\n---\nReview.\n' },
        },
        { text: LOSING, files: { '.opencode/mode/example.md': '---\ncolor: info\n---\nReview.\n' } },
      ],
      good: [
        { text: LOSING, files: { '.opencode/agents/other.md': '---\ndescription: Plans\n---\nPlan.\n' } },
      ],
    },
  },
  needs: 'text',
  headerAlone: true,
  entries: true,
  kinds: ['agent', 'mode'],
  *check(context: RuleContext): Iterable<Report> {
    const { file, workspace, loaded } = context;
    const scope = scopeOf(file);
    if (!scope || !LOADED.has(loaded.outcome)) return;
    const sources = sourcesByPath(workspace, scope, file, loaded);
    const own = sources.findIndex(({ path, at }) => path === file.path && at.join() === file.at.join());
    if (sources.length === 0 || (own >= 0 && own === sources.length - 1)) return;
    const message = own < 0 ? replaced(context, sources) : overridden(context, sources, own);
    const start = file.front?.open.start ?? 0;
    if (message) yield { span: file.front?.open ?? span(start, start), message };
  },
};

const LOADED: ReadonlySet<string> = new Set(['ok', 'header-ignored', 'disabled']);

/** Another file of the same directory takes the name: nothing of this one is left. */
function replaced(
  { file, dialect, loaded }: RuleContext,
  sources: readonly AgentSource[],
): string | undefined {
  const folder = file.reading.configFolder;
  const winner = sources.findLast(
    ({ path, at }) => at.length === 0 && folder !== undefined && path.startsWith(`${folder}/`),
  );
  return (
    winner &&
    `${dialect.title} does not use this file: \`${written(file.path, winner)}\` defines \`${loaded.name}\` in the same directory and takes its place.`
  );
}

function overridden(
  { file, dialect, loaded }: RuleContext,
  sources: readonly AgentSource[],
  own: number,
): string | undefined {
  const { origins } = mergeSources(
    loaded.name,
    sources.map((one) => one.loaded),
  );
  const before = mergeSources(loaded.name, [loaded]).origins;
  const winnerOf = ({ path, value }: Origin) =>
    origins.find((one) => one.value !== value && beats(one, path, own));
  const lost = before.filter(winnerOf);
  const later = sources.slice(own + 1);
  const winner = lost.map(winnerOf)[0];
  const body = later.find(({ at, loaded: other }) => at.length === 0 || 'prompt' in other.keys);
  const source = winner ? sources[winner.source] : body;
  if (!source) return undefined;
  const keys = [...new Set(lost.map(({ path }) => keyText(path.map(String)))), ...(body ? ['the text'] : [])];
  const shown = `${keys.slice(0, 4).join(', ')}${keys.length > 4 ? ' and more' : ''}`;
  return `${dialect.title} lays \`${written(file.path, source)}\` over this file: ${shown} of \`${loaded.name}\` ${keys.length === 1 ? 'comes' : 'come'} from there.`;
}

/** Whether another source says what this file says at `path`, or something that covers it. */
function beats({ path, source }: Origin, own: Origin['path'], index: number): boolean {
  return source !== index && path.length <= own.length && path.every((step, i) => step === own[i]);
}

function keyText(path: readonly string[]): string {
  const [top = '', key] = path;
  if (top === 'options') return `\`${path.slice(1).join('.')}\``;
  return `\`${top === 'permission' && key !== undefined ? `${top}.${key}` : top}\``;
}

function written(from: string, { path }: AgentSource): string {
  return relativePath(dirname(from), path);
}
