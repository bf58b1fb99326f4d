"""The fake's Web API, with the real client: arguments, tokens, scopes, messages, limits."""

import asyncio
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack.apps import refusal
from tests.wire.slack.client import SlackClient

KEY = {"event_type": "outbox", "event_payload": {"key": "01J"}}


async def test_a_method_takes_a_query_a_form_and_json(slack: SlackClient) -> None:
    channel = await slack.channel("sos")
    headers = {"Authorization": f"Bearer {slack.bot_token}"}
    asked = {"channel": channel}
    url = f"{slack.api_url}conversations.info"
    async with aiohttp.ClientSession(headers=headers) as http:
        for sent in (http.get(url, params=asked), http.post(url, data=asked), http.post(url, json=asked)):
            async with sent as response:
                assert response.status == 200
                assert (await response.json())["channel"]["name"] == "sos"


async def test_an_unknown_method_and_bad_json_are_200_with_ok_false(slack: SlackClient) -> None:
    headers = {"Authorization": f"Bearer {slack.bot_token}", "Content-Type": "application/json"}
    async with aiohttp.ClientSession(headers=headers) as http:
        async with http.post(f"{slack.api_url}chat.shout") as response:
            assert response.status == 200
            assert await response.json() == {"ok": False, "error": "unknown_method", "req_method": "chat.shout"}
        async with http.post(f"{slack.api_url}chat.postMessage", data="{") as response:
            assert (await response.json())["error"] == "invalid_json"


@pytest.mark.parametrize(
    ("token", "error"),
    [("", "not_authed"), ("xoxb-wrong", "invalid_auth"), ("xapp-1-mijote", "not_allowed_token_type")],
)
async def test_tokens_are_checked(slack: SlackClient, token: str, error: str) -> None:
    client = AsyncWebClient(token or None, slack.api_url, retry_handlers=[])
    assert (await refusal(client.auth_test()))["error"] == error


async def test_a_bot_token_opens_no_socket(slack: SlackClient, web: AsyncWebClient) -> None:
    assert (await refusal(web.apps_connections_open(app_token=slack.bot_token)))["error"] == "not_allowed_token_type"
    await slack.do("scopes", revoke=["connections:write"])
    assert (await refusal(web.apps_connections_open(app_token=slack.app_token)))["error"] == "missing_scope"


async def test_a_missing_scope_says_what_is_needed(slack: SlackClient, web: AsyncWebClient) -> None:
    channel = await slack.channel("sos")
    await slack.do("scopes", revoke=["chat:write", "channels:history"])
    answer = await refusal(web.chat_postMessage(channel=channel, text="Salut"))
    assert (answer["error"], answer["needed"]) == ("missing_scope", "chat:write")
    assert "chat:write.public" in answer["provided"].split(",")
    answer = await refusal(web.conversations_history(channel=channel))
    assert answer["needed"] == "channels:history"


async def test_a_revoked_token_says_so(slack: SlackClient, web: AsyncWebClient) -> None:
    await slack.do("revoke", error="account_inactive")
    assert (await refusal(web.auth_test()))["error"] == "account_inactive"
    await slack.do("restore")
    assert (await web.auth_test())["user_id"] == slack.bot


async def test_ts_grows_even_within_a_microsecond(slack: SlackClient, web: AsyncWebClient) -> None:
    channel = await slack.channel("sos")
    answers = await asyncio.gather(*(web.chat_postMessage(channel=channel, text=f"{n}") for n in range(20)))
    stamps = [str(answer["ts"]) for answer in answers]
    assert len(set(stamps)) == 20
    assert all(len(ts.partition(".")[2]) == 6 for ts in stamps)
    history = await web.conversations_history(channel=channel)
    seen = [message["ts"] for message in history["messages"]]
    assert seen == sorted(stamps, reverse=True)


async def test_metadata_shows_only_when_asked_for(slack: SlackClient, web: AsyncWebClient) -> None:
    channel = await slack.channel("sos")
    await web.chat_postMessage(channel=channel, text="Salut", metadata=KEY)
    plain = await web.conversations_history(channel=channel)
    full = await web.conversations_history(channel=channel, include_all_metadata=True)
    assert plain["messages"][0]["metadata"] == {"event_type": "outbox"}
    assert full["messages"][0]["metadata"] == KEY


@pytest.mark.parametrize(
    ("metadata", "error"),
    [
        ({"event_payload": {}}, "invalid_metadata_format"),
        ({"event_type": "x"}, "invalid_metadata_format"),
        ({"event_type": "x", "event_payload": {"a": None}}, "invalid_metadata_schema"),
        ({"event_type": "x", "event_payload": {"a": "b" * 9_000}}, "metadata_too_large"),
    ],
)
async def test_bad_metadata(slack: SlackClient, web: AsyncWebClient, metadata: Any, error: str) -> None:
    channel = await slack.channel("sos")
    assert (await refusal(web.chat_postMessage(channel=channel, text="Salut", metadata=metadata)))["error"] == error


