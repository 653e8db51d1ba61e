"""Ids that are known before their row is sealed and tell neither a count nor an order."""

import secrets

_BITS = 53  # every JSON reader keeps such a number exact


def new_id() -> int:
    """A random id of a conversation or a person."""
    return secrets.randbits(_BITS)
