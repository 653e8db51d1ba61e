"""What a call to the registry can come to: a known answer, a call that was not sent, or an outcome nobody knows yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from integrations.registry.contract import load

__all__ = ["Answer", "Known", "NotSent", "Unknown"]


@dataclass(frozen=True, slots=True)
class Known:
    """The registry answered: 2xx with a body that follows openapi.yaml, or one of its own refusals (RFC 9457)."""

    status: int
    body: Mapping[str, Any] = field(repr=False)

    @property
    def ok(self) -> bool:
        """True for 2xx."""
        return self.status < 300

    @property
    def code(self) -> str | None:
        """The code of a refusal, the last part of its type; None for 2xx."""
        return None if self.ok else str(self.body["type"]).rsplit("/", 1)[-1]

    @property
    def retry(self) -> bool:
        """May the same call simply be repeated later? As openapi.yaml says of the code; never for 2xx."""
        kind = load().problem_types.get(self.code or "", {})
        return bool(kind.get("retry", False))


@dataclass(frozen=True, slots=True)
class NotSent:
    """Certainly no effect at the registry: refused connection, TLS, no free flight, open breaker, identity."""

    code: str
    retry_after: float | None = None

    @property
    def retry(self) -> bool:
        """False where repeating cannot help before somebody mends the configuration or our request."""
        return self.code not in CONFIGURATION


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may have happened: time-out, cut or reset, 5xx, garbage. Look up by reference, then repeat."""

    code: str
    retry_after: float | None = None

    @property
    def retry(self) -> bool:
        """Always: an unknown outcome is looked up first, and repeated with the same key."""
        return True


Answer = Known | NotSent | Unknown

CONFIGURATION = frozenset(
    {
        "not-authorised",
        "scope-missing",
        "tls",
        "request-invalid",
        "unknown-service",
        "access-denied",
        "too-large",
    }
)
"""Codes of NotSent that no repetition mends."""

PAGED = CONFIGURATION | {"service-disabled", "global-conf-outdated", "bus-client"}
"""Codes of NotSent that page somebody at once; those of the bus may pass, so the call is repeated all the same."""

OUR_MISTAKES = frozenset({"invalid", "malformed", "media-type", "key-missing", "key-reused", "too-large"})
"""Codes of refusals that a correct caller never gets: the contract or this program is wrong."""
