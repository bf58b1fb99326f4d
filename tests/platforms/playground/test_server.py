"""The playground over real HTTP: who gets in, what one may see, and that words arrive whole, inert and once."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.core.clock import MovableClock
from bot.core.errors import CannotStart, PressAgain
from bot.platforms.playground.adapter import PlaygroundPlatform
from bot.platforms.playground.demo import ROLES
from bot.platforms.playground.strings import STRINGS
from bot.platforms.playground.workspace import REF
from bot.ui.command import Command, Param
from bot.ui.form import Form, TextField
from bot.ui.ports import PublishHome, Target
from bot.ui.reply import Answer, OpenForm, Whisper
from bot.ui.text import User, _
from bot.ui.view import Actions, Button, Option, Paragraph, View, say
from tests.platforms.playground.helpers import ENGLISH, MONDAY, RecordingIntake, post

OWN = {"X-Mijote": "1"}


@dataclass
class Site:
    """A running playground and a browser's way to it."""

    platform: PlaygroundPlatform
    http: aiohttp.ClientSession

    async def get(self, path: str, status: int = 200, **query: str) -> Any:
        async with self.http.get(path, params=query) as response:
            assert response.status == status
            return await response.json()

    async def act(self, who: str, do: str, status: int = 200, **what: Any) -> Any:
        what = {"as": who, "key": f"k{id(what)}", "do": do, **what}
        async with self.http.post("/api/act", json=what, headers=OWN) as response:
            assert response.status == status
            answer = await response.json()
            assert answer["ok"] is (status == 200)
            return answer

    async def texts(self, who: str, place: str, **query: str) -> list[str | None]:
        messages = (await self.get("/api/messages", **{"as": who, "place": place, **query}))["messages"]
        return [message["text"] for message in messages]


@asynccontextmanager
async def site(data_dir: Path, intake: RecordingIntake | None = None) -> AsyncIterator[Site]:
    platform = PlaygroundPlatform(data_dir, "127.0.0.1", 0, MovableClock(MONDAY))
    await platform.start(intake or RecordingIntake())
    try:
        async with aiohttp.ClientSession(platform.url, timeout=aiohttp.ClientTimeout(10)) as http:
            yield Site(platform, http)
    finally:
        await platform.stop()


