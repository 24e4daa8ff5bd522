import { existsSync } from 'node:fs';
import type { Kind } from '../core/dialects/types.ts';
import { DIALECTS } from '../core/index.ts';
import { nearest } from '../core/rules/spelling.ts';
import type { OptionSpec, OptionSpecs } from './args.ts';
import { readArguments, UsageError } from './args.ts';
import { CHECK_OPTIONS, FILE_OPTIONS, runCheck } from './checkCommand.ts';
import { explainFiles, explainJson, explainText } from './explain.ts';
import { FIX_OPTIONS, runFix } from './fixCommand.ts';
import type { GraphFormat } from './graph.ts';
import { graphText } from './graph.ts';
import { INIT_OPTIONS, runInit } from './initCommand.ts';
import type { ExitCode, Io } from './io.ts';
import { RULES_OPTIONS, ruleText, runRules } from './rulesCommand.ts';
import { whyFiles, whyJson, whyText } from './why.ts';

export interface Command {
  readonly name: string;
  readonly usage: string;
  /** One line for the list of commands. */
  readonly title: string;
  readonly options: OptionSpecs;
  run(words: readonly string[], io: Io): ExitCode | Promise<ExitCode>;
}

const EXPLAIN_OPTIONS: OptionSpecs = {
  ...FILE_OPTIONS,
  dialect: {
    type: 'string',
    value: 'ID',
    oneOf: DIALECTS.map(({ id }) => id),
    help: 'explain the file as this program reads it; by default the owner of its place',
  },
  format: { type: 'string', value: 'text|json', oneOf: ['text', 'json'], help: 'text by default' },
  rule: { type: 'string', value: 'ID', help: 'explain a rule in place of a file: its reason, with examples' },
  'no-home': { type: 'boolean', help: 'leave agents of the home folder out' },
};

const WHY_OPTIONS: OptionSpecs = {
  format: { type: 'string', value: 'text|json', oneOf: ['text', 'json'], help: 'text by default' },
};

const GRAPH_OPTIONS: OptionSpecs = {
  format: {
    type: 'string',
    value: 'json|mermaid|dot',
    oneOf: ['json', 'mermaid', 'dot'],
    help: 'json by default; mermaid for Markdown pages, dot for Graphviz',
  },
};

export const COMMANDS: readonly Command[] = [
  {
    name: 'check',
    usage: 'agent-files check [PATH…]',
    title: 'say what is wrong with agent files; the working folder by default',
    options: CHECK_OPTIONS,
    run: runCheck,
  },
  {
    name: 'fix',
    usage: 'agent-files fix [PATH…]',
    title: 'mend what has one right answer; the working folder by default',
    options: FIX_OPTIONS,
    run: runFix,
  },
  {
    name: 'explain',
    usage: 'agent-files explain FILE…',
    title:
      'say what the program makes of a file: its tools, each with the line that decides, and what is ignored',
    options: EXPLAIN_OPTIONS,
    run: runExplain,
  },
  {
    name: 'why',
    usage: 'agent-files why PATH…',
    title: 'say which programs read a file, as what, and why; or what keeps them from it',
    options: WHY_OPTIONS,
    run: runWhy,
  },
  {
    name: 'rules',
    usage: 'agent-files rules [ID…]',
    title: 'list the rules with their severities',
    options: RULES_OPTIONS,
    run: runRules,
  },
  {
    name: 'graph',
    usage: 'agent-files graph [FOLDER…]',
    title: 'say which agents, skills, commands, documents and MCP servers use each other',
    options: GRAPH_OPTIONS,
    run: runGraph,
  },
  {
    name: 'init',
    usage: 'agent-files init',
    title: 'write a configuration to begin with, and say how to run the check in CI',
    options: INIT_OPTIONS,
    run: runInit,
  },
  {
    name: 'lsp',
    usage: 'agent-files lsp --stdio',
    title: 'the language server, for any editor',
    options: { stdio: { type: 'boolean', help: 'speak over standard input and output' } },
    run: runServer,
  },
];

