"""Head and body leave in one write, and nothing is ever held for longer than one round of the loop."""

import asyncio

from bot.gather import Gathering

HEAD = b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\n"


class Pipe(asyncio.Transport):
    """A transport that keeps what is written."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[bytes] = []
        self.closed = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.written.append(bytes(data))

    def close(self) -> None:
        self.closed = True

    def is_closing(self) -> bool:
        return self.closed


async def test_head_and_body_are_one_write():
    pipe = Pipe()
    gathering = Gathering(pipe)
    gathering.write(HEAD)
    gathering.write(b"body")
    await asyncio.sleep(0)
    assert pipe.written == [HEAD + b"body"]


async def test_a_head_whose_body_is_late_goes_ahead():
    pipe = Pipe()
    gathering = Gathering(pipe)
    gathering.write(HEAD)
    await asyncio.sleep(0)
    assert pipe.written == [HEAD]
    gathering.write(b"late")
    assert pipe.written == [HEAD, b"late"]


async def test_closing_lets_the_head_go_first():
    pipe = Pipe()
    gathering = Gathering(pipe)
    gathering.write(HEAD)
    gathering.close()
    assert pipe.written == [HEAD]
    assert gathering.is_closing()
