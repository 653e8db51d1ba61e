"""What a ledger refuses, as codes; `retry` says whether the same call may succeed later."""


class LedgerError(Exception):
    """Base of every refusal; the text of the exception is its code."""

    code = "ledger"
    retry = False

    def __init__(self) -> None:
        super().__init__(self.code)


class Conflict(LedgerError):
    """Somebody else wrote the conversation, the run or the effect since it was read: read and play again."""

    code = "conflict"
    retry = True


class Duplicate(LedgerError):
    """This inbound was received or handled before: nothing was written, nothing is to be done."""

    code = "duplicate"


class Unavailable(LedgerError):
    """The store could not commit (locked, full, broken disk): nothing may be acknowledged."""

    code = "ledger-unavailable"
    retry = True


class Closed(LedgerError):
    """The ledger is not open."""

    code = "ledger-closed"


class WrongKey(LedgerError):
    """The key file is not the one this database was sealed with."""

    code = "ledger-wrong-key"


class TooNew(LedgerError):
    """The database was written by a newer release of the service."""

    code = "ledger-too-new"
