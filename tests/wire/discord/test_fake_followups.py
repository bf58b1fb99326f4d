"""Answers by token in the fake: with files, with faults, doubled, lost."""

import asyncio
import io
from typing import Any

import aiohttp
import discord
import pytest
from discord import ui

from tests.wire.discord.bots import Bot
from tests.wire.discord.client import DiscordClient
from tests.wire.discord.test_fake_interactions import answering, card, view


def plan() -> discord.File:
    return discord.File(io.BytesIO(b"plan"), "plan.pdf")


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The SDK's waits between two tries by token are written down and not waited for."""
    waited: list[float] = []
    real = asyncio.sleep

    async def sleep(seconds: float, result: Any = None) -> Any:
        waited.append(seconds)
        return await real(0, result)

    monkeypatch.setattr("discord.webhook.async_.asyncio.sleep", sleep)
    return waited


async def test_files_in_every_answer(fake: DiscordClient, bot: Bot) -> None:
    async def answer(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message("Le plan", file=plan())
        await interaction.followup.send("Encore", file=plan(), ephemeral=True)
        shown = ui.LayoutView(timeout=None)
        shown.add_item(ui.File("attachment://plan.pdf"))
        await interaction.followup.send(view=shown, file=plan())
        await interaction.edit_original_response(content="Sans", attachments=[])

    answering(bot, answer)
    await card(fake, bot)
    await fake.press("leo", "Je prends", "sos")
    await fake.until(lambda: _said(fake, "Sans"))
    shown = [[file["filename"] for file in message["attachments"]] for message in await fake.messages("leo", "sos")]
    assert shown == [[], [], ["plan.pdf"], ["plan.pdf"]]
    first = (await fake.posts())[-1]
    assert first["message_reference"]["message_id"] == (await fake.posts())[0]["id"]


async def _said(fake: DiscordClient, words: str) -> bool:
    return any(post["text"] == words for post in await fake.posts())


async def test_a_followup_has_no_nonce_and_can_double(fake: DiscordClient, bot: Bot, patience: list[float]) -> None:
    heard = answering(bot, lambda it: it.response.defer())
    await card(fake, bot)
    await fake.press("leo", "Je prends", "sos")
    await fake.fault("status", "execute_webhook", status=502, when="after")
    await heard[0].followup.send("une fois ?")
    assert [wait for wait in patience if wait] == [1]
    assert [post["text"] for post in await fake.posts()] == ["SOS 1", "une fois ?", "une fois ?"]


@pytest.mark.usefixtures("patience")
async def test_an_edit_of_the_original_does_not_double(fake: DiscordClient, bot: Bot) -> None:
    heard = answering(bot, lambda it: it.response.defer(thinking=True))
    await card(fake, bot)
    await fake.press("leo", "Je prends", "sos")
    await fake.fault("status", "update_original_webhook_message", status=503, when="after", times=2)
    await fake.fault("ratelimited", "update_original_webhook_message", after=3)
    await heard[0].edit_original_response(content="une fois")
    assert [post["text"] for post in await fake.posts()] == ["SOS 1", "une fois"]
    counts = (await fake.calls("update_*"))["update_original_webhook_message"]
    assert counts == {"http 503 after ok": 2, "429": 1, "ok": 1}


async def test_a_callback_that_was_lost_is_found_by_its_token(fake: DiscordClient, bot: Bot) -> None:
    lost: list[str] = []

    async def answer(interaction: discord.Interaction[Any]) -> None:
        try:
            await interaction.response.send_message("Je m’en occupe")
        except aiohttp.ClientError:
            lost.append((await interaction.original_response()).content)

    answering(bot, answer)
    await card(fake, bot)
    await fake.fault("reset", "create_interaction_response", when="after")
    await fake.press("leo", "Je prends", "sos")
    await fake.until(lambda: _one(lost))
    assert lost == ["Je m’en occupe"]


async def _one(items: list[str]) -> bool:
    await asyncio.sleep(0)
    return len(items) == 1


async def test_a_waiting_answer_may_become_v2_and_never_goes_back(fake: DiscordClient, bot: Bot) -> None:
    heard = answering(bot, lambda it: it.response.defer(thinking=True, ephemeral=True))
    await card(fake, bot)
    await fake.press("leo", "Je prends", "sos")
    await heard[0].edit_original_response(view=view())
    (whisper,) = await fake.ephemerals("leo")
    assert (whisper["text"], whisper["flags"]) == ("SOS 1", 1 << 15 | 1 << 6)
    with pytest.raises(discord.HTTPException) as refused:
        await heard[0].edit_original_response(content="plus simple", view=None)
    assert refused.value.code == 50035


async def test_answers_ping_people_but_neither_roles_nor_everybody(fake: DiscordClient, bot: Bot) -> None:
    team = await fake.role("Équipe", mentionable=True)
    answering(bot, lambda it: it.response.send_message(f"@everyone <@&{team}> <@{it.user.id}>"))
    await card(fake, bot)
    await fake.press("leo", "Je prends", "sos")
    mentioned = (await fake.posts())[-1]["mentioned"]
    assert (len(mentioned["pinged"]), mentioned["pinged_roles"], mentioned["pinged_everyone"]) == (1, [], False)


async def test_what_happens_behind_the_scenes(fake: DiscordClient, bot: Bot) -> None:
    sos = await fake.channel("sos")
    await fake.person("ana")
    await fake.do("rename", where=sos, name="secours")
    (channel,) = await bot.until("guild_channel_update")
    assert channel.name == "sos"  # as it was before
    assert bot.get_channel(int(sos)).name == "secours"  # type: ignore[union-attr]
    thread = await fake.thread("ana", "Goûter", sos)
    await fake.do("rename", where=thread, name="Dîner")
    await bot.until("thread_update")
    ran = await fake.flood("ana", "salut", 30, sos)
    assert ran["ended"] > ran["began"]
    assert await fake.idle()
    said = [message.content for message in await bot.until("message", 31)]  # the first is the line about the thread
    assert said[1:] == [f"salut {number}" for number in range(30)]
    await fake.do("remove_channel", where=sos)
    await bot.until("guild_channel_delete")
    await fake.do("emit", name="TYPING_START", data={"channel_id": sos, "user_id": fake.bot, "timestamp": 0})
    await bot.until("raw_typing")
    await fake.do("forget_calls")
    assert await fake.calls() == {}
