"""Events of Slack become what happened; what is not for us is nothing."""

from typing import Any

import pytest

from bot.core.inbound import Arrived, Deleted, Edited, HomeOpened, Reacted, Said
from bot.core.refs import MessageRef
from bot.platforms.slack.events import caught_up
from bot.platforms.slack.inbound import translate
from bot.platforms.slack.words import mentioned
from tests.platforms.slack.recorder import HOME, Recorder, by, draft, put, without
from tests.wire.slack.client import SlackClient

# --- messages ---------------------------------------------------------------------------------------------


async def test_a_direct_message(recorder: Recorder, slack: SlackClient) -> None:
    ana, dm = await slack.person("ana"), await slack.dm("ana")
    ts = await slack.say("ana", "SOS ! 1 < 2 & le projecteur est mort 🙏 https://example.org")
    said = Said(
        key=f"m:{dm}:{ts}",
        by=by(ana),
        message=MessageRef(HOME, dm, ts),
        text="SOS ! 1 < 2 & le projecteur est mort 🙏 https://example.org",
        direct=True,
    )
    assert await recorder.heard() == [said]


@pytest.mark.parametrize("kind", ["public", "private"])
async def test_a_reply_in_a_channel(recorder: Recorder, slack: SlackClient, kind: str) -> None:
    await slack.person("leo")
    sos = await slack.channel("sos", kind, ["leo"])
    root = await slack.say("leo", "Un", sos)
    await slack.say("leo", "Deux", sos, thread=root)
    first, second = await recorder.heard()
    assert isinstance(first, Said)
    assert isinstance(second, Said)
    assert (first.direct, first.thread) == (False, None)
    assert (second.text, second.thread) == ("Deux", MessageRef(HOME, sos, root))


async def test_a_mention_a_message_and_a_redelivery_are_one_thing(recorder: Recorder, slack: SlackClient) -> None:
    await slack.person("ana")
    sos = await slack.channel("sos", members=["ana"])
    ts = await slack.say("ana", "@mijote au secours", sos)
    bodies = await recorder.bodies()
    assert {body["event"]["type"] for body in bodies} == {"message", "app_mention"}
    heard = [translate(body, {slack.bot: "Mijote"}) for body in [*bodies, bodies[0]]]
    assert {item.key for item in heard if item} == {f"m:{sos}:{ts}"}
    assert heard[0] == heard[1] == heard[2]
    assert isinstance(heard[0], Said)
    assert heard[0].text == "@Mijote au secours"


async def test_names_are_asked_for_and_shown(recorder: Recorder, slack: SlackClient) -> None:
    leo = await slack.person("leo")
    await slack.person("ana")
    await slack.say("ana", "Demande à @leo, c'est lui qui sait")
    (body,) = await recorder.bodies()
    assert mentioned(body) == {leo}
    said = translate(body, {leo: "Léo Bernard"})
    assert isinstance(said, Said)
    assert said.text == "Demande à @Léo Bernard, c'est lui qui sait"


async def test_a_note_keeps_its_sign(recorder: Recorder, slack: SlackClient) -> None:
    await slack.person("leo")
    sos = await slack.channel("sos", members=["leo"])
    await slack.say("leo", ":lock: elle est très fatiguée", sos)
    (said,) = await recorder.heard()
    assert isinstance(said, Said)
    assert said.text == "🔒 elle est très fatiguée"


async def test_files_come_with_the_words_or_instead_of_any(recorder: Recorder, slack: SlackClient) -> None:
    await slack.person("ana")
    await slack.share("ana", "photo & plan.png", b"png", text="Regarde")
    await slack.share("ana", "seule.png", b"png")
    first, second = await recorder.heard()
    assert isinstance(first, Said)
    assert isinstance(second, Said)
    (file,) = first.files
    assert (first.text, file.name, file.media_type, file.size) == ("Regarde", "photo & plan.png", "image/png", 3)
    assert (second.text, [file.name for file in second.files]) == ("", ["seule.png"])


