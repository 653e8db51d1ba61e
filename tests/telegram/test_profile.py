"""Commands and descriptions are told again until the server has heard them all."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.channels.telegram import profile
from bot.channels.telegram.profile import Profile
from bot.channels.telegram.results import Failed, Result, Sent
from dialogs.values import Json
from tests.telegram.stand import texts

pytestmark = pytest.mark.telegram


class Deaf:
    """A line that does not hear the first calls."""

    paced = False

    def __init__(self, times: int) -> None:
        self.left = times
        self.heard: list[str] = []

    async def call(self, method: str, params: Mapping[str, Json], seconds: float = 20.0) -> Result:
        del params, seconds
        self.left -= 1
        if self.left >= 0:
            return Failed("not_sent", "TelegramNetworkError")
        self.heard.append(method)
        return Sent(True)

    async def close(self) -> None:
        """Nothing to close."""


async def test_it_is_set_until_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profile, "FIRST_PAUSE", 0.001)
    line = Deaf(15)
    await Profile(line, texts()).keep()
    assert sorted(line.heard[-9:]) == sorted(
        ["setMyCommands", "setMyDescription", "setMyShortDescription"] * 3
    )
