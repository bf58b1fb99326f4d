"""Who gets into the playground's HTTP, with what, and on which machine."""

import asyncio
import io
import json
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from yarl import URL

from bot.core.clock import MovableClock
from bot.core.errors import CannotStart
from bot.platforms.playground.adapter import PlaygroundPlatform
from tests.platforms.playground.helpers import MONDAY, RecordingIntake
from tests.platforms.playground.site import OWN, events, site

HOSTS = {
    "127.0.0.1": 200,
    "localhost:8080": 200,
    "LOCALHOST:8080": 200,
    "[::1]:8080": 200,
    "evil.example": 403,
    "127.0.0.1.evil.example": 403,
    "localhost.evil.example:8080": 403,
    "127.0.0.1:8080.evil.example": 403,
    "evil@127.0.0.1": 403,
    "0.0.0.0:8080": 403,
    "127.1": 403,
    "[::1": 403,
}


async def test_only_a_loopback_name_opens_the_door(tmp_path: Path) -> None:
    asked = {"as": "ana", "key": "k", "do": "read", "place": "c-general"}
    async with site(tmp_path) as place:
        for host, status in HOSTS.items():
            for path in ("/healthz", "/api/state?as=ana", "/"):
                async with place.http.get(path, headers={"Host": host}) as response:
                    assert (host, response.status) == (host, status)
            async with place.http.post("/api/act", json=asked, headers={"Host": host, **OWN}) as response:
                assert (host, response.status) == (host, status)


ORIGINS: list[tuple[dict[str, str], int]] = [
    ({}, 403),
    ({"X-Mijote": "0"}, 403),
    ({"X-Mijote": "1"}, 200),
    ({"Origin": "own"}, 200),
    ({"Origin": "own", "X-Mijote": "1"}, 200),
    ({"Origin": "null", "X-Mijote": "1"}, 403),
    ({"Origin": "http://evil.example", "X-Mijote": "1"}, 403),
    ({"Origin": "http://localhost:1", "X-Mijote": "1"}, 403),
    ({"Origin": "https", "X-Mijote": "1"}, 403),
    ({"Origin": "", "X-Mijote": "1"}, 403),
]


async def test_only_our_own_page_may_act(tmp_path: Path) -> None:
    async with site(tmp_path) as place:
        own = place.platform.url.rstrip("/")
        filled = {"own": own, "https": own.replace("http:", "https:")}
        for number, (headers, status) in enumerate(ORIGINS):
            sent = {name: filled.get(value, value) for name, value in headers.items()}
            asked = {"as": "ana", "key": f"k{number}", "do": "say", "place": "c-general", "text": f"n{number}"}
            async with place.http.post("/api/act", json=asked, headers=sent) as response:
                assert (headers, response.status) == (headers, status)
            assert (f"n{number}" in await place.texts("ana", "c-general")) is (status == 200)


async def test_every_answer_forbids_foreign_scripts_and_frames(tmp_path: Path) -> None:
    async with site(tmp_path) as place:
        for path in ("/", "/healthz", "/api/state?as=ana", "/api/state?as=eve", "/static/app.js", "/nowhere"):
            async with place.http.get(path) as response:
                policy = response.headers["Content-Security-Policy"].split("; ")
                assert "default-src 'self'" in policy
                assert "frame-ancestors 'none'" in policy
                assert "unsafe" not in response.headers["Content-Security-Policy"]
                assert response.headers["X-Content-Type-Options"] == "nosniff"
        async with place.http.get("/healthz", headers={"Host": "evil.example"}) as response:
            assert "Content-Security-Policy" in response.headers


async def test_the_page_and_its_scripts_are_there(tmp_path: Path) -> None:
    async with site(tmp_path) as place:
        async with place.http.get("/") as response:
            assert response.content_type == "text/html"
            page = await response.text()
            assert "<script>" not in page
            assert "style=" not in page
        for name, kind in (("app.js", "text/javascript"), ("style.css", "text/css")):
            async with place.http.get(f"/static/{name}") as response:
                assert (response.status, response.content_type) == (200, kind)
        async with place.http.get("/static/..%2fserver.py") as response:
            assert response.status == 404
        assert await place.get("/healthz") == {"ok": True}


async def test_too_big_a_body_is_refused(tmp_path: Path) -> None:
    async with site(tmp_path) as place:
        asked = {"as": "ana", "key": "k", "do": "say", "place": "c-general", "text": "a" * 1_100_000}
        body = json.dumps(asked).encode()

        async def pieces() -> AsyncIterator[bytes]:
            for start in range(0, len(body), 100_000):
                yield body[start : start + 100_000]

        for data in (io.BytesIO(body), pieces()):
            headers = {**OWN, "Content-Type": "application/json"}
            async with place.http.post("/api/act", data=data, headers=headers) as response:
                assert response.status == 413
                assert (await response.json())["ok"] is False
        await place.act("ana", "say", 400, place="c-general", text="a" * 100_001)


