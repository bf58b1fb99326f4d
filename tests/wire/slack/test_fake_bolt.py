"""A small but real bolt app over Socket Mode: messages, buttons, selects, commands, shortcuts, response_url, files."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack.apps import connected, new_app, post_json, refusal
from tests.wire.slack.client import SlackClient
from tests.wire.slack.rules import Json


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


CARD: list[Json] = [
    {"type": "section", "block_id": "s", "text": {"type": "mrkdwn", "text": "*SOS*"}},
    {
        "type": "actions",
        "block_id": "b",
        "elements": [
            {"type": "button", "action_id": "sos.claim", "text": plain("Je prends"), "value": "12:v3"},
            {
                "type": "static_select",
                "action_id": "sos.level",
                "placeholder": plain("Urgence"),
                "options": [{"text": plain("Haute"), "value": "3"}, {"text": plain("Basse"), "value": "1"}],
            },
            {"type": "external_select", "action_id": "sos.who", "placeholder": plain("Qui ?"), "min_query_length": 1},
        ],
    },
]


@pytest.fixture
async def bodies(slack: SlackClient) -> AsyncIterator[list[Json]]:
    """What the app was sent, while it runs."""
    app = new_app(slack)
    seen: list[Json] = []
    _register(app, seen)
    await slack.person("ana")
    await slack.person("leo")
    async with connected(app, slack):
        yield seen


def _register(app: AsyncApp, seen: list[Json]) -> None:
    @app.event("message")
    async def _(event: Json, client: AsyncWebClient) -> None:
        await client.chat_postMessage(channel=event["channel"], text="Compris", thread_ts=event["ts"], blocks=CARD)

    @app.action("sos.claim")
    async def _(ack: Any, body: Json, respond: Any) -> None:
        await ack()
        seen.append(body)
        await respond("Merci !")

    @app.action("sos.level")
    async def _(ack: Any, body: Json) -> None:
        await ack()
        seen.append(body)

    @app.options("sos.who")
    async def _(ack: Any, payload: Json) -> None:
        await ack(options=[{"text": plain(payload["value"].title()), "value": "U1"}])

    @app.command("/mijote")
    async def _(ack: Any, command: Json) -> None:
        seen.append(command)
        await ack(f"Tu as dit : {command['text']}")

    @app.shortcut("sc_task")
    async def _(ack: Any, shortcut: Json) -> None:
        await ack()
        seen.append(shortcut)

    @app.event("app_home_opened")
    async def _(event: Json, client: AsyncWebClient) -> None:
        blocks = [{"type": "header", "text": plain("Bonjour")}, CARD[1]]
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})


async def test_a_message_a_button_and_its_answer(slack: SlackClient, bodies: list[Json]) -> None:
    ts = await slack.say("ana", "SOS")
    await slack.until(lambda: _has(slack.thread("ana", ts)))
    card = (await slack.thread("ana", ts))[0]
    outcome = await slack.press("ana", "Je prends", ts=card["ts"])
    assert outcome["problem"] == ""
    body = bodies[0]
    assert body["actions"][0]["value"] == "12:v3"
    assert (body["message"]["ts"], body["container"]["thread_ts"]) == (card["ts"], ts)
    assert body["message"]["blocks"][1]["block_id"] == "b"
    await slack.until(lambda: _has(slack.ephemerals("ana")))
    assert (await slack.ephemerals("ana"))[0]["text"] == "Merci !"


async def _has(reading: Any) -> bool:
    return bool(await reading)


async def test_selects_and_suggestions(slack: SlackClient, web: AsyncWebClient, bodies: list[Json]) -> None:
    sos = await slack.channel("sos", members=["ana"])
    card = str((await web.chat_postMessage(channel=sos, text="SOS", blocks=CARD))["ts"])
    await slack.press("ana", "sos.level", sos, ts=card, value="Haute")
    assert bodies[0]["actions"][0]["selected_option"]["value"] == "3"
    assert bodies[0]["state"]["values"]["b"]["sos.level"]["selected_option"]["value"] == "3"
    with pytest.raises(LookupError, match="no option"):
        await slack.press("ana", "sos.level", sos, ts=card, value="Moyenne")
    with pytest.raises(LookupError, match="nothing called"):
        await slack.press("ana", "sos.close", sos, ts=card)
    with pytest.raises(LookupError, match="is not in"):
        await slack.press("leo", "sos.claim", sos, ts=card)
    offered = await slack.suggest("ana", "sos.who", "léo", sos, ts=card)
    assert offered == [{"text": {"type": "plain_text", "text": "Léo"}, "value": "U1"}]


async def test_a_command_is_escaped_and_answered_privately(slack: SlackClient, bodies: list[Json]) -> None:
    sos = await slack.channel("sos", members=["ana"])
    outcome = await slack.slash("ana", "/mijote", "aide @leo <vite>", sos)
    leo = await slack.do("person_id", who="leo")
    assert bodies[0]["text"] == f"aide <@{leo}> &lt;vite&gt;"
    assert outcome["payload"] == {"text": f"Tu as dit : {bodies[0]['text']}"}
    assert [message["text"] for message in await slack.messages("ana", sos)] == [outcome["payload"]["text"]]
    assert await slack.messages("leo", sos) == []


async def test_shortcuts(slack: SlackClient, bodies: list[Json]) -> None:
    sos = await slack.channel("sos", members=["ana"])
    ts = await slack.say("ana", "À faire", sos)
    await slack.shortcut("ana", "sc_task", sos, ts=ts)
    await slack.shortcut("ana", "sc_task")
    assert (bodies[0]["type"], bodies[0]["message"]["text"]) == ("message_action", "À faire")
    assert (bodies[1]["type"], "channel" in bodies[1], "response_url" in bodies[1]) == ("shortcut", False, False)


@pytest.mark.usefixtures("bodies")
async def test_the_home_tab(slack: SlackClient, bodies: list[Json]) -> None:
    await slack.open_home("ana")
    await slack.until(lambda: _has(slack.home("ana")))
    await slack.press("ana", "sos.level", on="home", value="1")
    assert bodies[0]["container"]["type"] == "view"
    assert bodies[0]["view"]["state"]["values"]["b"]["sos.level"]["selected_option"]["value"] == "1"


async def test_a_response_url_takes_five_answers_for_half_an_hour(
    slack: SlackClient, web: AsyncWebClient, bodies: list[Json]
) -> None:
    sos = await slack.channel("sos", members=["ana", "leo"])
    card = str((await web.chat_postMessage(channel=sos, text="SOS", blocks=CARD))["ts"])
    await slack.press("ana", "sos.level", sos, ts=card, value="1")
    url = bodies[0]["response_url"]
    assert await post_json(url, {"text": ""}) == (400, "no_text")
    assert await post_json(url, {"text": "Pris", "replace_original": True}) == (200, "ok")
    assert await post_json(url, {"text": "Tous", "response_type": "in_channel"}) == (200, "ok")
    assert await post_json(url, {"delete_original": True}) == (200, "ok")
    assert [message["text"] for message in await slack.messages("leo", sos)] == ["Tous"]
    assert (await post_json(url, {"text": "Cinq"}))[0] == 200
    status, text = await post_json(url, {"text": "Six"})
    assert (status, "used_url" in text) == (404, True)
    other = (await slack.slash("ana", "/mijote", "", sos), bodies[-1]["response_url"])[1]
    await slack.move(1_801)
    status, text = await post_json(other, {"text": "Tard"})
    assert (status, "expired_url" in text) == (404, True)


async def test_files_go_both_ways(slack: SlackClient, web: AsyncWebClient, bodies: list[Json]) -> None:
    del bodies
    sos = await slack.channel("sos", members=["ana"])
    ts = await slack.share("ana", "plan.png", b"\x89PNG", sos, text="Le plan")
    message = (await web.conversations_history(channel=sos))["messages"][0]
    file = message["files"][0]
    assert (message["ts"], message["subtype"], file["size"], file["mimetype"]) == (ts, "file_share", 4, "image/png")
    async with aiohttp.ClientSession() as http:
        async with http.get(file["url_private_download"]) as response:
            assert (response.status, response.content_type) == (200, "text/html")
        headers = {"Authorization": f"Bearer {slack.bot_token}"}
        async with http.get(file["url_private_download"], headers=headers) as response:
            assert await response.read() == b"\x89PNG"
    uploaded = await web.files_upload_v2(filename="kit.pdf", content=b"%PDF", channel=sos, initial_comment="Voilà")
    assert uploaded["ok"]
    assert (await slack.posts())[-1]["files"][0]["name"] == "kit.pdf"
    gone = web.files_completeUploadExternal(files=[{"id": "F0NOTHING00", "title": "x"}], channel_id=sos)
    assert (await refusal(gone))["error"] == "file_not_found"


async def test_a_link_to_an_own_file_shares_it_once_slack_has_understood_it(
    slack: SlackClient, web: AsyncWebClient
) -> None:
    sos = await slack.channel("sos")
    sent = await web.files_upload_v2(filename="plan.png", content=b"\x89PNG")
    ident, link = sent["files"][0]["id"], f"https://mijote.slack.com/files/U000MIJOTE/{sent['files'][0]['id']}/plan.png"
    await web.chat_postMessage(channel=sos, text=f"<{link}|plan>")
    assert (await web.files_info(file=ident))["file"]["permalink"] == link
    for how in ({"username": "Ana"}, {"unfurl_links": False, "unfurl_media": False}, {}):
        await web.chat_postMessage(channel=sos, text=f"<{link}|plan>", **how)
    assert [bool(post.get("files")) for post in await slack.posts()] == [False, False, False, True]
    await web.files_delete(file=ident)
    assert (await refusal(web.files_info(file=ident)))["error"] == "file_not_found"
    assert (await slack.posts())[-1]["files"] == [{"id": ident, "mode": "tombstone"}]
