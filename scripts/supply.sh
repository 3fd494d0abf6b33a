#!/usr/bin/env bash
# What comes from outside: licences, sources and double versions (deny.toml), known advisories, bills of materials.
# Advisories need the net, and cargo-deny must be there (cargo install cargo-deny); what can't be checked is said.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -d "$HOME/.cargo/bin" ] && export PATH="$HOME/.cargo/bin:$PATH"
if command -v cargo-deny >/dev/null; then
  cargo deny --locked check licenses bans sources
  if ! timeout 120 cargo deny --locked fetch db >/dev/null 2>&1; then
    echo "supply: the database of advisories can't be reached: not checked"
  else
    cargo deny --locked check --disable-fetch advisories
  fi
else
  echo "supply: no cargo-deny: licences, bans and advisories are not checked"
fi
node scripts/sbom.mjs
