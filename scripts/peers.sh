#!/usr/bin/env bash
# Installs what only the benchmarks compare with, locked by hash, beside the environment: nothing of ours imports it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

peers=.venv/peers
[ -e "$peers/.installed" ] && [ "$peers/.installed" -nt benchmarks/requirements.lock ] && exit 0
.venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps --upgrade \
  --target "$peers" -r benchmarks/requirements.lock
touch "$peers/.installed"
