"""The client of the agency's registry as the settings describe it: who we are to it, and who hears its alarms."""

from __future__ import annotations

import structlog

from bot.settings import Settings
from integrations.registry.client import RegistryClient
from integrations.registry.credentials import Credentials

log = structlog.get_logger("registry")


def credentials(settings: Settings) -> Credentials | None:
    """Mutual TLS, OAuth client credentials, both, or None where neither is set."""
    if not (settings.registry_certificate or settings.registry_authority or settings.registry_token_url):
        return None
    return Credentials(
        certificate=settings.registry_certificate,
        private_key=settings.registry_private_key,
        authority=settings.registry_authority,
        token_url=settings.registry_token_url or None,
        client_id=settings.registry_client_id or None,
        secret_file=settings.registry_secret_file,
    )


def registry_client(settings: Settings, url: str) -> RegistryClient:
    """A client of the registry, or of the sandbox, at `url`; the sandbox of the demo asks nobody who they are."""
    known = None if settings.sandboxed else credentials(settings)
    client = RegistryClient(url, credentials=known, alarm=alarm)
    client.breaker.turned = turned
    return client


def turned(state: str) -> None:
    """An outage of the registry began (`opened`: nobody calls for a while) or is over (`closed`)."""
    note = log.warning if state == "opened" else log.info
    note("the registry's breaker turned", state=state)


def alarm(code: str) -> None:
    """Somebody has to look: a wrong person's record, a refused identity, a call the registry takes for wrong."""
    log.error("the registry needs a look", code=code)
