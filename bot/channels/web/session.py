"""Who is at the browser: a random id in a cookie, the tokens that tie a form to it, and whether a form is our own."""

from __future__ import annotations

import hmac
import re
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2s

Headers = Mapping[bytes, bytes]

KEEP_SECONDS = 30 * 86400
_ID = re.compile(r"[A-Za-z0-9_-]{43}")
_KEY = re.compile(r"[A-Za-z0-9_-]{16,43}")


@dataclass(frozen=True, slots=True)
class Sessions:
    """Makes and reads sessions; nothing of them is kept here."""

    key: bytes
    secure: bool

    @property
    def cookie_name(self) -> str:
        """A browser takes `__Host-` only over https, so plain http has another name."""
        return "__Host-addim" if self.secure else "addim"

    def known(self, headers: Headers) -> str | None:
        """The id the browser sent, None if it sent none that we could have made."""
        for pair in headers.get(b"cookie", b"").decode("latin-1").split(";"):
            name, _, value = pair.strip().partition("=")
            if name == self.cookie_name:
                return value if _ID.fullmatch(value) else None
        return None

    def cookie(self, session: str) -> bytes:
        """The Set-Cookie header, 30 days from now."""
        secure = "; Secure" if self.secure else ""
        return (
            f"{self.cookie_name}={session}; Path=/; Max-Age={KEEP_SECONDS}; HttpOnly; SameSite=Lax{secure}"
        ).encode()

    def token(self, session: str, purpose: str) -> str:
        """What a form of this session carries; `purpose` keeps one form's token from serving another."""
        return urlsafe_b64encode(self._digest(f"{purpose}:{session}", 18)).decode()

    def holds(self, token: str, session: str, purpose: str) -> bool:
        """Whether the token was made for this session and purpose."""
        return hmac.compare_digest(token.encode(), self.token(session, purpose).encode())

    def arrival(self, session: str, key: str) -> str:
        """The id of an arrival: the form's key bound to the session, so that nobody can use up another's."""
        return f"{self._digest(session, 6).hex()}:{key if _KEY.fullmatch(key) else fresh_key()}"

    def _digest(self, text: str, size: int) -> bytes:
        # Keyed BLAKE2 (RFC 7693): hmac.digest lets go of the interpreter lock and then waits for the writing thread.
        return blake2s(text.encode(), key=self.key, digest_size=size).digest()


def fresh_session() -> str:
    """A new random id of 256 bits."""
    return secrets.token_urlsafe(32)


def fresh_key() -> str:
    """The key of one rendered form: posted twice it is answered again, not played again."""
    return secrets.token_urlsafe(15)


def own_form(headers: Headers) -> bool:
    """False for a form that another site's page posted (Sec-Fetch-Site; Origin where a browser does not send it)."""
    site = headers.get(b"sec-fetch-site")
    if site is not None:
        return site in (b"same-origin", b"none")
    origin = headers.get(b"origin")
    if origin is None:
        return True
    return origin.partition(b"://")[2] == headers.get(b"host", b"-")