class Events:
    """A page's event stream."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._response = response

    async def next(self) -> tuple[str, Any]:
        fields = {}
        while (line := (await self._response.content.readline()).decode()) not in ("\n", ""):
            name, _colon, value = line.rstrip("\n").partition(": ")
            fields[name] = value
        assert fields["id"].isdecimal()
        return fields["event"], json.loads(fields["data"])


@asynccontextmanager
async def events(place: Site, who: str) -> AsyncIterator[Events]:
    async with place.http.get("/api/events", params={"as": who}) as response:
        assert response.status == 200
        assert response.content_type == "text/event-stream"
        stream = Events(response)
        assert await stream.next() == ("hello", {})
        yield stream


# --- The door ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("localhost:8080", 200),
        ("LOCALHOST:8080", 200),
        ("[::1]:8080", 200),
        ("evil.example", 403),
        ("127.0.0.1.evil.example", 403),
        ("localhost.evil.example:8080", 403),
        ("127.0.0.1:8080.evil.example", 403),
        ("evil@127.0.0.1", 403),
        ("0.0.0.0:8080", 403),
        ("127.1", 403),
        ("[::1", 403),
    ],
)
async def test_only_a_loopback_name_opens_the_door(tmp_path: Path, host: str, status: int) -> None:
    async with site(tmp_path) as place:
        for path in ("/healthz", "/api/state?as=ana", "/"):
            async with place.http.get(path, headers={"Host": host}) as response:
                assert response.status == status
        asked = {"as": "ana", "key": "k", "do": "read", "place": "c-general"}
        async with place.http.post("/api/act", json=asked, headers={"Host": host, **OWN}) as response:
            assert response.status == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
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
    ],
)
async def test_only_our_own_page_may_act(tmp_path: Path, headers: dict[str, str], status: int) -> None:
    async with site(tmp_path) as place:
        own = place.platform.url.rstrip("/")
        filled = {"own": own, "https": own.replace("http:", "https:")}
        sent = {name: filled.get(value, value) for name, value in headers.items()}
        asked = {"as": "ana", "key": "k", "do": "say", "place": "c-general", "text": "Bonjour"}
        async with place.http.post("/api/act", json=asked, headers=sent) as response:
            assert response.status == status
        assert ("Bonjour" in await place.texts("ana", "c-general")) is (status == 200)


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

        for data in (body, pieces()):
            headers = {**OWN, "Content-Type": "application/json"}
            async with place.http.post("/api/act", data=data, headers=headers) as response:
                assert response.status == 413
                assert (await response.json())["ok"] is False
        await place.act("ana", "say", 400, place="c-general", text="a" * 100_001)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"nonsense",
        b"[]",
        b"[" * 100_000,
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
    ],
)
async def test_what_makes_no_sense_is_kindly_refused(tmp_path: Path, body: bytes) -> None:
    intake = RecordingIntake()
    async with site(tmp_path, intake) as place:
        headers = {**OWN, "Content-Type": "application/json; charset=utf-8"}
        async with place.http.post("/api/act", data=body, headers=headers) as response:
            assert response.status == 400
            assert (await response.json())["error"]
        async with place.http.post("/api/act", data=body, headers=OWN) as response:
            assert response.status == 415
    assert intake.tries == []


# --- What one sees -------------------------------------------------------------------------------------------


async def test_everybody_first_sees_what_is_theirs_in_their_language(tmp_path: Path) -> None:
    command = Command(
        "win",
        _("Say what went well"),
        (Param("kind", _("Which kind"), "choice", required=True, options=(Option("s", User("School")),)),),
        names=(("en", "success"),),
    )
    async with site(tmp_path, RecordingIntake(commands=(command,))) as place:
        home = PublishHome(Target(REF, user="tom", home=True), say(User("Yours")), ENGLISH)
        await place.platform.deliver(home)
        tom = await place.get("/api/state", **{"as": "tom"})
        leo = await place.get("/api/state", **{"as": "leo"})
    assert [row["id"] for row in tom["places"]] == ["c-general", "c-bravo", "c-entraide", "dm-tom"]
    assert [row["id"] for row in leo["places"]] == [
        "c-sos", "c-general", "c-bravo", "c-entraide", "c-staff", "dm-leo",
    ]  # fmt: skip
    assert tom["places"][-1]["kind"] == "dm"
    assert (tom["me"]["id"], tom["me"]["roles"], tom["me"]["timezone"]) == ("tom", ["volunteer"], "Europe/London")
    assert {row["id"] for row in tom["people"]} == set(ROLES)
    assert (tom["home"]["summary"], leo["home"]) == ("Yours", None)
    assert tom["commands"] == [
        {
            "name": "success",
            "description": "Say what went well",
            "params": [
                {
                    "name": "kind",
                    "description": "Which kind",
                    "type": "choice",
                    "required": True,
                    "options": [{"value": "s", "label": "School"}],
                }
            ],
        }
    ]
    assert tom["clock"] == {"now_ms": int(MONDAY.timestamp() * 1000), "ahead_ms": 0}
    assert tom["strings"] == {key: sentence.one for key, sentence in STRINGS.items()}
    assert leo["strings"].keys() == STRINGS.keys()
    assert [step["as"] for step in tom["tour"]] == ["ana", "leo", None]
    assert "en" in tom["languages"]


async def test_nobody_unknown_sees_or_does_anything(tmp_path: Path) -> None:
    async with site(tmp_path) as place:
        for path in ("/api/state", "/api/messages", "/api/events"):
            for who in ("eve", "", "\u202eana"):
                assert (await place.get(path, 404, **{"as": who, "place": "c-general"}))["ok"] is False
        await place.act("eve", "say", 404, place="c-general", text="Bonjour")


async def test_a_private_place_is_closed_on_every_way(tmp_path: Path) -> None:
    async with site(tmp_path) as place:
        secret = (await place.act("leo", "say", place="c-sos", text="secret"))["message"]
        for where in ("c-sos", "c-staff", "dm-leo", "c-nowhere"):
            refused = await place.get("/api/messages", 403, **{"as": "ana", "place": where})
            assert refused["error"]
            await place.act("ana", "say", 403, place=where, text="x")
            await place.act("ana", "read", 403, place=where)
            await place.act("ana", "command", 403, place=where, name="win", values={})
        await place.get("/api/messages", 403, **{"as": "ana", "place": "c-general", "thread": secret["id"]})
        for do, what in (
            ("edit", {"text": "x"}),
            ("delete", {}),
            ("react", {"emoji": "🎉", "on": True}),
            ("press", {"wire": "a.b"}),
        ):
            await place.act("ana", do, 403, message=secret["id"], **what)
        assert await place.texts("leo", "c-sos") == ["secret"]


async def test_only_the_latest_messages_are_given_oldest_first(tmp_path: Path) -> None:
    async with site(tmp_path) as place:
        actions = place.platform.actions
        root = await actions.say("ana", "dm-ana", "racine")
        for number in range(250):
            await actions.say("ana", "dm-ana", f"r{number}", thread=root.id)
            await actions.say("ana", "dm-ana", f"s{number}")
        assert await place.texts("ana", "dm-ana") == [f"s{number}" for number in range(50, 250)]
        thread = await place.texts("ana", "dm-ana", thread=root.id)
        assert thread == ["racine", *(f"r{number}" for number in range(50, 250))]
        await place.get("/api/messages", 404, **{"as": "ana", "place": "dm-ana", "thread": "m999999"})


# --- What one does -------------------------------------------------------------------------------------------


async def test_saying_twice_with_one_key_is_saying_once(tmp_path: Path) -> None:
    intake = RecordingIntake()
    async with site(tmp_path, intake) as place:
        what = {"place": "c-general", "text": "une fois", "key": "k"}
        first, second = await asyncio.gather(place.act("ana", "say", **what), place.act("ana", "say", **what))
        assert first["message"]["id"] == second["message"]["id"]
        assert (await place.texts("ana", "c-general")).count("une fois") == 1
        await place.platform.settle()
    assert intake.keys == [f"m:{first['message']['id']}"]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "@everyone @here <!channel> <@U1> #général {who} %s",
        "\u202eevil\u202c \u2066x\u2069 \u200f שלום",
        "line\r\nline\n\nevent: home\ndata: {}\n\n\u2028\u2029",
        "👩‍🍳 é \u0000",
    ],
)
async def test_words_come_back_as_typed_and_do_nothing(tmp_path: Path, text: str) -> None:
    kept = text.replace("\0", "\ufffd")  # no file and no database could hold it
    intake = RecordingIntake()
    async with site(tmp_path, intake) as place, events(place, "tom") as stream:
        said = await place.act("ana", "say", place="c-general", text=text)
        assert said["message"]["text"] == kept
        assert (await place.texts("tom", "c-general"))[-1] == kept
        event, message = await stream.next()
        assert (event, message["text"]) == ("message", kept)
        assert (await stream.next()) == ("unread", {"place": "c-general", "unread": 1, "mention": False})
        await place.platform.settle()
    assert [getattr(inbound, "text", None) for inbound in intake.received] == [kept]


async def test_half_a_character_is_made_visible(tmp_path: Path) -> None:
    async with site(tmp_path) as place:
        body = b'{"as":"ana","key":"k","do":"say","place":"c-general","text":"a\\ud83db \\ud83d\\ude00"}'
        headers = {**OWN, "Content-Type": "application/json"}
        async with place.http.post("/api/act", data=body, headers=headers) as response:
            assert (await response.json())["message"]["text"] == "a\ufffdb 😀"


async def test_a_press_brings_back_the_rendered_answer(tmp_path: Path) -> None:
    form = Form("sos.answer:1", User("Answer"), (TextField(name="text", label=User("What")),), User("Send"))
    intake = RecordingIntake(Answer(OpenForm(form), ENGLISH))
    view = View(User("Card"), (Actions((Button(User("Answer"), "sos.answer:1"),)),))
    async with site(tmp_path, intake) as place:
        card = await place.platform.deliver(post("k", channel="c-sos", view=view))
        assert card is not None
        shown = (await place.get("/api/messages", **{"as": "leo", "place": "c-sos"}))["messages"][0]
        wire = shown["doc"]["parts"][0]["controls"][0]["wire"]
        answer = (await place.act("leo", "press", message=shown["id"], wire=wire))["answer"]
        assert (answer["kind"], answer["form"]["title"], answer["form"]["wire"]) == ("form", "Answer", wire)
        intake.answer = Answer(Whisper(say(User("Thanks"))), ENGLISH)
        answer = (await place.act("leo", "submit", wire=wire, values={"text": "J'arrive"}))["answer"]
        assert (answer["kind"], answer["doc"]["summary"]) == ("whisper", "Thanks")
        await place.act("leo", "press", message=None, home=True, wire="home.more", value=None)
        await place.act("leo", "home")
    assert [type(inbound).__name__ for inbound in intake.received] == ["Pressed", "Submitted", "Pressed", "HomeOpened"]


async def test_a_bot_in_trouble_whispers_but_keeps_a_form_open(tmp_path: Path) -> None:
    intake = RecordingIntake()
    intake.failures, intake.trouble = 3, PressAgain("busy")
    async with site(tmp_path, intake) as place:
        answer = (await place.act("tom", "press", wire="a.b"))["answer"]
        assert answer["kind"] == "whisper"
        assert answer["doc"]["summary"] == "Something got stuck on my side. Could you try again?"
        assert (await place.act("tom", "home"))["answer"]["kind"] == "whisper"
        refused = await place.act("tom", "submit", 409, wire="a.b", values={"text": "long"})
        assert refused["error"] == answer["doc"]["summary"]


async def test_one_changes_reacts_reads_and_deletes(tmp_path: Path) -> None:
    async with site(tmp_path) as place:
        said = (await place.act("ana", "say", place="c-general", text="Bonjour"))["message"]
        changed = (await place.act("ana", "edit", message=said["id"], text="Bonsoir"))["message"]
        assert (changed["text"], changed["edited"]) == ("Bonsoir", True)
        await place.act("tom", "edit", 403, message=said["id"], text="Bonsoir")
        reacted = (await place.act("tom", "react", message=said["id"], emoji="🎉", on=True))["message"]
        assert reacted["reactions"] == [{"emoji": "🎉", "count": 1, "mine": True, "names": ["Tom Becker"]}]
        reply = {"place": "c-general", "thread": said["id"], "text": "oui"}
        assert (await place.act("tom", "say", **reply))["message"]["thread"] == said["id"]
        await place.act("leo", "read", place="c-general")
        state = await place.get("/api/state", **{"as": "leo"})
        assert [row["unread"] for row in state["places"] if row["id"] == "c-general"] == [0]
        await place.act("ana", "delete", message=said["id"])
        await place.act("tom", "react", 404, message=said["id"], emoji="🎉", on=True)
        tombstone = (await place.get("/api/messages", **{"as": "tom", "place": "c-general"}))["messages"][-1]
        assert (tombstone["removed"], tombstone["text"], tombstone["replies"]) == (True, None, 1)


async def test_the_clock_moves_for_everybody(tmp_path: Path) -> None:
    async with site(tmp_path) as place, events(place, "tom") as stream:
        moved = (await place.act("ana", "clock", minutes=10))["clock"]
        assert moved["ahead_ms"] == 600_000
        assert await stream.next() == ("clock", moved)
        moved = (await place.act("ana", "clock", to="wednesday"))["clock"]
        assert moved["now_ms"] == 1774429200000
        await place.act("ana", "clock", 400, minutes=0)
        await place.act("ana", "clock", 400, minutes=10**30)


# --- Events --------------------------------------------------------------------------------------------------


async def test_a_page_hears_of_what_it_may_see_and_of_nothing_else(tmp_path: Path) -> None:
    async with site(tmp_path) as place, events(place, "tom") as stream:
        await place.act("leo", "say", place="c-sos", text="secret")
        await place.act("leo", "say", place="dm-leo", text="secret")
        card = await place.platform.deliver(post("k", "Hello", channel="c-general"))
        assert card is not None
        event, message = await stream.next()
        assert (event, message["id"], message["doc"]["summary"]) == ("message", card.message, "Hello")
        assert (await stream.next())[0] == "unread"
        await place.act("tom", "say", place="c-general", text="oui", thread=card.message)
        seen = [await stream.next() for _turn in range(2)]
        assert [(event, message["text"], message["replies"]) for event, message in seen] == [
            ("message", "oui", 0),
            ("message", None, 1),
        ]
        home = PublishHome(Target(REF, user="leo", home=True), say(User("Leo's")), ENGLISH)
        await place.platform.deliver(home)
        home = PublishHome(Target(REF, user="tom", home=True), View(User("Tom's"), (Paragraph(User("x")),)), ENGLISH)
        await place.platform.deliver(home)
        event, doc = await stream.next()
        assert (event, doc["summary"]) == ("home", "Tom's")
        own = (await place.act("tom", "say", place="c-general", text="non"))["message"]
        assert (await stream.next())[0] == "message"
        await place.act("tom", "delete", message=own["id"])
        assert await stream.next() == ("removed", {"id": own["id"], "place": "c-general", "thread": None})


async def test_a_page_that_goes_is_forgotten(tmp_path: Path) -> None:
    async with site(tmp_path) as place:
        pages = place.platform._room.pages
        async with events(place, "tom"):
            assert len(pages._open["tom"]) == 1
        async with asyncio.timeout(5):
            while pages._open["tom"]:
                await asyncio.sleep(0.01)


# --- Starting and stopping -----------------------------------------------------------------------------------


async def test_a_port_in_use_is_one_clear_line_and_the_other_one_s_journal_is_left_alone(tmp_path: Path) -> None:
    async with site(tmp_path) as place:
        port = place.http._base_url.port  # type: ignore[union-attr]
        assert port is not None
        await place.act("ana", "say", place="c-general", text="Bonjour")
        before = sorted(tmp_path.iterdir()), (tmp_path / "playground.jsonl").read_bytes()
        with pytest.raises(CannotStart, match=f"Port {port} is already taken"):
            await PlaygroundPlatform(tmp_path, "127.0.0.1", port, MovableClock(MONDAY)).start(RecordingIntake())
        assert (sorted(tmp_path.iterdir()), (tmp_path / "playground.jsonl").read_bytes()) == before


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
