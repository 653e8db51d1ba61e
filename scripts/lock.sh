#!/usr/bin/env bash
# Pins the newest allowed packages for every platform, with the hashes of each file; no index is written down.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tool=.venv/lock
[ -x "$tool/bin/uv" ] || { .venv/bin/python -m venv "$tool" && "$tool/bin/pip" install -q uv; }
"$tool/bin/uv" pip compile --quiet --upgrade --no-config --universal --python-version 3.11 --extra dev \
  --generate-hashes --no-header --no-annotate pyproject.toml -o requirements.lock
sed -n 's/^bench = \["\(.*\)"\].*/\1/p' pyproject.toml | "$tool/bin/uv" pip compile --quiet --upgrade --no-config \
  --universal --python-version 3.11 --generate-hashes --no-header --no-annotate - -o benchmarks/requirements.lock
echo "requirements.lock is new; make install takes it up"