async def test_files_that_are_elsewhere_are_lines_and_those_that_are_gone_nothing(
    recorder: Recorder, slack: SlackClient
) -> None:
    await slack.person("ana")
    await slack.share("ana", "plan.png", b"png", text="Regarde")
    (body,) = await recorder.bodies()
    file = body["event"]["files"][0]
    doc = {**file, "is_external": True, "mode": "external", "name": "Planning", "url_private": "https://docs.example/1"}
    said = translate(put(body, [doc], "event", "files"))
    assert isinstance(said, Said)
    assert (said.text, said.files) == ("Regarde\n📎 Planning https://docs.example/1", ())
    for odd in ({"id": file["id"], "mode": "tombstone"}, {"id": "", "name": "x"}, {"id": "../x"}, {}):
        said = translate(put(body, [odd], "event", "files"))
        assert isinstance(said, Said)
        assert said.files == ()


async def test_an_edit_tells_which_files_a_message_has_now(recorder: Recorder, slack: SlackClient) -> None:
    await slack.person("ana")
    ts = await slack.share("ana", "plan.png", b"png", text="Un")
    await slack.edit("ana", ts, "Deux")
    body = (await recorder.bodies())[-1]
    edited = translate(body)
    assert isinstance(edited, Edited)
    assert (edited.text, [file.name for file in edited.files]) == ("Deux", ["plan.png"])
    before = body["event"]["previous_message"]
    taken_out = put(body, {**before, "files": []}, "event", "message")
    said = translate(put(taken_out, {"user": before["user"], "ts": "2.000001"}, "event", "message", "edited"))
    assert isinstance(said, Edited)
    assert (said.text, said.files) == ("Un", ())
    understood = [{**before["files"][0], "thumb_360": "https://files.slack.com/x"}]
    same = put(put(body, before, "event", "message"), understood, "event", "message", "files")
    assert translate(same) is None, "a preview was made"


async def test_other_ways_to_speak(recorder: Recorder, slack: SlackClient) -> None:
    await slack.person("ana")
    sos = await slack.channel("sos", members=["ana"])
    ts = await slack.say("ana", "est là", sos)
    await slack.say("ana", "oui", sos, thread=ts)
    _root, reply = await recorder.bodies()
    broadcast, me = (put(reply, kind, "event", "subtype") for kind in ("thread_broadcast", "me_message"))
    assert translate(broadcast) == translate(me) == translate(reply)
    passed_on = put(put(reply, "", "event", "text"), [{"is_share": True, "text": "À l'aide"}], "event", "attachments")
    said = translate(passed_on)
    assert isinstance(said, Said)
    assert said.text == "À l'aide"


@pytest.mark.parametrize(
    "subtype", ["bot_message", "channel_join", "channel_topic", "reminder_add", "huddle_thread", 7]
)
async def test_what_is_nobodys_words_is_nothing(recorder: Recorder, slack: SlackClient, subtype: Any) -> None:
    await slack.person("ana")
    await slack.say("ana", "Bonjour")
    (body,) = await recorder.bodies()
    assert translate(body) is not None
    assert translate(put(body, subtype, "event", "subtype")) is None


async def test_nothing_said_is_nothing(recorder: Recorder, slack: SlackClient) -> None:
    await slack.person("ana")
    await slack.say("ana", "Bonjour")
    (body,) = await recorder.bodies()
    assert translate(put(body, " ", "event", "text")) is None
    assert translate(put(body, True, "event", "hidden")) is None


# --- edits and deletions ----------------------------------------------------------------------------------


async def test_an_edit_is_told_once_by_its_time(recorder: Recorder, slack: SlackClient) -> None:
    ana, dm = await slack.person("ana"), await slack.dm("ana")
    ts = await slack.say("ana", "Un")
    await slack.edit("ana", ts, "Deux <3")
    _first, body = await recorder.bodies()
    when = body["event"]["message"]["edited"]["ts"]
    here = MessageRef(HOME, dm, ts)
    edited = Edited(key=f"e:{dm}:{ts}:{when}", by=by(ana), message=here, text="Deux <3", direct=True)
    assert translate(body) == edited
    assert translate(without(body, "event", "previous_message")) == edited


async def test_an_unfurled_link_is_no_edit(recorder: Recorder, slack: SlackClient) -> None:
    await slack.person("ana")
    ts = await slack.say("ana", "https://example.org")
    await slack.edit("ana", ts, "https://example.org/b")
    _first, body = await recorder.bodies()
    after = body["event"]["message"]
    assert translate(put(body, {**after, "attachments": []}, "event", "previous_message")) is None


