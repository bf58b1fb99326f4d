"""Who is notified: so that a bot which lets user text shout is caught."""

from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack.client import SlackClient
from tests.wire.slack.rules import Json

NOBODY: Json = {"users": [], "broadcasts": [], "usergroups": [], "channels": [], "links": []}


def section(text: str, **more: Any) -> list[Json]:
    return [{"type": "section", "text": {"type": "mrkdwn", "text": text, **more}}]


def rich(text: str) -> list[Json]:
    part = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return [{"type": "rich_text", "elements": [part]}]


CASES: list[tuple[str, list[Json], bool]] = [
    ("escaped mrkdwn still shouts", section("@here @ana #sos https://x.org"), True),
    ("verbatim does not", section("@here @ana #sos https://x.org", verbatim=True), False),
    ("but tokens always do", section("<!here> <@{ana}> <#{sos}|sos> <https://x.org|x>", verbatim=True), True),
    ("escaped tokens do not", section("&lt;!here&gt; &lt;@{ana}&gt;"), False),
    ("plain text never", [{"type": "header", "text": {"type": "plain_text", "text": "@here <!here>"}}], False),
    ("rich text never", rich("@here <!channel> <@{ana}> https://x.org"), False),
]


@pytest.mark.parametrize(("blocks", "shouts"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
async def test_what_blocks_point_at(slack: SlackClient, web: AsyncWebClient, blocks: list[Json], shouts: bool) -> None:
    ana = await slack.person("ana")
    leo = await slack.person("leo")
    sos = await slack.channel("sos", members=["ana", "leo"])
    filled = _filled(blocks, ana=ana, sos=sos)
    await web.chat_postMessage(channel=sos, text="Salut", blocks=filled)
    message = (await slack.posts())[0]
    shouting = {"users": [ana], "broadcasts": ["here"], "usergroups": [], "channels": [sos], "links": ["https://x.org"]}
    assert message["mentions"] == (shouting if shouts else NOBODY)
    assert set(message["pinged"]) == ({ana, leo} if shouts else set())


def _filled(tree: Any, **names: str) -> Any:
    if isinstance(tree, str):
        return tree.replace("{ana}", names["ana"]).replace("{sos}", names["sos"])
    if isinstance(tree, list):
        return [_filled(item, **names) for item in tree]
    return {key: _filled(value, **names) for key, value in tree.items()} if isinstance(tree, dict) else tree


@pytest.mark.parametrize(
    ("text", "options", "broadcasts", "links"),
    [
        ("@here https://x.org", {}, [], ["https://x.org"]),
        ("@here https://x.org", {"parse": "none"}, [], []),
        ("@here", {"link_names": True}, ["here"], []),
        ("<!channel>", {"parse": "none"}, ["channel"], []),
    ],
)
async def test_what_top_level_text_points_at(
    slack: SlackClient, web: AsyncWebClient, text: str, options: Json, broadcasts: list[str], links: list[str]
) -> None:
    channel = await slack.channel("sos")
    await web.chat_postMessage(channel=channel, text=text, **options)
    mentions = (await slack.posts())[0]["mentions"]
    assert (mentions["broadcasts"], mentions["links"]) == (broadcasts, links)


@pytest.mark.parametrize(
    ("options", "unfurls"),
    [
        ({}, ["https://x.org"]),
        ({"unfurl_links": False}, ["https://x.org"]),
        ({"unfurl_links": False, "unfurl_media": False}, []),
    ],
)
async def test_links_unfurl_unless_told_not_to(
    slack: SlackClient, web: AsyncWebClient, options: Json, unfurls: list[str]
) -> None:
    channel = await slack.channel("sos")
    await web.chat_postMessage(channel=channel, text="https://x.org", **options)
    assert (await slack.posts())[0]["unfurls"] == unfurls


async def test_what_people_type_is_escaped_and_linked(slack: SlackClient, web: AsyncWebClient) -> None:
    ana = await slack.person("ana")
    await slack.person("leo")
    sos = await slack.channel("sos", members=["ana", "leo"])
    await slack.say("leo", "@ana <b> & #sos @here https://x.org/?a=1&b=2 a@b.org", sos)
    message = (await web.conversations_history(channel=sos))["messages"][0]
    assert message["text"] == (f"<@{ana}> &lt;b&gt; &amp; <#{sos}|sos> <!here> <https://x.org/?a=1&amp;b=2> a@b.org")
    kinds = [element["type"] for element in message["blocks"][0]["elements"][0]["elements"]]
    assert kinds == ["user", "text", "channel", "text", "broadcast", "text", "link", "text"]