async def test_a_long_text_is_cut_but_an_update_is_refused(slack: SlackClient, web: AsyncWebClient) -> None:
    channel = await slack.channel("sos")
    answer = await web.chat_postMessage(channel=channel, text="é" * 40_001)
    assert len((await slack.posts())[0]["text"]) == 40_000
    assert answer["response_metadata"]["warnings"] == ["message_truncated"]
    update = web.chat_update(channel=channel, ts=str(answer["ts"]), text="é" * 4_001)
    assert (await refusal(update))["error"] == "msg_too_long"


async def test_an_update_drops_old_blocks_and_keeps_metadata(slack: SlackClient, web: AsyncWebClient) -> None:
    channel = await slack.channel("sos")
    sent = await web.chat_postMessage(channel=channel, text="Un", blocks=[{"type": "divider"}], metadata=KEY)
    await web.chat_update(channel=channel, ts=str(sent["ts"]), text="Deux")
    message = (await slack.posts())[0]
    assert "blocks" not in message
    assert (message["text"], message["metadata"], message["edited"]["user"]) == ("Deux", KEY, slack.bot)


async def test_only_own_messages_are_changed_and_gone_ones_are_not_found(
    slack: SlackClient, web: AsyncWebClient
) -> None:
    await slack.person("ana")
    channel = await slack.channel("sos", members=["ana"])
    hers = await slack.say("ana", "Bonjour", channel)
    assert (await refusal(web.chat_update(channel=channel, ts=hers, text="x")))["error"] == "cant_update_message"
    assert (await refusal(web.chat_delete(channel=channel, ts=hers)))["error"] == "cant_delete_message"
    own = str((await web.chat_postMessage(channel=channel, text="Salut"))["ts"])
    await web.chat_delete(channel=channel, ts=own)
    assert (await refusal(web.chat_delete(channel=channel, ts=own)))["error"] == "message_not_found"
    assert [message["text"] for message in await slack.messages("ana", channel)] == ["Bonjour"]


async def test_where_the_bot_may_post(slack: SlackClient, web: AsyncWebClient) -> None:
    await slack.person("ana", dms_closed=True)
    there = await slack.channel("general", bot=False)
    secret = await slack.channel("bureau", "private", bot=False)
    old = await slack.channel("vieux")
    before = str((await web.chat_postMessage(channel=old, text="Salut"))["ts"])
    await slack.do("archive", where=old)
    assert (await refusal(web.chat_update(channel=old, ts=before, text="x")))["error"] == "is_inactive"
    assert (await web.chat_postMessage(channel=there, text="Salut"))["ok"]
    await slack.do("scopes", revoke=["chat:write.public"])
    for channel, error in (
        (there, "not_in_channel"),
        (secret, "channel_not_found"),
        (old, "is_archived"),
        ("C0NOWHERE00", "channel_not_found"),
        (await slack.dm("ana"), "channel_not_found"),
    ):
        assert (await refusal(web.chat_postMessage(channel=channel, text="Salut")))["error"] == error
    empty = web.api_call("chat.postMessage", json={"channel": there, "text": " "})
    assert (await refusal(empty))["error"] == "no_text"


async def test_a_person_as_channel_is_their_dm_but_slackbots_under_another_name(
    slack: SlackClient, web: AsyncWebClient
) -> None:
    ana = await slack.person("ana")
    dm = await slack.dm("ana")
    assert (await web.chat_postMessage(channel=ana, text="Salut"))["channel"] == dm
    other = await web.chat_postMessage(channel=ana, text="Salut", username="Léo")
    assert other["channel"] != dm
    assert other["message"]["subtype"] == "bot_message"
    await slack.do("scopes", revoke=["chat:write.customize"])
    assert (await refusal(web.chat_postMessage(channel=dm, text="x", username="Léo")))["error"] == "missing_scope"


async def test_history_holds_roots_and_replies_hold_the_thread(slack: SlackClient, web: AsyncWebClient) -> None:
    await slack.person("ana")
    channel = await slack.channel("sos", members=["ana"])
    root = await slack.say("ana", "SOS", channel)
    replies = [await slack.say("ana", f"{n}", channel, thread=root) for n in range(3)]
    loud = await web.chat_postMessage(channel=channel, text="Fort", thread_ts=root, reply_broadcast=True)
    history = await web.conversations_history(channel=channel)
    assert [message["text"] for message in history["messages"]] == ["Fort", "SOS"]
    assert history["messages"][1]["reply_count"] == 4
    thread = await web.conversations_replies(channel=channel, ts=root)
    assert [message["ts"] for message in thread["messages"]] == [root, *replies, loud["ts"]]
    after = await web.conversations_replies(channel=channel, ts=root, oldest=replies[1])
    assert [message["ts"] for message in after["messages"]] == [root, replies[2], loud["ts"]]


