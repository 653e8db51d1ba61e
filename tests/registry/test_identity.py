"""Who calls: OAuth client credentials and mutual TLS, each by configuration alone."""

from __future__ import annotations

import datetime as dt
from ipaddress import ip_address
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from integrations.registry.client import RegistryClient
from integrations.registry.credentials import Credentials
from integrations.registry.errors import Known, NotSent, Unknown
from integrations.registry.sandbox.gate import Terms
from integrations.registry.sandbox.service import Wanted, create_app
from tests.registry.asking import TODAY, WALK, sandbox, serving

ASKED = {"fin": WALK["fin"]}
SECRET = "made-up-secret"


def written(place: Path, text: str) -> Path:
    """A file of this text."""
    place.write_text(text)
    return place


async def test_a_token_is_fetched_once_and_again_when_it_is_called_back(tmp_path: Path) -> None:
    app = create_app(Wanted(today=TODAY, people=0, terms=Terms("addim", SECRET)))
    async with serving(app) as url:
        credentials = Credentials(
            token_url=f"{url}/oauth/token",
            client_id="addim",
            secret_file=written(tmp_path / "secret", SECRET),
        )
        async with RegistryClient(url, credentials=credentials) as client:
            for _ in range(3):
                assert isinstance(await client.call("readStatus", ASKED), Known)
            app.state.gate.forget()
            assert isinstance(await client.call("readStatus", ASKED), Known)


async def test_each_scope_opens_its_own_operations_only(tmp_path: Path) -> None:
    app = create_app(Wanted(today=TODAY, people=0, terms=Terms("addim", SECRET)))
    async with serving(app) as url, httpx.AsyncClient(base_url=url) as http:
        for mine, other in (("registry", "registry.reconcile"), ("registry.reconcile", "registry")):
            form = {"grant_type": "client_credentials", "scope": mine}
            given = await http.post("/oauth/token", data=form, auth=("addim", SECRET))
            assert given.json()["scope"] == mine
            bearer = {"Authorization": f"Bearer {given.json()['access_token']}"}
            seen = {
                "registry": await http.post("/status:read", json=ASKED, headers=bearer),
                "registry.reconcile": await http.get("/reports/2026-06", headers=bearer),
            }
            assert seen[mine].status_code == 200
            assert (seen[other].status_code, seen[other].json()["type"]) == (403, "/problems/scope-missing")
            batch = await http.post("/status:batch", json={"fins": [WALK["fin"]]}, headers=bearer)
            assert batch.status_code == (200 if mine == "registry.reconcile" else 403)
        form = {"grant_type": "client_credentials", "scope": "everything"}
        assert (await http.post("/oauth/token", data=form, auth=("addim", SECRET))).status_code == 400


async def test_the_client_reconciles_with_a_token_of_its_own(tmp_path: Path) -> None:
    app = create_app(Wanted(today=TODAY, people=0, terms=Terms("addim", SECRET)))
    async with serving(app) as url:
        credentials = Credentials(
            token_url=f"{url}/oauth/token",
            client_id="addim",
            secret_file=written(tmp_path / "secret", SECRET),
        )
        async with RegistryClient(url, credentials=credentials) as client:
            for _ in range(2):
                assert isinstance(await client.call("readStatus", ASKED), Known)
                assert isinstance(await client.call("readStatuses", {"fins": [WALK["fin"]]}), Known)
                assert isinstance(await client.call("listReports", {"period": "2026-06"}), Known)
    assert sorted(app.state.gate.given()) == ["registry", "registry.reconcile"]


async def test_a_client_without_the_scope_is_told_and_somebody_is_paged(tmp_path: Path) -> None:
    terms = Terms("addim", SECRET, scopes=("registry",))
    app = create_app(Wanted(today=TODAY, people=0, terms=terms))
    alarms: list[str] = []
    async with serving(app) as url:
        credentials = Credentials(
            token_url=f"{url}/oauth/token",
            client_id="addim",
            secret_file=written(tmp_path / "secret", SECRET),
        )
        async with RegistryClient(url, credentials=credentials, alarm=alarms.append) as client:
            assert isinstance(await client.call("readStatus", ASKED), Known)
            assert await client.call("listReports", {"period": "2026-06"}) == NotSent("not-authorised")
            assert isinstance(await client.call("readStatus", ASKED), Known)
    assert alarms == ["not-authorised"]


