"""Discord's events as what happened, from payloads as its gateway sends them."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.core.files import SharedFile
from bot.core.inbound import Arrived, Commanded, Deleted, Edited, Pressed, Reacted, Said, Submitted
from bot.core.refs import MessageRef, PersonRef, Workspace
from bot.platforms.discord.inbound import EPHEMERAL, translate

GUILD = Workspace("discord", "100")
ANA = PersonRef(GUILD, "7")


@dataclass
class Known:
    """Implements bot.platforms.discord.inbound.Map."""

    parents: dict[str, str] = field(default_factory=lambda: {"900": "500"})
    homes: dict[str, str] = field(default_factory=lambda: {"7": "100"})
    authors: dict[str, str] = field(default_factory=lambda: {"1": "7"})

    def parent(self, channel: str) -> str | None:
        return self.parents.get(channel)

    def home(self, user: str) -> str | None:
        return self.homes.get(user)

    def partner(self, channel: str) -> str | None:
        return {"900": "7"}.get(channel)

    def author(self, message: str) -> str | None:
        return self.authors.get(message)


def message(**more: Any) -> dict[str, Any]:
    user = {"id": "7", "username": "ana", "global_name": "Ana"}
    return {
        "id": "1",
        "channel_id": "500",
        "guild_id": "100",
        "type": 0,
        "author": user,
        "content": "au secours",
        **more,
    }


def heard(kind: str, event: dict[str, Any]) -> Any:
    return translate(kind, event, Known())


@pytest.mark.parametrize(
    ("told", "arrived"),
    [
        ({}, True),
        ({"pending": False, "flags": 0}, True),
        ({"pending": True, "flags": 0}, False),
        ({"pending": False, "flags": 1 << 3}, False),
        ({"pending": False, "flags": 1 << 3 | 1 << 1}, True),
    ],
    ids=["no screening", "screened", "rules not read yet", "questions not answered yet", "questions answered"],
)
def test_somebody_arrives_when_they_can_act(told: dict[str, Any], *, arrived: bool) -> None:
    member = {"guild_id": "100", "user": {"id": "7"}, "joined_at": "2026-11-18T09:00:00Z", **told}
    for kind in ("GUILD_MEMBER_ADD", "GUILD_MEMBER_UPDATE"):
        came = Arrived(key="arrived:7:2026-11-18T09:00:00.000+00:00", by=ANA)
        assert heard(kind, member) == (came if arrived else None)


def test_the_first_message_of_a_forum_s_post_stands_in_the_forum() -> None:
    reacted = heard(
        "MESSAGE_REACTION_ADD",
        {"user_id": "7", "channel_id": "900", "guild_id": "100", "message_id": "900", "emoji": {"name": "👍"}},
    )
    assert reacted.message == MessageRef(GUILD, "500", "900")


def test_words_in_a_channel() -> None:
    said = heard("MESSAGE_CREATE", message())
    assert said == Said(key="m:1", by=ANA, message=MessageRef(GUILD, "500", "1"), text="au secours")


def test_words_in_a_thread_are_below_the_message_that_it_was_opened_from() -> None:
    said = heard("MESSAGE_CREATE", message(channel_id="900"))
    assert said.message == MessageRef(GUILD, "900", "1")
    assert said.thread == MessageRef(GUILD, "500", "900")


def test_a_direct_message_belongs_to_the_guild_that_we_share() -> None:
    event = message(channel_id="42")
    del event["guild_id"]
    said = heard("MESSAGE_CREATE", event)
    assert said.direct
    assert said.by == ANA
    assert heard("MESSAGE_CREATE", {**event, "author": {"id": "8"}}) is None, "a stranger"


@pytest.mark.parametrize(
    "more",
    [{"webhook_id": "3"}, {"author": {"id": "7", "bot": True}}, {"type": 7}, {"content": "  "}, {"author": None}],
)
def test_what_is_nobodys_words_is_passed_over(more: dict[str, Any]) -> None:
    assert heard("MESSAGE_CREATE", message(**more)) is None


def test_mentions_and_signs_are_readable() -> None:
    content = "<@8> et <@!9> dans <#5>, <:coeur:12> <a:fete:13> <t:1700000000:R> <@&4>"
    others = [{"id": "8", "username": "leo", "member": {"nick": "Léo"}}, {"id": "9", "global_name": "Nour"}]
    said = heard("MESSAGE_CREATE", message(content=content, mentions=others))
    assert said.text == "@Léo et @Nour dans #…, :coeur: :fete: <t:1700000000:R> @…"


def test_attachments_are_files_whatever_they_are_called() -> None:
    files = [
        {"id": "31", "filename": "photo.png", "content_type": "image/png", "size": 4, "url": "https://cdn.example/a"},
        {"id": "32", "filename": "../../etc\x00/passwd", "content_type": "x; y\n", "size": -1},
    ]
    said = heard("MESSAGE_CREATE", message(content="", attachments=files))
    assert said.text == ""
    here = f"{said.message.channel}:{said.message.message}"
    assert said.files == (
        SharedFile(said.by.workspace, f"{here}:31", "photo.png", "image/png", 4),
        SharedFile(said.by.workspace, f"{here}:32", "passwd", "application/octet-stream", 0),
    )
    assert heard("MESSAGE_CREATE", message(content="", attachments=[])) is None
    odd = heard("MESSAGE_CREATE", message(content="regarde", attachments=[{"id": "x:1"}, {}, files[0]]))
    assert (odd.text, [file.name for file in odd.files]) == ("regarde", ["photo.png"])


def test_an_edit_is_one_only_when_its_author_made_it() -> None:
    assert heard("MESSAGE_UPDATE", message(edited_timestamp=None)) is None, "a preview was added"
    edited = heard("MESSAGE_UPDATE", message(edited_timestamp="2026-11-21T10:00:00+00:00", content="ah non"))
    assert isinstance(edited, Edited)
    assert edited.text == "ah non"
    again = heard("MESSAGE_UPDATE", message(edited_timestamp="2026-11-21T10:01:00+00:00", content="ah si"))
    assert again.key != edited.key


def test_a_deletion_is_its_authors_as_far_as_we_know() -> None:
    event = {"id": "1", "channel_id": "500", "guild_id": "100"}
    assert heard("MESSAGE_DELETE", event) == Deleted(key="d:1", by=ANA, message=MessageRef(GUILD, "500", "1"))
    assert heard("MESSAGE_DELETE", {**event, "id": "2"}) is None


def test_reactions_come_and_go() -> None:
    event = {"user_id": "7", "channel_id": "500", "message_id": "1", "guild_id": "100", "emoji": {"name": "🎉"}}
    put = heard("MESSAGE_REACTION_ADD", {**event, "turn": "s:4"})
    taken = heard("MESSAGE_REACTION_REMOVE", {**event, "turn": "s:5"})
    again = heard("MESSAGE_REACTION_ADD", {**event, "turn": "s:6"})
    assert (put.added, taken.added, put.emoji) == (True, False, "🎉")
    assert len({put.key, taken.key, again.key}) == 3
    assert isinstance(put, Reacted)


def test_somebody_arrives_once_they_may_act() -> None:
    event = {"guild_id": "100", "user": {"id": "7"}, "joined_at": "2026-11-21T09:00:00.250000+00:00", "pending": True}
    assert heard("GUILD_MEMBER_ADD", event) is None
    passed = heard("GUILD_MEMBER_UPDATE", {**event, "pending": False})
    assert passed == Arrived(key="arrived:7:2026-11-21T09:00:00.250+00:00", by=ANA)
    assert (
        heard("GUILD_MEMBER_ADD", {"guild_id": "100", "user": {"id": "7"}, "joined_at": "2026-11-21T10:00:00.25+01:00"})
        == passed
    )


def interaction(kind: int, data: dict[str, Any], **more: Any) -> dict[str, Any]:
    member = {"user": {"id": "7"}, "permissions": "0"}
    return {"id": "55", "type": kind, "guild_id": "100", "channel_id": "500", "member": member, "data": data, **more}


def test_a_button_a_select_and_a_whispers_button() -> None:
    pressed = heard("INTERACTION_CREATE", interaction(3, {"custom_id": "sos.claim:1"}, message={"id": "9", "flags": 0}))
    assert pressed == Pressed(key="i:55", by=ANA, wire="sos.claim:1", on=MessageRef(GUILD, "500", "9"))
    chosen = heard("INTERACTION_CREATE", interaction(3, {"custom_id": "x", "values": ["b"]}, message={"id": "9"}))
    assert chosen.value == "b"
    whisper = {"id": "9", "flags": EPHEMERAL | 1 << 15}
    assert heard("INTERACTION_CREATE", interaction(3, {"custom_id": "x"}, message=whisper)).on is None


def test_a_form_in_both_shapes() -> None:
    rows = [
        {"type": 18, "component": {"type": 4, "custom_id": "words", "value": "vite"}},
        {"type": 18, "component": {"type": 3, "custom_id": "size", "values": ["s"]}},
        {"type": 1, "components": [{"type": 4, "custom_id": "old", "value": ""}]},
    ]
    sent = heard("INTERACTION_CREATE", interaction(5, {"custom_id": "sos.open", "components": rows}))
    assert sent == Submitted(key="i:55", by=ANA, wire="sos.open", values={"words": "vite", "size": "s", "old": ""})


def test_a_command_from_a_direct_message() -> None:
    event = interaction(2, {"name": "sos", "options": [{"name": "text", "value": "vite"}, {"name": "n", "value": 3}]})
    event["user"] = event.pop("member")["user"]
    del event["guild_id"]
    typed = heard("INTERACTION_CREATE", event)
    assert isinstance(typed, Commanded)
    assert (typed.command, typed.values, typed.by) == ("sos", {"text": "vite", "n": "3"}, ANA)


@pytest.mark.parametrize(
    ("kind", "event"),
    [
        ("MESSAGE_CREATE", {"author": {"id": "7"}, "guild_id": "100", "content": "x", "type": 0}),
        ("MESSAGE_CREATE", {"author": {"id": "<@7>"}, "content": "x", "type": 0}),
        ("MESSAGE_DELETE", {"id": 5}),
        ("INTERACTION_CREATE", {"id": "1", "type": 3, "data": {}}),
        ("GUILD_MEMBER_ADD", {"guild_id": "100", "user": {}}),
    ],
)
def test_what_lacks_its_ids_is_one_clear_line(kind: str, event: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"^[\w.]+ is (missing|not of its shape)$"):
        heard(kind, event)


@pytest.mark.parametrize("kind", ["TYPING_START", "PRESENCE_UPDATE", "GUILD_CREATE", "READY", ""])
def test_what_we_do_not_hear(kind: str) -> None:
    assert heard(kind, {}) is None
