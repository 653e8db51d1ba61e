"""Sealing of what is personal: AES-256-GCM under a key of its own for every cell, look-up by keyed HMAC."""

import hmac
import os
import secrets
import stat
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_NONCE_BYTES = 12
_FORM = b"\x01"  # the first byte of every sealed value, so that a later form or key can be told apart
_SALT = b"addim sealing 1"
_BLOCK_BYTES = 64  # of SHA-256
_NONCES_AT_ONCE = 256
_FORBIDDEN = stat.S_IRWXO | stat.S_IWGRP | stat.S_IXGRP  # a group may read: orchestrators mount secrets so


class Unsealable(Exception):
    """A sealed value does not belong to this key, table and row, or was altered."""

    code = "unsealable"

    def __init__(self) -> None:
        super().__init__(self.code)


class Keyed:
    """HMAC-SHA256 (RFC 2104) under one key of at most 64 bytes.

    Spelt out because the library's one-call form lets go of the interpreter lock, and beside a thread that
    writes this costs five times the digest.
    """

    __slots__ = ("_inner", "_outer")

    def __init__(self, key: bytes) -> None:
        block = key.ljust(_BLOCK_BYTES, b"\0")
        self._inner = sha256(bytes(byte ^ 0x36 for byte in block))
        self._outer = sha256(bytes(byte ^ 0x5C for byte in block))

    def digest(self, text: bytes) -> bytes:
        """32 bytes."""
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(text)
        outer.update(inner.digest())
        return outer.digest()


class Sealer:
    """Seals clear bytes to one cell (a table or column and the row's name there).

    Key per cell: HKDF-SHA256 (RFC 5869) of the master key, one expand step, info = table|row. Associated data
    is table|row again, so a value copied to another row or column does not open. Nonces are random: a row is
    written far less often than the 2**32 times that random nonces allow under one key (NIST SP 800-38D 8.3).
    """

    __slots__ = ("_indexes", "_root")

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("sealing-key-length")
        self._root = Keyed(hmac.digest(_SALT, key, "sha256"))
        self._indexes: dict[str, Keyed] = {}

    def seal(self, clear: bytes, table: str, row: str) -> bytes:
        """Form byte, nonce, ciphertext and tag: 29 bytes more than `clear`."""
        cell = f"{table}|{row}".encode()
        nonce = _nonce()
        return _FORM + nonce + AESGCM(self._key(b"seal|" + cell)).encrypt(nonce, clear, cell)

    def unseal(self, sealed: bytes, table: str, row: str) -> bytes:
        """The clear bytes; raises Unsealable for another key, table or row and for altered bytes."""
        cell = f"{table}|{row}".encode()
        if sealed[:1] != _FORM:
            raise Unsealable
        nonce, body = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        try:
            return AESGCM(self._key(b"seal|" + cell)).decrypt(nonce, body, cell)
        except (InvalidTag, ValueError) as broken:
            raise Unsealable from broken

    def index(self, text: str, purpose: str) -> bytes:
        """32 bytes by which `text` is found again; without the key a guesser learns nothing from them."""
        keyed = self._indexes.get(purpose)
        if keyed is None:  # purposes are a handful of our own words, so this stays small
            keyed = self._indexes[purpose] = Keyed(self._key(b"index|" + purpose.encode()))
        return keyed.digest(text.encode())

    def _key(self, info: bytes) -> bytes:
        return self._root.digest(info + b"\x01")


_nonces: list[bytes] = []  # random and not yet used; taken by pop(), which no two threads can do at once
os.register_at_fork(after_in_child=_nonces.clear)


def _nonce() -> bytes:
    try:
        return _nonces.pop()
    except IndexError:
        fresh = os.urandom(_NONCE_BYTES * _NONCES_AT_ONCE)
        _nonces.extend(fresh[at : at + _NONCE_BYTES] for at in range(_NONCE_BYTES, len(fresh), _NONCE_BYTES))
        return fresh[:_NONCE_BYTES]


class KeyFileError(Exception):
    """The key file cannot be used: key-file-missing, key-file-open (others may read it), key-file-form."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def key_from_file(path: Path | str, create: bool = False) -> bytes:
    """The 32 bytes of the key; `create` writes a new one (0600) if there is none. Raises KeyFileError."""
    file = Path(path)
    if create and not file.exists():
        _write_new(file)
    try:
        mode, text = file.stat().st_mode, file.read_text("ascii").strip()
    except FileNotFoundError as missing:
        raise KeyFileError("key-file-missing") from missing
    except (OSError, UnicodeDecodeError) as unreadable:
        raise KeyFileError("key-file-form") from unreadable
    if mode & _FORBIDDEN:
        raise KeyFileError("key-file-open")
    return _parsed(text)


def _parsed(text: str) -> bytes:
    try:
        key = bytes.fromhex(text)
    except ValueError as malformed:
        raise KeyFileError("key-file-form") from malformed
    if len(key) != KEY_BYTES:
        raise KeyFileError("key-file-form")
    return key


def _write_new(file: Path) -> None:
    """Written aside and linked into place, so that two processes starting together end up with one key."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.write(secrets.token_hex(KEY_BYTES) + "\n")
            out.flush()
            os.fsync(out.fileno())
        _link(draft, file)
    finally:
        draft.unlink()


def _link(draft: Path, file: Path) -> None:
    try:
        os.link(draft, file)
    except FileExistsError:
        return  # another process was first; its key is the one
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
