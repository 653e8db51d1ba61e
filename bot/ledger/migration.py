"""Creating and upgrading the tables, in one transaction, whoever of several processes comes first."""

from collections.abc import Mapping, Sequence

from bot.ledger.errors import TooNew, WrongKey
from bot.ledger.schema import MIGRATIONS, VERSION_TABLE
from bot.ledger.store import Session
from bot.people.sealing import Sealer, Unsealable

_CHECK = b"addim"


def migrate(
    session: Session,
    words: Mapping[str, str],
    migrations: Sequence[Sequence[str]] = MIGRATIONS,
) -> int:
    """Bring the tables to the newest version, in the caller's transaction, and return it; raises TooNew."""
    session.execute(VERSION_TABLE)
    row = session.execute("SELECT MAX(version) FROM schema_version").fetchone()
    version = row[0] or 0
    if version > len(migrations):
        raise TooNew
    for step in migrations[version:]:
        for statement in step:
            session.execute(statement.format_map(words))
    if version < len(migrations):
        session.execute("INSERT INTO schema_version (version) VALUES (?)", (len(migrations),))
    return len(migrations)


def check_key(session: Session, sealer: Sealer) -> None:
    """Raise WrongKey unless this database was sealed with this key; a new one takes the key it is given."""
    row = session.execute("SELECT value_sealed FROM meta WHERE name = 'key'").fetchone()
    if row is None:
        sealed = sealer.seal(_CHECK, "meta.value", "key")
        session.execute("INSERT INTO meta (name, value_sealed) VALUES ('key', ?)", (sealed,))
        return
    try:
        sealer.unseal(row[0], "meta.value", "key")
    except Unsealable as foreign:
        raise WrongKey from foreign
