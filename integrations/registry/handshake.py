"""TLS that was refused after our side had finished: in TLS 1.3 that is learnt only while reading the answer."""

from __future__ import annotations

import asyncio
import ssl
from typing import Literal

import httpx

from integrations.registry.credentials import Credentials

__all__ = ["Verdict", "broke_tls", "shake", "was_refused"]

Verdict = Literal["refused", "closed", "good"]
LISTEN_SECONDS = 1.0
REFUSALS = (
    "CERTIFICATE_REQUIRED",
    "UNKNOWN_CA",
    "BAD_CERTIFICATE",
    "CERTIFICATE_EXPIRED",
    "CERTIFICATE_REVOKED",
    "CERTIFICATE_UNKNOWN",
    "UNSUPPORTED_CERTIFICATE",
    "ACCESS_DENIED",
    "HANDSHAKE_FAILURE",
)
"""How OpenSSL ends the reason of an alert by which the other side refuses our certificate."""


def broke_tls(failed: BaseException | None) -> ssl.SSLError | None:
    """The TLS error behind an error, if there is one."""
    while failed is not None and not isinstance(failed, ssl.SSLError):
        failed = failed.__cause__ or failed.__context__
    return failed


def was_refused(failed: BaseException) -> bool:
    """Does the error carry an alert about our certificate? Then nothing we wrote was read."""
    reason = getattr(broke_tls(failed), "reason", None) or ""
    return "ALERT" in reason and reason.endswith(REFUSALS)


async def shake(base_url: str, credentials: Credentials | None) -> Verdict:
    """A handshake and nothing more: an alert is often lost when we write at the same time, here nothing is written.

    `refused`: by an alert about our certificate; `closed`: at once and without a word; `good`: anything else.
    """
    url = httpx.URL(base_url)
    context = ssl.create_default_context() if credentials is None else credentials.tls()
    writer = None
    try:
        async with asyncio.timeout(LISTEN_SECONDS):
            reader, writer = await asyncio.open_connection(url.host, url.port or 443, ssl=context)
            return "closed" if await reader.read(1) == b"" else "good"
    except OSError as failed:  # TimeoutError and ssl.SSLError are of this kind
        return "refused" if was_refused(failed) else "good"
    finally:
        if writer is not None:
            writer.close()