function runExplain(words: readonly string[], io: Io): ExitCode {
  const { options, paths } = readArguments(words, EXPLAIN_OPTIONS);
  if (typeof options['rule'] === 'string') {
    io.out(ruleText(options['rule']));
    return 0;
  }
  const explained = explainFiles({
    paths,
    cwd: io.cwd,
    dialect: options['dialect'] as string | undefined,
    kind: options['kind'] as Kind | undefined,
    home: options['no-home'] !== true,
  });
  io.out(options['format'] === 'json' ? explainJson(explained, io.cwd) : explainText(explained, io.cwd));
  return 0;
}

function runWhy(words: readonly string[], io: Io): ExitCode {
  const { options, paths } = readArguments(words, WHY_OPTIONS);
  const warn = (line: string) => io.err(`${line}\n`);
  const files = [...whyFiles({ paths, cwd: io.cwd, warn })];
  if (files.length === 0) io.err('No agent file found.\n');
  if (options['format'] === 'json') io.out(whyJson(files));
  else io.out(whyText(files));
  return 0;
}

function runGraph(words: readonly string[], io: Io): ExitCode {
  const { options, paths } = readArguments(words, GRAPH_OPTIONS);
  const format = (options['format'] ?? 'json') as GraphFormat;
  io.out(graphText({ paths, cwd: io.cwd, format, warn: (line) => io.err(`${line}\n`) }));
  return 0;
}

async function runServer(words: readonly string[]): Promise<ExitCode> {
  const { options } = readArguments(words, { stdio: { type: 'boolean', help: '' } });
  if (options['stdio'] !== true)
    throw new UsageError(
      'the language server speaks over standard input and output: agent-files lsp --stdio',
    );
  const { startServer } = await import('../node/main.ts');
  return await startServer();
}

/** The help for one command, or for all of them. Throws a {@link UsageError} for a command that does not exist. */
export function help(name: string | undefined): string {
  if (name !== undefined) {
    const { usage, title, options } = commandOf(name);
    const rows = Object.entries(options).map(([flag, spec]) => [flagOf(flag, spec), helpOf(spec)]);
    return `${usage}\n\n${wrapped(title, 0)}\n\n${columns(rows)}`;
  }
  const rows = COMMANDS.map(({ usage, title }) => [usage, title]);
  return `Checks the files that define AI coding agents as the programs that load them read them.

${columns([...rows, ['agent-files COMMAND --help', 'the flags of a command'], ['agent-files --version', 'the version']])}
Exit codes: 0 no error found, 1 errors found, 2 could not run.
`;
}

/** Throws a {@link UsageError} that says what was meant, where there is no command of that name. */
export function commandOf(name: string): Command {
  const found = COMMANDS.find((one) => one.name === name);
  if (found) return found;
  if (name.startsWith('-'))
    throw new UsageError(
      `${name} stands before a command: agent-files COMMAND ${name}, as in agent-files check`,
    );
  const known = [...COMMANDS.map((one) => one.name), 'help', '--version', '--help'];
  const near = nearest(name, known) ?? nearest(`--${name}`, known);
  if (near !== undefined) throw new UsageError(`unknown command ${name}: did you mean ${near}?`);
  if (existsSync(name))
    throw new UsageError(`unknown command ${name}: did you mean agent-files check ${name}?`);
  throw new UsageError(`unknown command ${name}; see agent-files --help`);
}

function flagOf(flag: string, { value, optional }: OptionSpec): string {
  if (value === undefined) return `--${flag}`;
  return optional ? `--${flag}[${value}]` : `--${flag} ${value}`;
}

/** With the values that it takes, where they do not stand elsewhere. */
function helpOf({ help, value = '', oneOf = [] }: OptionSpec): string {
  const told = oneOf.every((one) => value.includes(one) || help.includes(one));
  return told ? help : `${help}: ${oneOf.join(', ')}`;
}

/** Of a line of help, for terminals that are not wide. */
const WIDTH = 100;

function columns(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([left = '']) => left.length));
  return rows
    .map(([left = '', right = '']) => `  ${left.padEnd(width)}  ${wrapped(right, width + 4)}\n`)
    .join('');
}

/** The text on as many lines as it takes, all but the first indented. */
function wrapped(text: string, indent: number): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && indent + line.length + 1 + word.length <= WIDTH)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}
