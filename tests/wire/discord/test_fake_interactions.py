"""Buttons, selects, deferrals, deadlines and tokens in the fake, with the real discord.py."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import discord
import pytest
from discord import ui

from tests.wire.discord.bots import Bot
from tests.wire.discord.client import DiscordClient
from tests.wire.discord.rules import Json

Answer = Callable[[discord.Interaction[Any]], Awaitable[object]]


def answering(bot: Bot, answer: Answer) -> list[discord.Interaction[Any]]:
    """Whatever is pressed gets this answer; the list holds what was heard."""
    heard: list[discord.Interaction[Any]] = []

    async def on_interaction(interaction: discord.Interaction[Any]) -> None:
        heard.append(interaction)
        await answer(interaction)

    bot.on_interaction = on_interaction  # type: ignore[attr-defined]
    return heard


async def raw_answer(fake: DiscordClient, interaction: discord.Interaction[Any], body: Json) -> tuple[int, int]:
    """Answer past the SDK, which allows one response only: the status, and Discord's code (0: taken)."""
    url = f"{fake.api_url}/interactions/{interaction.id}/{interaction.token}/callback"
    async with aiohttp.ClientSession() as http, http.post(url, json=body) as answer:
        return answer.status, 0 if answer.status == 204 else (await answer.json())["code"]


def view(*items: ui.Item[Any]) -> ui.LayoutView:
    found: ui.LayoutView = ui.LayoutView(timeout=None)
    found.add_item(ui.TextDisplay("SOS 1"))
    for item in items:
        found.add_item(ui.ActionRow(item))
    return found


async def card(fake: DiscordClient, bot: Bot, *items: ui.Item[Any]) -> str:
    """A card with these buttons in #sos, which Ana and Léo see; the answer is its id."""
    sos = await fake.channel("sos")
    await fake.person("ana")
    await fake.person("leo", "Léo", locale="en-GB")
    channel = await bot.fetch_channel(int(sos))
    assert isinstance(channel, discord.TextChannel)
    button: ui.Button[Any] = ui.Button(label="Je prends", custom_id="sos.claim:1")
    return str((await channel.send(view=view(*items or (button,)))).id)


async def test_a_press_is_answered_with_a_whisper(fake: DiscordClient, bot: Bot) -> None:
    heard = answering(bot, lambda it: it.response.send_message("C’est toi", ephemeral=True))
    ident = await card(fake, bot)
    outcome = await fake.press("leo", "Je prends", "sos")
    assert (outcome["type"], outcome["problem"]) == (4, "")
    (interaction,) = heard
    assert interaction.data is not None
    assert (interaction.data["custom_id"], interaction.user.display_name) == ("sos.claim:1", "Léo")  # type: ignore[typeddict-item]
    assert (str(interaction.locale), str(interaction.guild_locale)) == ("en-GB", "fr")
    assert interaction.message is not None
    assert str(interaction.message.id) == ident
    (whisper,) = await fake.ephemerals("leo")
    assert (whisper["text"], whisper["ephemeral"], whisper["id"]) == ("C’est toi", True, outcome["message"])
    assert [message["text"] for message in await fake.messages("leo", "sos")] == ["SOS 1", "C’est toi"]
    assert [message["text"] for message in await fake.messages("ana", "sos")] == ["SOS 1"]
    assert len(await fake.posts()) == 1


async def test_nobody_answers_in_time(fake: DiscordClient, bot: Bot) -> None:
    heard = answering(bot, lambda _it: asyncio.sleep(0))
    await card(fake, bot)
    await fake.rules(ack_timeout=0.05)
    outcome = await fake.press("leo", "Je prends", "sos")
    assert (outcome["type"], outcome["problem"]) == (0, "This interaction failed")
    assert await fake.troubles("leo") == ["This interaction failed"]
    with pytest.raises(discord.NotFound) as late:
        await heard[0].response.defer()
    assert late.value.code == 10062
    with pytest.raises(discord.NotFound) as never:
        await heard[0].followup.send("Trop tard")
    assert never.value.code == 10015


async def test_a_double_acknowledgement(fake: DiscordClient, bot: Bot) -> None:
    heard = answering(bot, lambda it: it.response.defer())
    await card(fake, bot)
    assert (await fake.press("leo", "Je prends", "sos"))["type"] == 6
    assert await raw_answer(fake, heard[0], {"type": 4, "data": {"content": "encore"}}) == (400, 40060)