async def test_history_pages_and_bounds_are_exclusive(slack: SlackClient, web: AsyncWebClient) -> None:
    await slack.person("ana")
    channel = await slack.channel("sos", members=["ana"])
    sent = [await slack.say("ana", f"{n}", channel) for n in range(5)]
    between = await web.conversations_history(channel=channel, oldest=sent[1], latest=sent[4])
    assert [message["ts"] for message in between["messages"]] == [sent[3], sent[2]]
    with_ends = await web.conversations_history(channel=channel, oldest=sent[1], latest=sent[4], inclusive=True)
    assert len(with_ends["messages"]) == 4
    pages = [
        message["ts"]
        async for page in await web.conversations_history(channel=channel, limit=2)
        for message in page["messages"]
    ]
    assert pages == sent[::-1]
    assert (await refusal(web.conversations_history(channel=channel, oldest="hier")))["error"] == "invalid_ts_oldest"


async def test_ephemerals_are_seen_by_one_and_kept_nowhere(slack: SlackClient, web: AsyncWebClient) -> None:
    ana, leo = await slack.person("ana"), await slack.person("leo")
    channel = await slack.channel("sos", members=["ana"])
    await web.chat_postEphemeral(channel=channel, user=ana, text="Rien que toi")
    assert [message["ephemeral"] for message in await slack.messages("ana", channel)] == [True]
    assert await slack.messages("leo", channel) == []
    assert (await web.conversations_history(channel=channel))["messages"] == []
    outside = web.chat_postEphemeral(channel=channel, user=leo, text="x")
    assert (await refusal(outside))["error"] == "user_not_in_channel"


async def test_one_message_per_second_per_channel_after_a_burst(slack: SlackClient, web: AsyncWebClient) -> None:
    await slack.rules(enforce_rates=True, message_burst=3)
    loud, quiet = await slack.channel("sos"), await slack.channel("staff")
    for number in range(3):
        await web.chat_postMessage(channel=loud, text=f"{number}")
    with pytest.raises(SlackApiError) as limited:
        await web.chat_postMessage(channel=loud, text="3")
    assert limited.value.response.status_code == 429
    assert limited.value.response.headers["Retry-After"] == "1"
    await web.chat_postMessage(channel=quiet, text="others go on")
    await slack.move(1)
    await web.chat_postMessage(channel=loud, text="3")
    assert await slack.calls("chat.postMessage") == {"chat.postMessage": {"ok": 5, "ratelimited": 1}}


async def test_tiers_count_each_method_alone(slack: SlackClient, web: AsyncWebClient) -> None:
    await slack.rules(enforce_rates=True)
    for _ in range(20):
        await web.users_list()
    with pytest.raises(SlackApiError) as limited:
        await web.users_list()
    assert limited.value.response.status_code == 429
    assert (await web.conversations_list())["ok"]


async def test_scheduled_with_metadata_never_posts(slack: SlackClient, web: AsyncWebClient) -> None:
    channel = await slack.channel("sos")
    soon = int((await web.users_list())["cache_ts"]) + 60
    await web.chat_scheduleMessage(channel=channel, text="Oui", post_at=soon)
    await web.chat_scheduleMessage(channel=channel, text="Jamais", post_at=soon, metadata=KEY)
    assert (await refusal(web.chat_scheduleMessage(channel=channel, text="x", post_at=1)))["error"] == "time_in_past"
    await slack.move(61)
    assert [message["text"] for message in await slack.posts()] == ["Oui"]


async def test_a_free_plan_hides_old_messages(slack: SlackClient, web: AsyncWebClient) -> None:
    channel = await slack.channel("sos")
    await web.chat_postMessage(channel=channel, text="Vieux")
    await slack.move(91 * 86_400)
    await web.chat_postMessage(channel=channel, text="Neuf")
    await slack.rules(free_plan=True)
    history = await web.conversations_history(channel=channel)
    assert [message["text"] for message in history["messages"]] == ["Neuf"]
    assert history["is_limited"]


async def test_stored_text_differs_from_sent_text(slack: SlackClient, web: AsyncWebClient) -> None:
    channel = await slack.channel("sos")
    await web.chat_postMessage(channel=channel, text="🎉 https://example.org")
    await web.api_call("chat.postMessage", json={"channel": channel, "blocks": [{"type": "divider"}]})
    assert [message["text"] for message in await slack.posts()] == [
        ":tada: <https://example.org>",
        "This content can't be displayed.",
    ]


async def test_reactions(slack: SlackClient, web: AsyncWebClient) -> None:
    await slack.person("ana")
    channel = await slack.channel("sos", members=["ana"])
    ts = await slack.say("ana", "Bravo", channel)
    await web.reactions_add(channel=channel, timestamp=ts, name="tada")
    await slack.react("ana", ts, "tada", channel)
    again = web.reactions_add(channel=channel, timestamp=ts, name="tada")
    assert (await refusal(again))["error"] == "already_reacted"
    found = await web.reactions_get(channel=channel, timestamp=ts)
    assert found["message"]["reactions"][0]["count"] == 2
    unknown = web.reactions_add(channel=channel, timestamp="1.000001", name="tada")
    assert (await refusal(unknown))["error"] == "message_not_found"
