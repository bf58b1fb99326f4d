"""Serving HTTP: who sends a request bit by bit, or none at all, keeps no connection of ours; who waits does."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.platforms import serving
from bot.platforms.web.room import served

HALF = b"POST /slow HTTP/1.1\r\nHost: here\r\nContent-Length: 5\r\n"
WHOLE = HALF + b"\r\nhello"


async def slow(request: Request) -> Response:
    """An answer that takes longer than a request may."""
    said = await request.body()
    await asyncio.sleep(0.6)
    return PlainTextResponse(said)


@pytest.fixture
async def port(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[int]:
    """Served somewhere, for people in a hurry."""
    monkeypatch.setattr(serving, "WHOLE_WITHIN", 0.3)
    async with served("127.0.0.1", 0, [Route("/slow", slow, methods=["POST"])]) as here:
        yield here


@pytest.mark.parametrize(
    "begun", [b"", HALF, HALF + b"\r\nhe", WHOLE + HALF], ids=["nothing", "head", "body", "second"]
)
async def test_half_a_request_is_not_waited_for(port: int, begun: bytes) -> None:
    async with asyncio.timeout(5):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(begun)
        read = bytearray()
        with suppress(ConnectionResetError):
            while some := await reader.read(1000):
                read += some
        writer.close()
    assert read.count(b"200 OK") == (1 if begun.startswith(WHOLE) else 0)


async def test_a_whole_one_gets_its_answer_however_long_it_takes(port: int) -> None:
    async with asyncio.timeout(5):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for _again in range(2):
            writer.write(WHOLE)
            assert (await reader.readuntil(b"hello")).startswith(b"HTTP/1.1 200 OK")
        writer.close()
