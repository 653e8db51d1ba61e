"""Ids that are known before their row is sealed and tell neither a count nor an order, and numbers for people."""

import secrets

_BITS = 53  # every JSON reader keeps such a number exact


def new_id() -> int:
    """A random id of a conversation or a person."""
    return secrets.randbits(_BITS)


def new_reference() -> str:
    """Twelve digits in groups of three, to be read aloud; unguessable enough not to name anybody."""
    return grouped(secrets.randbelow(10**12))


def grouped(number: int) -> str:
    """A number below 10**12 in four groups of three digits."""
    digits = f"{number:012d}"
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:9]}-{digits[9:]}"
