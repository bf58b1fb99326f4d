"""Block Kit as the fake checks it: what passes, and where exactly it says that something does not."""

from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack.apps import refusal
from tests.wire.slack.client import SlackClient
from tests.wire.slack.kit.blocks import check_blocks
from tests.wire.slack.kit.views import check_view
from tests.wire.slack.rules import Json


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def section(text: Any, **more: Any) -> Json:
    return {"type": "section", "text": text, **more}


def button(action: str = "a", **more: Any) -> Json:
    return {"type": "button", "text": plain("Je prends"), "action_id": action, **more}


def actions(*elements: Json, **more: Any) -> Json:
    return {"type": "actions", "elements": list(elements), **more}


def select(count: int = 1, **more: Any) -> Json:
    options = [{"text": plain(f"{n}"), "value": f"v{n}"} for n in range(count)]
    return {"type": "static_select", "action_id": "s", "options": options, **more}


def entry(element: Json, **more: Any) -> Json:
    return {"type": "input", "label": plain("Quoi ?"), "element": element, **more}


def rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain("Un SOS"), "submit": plain("Envoyer"), "blocks": list(blocks), **more}


FINE: list[Json] = [
    section(mrkdwn("*Salut*"), accessory=button(), fields=[plain("un"), mrkdwn("deux")]),
    {"type": "header", "text": plain("x" * 150)},
    {
        "type": "context",
        "elements": [mrkdwn("par Ana"), {"type": "image", "image_url": "https://x.org/a.png", "alt_text": "a"}],
    },
    actions(
        button("a", value="v" * 2_000, style="danger", url="https://example.org"), select(100, placeholder=plain("?"))
    ),
    rich({"type": "text", "text": "<!here> @here", "style": {"bold": True}}, {"type": "user", "user_id": "U1"}),
    {"type": "image", "image_url": "https://x.org/a.png", "alt_text": "a"},
    {"type": "table", "rows": [[{"type": "raw_text", "text": "a"}, rich({"type": "text", "text": "b"})]]},
    {"type": "markdown", "text": "**Salut**"},
    entry({"type": "plain_text_input", "action_id": "p", "multiline": True, "max_length": 3_000}, hint=plain("?")),
    actions({"type": "overflow", "action_id": "o", "options": [{"text": plain("a"), "value": "b"}]}),
    actions(
        button(
            "c",
            confirm={"title": plain("Sûr ?"), "text": mrkdwn("Oui ?"), "confirm": plain("Oui"), "deny": plain("Non")},
        )
    ),
]


def test_what_is_fine() -> None:
    assert check_blocks(FINE, "message") == []
    assert check_blocks([block for block in FINE if block["type"] not in ("table", "markdown")], "modal") == []


