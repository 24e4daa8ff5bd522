#!/usr/bin/env bash
# What the GitHub Action runs. From a checkout of the project it installs and builds what is missing first.
set -euo pipefail

if [ ! -f "$AGENT_FILES" ]; then
  folder="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
  (cd "$folder" && npm ci --no-audit --no-fund >&2 && npm run build >&2)
fi

# Split at blanks on purpose: both are lists of words.
read -r -a paths <<< "${AGENT_FILES_PATHS:-.}"
read -r -a arguments <<< "${AGENT_FILES_ARGUMENTS:-}"

if [ -n "${AGENT_FILES_SARIF:-}" ]; then
  # Written whatever is found; the annotations below decide how it ends.
  node "$AGENT_FILES" check --format sarif "${arguments[@]}" "${paths[@]}" > "$AGENT_FILES_SARIF" || [ $? -eq 1 ]
fi
node "$AGENT_FILES" check --format github "${arguments[@]}" "${paths[@]}"