NONSENSE = [
    b"",
    b"nonsense",
    b"[]",
    b"[" * 100_000,
    b'{"as":"ana","do":"read","key":"k","place":"c-general","x":' + b"[" * 500 + b"]" * 500 + b"}",
    b'{"as":"ana","do":"read","key":"k","place":"c-general","x":' + b'{"x":' * 500 + b"1" + b"}" * 501,
    b"\xff",
    b'{"as":"ana"}',
    b'{"as":"ana","do":"say"}',
    b'{"as":"ana","do":"fly","key":"k"}',
    b'{"as":7,"do":"say","key":"k","place":"c-general","text":"x"}',
    b'{"as":"ana","do":"say","key":"","place":"c-general","text":"x"}',
    b'{"as":"ana","do":"say","key":"k","place":"c-general","text":["x"]}',
    b'{"as":"ana","do":"react","key":"k","message":"m000001","emoji":"x","on":1}',
    b'{"as":"ana","do":"clock","key":"k","minutes":true}',
    b'{"as":"ana","do":"clock","key":"k","minutes":1.5}',
    b'{"as":"ana","do":"clock","key":"k","minutes":-1}',
    b'{"as":"ana","do":"clock","key":"k","to":"friday"}',
    b'{"as":"ana","do":"submit","key":"k","wire":"a.b","values":{"a":1}}',
]


async def test_what_makes_no_sense_is_kindly_refused(tmp_path: Path) -> None:
    intake = RecordingIntake()
    headers = {**OWN, "Content-Type": "application/json; charset=utf-8"}
    async with site(tmp_path, intake) as place:
        before = files(tmp_path)
        for body in NONSENSE:
            async with place.http.post("/api/act", data=body, headers=headers) as response:
                assert (body, response.status) == (body, 400)
                assert (await response.json())["error"]
            async with place.http.post("/api/act", data=body, headers=OWN) as response:
                assert response.status == 415
        assert files(tmp_path) == before
    assert intake.tries == []


def files(folder: Path) -> dict[str, bytes]:
    """Everything in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


async def test_a_port_in_use_is_one_clear_line_and_the_other_one_s_journal_is_left_alone(tmp_path: Path) -> None:
    async with site(tmp_path) as place:
        port = URL(place.platform.url).port
        assert port is not None
        await place.act("ana", "say", place="c-general", text="Bonjour")
        before = files(tmp_path)
        with pytest.raises(CannotStart, match=f"Port {port} is already taken"):
            await PlaygroundPlatform(tmp_path, "127.0.0.1", port, MovableClock(MONDAY)).start(RecordingIntake())
        assert files(tmp_path) == before


async def test_a_folder_that_cannot_be_written_is_one_clear_line_and_frees_the_port(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    platform = PlaygroundPlatform(tmp_path / "file", "127.0.0.1", 0, MovableClock(MONDAY))
    with pytest.raises(CannotStart, match="cannot write to"):
        await platform.start(RecordingIntake())


@pytest.mark.parametrize("host", ["0.0.0.0", "", "192.0.2.1", "mijote.example"])  # noqa: S104 - refused on purpose
async def test_only_this_machine_is_served(tmp_path: Path, host: str) -> None:
    with pytest.raises(CannotStart, match="only serves this machine"):
        await PlaygroundPlatform(tmp_path, host, 0, MovableClock(MONDAY)).start(RecordingIntake())


async def test_signals_belong_to_whoever_owns_the_process(tmp_path: Path) -> None:
    before = [signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)]
    async with site(tmp_path) as place:
        await place.get("/healthz")
        assert [signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)] == before


async def test_stopping_ends_open_streams_soon_and_what_was_said_is_there_again(tmp_path: Path) -> None:
    deaf, back = RecordingIntake(), RecordingIntake()
    deaf.failures = 1000
    async with site(tmp_path, deaf) as place:
        said = (await place.act("ana", "say", place="c-general", text="Bonjour"))["message"]
        async with events(place, "ana") as stream:
            async with asyncio.timeout(2):
                await place.platform.stop()
            with pytest.raises(KeyError):
                await stream.next()
    async with site(tmp_path, back) as place:
        assert (await place.texts("ana", "c-general"))[-1] == "Bonjour"
        await place.platform.settle()
    assert back.keys == [f"m:{said['id']}"]
