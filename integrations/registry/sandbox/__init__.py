"""A registry of its own: the contract of openapi.yaml over made-up persons, by the law, with faults on demand.

Start it with `python -m integrations.registry.sandbox --port 8100 --database registry.db`.
"""
