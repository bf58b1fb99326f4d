"""Which events the fake makes of what people and the bot do, and what they hold."""

from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack.apps import connected, listening
from tests.wire.slack.client import SlackClient
from tests.wire.slack.rules import Json


def kinds(heard: list[Json]) -> list[str]:
    return [outer["event"].get("subtype") or outer["event"]["type"] for outer in heard]


async def test_a_mention_makes_two_events_of_one_message(slack: SlackClient) -> None:
    app, heard = listening(slack)
    ana = await slack.person("ana")
    sos = await slack.channel("sos", members=["ana"])
    async with connected(app, slack):
        ts = await slack.say("ana", "@mijote au secours", sos)
        assert await slack.idle()
    assert sorted(kinds(heard)) == ["app_mention", "message"]
    assert len({outer["event_id"] for outer in heard}) == 2
    for outer in heard:
        event = outer["event"]
        assert (event["ts"], event["user"], event["channel"]) == (ts, ana, sos)
        assert event["text"] == f"<@{slack.bot}> au secours"
        assert outer["authorizations"][0]["user_id"] == slack.bot


async def test_a_dm_with_the_bots_name_is_no_mention(slack: SlackClient) -> None:
    app, heard = listening(slack)
    await slack.person("ana")
    async with connected(app, slack):
        await slack.say("ana", "@mijote au secours")
        assert await slack.idle()
    assert [outer["event"]["channel_type"] for outer in heard] == ["im"]
    assert heard[0]["event"]["blocks"][0]["type"] == "rich_text"
    assert heard[0]["event"]["client_msg_id"]


async def test_edits_deletions_threads_and_reactions(slack: SlackClient) -> None:
    app, heard = listening(slack)
    ana = await slack.person("ana")
    sos = await slack.channel("sos", members=["ana"])
    async with connected(app, slack):
        root = await slack.say("ana", "Un", sos)
        await slack.idle()
        reply = await slack.say("ana", "Deux", sos, thread=root)
        await slack.idle()
        await slack.edit("ana", reply, "Trois", sos)
        await slack.idle()
        await slack.react("ana", reply, "tada", sos)
        await slack.unreact("ana", reply, "tada", sos)
        await slack.idle()
        await slack.delete("ana", root, sos)
        await slack.idle()
        await slack.delete("ana", reply, sos)
        assert await slack.idle()
    _said, replied, edited, reacted, _unreacted, tombstone, deleted = (outer["event"] for outer in heard)
    assert (replied["thread_ts"], replied["parent_user_id"]) == (root, ana)
    assert (edited["message"]["text"], edited["previous_message"]["text"]) == ("Trois", "Deux")
    assert edited["message"]["edited"]["user"] == ana
    assert edited["ts"] != reply
    assert reacted["item"] == {"type": "message", "channel": sos, "ts": reply}
    assert tombstone["message"]["subtype"] == "tombstone"
    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", reply)


async def test_people_come_change_and_leave(slack: SlackClient, web: AsyncWebClient) -> None:
    app, heard = listening(slack)
    async with connected(app, slack):
        ana = await slack.person("ana", joins=True, tz="America/Cayenne", locale="fr-FR")
        await slack.idle()
        await slack.change("ana", is_admin=True)
        await slack.idle()
        await slack.change("ana", deleted=True)
        await slack.idle()
    users = [outer["event"]["user"] for outer in heard]
    assert kinds(heard) == ["team_join", "user_change", "user_change"]
    assert (users[0]["tz"], users[0]["tz_offset"]) == ("America/Cayenne", -10_800)
    assert [user["deleted"] for user in users] == [False, False, True]
    assert users[1]["is_admin"]
    assert "tz" not in users[2]
    shown = (await web.users_info(user=ana, include_locale=True))["user"]
    assert (shown["deleted"], shown["locale"], shown["profile"]["email"]) == (True, "fr-FR", "ana@example.org")
    await slack.do("scopes", revoke=["users:read.email"])
    assert "email" not in (await web.users_info(user=ana))["user"]["profile"]