async def test_the_source_is_changed_at_once_or_later(fake: DiscordClient, bot: Bot) -> None:
    taken: ui.Button[Any] = ui.Button(label="C’est réglé", custom_id="sos.solve:1")

    async def later(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(view=view(taken))

    heard = answering(bot, lambda it: it.response.edit_message(view=view(ui.Button(label="Deux", custom_id="2"))))
    ident = await card(fake, bot)
    assert (await fake.press("leo", "Je prends", "sos"))["type"] == 7
    answering(bot, later)
    outcome = await fake.press("leo", "Deux", "sos")
    assert (outcome["type"], outcome["message"]) == (6, ident)
    await fake.until(lambda: _edits(fake, 2))
    (post,) = await fake.posts()
    assert [button["label"] for button in post["buttons"]] == ["C’est réglé"]
    assert len(await bot.until("raw_message_edit", 2)) == 2
    assert len(heard) == 1


async def _edits(fake: DiscordClient, number: int) -> bool:
    return bool((await fake.posts())[0]["edits"] == number)


@pytest.mark.parametrize("ephemeral", [True, False])
async def test_thinking_is_filled_by_an_edit_or_by_the_first_followup(
    fake: DiscordClient, bot: Bot, ephemeral: bool
) -> None:
    heard = answering(bot, lambda it: it.response.defer(thinking=True, ephemeral=ephemeral))
    await card(fake, bot)
    waiting = (await fake.press("leo", "Je prends", "sos"))["message"]
    shown = (await fake.messages("leo", "sos"))[-1]
    assert (shown["id"], shown["loading"], shown["ephemeral"]) == (waiting, True, ephemeral)
    assert (await heard[0].original_response()).flags.loading
    filled = await heard[0].followup.send("Fait", ephemeral=not ephemeral, wait=True)
    assert str(filled.id) == waiting
    shown = (await fake.messages("leo", "sos"))[-1]
    assert (shown["text"], shown["loading"], shown["ephemeral"]) == ("Fait", False, ephemeral)
    more = await heard[0].followup.send("Et encore", ephemeral=True, wait=True)
    await more.edit(content="Et encore une chose")
    assert [message["text"] for message in await fake.messages("leo", "sos")] == [
        "SOS 1",
        "Fait",
        "Et encore une chose",
    ]
    await more.delete()
    await heard[0].delete_original_response()
    assert [message["text"] for message in await fake.messages("leo", "sos")] == ["SOS 1"]
    with pytest.raises(discord.NotFound) as gone:
        await heard[0].edit_original_response(content="?")
    assert gone.value.code == 10008


async def test_a_token_serves_for_a_quarter_of_an_hour(fake: DiscordClient, bot: Bot) -> None:
    heard = answering(bot, lambda it: it.response.send_message("Oui", ephemeral=True))
    await card(fake, bot)
    await fake.press("leo", "Je prends", "sos")
    await fake.move(899)
    await heard[0].edit_original_response(content="Toujours")
    await fake.move(2)
    with pytest.raises(discord.HTTPException) as late:
        await heard[0].edit_original_response(content="Jamais")
    assert (late.value.status, late.value.code) == (401, 50027)
    assert [message["text"] for message in await fake.ephemerals("leo")] == ["Toujours"]


async def test_a_button_under_a_whisper_works_until_it_is_dismissed(fake: DiscordClient, bot: Bot) -> None:
    more: ui.Button[Any] = ui.Button(label="Annuler", custom_id="undo")
    answering(bot, lambda it: it.response.send_message(view=view(more), ephemeral=True))
    await card(fake, bot)
    first = (await fake.press("leo", "Je prends", "sos"))["message"]
    heard = answering(bot, lambda it: it.response.edit_message(view=view()))
    assert (await fake.press("leo", "Annuler", "sos"))["message"] == first
    assert heard[0].message is not None
    assert heard[0].message.flags.ephemeral
    with pytest.raises(LookupError):
        await fake.press("ana", "Annuler", "sos")
    with pytest.raises(discord.NotFound):  # it stands in no channel
        await heard[0].message.channel.fetch_message(int(first))
    await fake.do("dismiss", who="leo", message=first)
    assert await fake.ephemerals("leo") == []
    with pytest.raises(discord.NotFound):
        await heard[0].edit_original_response(view=view(more))


async def test_selects_hold_words_people_roles_and_places(fake: DiscordClient, bot: Bot) -> None:
    await fake.role("Équipe")
    options = [discord.SelectOption(label="Lundi", value="mon"), discord.SelectOption(label="Mardi", value="tue")]
    selects: list[ui.Item[Any]] = [
        ui.Select(custom_id="day", placeholder="Quel jour ?", options=options, max_values=2),
        ui.UserSelect(custom_id="who"),
        ui.RoleSelect(custom_id="role"),
        ui.ChannelSelect(custom_id="place"),
        ui.MentionableSelect(custom_id="either", max_values=2),
    ]
    heard = answering(bot, lambda it: it.response.defer())
    await card(fake, bot, *selects)
    chosen: list[tuple[str, Any]] = [
        ("Quel jour ?", ["Lundi", "tue"]),
        ("who", "ana"),
        ("role", "Équipe"),
        ("place", "sos"),
        ("either", ["ana", "Équipe"]),
    ]
    for name, value in chosen:
        assert (await fake.press("leo", name, "sos", value=value))["type"] == 6
    data: list[Any] = [interaction.data for interaction in heard]
    assert data[0]["values"] == ["mon", "tue"]
    assert [user["username"] for user in data[1]["resolved"]["users"].values()] == ["ana"]
    assert data[1]["values"] == list(data[1]["resolved"]["members"])
    assert [role["name"] for role in data[2]["resolved"]["roles"].values()] == ["Équipe"]
    assert [place["name"] for place in data[3]["resolved"]["channels"].values()] == ["sos"]
    assert data[4]["resolved"].keys() == {"users", "members", "roles"}
    kept_back = await fake.press("leo", "day", "sos", value=[])
    assert kept_back["client_errors"] == {"day": "This field is required"}
    with pytest.raises(LookupError, match="no such option"):
        await fake.press("leo", "day", "sos", value="Dimanche")


async def test_what_cannot_be_pressed(fake: DiscordClient, bot: Bot) -> None:
    off: ui.Button[Any] = ui.Button(label="Fermé", custom_id="off", disabled=True)
    await card(fake, bot, off, ui.Button(label="Le site", url="https://example.org"))
    for name in ("Fermé", "Le site", "Rien"):
        with pytest.raises(LookupError):
            await fake.press("leo", name, "sos")


async def test_in_direct_messages_there_is_no_member(fake: DiscordClient, bot: Bot) -> None:
    ana = await fake.person("ana")
    heard = answering(bot, lambda it: it.response.send_message("Reçu"))
    channel = await (await bot.fetch_user(int(ana))).create_dm()
    await channel.send(view=view(ui.Button(label="Je vais bien", custom_id="fine")))
    assert (await fake.press("ana", "Je vais bien"))["type"] == 4
    assert (heard[0].guild, heard[0].user.id) == (None, int(ana))
    assert isinstance(heard[0].channel, discord.DMChannel)
    assert [message["text"] for message in await fake.messages("ana")] == ["SOS 1", "Reçu"]
    assert (await fake.messages("ana"))[1]["interaction_metadata"]["user"]["id"] == ana


REFUSED: list[tuple[str, Json]] = [
    ("choices for a button", {"type": 8, "data": {"choices": []}}),
    ("too long", {"type": 4, "data": {"content": "x" * 2_001}}),
    ("a modal without fields", {"type": 9, "data": {"title": "?", "custom_id": "?", "components": []}}),
    ("no such type", {"type": 42}),
    ("no type", {}),
]


@pytest.mark.parametrize("body", [case[1] for case in REFUSED], ids=[case[0] for case in REFUSED])
async def test_a_response_that_is_refused_may_be_made_again(fake: DiscordClient, bot: Bot, body: Json) -> None:
    codes: list[tuple[int, int]] = []

    async def twice(interaction: discord.Interaction[Any]) -> None:
        codes.extend([await raw_answer(fake, interaction, tried) for tried in (body, {"type": 6})])

    answering(bot, twice)
    await card(fake, bot)
    assert (await fake.press("leo", "Je prends", "sos"))["type"] == 6
    await fake.until(lambda: _length(codes, 2))
    assert codes == [(400, 50035), (204, 0)]


async def _length(items: list[Any], number: int) -> bool:
    await asyncio.sleep(0)
    return len(items) == number


async def test_a_press_that_never_arrives_and_an_answer_that_is_lost(fake: DiscordClient, bot: Bot) -> None:
    await fake.rules(ack_timeout=0.1)
    heard = answering(bot, lambda it: it.response.send_message("Oui"))
    await card(fake, bot)
    await fake.fault("drop", "INTERACTION_CREATE")
    assert (await fake.press("leo", "Je prends", "sos"))["problem"] == "This interaction failed"
    assert heard == []
    await fake.fault("reset", "create_interaction_response", when="after")
    assert (await fake.press("leo", "Je prends", "sos"))["type"] == 4  # the person sees it, the bot does not know
    assert [message["text"] for message in await fake.messages("ana", "sos")] == ["SOS 1", "Oui"]


async def test_views_of_the_sdk_are_reached_by_their_custom_ids(fake: DiscordClient, bot: Bot) -> None:
    class Persistent(ui.View):
        @ui.button(label="Je prends", custom_id="sos.claim:1")
        async def claim(self, interaction: discord.Interaction[Any], _button: ui.Button[Any]) -> None:
            await interaction.response.send_message(f"{interaction.user.display_name} s’en occupe")

    await fake.person("leo", "Léo")
    button = {"type": 2, "style": 1, "label": "Je prends", "custom_id": "sos.claim:1"}
    body = {"content": "SOS 1", "components": [{"type": 1, "components": [button]}]}
    params = discord.http.MultipartParameters(body, None, None)
    await bot.http.send_message(int(await fake.channel("sos")), params=params)  # as if by an earlier process
    bot.add_view(Persistent(timeout=None))
    assert (await fake.press("leo", "Je prends", "sos"))["type"] == 4
    assert (await fake.posts())[-1]["text"] == "Léo s’en occupe"
