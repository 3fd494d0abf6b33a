#!/usr/bin/env bash
# Installs what is missing, in pinned versions, and nothing twice.
#
#   scripts/setup.sh           what building needs
#   scripts/setup.sh test      also what the tests need: Chromium and its driver
#
# As root on Debian or Ubuntu it installs system packages itself; otherwise it says exactly what is missing.
set -euo pipefail
cd "$(dirname "$0")/.."
wasm_pack=0.15.1
wasm_bindgen=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p}' Cargo.lock)
node_least=20
missing=()

has() { command -v "$1" >/dev/null 2>&1; }
say() { echo "setup: $*"; }

updated=
# apt PACKAGE…: installs, or remembers what to ask for.
apt_get() {
  if [ "$(id -u)" = 0 ] && has apt-get; then
    say "apt-get install $*"
    [ -n "$updated" ] || { apt-get update -qq >/dev/null 2>&1 || true; updated=1; }
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null && return 0
  fi
  missing+=("$* (apt-get install $*)")
  return 1
}

[ -d "$HOME/.cargo/bin" ] && export PATH="$HOME/.cargo/bin:$PATH"
has cc || apt_get build-essential || true
has curl || apt_get curl ca-certificates || true
if ! has cargo; then
  # The toolchain from its own installer, or from the distribution where that can't be reached.
  if has curl && curl --proto '=https' --tlsv1.2 -sSf --max-time 60 https://sh.rustup.rs -o /tmp/rustup-init.$$ 2>/dev/null; then
    say "installing Rust by rustup"
    sh /tmp/rustup-init.$$ -y --profile minimal -c clippy -c rustfmt -t wasm32-unknown-unknown >/dev/null
    rm -f /tmp/rustup-init.$$
    export PATH="$HOME/.cargo/bin:$PATH"
  else
    rm -f /tmp/rustup-init.$$
    apt_get rustup && rustup default stable >/dev/null 2>&1
    export PATH="$HOME/.cargo/bin:$PATH"
  fi
fi
has cargo || missing+=("Rust 1.88 or newer (https://rustup.rs)")
if ! has rustup; then
  if has rustc && [ ! -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; then
    missing+=("the target wasm32-unknown-unknown for this Rust (https://rustup.rs has it)")
  fi
else
  rustup target list --installed | grep -qx wasm32-unknown-unknown || { say "adding the wasm32 target"; rustup target add wasm32-unknown-unknown; }
  for part in clippy rustfmt; do
    rustup component list --installed | grep -q "^$part" || { say "adding $part"; rustup component add "$part"; }
  done
fi

# cargo_install NAME VERSION COMMAND: without --locked, as the lock files of these tools may name withdrawn versions.
cargo_install() {
  [ "$("$3" --version 2>/dev/null | awk '{print $2}')" = "$2" ] && return
  say "building $1 $2 (minutes, once)"
  cargo install -q --force "$1" --version "$2" || missing+=("$1 $2 (cargo install $1 --version $2)")
}
if has cargo; then
  cargo_install wasm-pack "$wasm_pack" wasm-pack
  cargo_install wasm-bindgen-cli "$wasm_bindgen" wasm-bindgen
fi

if ! has node || [ "$(node -p 'process.versions.node.split(".")[0]')" -lt "$node_least" ]; then
  apt_get nodejs npm || true
fi
if has node && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge "$node_least" ]; then
  has npm || apt_get npm || true
  # npm ci only when the lock file has changed since the last time.
  stamp=node_modules/.stamp
  wanted=$(cksum < package-lock.json)
  if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
    say "npm ci"
    if has npm && npm ci --no-audit --no-fund --loglevel=error; then
      echo "$wanted" > "$stamp"
    else
      missing+=("the packages of package-lock.json (npm ci)")
    fi
  fi
else
  missing+=("Node $node_least or newer (https://nodejs.org)")
fi

if [ "${1:-}" = test ]; then
  if [ -z "${CHROMIUM:-}" ] && ! has chromium && ! has chromium-browser && ! has google-chrome; then apt_get chromium || true; fi
  if [ -z "${CHROMEDRIVER:-}" ] && ! has chromedriver; then apt_get chromium-driver || true; fi
fi

if [ ${#missing[@]} -gt 0 ]; then
  for what in "${missing[@]}"; do say "MISSING: $what"; done
  exit 1
fi
