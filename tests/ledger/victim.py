"""A process that writes turns and effects as fast as it can and says each write once it is acknowledged.

Run with the database's path and a name for this boot; each line on standard output is one acknowledgement.
"""

import asyncio
import os
import sys
import time

from bot.ledger.records import Change, NewEffect, Run
from bot.ledger.sqlite import SqliteLedger
from bot.people.sealing import Sealer
from tests.ledger.made import inbound, said

TALKERS = 8
LEASE = 60.0


def tell(*words: object) -> None:
    """One line in one system call: a killed process leaves no half of it."""
    os.write(1, (" ".join(str(word) for word in words) + "\n").encode())


async def talk(ledger: SqliteLedger, address: str, boot: str) -> None:
    """Turn after turn in one conversation: received apart, then handled together with a run, messages, an effect."""
    spoken = await ledger.begin("web", address, "az")
    known = await ledger.run(address)
    run = known or Run(address, spoken.id, "application", "active", 0, b"0")
    number = 0
    while True:
        number += 1
        ext_id = f"{address}.{boot}.{number}"
        row = await ledger.receive(inbound(ext_id, address))
        tell("received", ext_id)
        await asyncio.sleep(0)  # as between a request and the next
        new = NewEffect("file", f"file:{ext_id}", spoken.id, run.id, b"form", time.time())
        run = run._replace(body=b"%d" % (run.version + 1))
        turn = Change(
            spoken, runs=(run,), messages=(said(b"in", "in"), said(b"out")), done=(row.id,), effects=(new,)
        )
        spoken = await ledger.commit(turn)
        run = run._replace(version=run.version + 1)
        tell("committed", address, run.version)


async def send(ledger: SqliteLedger, boot: str) -> None:
    """Lease, send and end effects."""
    while True:
        for leased in await ledger.claim(["file"], 4, boot, LEASE, time.time()):
            await ledger.sending(leased)
            tell("sending", leased.key, int(leased.suspect))
            await asyncio.sleep(0)  # the call itself takes its time, and others write meanwhile
            await ledger.finish(leased, "done", b"number", inbound(f"outcome.{leased.key}", "sink"))
            tell("finished", leased.key)
        await asyncio.sleep(0)  # an idle look at the effects never waits by itself


async def main(path: str, boot: str) -> None:
    """Write until killed."""
    ledger = SqliteLedger(path, Sealer(bytes(range(32))))
    await ledger.open()
    await ledger.recover(boot)
    tell("opened")
    talkers = (talk(ledger, f"addr-{number}", boot) for number in range(TALKERS))
    await asyncio.gather(*talkers, send(ledger, boot))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
