"""addim doctor: is everything here that a service needs, in sentences for whoever runs it."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing

from bot import calendar
from bot.ledger.errors import WrongKey
from bot.ledger.migration import check_key
from bot.lists import shipped_lists
from bot.people.sealing import KeyFileError, Sealer, key_from_file
from bot.registry import credentials
from bot.settings import Settings
from bot.texts import Texts
from integrations.registry.doctor import REACHED, UNCHECKED, examine

Finding = tuple[bool, str]


async def doctor(settings: Settings, registry: str | None) -> int:
    """Print one line a finding; 0 when nothing is wrong."""
    if registry is not None:
        return _print([await _registry(registry, settings)])
    checks: list[Callable[[Settings], Awaitable[Finding]]] = [
        _python,
        _database,
        _key,
        _texts,
        _calendar,
        _law,
    ]
    findings = [await check(settings) for check in checks]
    if settings.registry_url:
        findings.append(await _registry(settings.registry_url, settings))
    else:
        findings.append((True, "registry: the sandbox, started with the service"))
    if settings.telegram_token:
        findings.append(await _telegram(settings))
    return _print(findings)


def _print(findings: list[Finding]) -> int:
    for fine, sentence in findings:
        print("ok   " if fine else "WRONG", sentence)
    return 0 if all(fine for fine, _ in findings) else 1


async def _python(_: Settings) -> Finding:
    return sys.version_info >= (3, 11), f"Python {sys.version.split()[0]} (3.11 or newer is needed)"


async def _database(settings: Settings) -> Finding:
    """The file as it is, and whether it was sealed with the key; nothing is written."""
    place = f"database {settings.database}"
    if not await asyncio.to_thread(settings.database.exists):
        return True, f"{place}: made at the first start"
    try:
        with closing(sqlite3.connect(f"{settings.database.absolute().as_uri()}?mode=ro", uri=True)) as file:
            state = file.execute("PRAGMA integrity_check").fetchone()[0]
            check_key(file, Sealer(key_from_file(settings.key_file)))
    except WrongKey:
        return False, f"{place}: sealed with another key than {settings.key_file}"
    except (sqlite3.Error, KeyFileError) as error:
        return False, f"{place}: {error}"
    return state == "ok", f"{place}: {state}"


async def _key(settings: Settings) -> Finding:
    if settings.env == "demo" and not await asyncio.to_thread(settings.key_file.exists):
        return True, f"key file {settings.key_file}: made at the first start of the demo"
    try:
        key_from_file(settings.key_file)
    except KeyFileError as wrong:
        return False, f"key file {settings.key_file}: {wrong.code}"
    return True, f"key file {settings.key_file}"


async def _texts(_: Settings) -> Finding:
    texts = Texts.load(shipped_lists())
    az, ru = (set(texts.catalogues[language].templates) for language in ("az", "ru"))
    return az == ru, f"texts: {len(az)} in Azerbaijani, {len(ru)} in Russian"


async def _calendar(settings: Settings) -> Finding:
    days = calendar.load(settings.calendar_dir)
    known = list(range(days.first_day.year, days.last_day.year + 1))
    unsure = [str(year) for year in known if not days.confirmed(year)]
    return (
        True,
        f"working days known for {known[0]} to {known[-1]}; not confirmed: {', '.join(unsure) or 'none'}",
    )


async def _law(settings: Settings) -> Finding:
    verified = (
        "approved" if settings.law_verified else "not verified as the law in force today; answers say so"
    )
    return True, f"law text {settings.law_version}: {verified}"


async def _telegram(settings: Settings) -> Finding:
    from bot.channels.telegram.checkup import checkup  # noqa: PLC0415 - 3 s and 120 MiB, only if used

    return await checkup(settings)


async def _registry(url: str, settings: Settings) -> Finding:
    wrong = [it for it in await examine(url, credentials(settings)) if not it.ok]
    if [it.check for it in wrong] == [REACHED]:
        return False, f"registry: nothing answers at {url} ({wrong[0].seen}); nothing more was checked"
    said = "; ".join(f"{it.operation} {it.check}: {it.seen}" for it in wrong)
    if wrong:
        return False, f"registry: {said}"
    return (
        True,
        f"registry: follows the contract; not seen, for it would file something: {'; '.join(UNCHECKED)}",
    )
