"""Sealing: only the right key, table and row open a value; an index tells nothing without the key."""

import hmac
import os
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from bot.people.sealing import Keyed, KeyFileError, Sealer, Unsealable, key_from_file

KEY = bytes(range(32))


class TestSealer:
    @given(st.binary(max_size=2000), st.text(st.characters(codec="utf-8"), max_size=40))
    def test_what_is_sealed_opens_in_its_place(self, clear: bytes, row: str):
        sealer = Sealer(KEY)
        assert sealer.unseal(sealer.seal(clear, "message.body", row), "message.body", row) == clear

    @pytest.mark.parametrize(
        ("key", "table", "row"),
        [(KEY, "message.body", "2"), (KEY, "run.body", "1"), (bytes(32), "message.body", "1")],
    )
    def test_elsewhere_it_does_not(self, key: bytes, table: str, row: str):
        sealed = Sealer(KEY).seal(b"1AB2C3D", "message.body", "1")
        with pytest.raises(Unsealable):
            Sealer(key).unseal(sealed, table, row)

    @given(st.data())
    def test_altered_it_does_not(self, data: st.DataObject):
        sealer = Sealer(KEY)
        sealed = bytearray(sealer.seal(b"text", "t", "1"))
        sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))
        with pytest.raises(Unsealable):
            sealer.unseal(bytes(sealed), "t", "1")

    @pytest.mark.parametrize("size", [0, 1, 5, 12, 13, 20, 28])
    def test_cut_short_it_does_not(self, size: int):
        sealer = Sealer(KEY)
        with pytest.raises(Unsealable):
            sealer.unseal(sealer.seal(b"", "t", "1")[:size], "t", "1")

    def test_the_same_text_never_looks_the_same(self):
        sealer = Sealer(KEY)
        assert len({sealer.seal(b"text", "t", "1") for _ in range(2000)}) == 2000

    def test_threads_never_share_a_nonce(self):
        sealer = Sealer(KEY)
        interval = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)
        try:
            with ThreadPoolExecutor(8) as pool:
                parts = pool.map(lambda _: [sealer.seal(b"", "t", "1")[1:13] for _ in range(2000)], range(8))
                nonces = [nonce for part in parts for nonce in part]
        finally:
            sys.setswitchinterval(interval)
        assert len(set(nonces)) == len(nonces) == 16_000

    def test_a_forked_process_draws_nonces_of_its_own(self):
        sealer = Sealer(KEY)
        sealer.seal(b"", "t", "1")
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            os.write(write, sealer.seal(b"", "t", "1")[1:13])
            os._exit(0)
        os.waitpid(child, 0)
        assert os.read(read, 12) not in [sealer.seal(b"", "t", "1")[1:13] for _ in range(600)]
        os.close(read)
        os.close(write)

    def test_it_is_aes_gcm_under_a_key_by_hkdf(self):
        """Anybody can open it again from the description alone."""
        sealed = Sealer(KEY).seal(b"text", "run.body", "r1")
        info = b"seal|run.body|r1"
        key = HKDF(SHA256(), 32, salt=b"addim sealing 1", info=info).derive(KEY)
        assert sealed[:1] == b"\x01"
        assert AESGCM(key).decrypt(sealed[1:13], sealed[13:], b"run.body|r1") == b"text"

    @given(st.binary(min_size=1, max_size=64), st.binary(max_size=300))
    def test_the_hmac_is_the_hmac(self, key: bytes, text: bytes):
        assert Keyed(key).digest(text) == hmac.digest(key, text, "sha256")

    def test_an_index_finds_again_for_its_key_and_purpose_only(self):
        index = Sealer(KEY).index("1AB2C3D", "fin")
        assert index == Sealer(KEY).index("1AB2C3D", "fin")
        others = (Sealer(KEY).index("1AB2C3D", "address"), Sealer(bytes(32)).index("1AB2C3D", "fin"))
        assert index not in others
        assert len(index) == 32

    @pytest.mark.parametrize("size", [0, 16, 31, 33])
    def test_a_key_has_32_bytes(self, size: int):
        with pytest.raises(ValueError, match="sealing-key-length"):
            Sealer(bytes(size))


class TestKeyFile:
    def test_it_is_made_once_for_its_owner_only(self, tmp_path: Path):
        file = tmp_path / "keys" / "key"
        key = key_from_file(file, create=True)
        assert len(key) == 32
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert key_from_file(file, create=True) == key == key_from_file(file)
        assert [entry.name for entry in file.parent.iterdir()] == ["key"]

    def test_many_that_start_together_agree(self, tmp_path: Path):
        with ThreadPoolExecutor(16) as pool:
            keys = set(pool.map(lambda _: key_from_file(tmp_path / "key", create=True), range(64)))
        assert len(keys) == 1
        assert [entry.name for entry in tmp_path.iterdir()] == ["key"]

    def test_without_leave_none_is_made(self, tmp_path: Path):
        with pytest.raises(KeyFileError, match="key-file-missing"):
            key_from_file(tmp_path / "key")

    @pytest.mark.parametrize("mode", [0o644, 0o604, 0o620, 0o666, 0o601])
    def test_one_that_others_may_read_is_refused(self, tmp_path: Path, mode: int):
        file = tmp_path / "key"
        key_from_file(file, create=True)
        file.chmod(mode)
        with pytest.raises(KeyFileError, match="key-file-open"):
            key_from_file(file)

    def test_a_group_may_read(self, tmp_path: Path):
        file = tmp_path / "key"
        key = key_from_file(file, create=True)
        file.chmod(0o440)
        assert key_from_file(file) == key

    @pytest.mark.parametrize("text", [b"", b"00" * 31, b"00" * 33, b"xy" * 32, b"\xff" * 64])
    def test_other_contents_are_refused(self, tmp_path: Path, text: bytes):
        file = tmp_path / "key"
        file.write_bytes(text)
        file.chmod(0o600)
        with pytest.raises(KeyFileError, match="key-file-form"):
            key_from_file(file)

    def test_a_folder_is_refused(self, tmp_path: Path):
        with pytest.raises(KeyFileError, match="key-file-form"):
            key_from_file(tmp_path)