async def test_coming_into_channels(slack: SlackClient, web: AsyncWebClient) -> None:
    app, heard = listening(slack)
    ana = await slack.person("ana")
    sos = await slack.channel("sos", bot=False)
    async with connected(app, slack):
        await slack.join("ana", sos)
        assert await slack.idle()
        assert heard == []
        await web.conversations_join(channel=sos)
        assert await slack.idle()
        await slack.leave("ana", sos)
        assert await slack.idle()
        await slack.do("archive", where=sos)
        assert await slack.idle()
    seen = [(outer["event"]["type"], outer["event"].get("user")) for outer in heard]
    assert ("member_joined_channel", slack.bot) in seen
    assert ("member_left_channel", ana) in seen
    assert seen[-1][0] == "channel_archive"
    assert (await web.conversations_members(channel=sos))["members"] == [slack.bot]
    subtypes = [message.get("subtype") for message in (await web.conversations_history(channel=sos))["messages"]]
    assert subtypes == ["channel_leave", "channel_join", "channel_join"]


async def test_the_bots_own_messages_make_events_too(slack: SlackClient, web: AsyncWebClient) -> None:
    events: list[Json] = []
    app, _heard = listening(slack)
    sos = await slack.channel("sos")
    async with connected(app, slack) as handler:

        async def note(_client: Any, message: Json, _raw: str | None) -> None:
            events.append(message["payload"]["event"])

        handler.client.message_listeners.append(note)
        sent = await web.chat_postMessage(channel=sos, text="Salut")
        await slack.idle()
        await web.chat_update(channel=sos, ts=str(sent["ts"]), text="Bonjour")
        await slack.idle()
        await web.reactions_add(channel=sos, timestamp=str(sent["ts"]), name="eyes")
        assert await slack.idle()
    assert [event.get("subtype") or event["type"] for event in events] == [
        "message",
        "message_changed",
        "reaction_added",
    ]
    assert events[0]["bot_id"] == slack.info["bot_id"]


async def test_scopes_and_subscriptions_decide_what_is_heard(slack: SlackClient) -> None:
    app, heard = listening(slack)
    await slack.person("ana")
    sos = await slack.channel("sos", members=["ana"])
    async with connected(app, slack):
        await slack.do("scopes", revoke=["channels:history"])
        await slack.say("ana", "@mijote ?", sos)
        assert await slack.idle()
        assert kinds(heard) == ["app_mention"]
        await slack.do("subscribe", events=["app_home_opened"])
        await slack.say("ana", "Ici ?")
        await slack.open_home("ana")
        assert await slack.idle()
    assert kinds(heard) == ["app_mention", "app_home_opened"]
    assert heard[-1]["event"]["tab"] == "home"


async def test_strangers_of_a_connected_workspace(slack: SlackClient, web: AsyncWebClient) -> None:
    app, heard = listening(slack)
    eve = await slack.person("eve", team="T00000OTHER", is_stranger=True)
    shared = await slack.channel("partage", members=["eve"], shared=True)
    hidden = await slack.channel("sos")
    async with connected(app, slack):
        await slack.say("eve", "Bonjour", shared)
        assert await slack.idle()
    assert heard[0]["is_ext_shared_channel"]
    assert heard[0]["event"]["user_team"] == "T00000OTHER"
    shown = (await web.users_info(user=eve, include_locale=True))["user"]
    assert (shown["is_stranger"], "locale" in shown) == (True, False)
    for forbidden in (slack.slash("eve", "/mijote", "", shared), slack.messages("eve", hidden)):
        with pytest.raises(LookupError):
            await forbidden


async def test_a_flood_keeps_its_pace(slack: SlackClient) -> None:
    app, heard = listening(slack)
    await slack.person("ana")
    async with connected(app, slack):
        timing = await slack.flood("ana", "SOS", 10, per_second=100)
        assert await slack.idle()
    assert {outer["event"]["text"] for outer in heard} == {f"SOS {number}" for number in range(10)}
    assert timing["ended"] - timing["began"] >= 0.1
    fates = await slack.deliveries()
    assert all(fate["created"] <= fate["acked"] for fate in fates)
