/**
 * Commands that authors call from the text of a command file. Not all that exist: only names by which a line in
 * backticks is told from other code. Those of `ALONE` are taken for commands without any argument as well; the others
 * are ordinary names of variables too (`!file`, `!node`).
 */
const ALONE = [
  'pwd ls ll whoami hostname uname uptime date df git gh glab npm npx pnpm yarn cargo docker kubectl tree ps',
];

const WITH_ARGUMENTS = [
  'basename dirname realpath readlink find fd grep rg ag ack sed awk cat head tail wc sort uniq cut tr xargs tee diff stat',
  'file du mkdir rm cp mv touch chmod chown ln echo printf test env export which command type source cd time timeout',
  'bash sh zsh fish pwsh python python3 pip pip3 pipx uv poetry pytest ruff mypy node deno bun bunx tsc tsx eslint prettier',
  'biome jest vitest playwright go gofmt golangci-lint rustc rustup java javac mvn gradle ./gradlew ruby bundle rake gem',
  'rails php composer dotnet swift xcodebuild flutter dart mix elixir make cmake ninja just bazel nx turbo lerna',
  'curl wget jq yq http ssh scp rsync tar zip unzip gzip docker-compose podman helm terraform tofu aws az gcloud flyctl',
  'psql mysql sqlite3 redis-cli mongosh systemctl journalctl lsof kill top code opencode',
];

export const SHELL_COMMANDS: ReadonlySet<string> = words([...ALONE, ...WITH_ARGUMENTS]);
export const COMMANDS_ALONE: ReadonlySet<string> = words(ALONE);

function words(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}
