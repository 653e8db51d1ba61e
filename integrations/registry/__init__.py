"""The employment registry: one contract (openapi.yaml), a client held to it, a sandbox like the real one.

openapi.yaml is the only schema. `client.RegistryClient` calls any operation in it by name and gives one of three
answers (`errors.Known`, `errors.NotSent`, `errors.Unknown`); `sandbox` is a registry with made-up persons.
"""

import sys

# httpx brings its own command line where rich is installed: five megabytes that no process of ours ever uses.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # None is how Python marks a module as absent
