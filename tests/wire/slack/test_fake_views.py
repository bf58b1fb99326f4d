"""Modals and homes in the fake: trigger ids, stacks, hashes, kept input."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack.apps import IMPATIENT, connected, new_app, refusal
from tests.wire.slack.client import SlackClient
from tests.wire.slack.rules import Json


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def field(block: str, *, optional: bool = False, **more: Any) -> Json:
    element = {"type": "plain_text_input", "action_id": f"{block}_in", **more}
    return {"type": "input", "block_id": block, "label": plain(block.title()), "element": element, "optional": optional}


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "callback_id": "sos", "title": plain("SOS"), "submit": plain("Envoyer")} | {
        "blocks": list(blocks) or [field("quoi")],
        **more,
    }


@pytest.fixture
async def app(slack: SlackClient) -> AsyncIterator[AsyncApp]:
    """Acknowledges a global shortcut; tests open what they like with its trigger id."""
    bolt = new_app(slack)

    @bolt.shortcut("sc")
    async def _(ack: Any) -> None:
        await ack()

    @bolt.action("go")
    async def _(ack: Any) -> None:
        await ack()

    await slack.person("ana")
    async with connected(bolt, slack):
        yield bolt


async def trigger(slack: SlackClient) -> str:
    return str((await slack.shortcut("ana", "sc"))["trigger_id"])


@pytest.mark.usefixtures("app")
async def test_a_trigger_id_works_once_and_for_three_seconds(slack: SlackClient, web: AsyncWebClient) -> None:
    first = await trigger(slack)
    await web.views_open(trigger_id=first, view=modal())
    assert (await refusal(web.views_open(trigger_id=first, view=modal())))["error"] == "exchanged_trigger_id"
    late = await trigger(slack)
    await slack.move(3.1)
    assert (await refusal(web.views_open(trigger_id=late, view=modal())))["error"] == "expired_trigger_id"
    assert (await refusal(web.views_open(trigger_id="1.2.x", view=modal())))["error"] == "invalid_trigger_id"


@pytest.mark.usefixtures("app")
async def test_a_bad_view_is_refused_and_leaves_the_trigger(slack: SlackClient, web: AsyncWebClient) -> None:
    given = await trigger(slack)
    answer = await refusal(web.views_open(trigger_id=given, view=modal(title=plain("x" * 25))))
    assert answer["error"] == "invalid_arguments"
    assert "[json-pointer:/view/title/text]" in answer["response_metadata"]["messages"][0]
    huge = modal(*({"type": "section", "text": plain("é" * 2_900)} for _ in range(20)))
    assert (await refusal(web.views_open(trigger_id=given, view=huge)))["error"] == "view_too_large"
    await web.views_open(trigger_id=given, view=modal())


@pytest.mark.usefixtures("app")
async def test_three_views_and_no_more(slack: SlackClient, web: AsyncWebClient) -> None:
    go = {"type": "actions", "elements": [{"type": "button", "action_id": "go", "text": plain("Plus")}]}
    root = (await web.views_open(trigger_id=await trigger(slack), view=modal(go)))["view"]
    for number in range(2):
        pressed = await slack.press("ana", "go", on="modal")
        pushed = (await web.views_push(trigger_id=pressed["trigger_id"], view=modal(go)))["view"]
        assert pushed["root_view_id"] == root["id"], number
    pressed = await slack.press("ana", "go", on="modal")
    fourth = web.views_push(trigger_id=pressed["trigger_id"], view=modal(go))
    assert (await refusal(fourth))["error"] == "push_limit_reached"
    assert len(await slack.modals("ana")) == 3
    outside = web.views_push(trigger_id=await trigger(slack), view=modal())
    assert (await refusal(outside))["error"] == "not_found"


@pytest.mark.usefixtures("app")
async def test_an_update_keeps_what_was_typed_and_minds_the_hash(slack: SlackClient, web: AsyncWebClient) -> None:
    opened = (await web.views_open(trigger_id=await trigger(slack), view=modal(field("quoi"), field("ou"))))["view"]
    await slack.fill("ana", {"quoi": "La clé", "Ou": "Gymnase"})
    bigger = modal(field("quoi"), field("quand"))
    updated = (await web.views_update(view_id=opened["id"], hash=opened["hash"], view=bigger))["view"]
    assert updated["state"]["values"]["quoi"]["quoi_in"]["value"] == "La clé"
    assert set(updated["state"]["values"]) == {"quoi", "quand"}
    stale = web.views_update(view_id=opened["id"], hash=opened["hash"], view=modal())
    assert (await refusal(stale))["error"] == "hash_conflict"
    assert (await refusal(web.views_update(view_id="V0", view=modal())))["error"] == "not_found"


@pytest.mark.usefixtures("app")
async def test_external_ids_are_unique_and_find_their_view(slack: SlackClient, web: AsyncWebClient) -> None:
    await web.views_open(trigger_id=await trigger(slack), view=modal(external_id="case-1"))
    again = web.views_open(trigger_id=await trigger(slack), view=modal(external_id="case-1"))
    assert (await refusal(again))["error"] == "duplicate_external_id"
    renamed = modal(external_id="case-1", title=plain("Autre"))
    assert (await web.views_update(external_id="case-1", view=renamed))["view"]["title"]["text"] == "Autre"


async def test_a_home_is_published_and_its_hash_minded(slack: SlackClient, web: AsyncWebClient) -> None:
    ana = await slack.person("ana")
    home = {"type": "home", "blocks": [{"type": "header", "text": plain("Bonjour")}]}
    first = (await web.views_publish(user_id=ana, view=home))["view"]
    second = (await web.views_publish(user_id=ana, view=home, hash=first["hash"]))["view"]
    assert second["id"] == first["id"]
    stale = web.views_publish(user_id=ana, view=home, hash=first["hash"])
    assert (await refusal(stale))["error"] == "hash_conflict"
    shown = await slack.home("ana")
    assert shown is not None
    assert shown["blocks"][0]["text"]["text"] == "Bonjour"


async def test_submitting_errors_update_push_clear_and_close(slack: SlackClient) -> None:
    bolt = new_app(slack)
    answers: list[Json] = []
    seen: list[str] = []

    @bolt.shortcut("sc")
    async def _(ack: Any, client: Any, body: Json) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=modal(field("quoi", max_length=10)))

    @bolt.view("sos")
    async def _(ack: Any, view: Json) -> None:
        seen.append(view["state"]["values"]["quoi"]["quoi_in"]["value"])
        await ack(**answers.pop(0))

    await slack.person("ana")
    async with connected(bolt, slack):
        await slack.shortcut("ana", "sc")
        await slack.until(lambda: _has_modals(slack, 1))
        assert (await slack.submit("ana"))["client_errors"] == {"quoi": "Please complete this required field."}
        too_long = (await slack.submit("ana", {"quoi": "x" * 11}))["client_errors"]
        assert list(too_long) == ["quoi"]
        answers[:] = [
            {"response_action": "errors", "errors": {"quoi": "Dis-en plus"}},
            {"response_action": "errors", "errors": {"nulle part": "x"}},
            {"response_action": "update", "view": modal(field("quoi"), title=plain("Encore"))},
            {"response_action": "push", "view": modal(field("quoi"), title=plain("Deux"))},
            {},
            {"response_action": "clear"},
        ]
        titles = []
        for word in "abcdef":
            outcome = await slack.submit("ana", {"quoi": word})
            stack = await slack.modals("ana")
            titles.append([view["title"]["text"] for view in stack])
            if word == "a":
                assert stack[-1]["errors"] == {"quoi": "Dis-en plus"}
            assert ("invalid_errors" in outcome["problem"]) is (word == "b")
    assert titles == [["SOS"], ["SOS"], ["Encore"], ["Encore", "Deux"], ["Encore"], []]
    assert seen == ["a", "b", "c", "d", "e", "f"]


async def _has_modals(slack: SlackClient, count: int) -> bool:
    return len(await slack.modals("ana")) == count


async def test_a_form_that_nobody_answers_stays_and_says_so(slack: SlackClient, web: AsyncWebClient) -> None:
    bolt = new_app(slack)

    @bolt.shortcut("sc")
    async def _(ack: Any) -> None:
        await ack()

    @bolt.view("sos")
    async def _() -> None:
        await asyncio.sleep(0)

    await slack.person("ana")
    await slack.rules(ack_timeout=IMPATIENT)
    async with connected(bolt, slack):
        await web.views_open(trigger_id=await trigger(slack), view=modal(field("quoi", optional=True)))
        assert (await slack.submit("ana"))["problem"] == "timeout"
        assert len(await slack.modals("ana")) == 1
        assert await slack.troubles("ana") == ["timeout"]


async def test_closing_is_told_only_when_asked_for(slack: SlackClient, web: AsyncWebClient) -> None:
    bolt, closed = new_app(slack), []

    @bolt.shortcut("sc")
    async def _(ack: Any) -> None:
        await ack()

    @bolt.view_closed("sos")
    async def _(ack: Any, body: Json) -> None:
        await ack()
        closed.append(body["is_cleared"])

    await slack.person("ana")
    async with connected(bolt, slack):
        for notify in (False, True):
            await web.views_open(trigger_id=await trigger(slack), view=modal(notify_on_close=notify))
            await slack.close("ana", everything=notify)
    assert closed == [True]
    assert await slack.modals("ana") == []