BROKEN: list[tuple[Any, str]] = [
    ([{"type": "divider"}] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
    ([section(mrkdwn("x" * 3_001))], "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
    ([section(mrkdwn(""))], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    ([section("Salut")], "must provide an object [json-pointer:/blocks/0/text]"),
    ([{"type": "section"}], "missing required field: text [json-pointer:/blocks/0]"),
    ([section(mrkdwn("a"), fields=[plain("a")] * 11)], "no more than 10 items allowed [json-pointer:/blocks/0/fields]"),
    (
        [{"type": "header", "text": plain("x" * 151)}],
        "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
    ),
    ([{"type": "header", "text": mrkdwn("x")}], "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]"),
    ([{"type": "carrousel"}], "unsupported type: carrousel [json-pointer:/blocks/0/type]"),
    ([{"text": "x"}], "missing required field: type [json-pointer:/blocks/0]"),
    ([{"type": "divider", "colour": "red"}], "invalid additional property: colour [json-pointer:/blocks/0]"),
    ([actions()], "must provide at least 1 items [json-pointer:/blocks/0/elements]"),
    (
        [actions(*(button(f"{n}") for n in range(26)))],
        "no more than 25 items allowed [json-pointer:/blocks/0/elements]",
    ),
    (
        [actions(button(text=plain("x" * 76)))],
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
    ),
    (
        [actions(button(value="x" * 2_001))],
        "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]",
    ),
    (
        [actions(button("a" * 256))],
        "must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]",
    ),
    (
        [actions(button("a"), button("a"))],
        '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ),
    (
        [{"type": "divider", "block_id": "b"}, {"type": "divider", "block_id": "b"}],
        '`block_id` "b" already exists [json-pointer:/blocks/1/block_id]',
    ),
    (
        [{"type": "divider", "block_id": "b" * 256}],
        "must be less than 256 characters [json-pointer:/blocks/0/block_id]",
    ),
    ([actions(select(101))], "no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]"),
    ([actions(select(0))], "must provide at least 1 items [json-pointer:/blocks/0/elements/0/options]"),
    (
        [actions(select(options=[{"text": plain("x" * 76), "value": "v"}]))],
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]",
    ),
    (
        [actions(select(options=[{"text": plain("x"), "value": "v" * 151}]))],
        "must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]",
    ),
    (
        [actions(select(placeholder=plain("x" * 151)))],
        "must be less than 151 characters [json-pointer:/blocks/0/elements/0/placeholder/text]",
    ),
    ([actions(select(style="primary"))], "invalid additional property: style [json-pointer:/blocks/0/elements/0]"),
    (
        [actions({"type": "plain_text_input", "action_id": "p"})],
        "unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]",
    ),
    (
        [
            actions(
                button(
                    confirm={"title": plain("x" * 101), "text": plain("x"), "confirm": plain("x"), "deny": plain("x")}
                )
            )
        ],
        "must be less than 101 characters [json-pointer:/blocks/0/elements/0/confirm/title/text]",
    ),
    (
        [
            actions(
                button(
                    confirm={"title": plain("x"), "text": plain("x"), "confirm": plain("x" * 31), "deny": plain("x")}
                )
            )
        ],
        "must be less than 31 characters [json-pointer:/blocks/0/elements/0/confirm/confirm/text]",
    ),
    (
        [{"type": "context", "elements": [mrkdwn("x")] * 11}],
        "no more than 10 items allowed [json-pointer:/blocks/0/elements]",
    ),
    (
        [rich({"type": "text", "text": ""})],
        "must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]",
    ),
    (
        [rich({"type": "shout", "text": "a"})],
        "unsupported type: shout [json-pointer:/blocks/0/elements/0/elements/0/type]",
    ),
    (
        [{"type": "rich_text", "elements": [{"type": "text", "text": "a"}]}],
        "unsupported type: text [json-pointer:/blocks/0/elements/0/type]",
    ),
    (
        [
            section(
                mrkdwn("a"),
                accessory={
                    "type": "checkboxes",
                    "options": [{"text": plain(f"{n}"), "value": f"{n}"} for n in range(11)],
                },
            )
        ],
        "no more than 10 items allowed [json-pointer:/blocks/0/accessory/options]",
    ),
]


@pytest.mark.parametrize(("blocks", "problem"), BROKEN)
def test_what_is_refused_and_where(blocks: list[Json], problem: str) -> None:
    assert check_blocks(blocks, "message") == [problem]


VIEWS: list[tuple[Json, str]] = [
    (modal(title=plain("x" * 25)), "must be less than 25 characters [json-pointer:/view/title/text]"),
    (modal(submit=plain("x" * 25)), "must be less than 25 characters [json-pointer:/view/submit/text]"),
    (modal(close=plain("x" * 25)), "must be less than 25 characters [json-pointer:/view/close/text]"),
    (modal(private_metadata="x" * 3_001), "must be less than 3001 characters [json-pointer:/view/private_metadata]"),
    (modal(callback_id="x" * 256), "must be less than 256 characters [json-pointer:/view/callback_id]"),
    (modal(*[{"type": "divider"}] * 101), "no more than 100 items allowed [json-pointer:/view/blocks]"),
    (modal({"type": "markdown", "text": "x"}), "unsupported type: markdown [json-pointer:/view/blocks/0/type]"),
    (
        {"type": "modal", "title": plain("x"), "blocks": [entry({"type": "plain_text_input", "action_id": "p"})]},
        "must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]",
    ),
    ({"type": "home", "blocks": []}, "must be of type modal [json-pointer:/view/type]"),
]


@pytest.mark.parametrize(("view", "problem"), VIEWS)
def test_which_views_are_refused(view: Json, problem: str) -> None:
    assert check_view(view, "modal") == [problem]


async def test_a_refusal_on_the_wire_names_the_place(slack: SlackClient, web: AsyncWebClient) -> None:
    channel = await slack.channel("sos")
    answer = await refusal(web.chat_postMessage(channel=channel, text="x", blocks=[section(mrkdwn("x" * 3_001))]))
    problem = "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    assert answer["error"] == "invalid_blocks"
    assert answer["errors"] == [problem]
    assert answer["response_metadata"] == {"messages": [f"[ERROR] {problem}"]}
    garbled = web.chat_postMessage(channel=channel, text="x", blocks="[{")
    assert (await refusal(garbled))["error"] == "invalid_blocks_format"
    much = [section(mrkdwn("x" * 2_700)) for _ in range(5)]
    long = web.chat_postMessage(channel=channel, text="x", blocks=much)
    assert (await refusal(long))["error"] == "msg_blocks_too_long"
    assert await slack.posts() == []
