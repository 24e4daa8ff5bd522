import { checkCases, header } from '../support/ruleCases.ts';

const warning = ['warning model-format'];

checkCases('model-format', [
  {
    name: 'no provider',
    text: header('model: «claude-sonnet-4-5»'),
    found: warning,
    says: /^OpenCode takes `claude-sonnet-4-5` for a provider with an empty model, .* Write `provider\/model`\.$/,
  },
  {
    name: 'inherit',
    text: header('model: «inherit»\nmode: all'),
    found: warning,
    says: /In Claude Code `inherit` leaves the choice .* Remove `model`\.$/,
    fixed: header('mode: all'),
  },
  {
    name: 'default, in quotes',
    text: header('mode: all\nmodel: «"default"»'),
    found: warning,
    fixed: header('mode: all'),
  },
  { name: 'a short name', text: header('model: «Sonnet»'), found: warning, says: /only Claude Code knows/ },
  {
    name: 'a mode',
    text: header('model: «subagent»'),
    found: warning,
    says: /`subagent` is a value of `mode`/,
    fixed: header('mode: subagent'),
  },
  {
    name: 'a mode beside a mode',
    text: header('mode: all\nmodel: «primary»'),
    found: warning,
    fixed: header('mode: all'),
  },
  { name: 'no name', text: header('model: «openai/»'), found: warning },
  { name: 'nothing before the slash', text: header('model: «/gpt-5»'), found: warning },
  { name: 'a name of Copilot', text: header("model: «'Claude Sonnet 4.5 (copilot)'»"), found: warning },
  {
    name: 'in a command',
    path: '/.opencode/command/go.md',
    text: header('model: «haiku»'),
    found: warning,
  },
  { name: 'a provider and a model', text: header('model: openai/gpt-5') },
  { name: 'slashes and colons', text: header('model: openrouter/meta/llama:free') },
]);
