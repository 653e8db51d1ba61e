"""Plays every transcript in a process of its own: prints one JSON line of the hash of a word and what differed."""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from pathlib import Path

import bot.effects
from tests.dialogs.stage import Stage, numbered, numbered_runs
from tests.dialogs.transcript import FOLDER, Transcript


async def play(folder: Path) -> list[str]:
    """The names of the transcripts that did not play as they are written."""
    different = []
    for path in sorted(FOLDER.glob("*.txt")):
        setattr(bot.effects, "new_reference", numbered())  # noqa: B010 - a name that it has imported
        bot.effects.reference_of = numbered_runs()  # type: ignore[assignment]  # counted instead of drawn
        transcript = Transcript.read(path)
        happened = await Stage.of(transcript, folder / f"{path.stem}.db").play(anew=False)
        if happened.splitlines() != transcript.text.splitlines():
            different.append(path.stem)
    return different


def main() -> int:
    """Play all; 0 if everything happened as written."""
    with tempfile.TemporaryDirectory() as folder:
        different = asyncio.run(play(Path(folder)))
    print(json.dumps({"hash": hash("addım"), "different": different}))
    return int(bool(different))


if __name__ == "__main__":
    sys.exit(main())