async def test_a_file_taken_away_is_an_edit(recorder: Recorder, slack: SlackClient) -> None:
    await slack.person("ana")
    ts = await slack.share("ana", "photo.png", b"png", text="Un")
    await slack.edit("ana", ts, "Un")
    _first, body = await recorder.bodies()
    gone = put(without(body, "event", "message", "edited"), [{"mode": "tombstone"}], "event", "message", "files")
    edited = translate(gone)
    assert isinstance(edited, Edited)
    assert edited.text == "Un"
    assert edited.key.endswith(f":{body['event']['ts']}")


async def test_a_deletion_and_its_tombstone_are_one_thing(recorder: Recorder, slack: SlackClient) -> None:
    ana, dm = await slack.person("ana"), await slack.dm("ana")
    root = await slack.say("ana", "Un")
    reply = await slack.say("ana", "Deux", thread=root)
    await recorder.bodies()
    await slack.delete("ana", root)
    await slack.delete("ana", reply)
    tombstone, gone = await recorder.bodies()
    assert tombstone["event"]["message"]["subtype"] == "tombstone"
    found = Deleted(key=f"d:{dm}:{root}", by=by(ana), message=MessageRef(HOME, dm, root))
    assert translate(tombstone) == found
    assert translate(gone) == Deleted(key=f"d:{dm}:{reply}", by=by(ana), message=MessageRef(HOME, dm, reply))
    whole = put(gone, {**gone["event"]["previous_message"], "ts": root}, "event", "previous_message")
    assert translate(put(whole, root, "event", "deleted_ts")) == found


# --- what the bot does, and other bots --------------------------------------------------------------------


async def test_the_bots_own_doings_are_nothing(recorder: Recorder, slack: SlackClient) -> None:
    await slack.person("ana")
    ts = await slack.say("ana", "Un")
    await slack.edit("ana", ts, "Deux")
    await slack.delete("ana", ts)
    said, edited, deleted = await recorder.bodies()
    for whose in ({"user": slack.bot}, {"bot_id": "B000MIJOTE"}, {"user": "USLACKBOT"}):
        assert translate(put(said, {**said["event"], **whose}, "event")) is None
        for body, where in ((edited, "message"), (deleted, "previous_message")):
            assert translate(put(body, {**body["event"][where], **whose}, "event", where)) is None


async def test_messages_of_the_bot_seen_by_itself(recorder: Recorder, slack: SlackClient) -> None:
    await slack.person("ana")
    sos = await slack.channel("sos", members=["ana"])
    space = recorder.workspace
    posted = recorder.posting.post(space.channel(sos), space.app.bot, draft("Une carte"))
    recorder.posting.change(posted, draft("Une autre"))
    named = recorder.posting.post(space.channel(sos), space.app.bot, draft("Ana dit", username="Ana"))
    recorder.posting.remove(named)
    bodies = await recorder.bodies()
    assert len(bodies) == 4
    assert [translate(body) for body in bodies] == [None] * 4


# --- reactions, arrivals, home ----------------------------------------------------------------------------


async def test_reactions_are_emoji_as_elsewhere(recorder: Recorder, slack: SlackClient) -> None:
    ana, dm = await slack.person("ana"), await slack.dm("ana")
    ts = await slack.say("ana", "Un")
    await recorder.bodies()
    await slack.react("ana", ts, "tada")
    await slack.unreact("ana", ts, "tada")
    await slack.react("ana", ts, "wave::skin-tone-3")
    await slack.react("ana", ts, "partyparrot")
    bodies = await recorder.bodies()
    heard = [item for item in map(translate, bodies) if isinstance(item, Reacted)]
    assert [(item.emoji, item.added) for item in heard] == [
        ("🎉", True),
        ("🎉", False),
        ("👋🏼", True),
        (":partyparrot:", True),
    ]
    assert [item.key for item in heard] == [body["event_id"] for body in bodies]
    assert {(item.by, item.message) for item in heard} == {(by(ana), MessageRef(HOME, dm, ts))}
    assert translate(put(bodies[0], {"type": "file", "file": "F1"}, "event", "item")) is None


async def test_arrivals_of_people_and_guests_but_of_nobody_else(recorder: Recorder, slack: SlackClient) -> None:
    ana = await slack.person("ana", joins=True)
    guest = await slack.person("gus", joins=True, is_restricted=True)
    await slack.person("eve", joins=True, is_stranger=True)
    await slack.person("old", joins=True, team="T00000OTHER")
    bodies = await recorder.bodies()
    robot = put(bodies[0], True, "event", "user", "is_bot")
    assert [translate(body) for body in [*bodies, robot]] == [
        Arrived(key=bodies[0]["event_id"], by=by(ana)),
        Arrived(key=bodies[1]["event_id"], by=by(guest)),
        None,
        None,
        None,
    ]


