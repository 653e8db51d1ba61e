#!/usr/bin/env bash
# Installs what a lane of `make test` needs and prints, on standard output, the names of what is missing still.
# apt-get is used only by root (CI is) and only for what is not there; axe-core goes into a folder git ignores.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

has_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null
has_font() { [ -n "$(find /usr/share/fonts ~/.local/share/fonts -name 'NotoSans-Regular*' -print -quit 2>/dev/null)" ]; }
has_peer() { grep -q '"version": "4.2.1"' tests/telegram/peers/node_modules/telegram-test-api/package.json 2>/dev/null; }
has_axe() { grep -q '"version": "4.14.1"' tests/web/node_modules/axe-core/package.json 2>/dev/null; }

apt() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 0
  echo "installing: $*" >&2
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } \
    >/dev/null 2> >(grep -v '^debconf' >&2)
}

web() {
  local wanted=()
  has_browser || wanted+=(chromium)
  has_font || wanted+=(fonts-noto-core)
  [ ${#wanted[@]} = 0 ] || apt "${wanted[@]}"
  has_axe || { command -v npm >/dev/null && npm ci --loglevel=error --no-audit --no-fund --prefix tests/web >&2; }
  has_browser || echo chromium
  has_font || echo fonts-noto-core
  has_axe || echo "axe-core (npm)"
}

# Only one test wants it, and says so where it is missing.
telegram() { command -v redis-server >/dev/null || apt redis-server; }

# Its programs lie beside one another, off the path.
has_postgresql() { command -v pg_ctl >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/pg_ctl' >/dev/null; }

databases() {
  has_postgresql || apt postgresql
  has_postgresql || echo postgresql
}

peers() {
  has_peer || { command -v npm >/dev/null && npm ci --loglevel=error --no-audit --no-fund --prefix tests/telegram/peers >&2; }
  has_peer || echo "telegram-test-api (npm)"
}

case "${1:-}" in
  peers) peers ;;
  databases) databases ;;
  telegram) telegram ;;
  web) web | paste -sd, - | sed 's/,/, /g' ;;
  check | unit | faults) ;;
  *) echo "usage: scripts/tools.sh check|unit|web|faults|telegram|databases|peers" >&2; exit 2 ;;
esac