async def test_an_identity_that_is_refused_pages_somebody(tmp_path: Path) -> None:
    app = create_app(Wanted(today=TODAY, people=0, terms=Terms("addim", SECRET)))
    alarms: list[str] = []
    async with serving(app) as url:
        async with RegistryClient(url, alarm=alarms.append) as nobody:
            assert await nobody.call("readStatus", ASKED) == NotSent("not-authorised")
        wrong = written(tmp_path / "secret", "another")
        credentials = Credentials(token_url=f"{url}/oauth/token", client_id="addim", secret_file=wrong)
        async with RegistryClient(url, credentials=credentials, alarm=alarms.append) as stranger:
            assert await stranger.call("readStatus", ASKED) == NotSent("not-authorised")
    assert alarms == ["not-authorised"] * 2
    assert not NotSent("not-authorised").retry


async def test_no_token_to_be_had_is_not_sent_and_may_be_repeated(tmp_path: Path) -> None:
    app = create_app(Wanted(today=TODAY, people=0, terms=Terms("addim", SECRET)))
    async with serving(app) as url:
        for place in ("http://127.0.0.1:9/token", f"{url}/sandbox/health"):
            credentials = Credentials(
                token_url=place, client_id="addim", secret_file=written(tmp_path / "s", SECRET)
            )
            async with RegistryClient(url, credentials=credentials) as client:
                answer = await client.call("readStatus", ASKED)
            assert answer == NotSent("token-unavailable")
            assert answer.retry


def test_a_secret_is_never_shown() -> None:
    shown = repr(Terms("addim", SECRET)) + repr(
        Credentials(client_id="addim", secret_file=Path("secret-place"))
    )
    assert SECRET not in shown
    assert "secret-place" not in shown


class Authority:
    """An authority for a test, and certificates of it, as PEM files."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.certificate = folder / f"{name}.pem"
        self.certificate.write_bytes(pem(self._sign(self.name, self.key, authority=True)))

    def issue(self, name: str) -> tuple[Path, Path]:
        """A certificate for loopback and its key."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        certificate, private = self.folder / f"{name}.crt", self.folder / f"{name}.key"
        certificate.write_bytes(pem(self._sign(subject, key, authority=False)))
        plain = serialization.NoEncryption()
        form = serialization.PrivateFormat.PKCS8
        private.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))
        return certificate, private

    def _sign(
        self, subject: x509.Name, key: ec.EllipticCurvePrivateKey, *, authority: bool
    ) -> x509.Certificate:
        now = dt.datetime.now(dt.UTC)
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - dt.timedelta(days=1))
            .not_valid_after(now + dt.timedelta(days=1))
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
            .add_extension(
                x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
            )
            .add_extension(issuer, critical=False)
            .sign(self.key, hashes.SHA256())
        )


def pem(certificate: x509.Certificate) -> bytes:
    """A certificate as PEM."""
    return certificate.public_bytes(serialization.Encoding.PEM)


async def test_mutual_tls_lets_in_who_has_a_certificate_of_the_agreed_authority(tmp_path: Path) -> None:
    ours, theirs = Authority(tmp_path, "agreed"), Authority(tmp_path, "foreign")
    certificate, key = ours.issue("registry")
    caller, caller_key = ours.issue("addim")
    stranger, stranger_key = theirs.issue("stranger")
    options = ("--tls-certificate", certificate, "--tls-key", key, "--tls-authority", ours.certificate)
    known = Credentials(certificate=caller, private_key=caller_key, authority=ours.certificate)
    unknown = Credentials(certificate=stranger, private_key=stranger_key, authority=ours.certificate)
    mistrusting = Credentials(certificate=caller, private_key=caller_key, authority=theirs.certificate)
    with sandbox(*map(str, options)) as url:
        assert url.startswith("https://127.0.0.1:")
        async with RegistryClient(url, credentials=known) as client:
            assert isinstance(await client.call("readStatus", ASKED), Known)
        async with RegistryClient(url, credentials=mistrusting) as client:
            assert await client.call("readStatus", ASKED) == NotSent("tls")
        alarms: list[str] = []
        async with RegistryClient(url, credentials=unknown, alarm=alarms.append) as client:
            # This server closes without an alert: nothing proves that it read nothing, and somebody has to look.
            assert await client.call("readStatus", ASKED) == Unknown("cut")
        assert alarms == ["tls-closed"]


@pytest.mark.parametrize(
    "credentials", [Credentials(certificate=Path("nothing.pem")), Credentials(authority=Path("nothing.pem"))]
)
def test_files_that_are_not_there_are_found_at_once(credentials: Credentials) -> None:
    with pytest.raises(OSError, match="No such file"):
        RegistryClient("https://127.0.0.1", credentials=credentials)
