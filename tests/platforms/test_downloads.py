"""Downloads: from the service's own addresses alone, never more than asked for, never led elsewhere."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web

from bot.core.errors import Ambiguous, FileRefused, TryLater
from bot.core.files import WhyNot
from bot.platforms.discord import errors as discords
from bot.platforms.discord import files as discord_files
from bot.platforms.downloads import belongs, download
from bot.platforms.slack import errors as slacks
from bot.platforms.slack import files as slack_files

SLACK, DISCORD = "https://slack.com/api/", "https://discord.com/api/v10"


@pytest.mark.parametrize(
    "url",
    [
        "https://files.slack.com/files-pri/T1-F1/a.png",
        "https://files-origin.slack.com/x",
        "https://slack.com/x",
        "https://files.slack-gov.com/x",
    ],
)
def test_slacks_own_addresses(url: str) -> None:
    assert belongs(url, slack_files.HOSTS, SLACK)


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/files-pri/T1-F1/a.png",
        "http://files.slack.com/a.png",
        "https://files.slack.com.evil.example/a.png",
        "https://evilslack.com/a.png",
        "https://files.slack.com@evil.example/a.png",
        "https://user:secret@files.slack.com/a.png",
        "https://files.slack.com:8443/a.png",
        "https://files.slack.com:x/a.png",
        "//files.slack.com/a.png",
        "file:///etc/passwd",
        "https://[::1",
        "http://127.0.0.1:1/a.png",
        "",
    ],
)
def test_no_other_address_sees_the_token(url: str) -> None:
    assert not belongs(url, slack_files.HOSTS, SLACK)
    assert not belongs(url, discord_files.HOSTS, DISCORD)


def test_discords_own_addresses_and_those_of_a_proxy() -> None:
    assert belongs("https://cdn.discordapp.com/attachments/1/2/a.png?ex=1", discord_files.HOSTS, DISCORD)
    assert not belongs("https://evil.discordapp.com/a.png", discord_files.HOSTS, DISCORD)
    assert belongs("http://127.0.0.1:5000/attachments/1", discord_files.HOSTS, "http://127.0.0.1:5000/api/v10")
    assert not belongs("http://127.0.0.1:5001/attachments/1", discord_files.HOSTS, "http://127.0.0.1:5000/api/v10")


@pytest.fixture
async def base() -> AsyncIterator[str]:
    """A server of files, some of which lie."""
    asked: list[str] = []

    async def serve(request: web.Request) -> web.StreamResponse:
        asked.append(request.path)
        match request.path:
            case "/endless":
                answer = web.StreamResponse()
                await answer.prepare(request)
                for _ in range(1000):
                    await answer.write(b"x" * 1024)
                return answer
            case "/elsewhere":
                raise web.HTTPFound("/fine")
            case "/fine":
                return web.Response(body=b"12345")
            case "/broken":
                return web.Response(status=502)
            case "/short":
                answer = web.StreamResponse(headers={"Content-Length": "10"})
                await answer.prepare(request)
                await answer.write(b"123")
                assert request.transport is not None
                request.transport.abort()
                return answer
        return web.Response(status=404)

    app = web.Application()
    app.router.add_get("/{rest:.*}", serve)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def test_what_is_there_comes_and_what_is_too_much_is_cut_off(base: str) -> None:
    async with aiohttp.ClientSession() as http:
        assert await download(http, f"{base}/fine", 5) == b"12345"
        for path in ("/fine", "/endless"):
            with pytest.raises(FileRefused) as refused:
                await download(http, base + path, 4)
            assert refused.value.why_not is WhyNot.TOO_LARGE


async def test_redirects_are_not_followed_and_losses_have_their_meaning(base: str) -> None:
    async with aiohttp.ClientSession() as http:
        for path, why in (("/elsewhere", WhyNot.OUT_OF_REACH), ("/none", WhyNot.GONE)):
            with pytest.raises(FileRefused) as refused:
                await download(http, base + path, 100)
            assert refused.value.why_not is why
        for path in ("/broken", "/short"):
            with pytest.raises(TryLater):
                await download(http, base + path, 100)
    async with aiohttp.ClientSession() as http:
        with pytest.raises(TryLater):
            await download(http, "http://127.0.0.1:9/nobody", 100)


@pytest.mark.parametrize("answer", [b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n"])
async def test_what_went_wrong_never_tells_our_token(answer: bytes) -> None:
    """It is kept in the database, and an administrator may read it."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    url, headers = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/a", {"Authorization": "Bearer our-token"}
    async with server, aiohttp.ClientSession(headers=headers) as http:
        with pytest.raises(TryLater) as later:
            await download(http, url, 100, headers)
        assert "our-token" not in str(later.value)
        for meanings in (slacks.meanings, discords.meanings):
            with pytest.raises(Ambiguous) as unknown, meanings(repeatable=False):
                await http.post(url)
            assert "our-token" not in str(unknown.value)
