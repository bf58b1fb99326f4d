"""The playground over real HTTP: what one sees there, and that words arrive whole, inert and once."""

import asyncio
from pathlib import Path
from typing import Any

from bot.core.errors import PressAgain
from bot.platforms.playground.demo import ROLES
from bot.platforms.playground.strings import STRINGS
from bot.platforms.playground.workspace import REF
from bot.ui.command import Command, Param
from bot.ui.form import Form, TextField
from bot.ui.ports import PublishHome, Target
from bot.ui.reply import Answer, OpenForm, Whisper
from bot.ui.text import User, _
from bot.ui.view import Actions, Button, Option, View, say
from tests.platforms.playground.helpers import ENGLISH, MONDAY, RecordingIntake, post
from tests.platforms.playground.site import OWN, events, site


async def test_everybody_first_sees_what_is_theirs_in_their_language(tmp_path: Path) -> None:
    command = Command(
        "win",
        _("Say what went well"),
        (
            Param(
                "kind",
                _("Which kind"),
                "choice",
                required=True,
                options=(Option("s", User("School")),),
                label=_("sort"),
            ),
        ),
        names=(("en", "success"),),
    )
    async with site(tmp_path, RecordingIntake(commands=(command,))) as place:
        home = PublishHome(Target(REF, user="tom", home=True), say(User("Yours")), ENGLISH)
        await place.platform.deliver(home)
        tom = await place.get("/api/state", {"as": "tom"})
        leo = await place.get("/api/state", {"as": "leo"})
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
                    "label": "sort",
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
    played = {tour["language"]: [step["as"] for step in tour["steps"]] for tour in tom["tours"]}
    assert played == {"fr": ["ana", "leo", "yanis"], "en": ["tom", "maya", "chidi"]}
    people = {row["id"]: row for row in tom["people"]}
    assert all(people[who]["language"] == language for language, everyone in played.items() for who in everyone)
    assert tom["tours"] == leo["tours"]
    assert "en" in tom["languages"]


async def test_nobody_unknown_sees_or_does_anything(tmp_path: Path) -> None:
    async with site(tmp_path) as place:
        for path in ("/api/state", "/api/messages", "/api/events"):
            for who in ("eve", "", "\u202eana"):
                assert (await place.get(path, {"as": who, "place": "c-general"}, 404))["ok"] is False
        await place.act("eve", "say", 404, place="c-general", text="Bonjour")


async def test_a_private_place_is_closed_on_every_way(tmp_path: Path) -> None:
    async with site(tmp_path) as place:
        secret = (await place.act("leo", "say", place="c-sos", text="secret"))["message"]
        for where in ("c-sos", "c-staff", "dm-leo", "c-nowhere"):
            refused = await place.get("/api/messages", {"as": "ana", "place": where}, 403)
            assert refused["error"]
            await place.act("ana", "say", 403, place=where, text="x")
            await place.act("ana", "read", 403, place=where)
            await place.act("ana", "command", 403, place=where, name="win", values={})
        await place.get("/api/messages", {"as": "ana", "place": "c-general", "thread": secret["id"]}, 403)
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
        await place.get("/api/messages", {"as": "ana", "place": "dm-ana", "thread": "m999999"}, 404)


async def test_saying_twice_with_one_key_is_saying_once(tmp_path: Path) -> None:
    intake = RecordingIntake()
    async with site(tmp_path, intake) as place:
        what: dict[str, Any] = {"place": "c-general", "text": "une fois", "key": "k"}
        first, second = await asyncio.gather(place.act("ana", "say", **what), place.act("ana", "say", **what))
        assert first["message"]["id"] == second["message"]["id"]
        assert (await place.texts("ana", "c-general")).count("une fois") == 1
        await place.platform.settle()
    assert intake.keys == [f"m:{first['message']['id']}"]


WORDS = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "@everyone @here <!channel> <@U1> #général {who} %s",
    "\u202eevil\u202c \u2066x\u2069 \u200f שלום",
    "line\r\nline\n\nevent: home\ndata: {}\n\n\u2028\u2029",
    "👩‍🍳 é \u0000",
]


async def test_words_come_back_as_typed_and_do_nothing(tmp_path: Path) -> None:
    intake = RecordingIntake()
    expected = [text.replace("\0", "\ufffd") for text in WORDS]  # no file and no database could hold a NUL
    async with site(tmp_path, intake) as place, events(place, "tom") as stream:
        for number, (text, kept) in enumerate(zip(WORDS, expected, strict=True), 1):
            said = await place.act("ana", "say", place="c-general", text=text)
            assert said["message"]["text"] == kept
            event, message = await stream.next()
            assert (event, message["text"]) == ("message", kept)
            assert await stream.next() == ("unread", {"place": "c-general", "unread": number, "mention": False})
        assert (await place.texts("tom", "c-general"))[-len(WORDS) :] == expected
        await place.platform.settle()
    assert [getattr(inbound, "text", None) for inbound in intake.received] == expected


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
        shown = (await place.get("/api/messages", {"as": "leo", "place": "c-sos"}))["messages"][0]
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
        reply: dict[str, Any] = {"place": "c-general", "thread": said["id"], "text": "oui"}
        assert (await place.act("tom", "say", **reply))["message"]["thread"] == said["id"]
        await place.act("leo", "read", place="c-general")
        state = await place.get("/api/state", {"as": "leo"})
        assert [row["unread"] for row in state["places"] if row["id"] == "c-general"] == [0]
        await place.act("ana", "delete", message=said["id"])
        await place.act("tom", "react", 404, message=said["id"], emoji="🎉", on=True)
        tombstone = (await place.get("/api/messages", {"as": "tom", "place": "c-general"}))["messages"][-1]
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
