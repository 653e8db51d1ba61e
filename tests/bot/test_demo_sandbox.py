"""The demo's registry as a process of its own: whoever kills it finds it again at the same place."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import pytest

from bot import demo


async def test_a_killed_sandbox_is_started_again_at_the_same_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, again = list[int](), asyncio.Event()
    start = demo._Child.start

    async def noted(child: demo._Child) -> str:
        url = await start(child)
        assert child.process is not None
        begun.append(child.process.pid)
        if len(begun) == 2:
            again.set()
        return url

    monkeypatch.setattr(demo._Child, "start", noted)
    async with demo.sandbox(0, tmp_path / "sandbox.db") as url:
        os.kill(begun[0], signal.SIGKILL)
        async with asyncio.timeout(30):
            await again.wait()
        assert await demo.answers(url)
    assert not await demo.answers(url), "it ends with the service"
