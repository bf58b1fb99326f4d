"""What Discord refuses with 50035, and where it says that the problem is."""

from typing import Any

import discord
import pytest
from discord import ui

from tests.wire.discord.bots import Bot
from tests.wire.discord.client import DiscordClient
from tests.wire.discord.rules import Json

V2 = 1 << 15


def button(label: str = "Je prends", custom_id: str = "take", **more: Any) -> Json:
    return {"type": 2, "style": 1, "label": label, "custom_id": custom_id, **more}


def row(*items: Json) -> Json:
    return {"type": 1, "components": list(items)}


def display(content: str) -> Json:
    return {"type": 10, "content": content}


def select(count: int = 2, **more: Any) -> Json:
    options = [{"label": f"Option {number}", "value": str(number)} for number in range(count)]
    return {"type": 3, "custom_id": "choose", "options": options, **more}


async def send(caller: Bot, channel: str, body: Json) -> Json:
    """A message as raw JSON, past the checks of the SDK."""
    route = discord.http.Route("POST", "/channels/{channel_id}/messages", channel_id=channel)
    found: Json = await caller.http.request(route, json=body)
    return found


def places(refused: discord.HTTPException) -> set[str]:
    """Where the problems are, as discord.py tells them."""
    return {line.partition(": ")[0].removeprefix("In ") for line in refused.text.splitlines()[1:]}


MANY = [row(*[button(custom_id=str(n * 5 + m)) for m in range(5)]) for n in range(7)]
NOT_SENT = {"type": 13, "file": {"url": "attachment://x.pdf"}}
BARE_SECTION = {"type": 9, "components": [display("?")]}
REFUSED: list[tuple[str, Json, str]] = [
    ("content", {"content": "x" * 2_001}, "content"),
    ("label", {"components": [row(button("x" * 81))]}, "components.0.components.0.label"),
    ("custom id", {"components": [row(button(custom_id="x" * 101))]}, "components.0.components.0.custom_id"),
    ("no custom id", {"components": [row(button(custom_id=""))]}, "components.0.components.0.custom_id"),
    ("no label", {"components": [row(button(""))]}, "components.0.components.0.label"),
    ("link without url", {"components": [row(button(style=5))]}, "components.0.components.0.url"),
    ("six buttons", {"components": [row(*(button(custom_id=str(n)) for n in range(6)))]}, "components.0.components"),
    ("six rows", {"components": [row(button(custom_id=str(n))) for n in range(6)]}, "components"),
    ("twins", {"components": [row(button(), button())]}, "components.0.components.1.custom_id"),
    ("options", {"components": [row(select(26))]}, "components.0.components.0.options"),
    ("placeholder", {"components": [row(select(placeholder="x" * 151))]}, "components.0.components.0.placeholder"),
    ("select and button", {"components": [row(select(), button())]}, "components.0.components"),
    ("V2 without the flag", {"components": [display("Bonjour")]}, "components.0.type"),
    ("content with V2", {"flags": V2, "content": "?", "components": [display("Bonjour")]}, "content"),
    ("41 components", {"flags": V2, "components": MANY}, "components"),
    ("long text", {"flags": V2, "components": [display("x" * 2_001), display("y" * 2_000)]}, "components"),
    ("file that was not sent", {"flags": V2, "components": [NOT_SENT]}, "components.0.file.url"),
    ("section without accessory", {"flags": V2, "components": [BARE_SECTION]}, "components.0.accessory"),
    ("embed", {"embeds": [{"title": "x" * 257}]}, "embeds.0.title"),
    ("embeds together", {"embeds": [{"description": "x" * 3_001}, {"description": "y" * 3_000}]}, "embeds"),
    ("mentions", {"content": "?", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}, "allowed_mentions"),
    ("nonce", {"content": "?", "nonce": "x" * 26}, "nonce"),
    ("reply to nothing", {"content": "?", "message_reference": {"message_id": "42"}}, "message_reference"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "place"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
async def test_a_form_error_names_its_place(fake: DiscordClient, caller: Bot, body: Json, place: str) -> None:
    sos = await fake.channel("sos")
    with pytest.raises(discord.HTTPException) as heard:
        await send(caller, sos, body)
    assert (heard.value.status, heard.value.code) == (400, 50035)
    assert place in places(heard.value)
    assert await fake.posts() == []
    assert await fake.calls("create_message") == {"create_message": {"50035": 1}}


async def test_the_limits_themselves_are_taken(fake: DiscordClient, caller: Bot) -> None:
    sos = await fake.channel("sos")
    buttons = [row(*(button("x" * 80, f"{n}-{m}".ljust(100, "x")) for m in range(5))) for n in range(6)]
    texts = [display("x" * 2_000), display("y" * 2_000)]
    container = {"type": 17, "components": [*texts, *buttons[:6]], "accent_color": 0xFFFFFF}
    body = {"flags": V2, "components": [container, {"type": 14, "spacing": 2}]}  # 1 + 2 + 6 + 30 + 1 = 40
    found = await send(caller, sos, body)
    assert found["flags"] == V2
    await send(caller, sos, {"content": "x" * 2_000, "components": [row(select(25)), row(button())]})
    assert len(await fake.posts()) == 2


async def test_a_layout_view_stands_as_it_was_sent_and_stays_v2(fake: DiscordClient, caller: Bot) -> None:
    sos = await fake.channel("sos")
    await fake.person("ana")
    view: ui.LayoutView = ui.LayoutView(timeout=None)
    container: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay("## SOS 1 · Ana"), accent_colour=0x336699)
    action: ui.ActionRow[ui.LayoutView] = ui.ActionRow(ui.Button(label="Je prends", custom_id="sos.claim:1"))
    container.add_item(action)
    view.add_item(container)
    channel = await caller.fetch_channel(int(sos))
    assert isinstance(channel, discord.TextChannel)
    message = await channel.send(view=view)
    assert message.flags.components_v2
    (post,) = await fake.messages("ana", sos)
    assert post["text"] == "## SOS 1 · Ana"
    assert [(one["label"], one["custom_id"]) for one in post["buttons"]] == [("Je prends", "sos.claim:1")]
    ids = [component["id"] for component in (post["components"][0], *post["components"][0]["components"])]
    assert len(set(ids)) == 3
    with pytest.raises(discord.HTTPException) as heard:
        await message.edit(content="plus simple", view=None)
    assert heard.value.code == 50035
    with pytest.raises(discord.HTTPException) as heard:
        await message.edit(view=None)
    assert heard.value.code == 50006