async def test_the_home_tab_and_only_it(recorder: Recorder, slack: SlackClient) -> None:
    ana = await slack.person("ana")
    await slack.open_home("ana")
    await slack.open_home("ana", "messages")
    home, messages = await recorder.bodies()
    assert translate(home) == HomeOpened(key=home["event_id"], by=by(ana))
    assert translate(messages) is None


async def test_joining_a_channel_or_changing_a_profile_is_no_inbound(recorder: Recorder, slack: SlackClient) -> None:
    await slack.person("ana")
    sos = await slack.channel("sos")
    await slack.join("ana", sos)
    await slack.join("mijote", await slack.channel("autre", bot=False))
    await slack.change("ana", display_name="Ana M.")
    assert len(recorder.sent) + len(await recorder.bodies()) >= 3
    assert await recorder.heard() == []


# --- people of other workspaces ---------------------------------------------------------------------------


async def test_strangers_do_nothing_in_our_name(recorder: Recorder, slack: SlackClient) -> None:
    await slack.person("ana")
    await slack.person("eve", team="T00000OTHER", is_stranger=True)
    shared = await slack.channel("partage", members=["ana", "eve"], shared=True)
    ours = await slack.say("ana", "Bonjour", shared)
    theirs = await slack.say("eve", "SOS", shared)
    await slack.say("eve", "et là ?", shared, thread=ours)
    await slack.say("eve", "en privé")
    await slack.edit("eve", theirs, "SOS !", shared)
    await slack.delete("eve", theirs, shared)
    await slack.react("eve", ours, "tada", shared)
    heard = await recorder.heard()
    assert [type(item) for item in heard] == [Said]
    assert heard[0].by.user == "U0000000ANA"


async def test_a_channel_that_another_workspace_owns(recorder: Recorder, slack: SlackClient) -> None:
    """Its events carry the owner's team outside; only the authorization names ours."""
    ana = await slack.person("ana")
    shared = await slack.channel("partage", members=["ana"], shared=True)
    await slack.say("ana", "Bonjour", shared)
    (body,) = await recorder.bodies()
    abroad = put(put(body, "T00000OTHER", "team_id"), "T00000OTHER", "event", "source_team")
    heard = translate(abroad)
    assert heard is not None
    assert heard.by == by(ana)


async def test_organisations(recorder: Recorder, slack: SlackClient) -> None:
    await slack.person("ana")
    await slack.say("ana", "Bonjour")
    (body,) = await recorder.bodies()
    grid = put(put(body, "E0ORG", "context_enterprise_id"), "E0ORG", "event", "team")
    assert translate(grid) == translate(body)
    assert translate(put(grid, "E0OTHER", "event", "team")) is None


# --- after downtime ---------------------------------------------------------------------------------------


async def test_history_tells_the_same_as_events_did(recorder: Recorder, slack: SlackClient) -> None:
    await slack.person("ana")
    dm = await slack.dm("ana")
    ts = await slack.say("ana", "Un")
    await slack.edit("ana", ts, "Deux")
    said, edited = await recorder.heard()
    seen = recorder.feed.seen(recorder.workspace.message(recorder.workspace.channel(dm), ts))
    again = caught_up(HOME, dm, seen, {}, bot=slack.bot, direct=True)
    assert [item.key for item in again] == [said.key, edited.key]
    assert again[1] == edited
    for whose in ({"user": slack.bot}, {"bot_id": "B1"}, {"subtype": "channel_join"}, {"hidden": True}, {"text": ""}):
        assert caught_up(HOME, dm, {**seen, **whose}, {}, bot=slack.bot, direct=True) == ()
    assert caught_up(HOME, dm, {**seen, "team": "T00000OTHER"}, {}, bot=slack.bot, direct=True) == ()
    untold = {**seen, "team": None}
    assert caught_up(HOME, dm, untold, {}, bot=slack.bot, direct=True, shared=True) == ()
    assert caught_up(HOME, dm, untold, {}, bot=slack.bot, direct=True) == again
