"""Messages in the fake: created, read, edited, deleted, with files, replies, reactions, nonces and closed doors."""

import io
from typing import Any

import discord
import pytest

from tests.wire.discord.bots import Bot
from tests.wire.discord.client import DiscordClient


async def text_channel(bot: Bot, ident: str) -> discord.TextChannel:
    found = bot.get_channel(int(ident)) or await bot.fetch_channel(int(ident))
    assert isinstance(found, discord.TextChannel)
    return found


async def refusal(call: Any) -> discord.HTTPException:
    with pytest.raises(discord.HTTPException) as heard:
        await call
    return heard.value


async def test_a_message_and_its_life(fake: DiscordClient, bot: Bot) -> None:
    sos = await fake.channel("sos")
    await fake.person("ana")
    message = await (await text_channel(bot, sos)).send("  Bonjour à tous  ")
    assert message.content == "Bonjour à tous"
    assert (await (await text_channel(bot, sos)).fetch_message(message.id)).content == "Bonjour à tous"
    await message.edit(content="Bonjour à toutes")
    assert [(one["by"], one["text"], one["edits"]) for one in await fake.messages("ana", sos)] == [
        ("mijote", "Bonjour à toutes", 1)
    ]
    await message.delete()
    assert await fake.messages("ana", sos) == []
    assert (await refusal(message.edit(content="?"))).code == 10008
    assert await bot.until("raw_message_delete")
    assert (await refusal((await text_channel(bot, sos)).send("   "))).code == 50006


async def test_people_are_heard_with_their_edits_and_deletions(fake: DiscordClient, bot: Bot) -> None:
    sos = await fake.channel("sos")
    await fake.person("ana", "Ana Moreau")
    ident = await fake.say("ana", "SOS, la clé a disparu", sos)
    await fake.edit("ana", ident, "SOS, retrouvée", sos)
    await fake.delete("ana", ident, sos)
    (said,) = await bot.until("message")
    assert (said.author.display_name, said.guild.id, said.channel.name) == ("Ana Moreau", int(fake.guild), "sos")
    (edited,) = await bot.until("raw_message_edit")
    assert edited.message.content == "SOS, retrouvée"
    (deleted,) = await bot.until("raw_message_delete")
    assert deleted.message_id == int(ident)


async def test_history_is_paged_newest_first(fake: DiscordClient, caller: Bot) -> None:
    sos = await fake.channel("sos")
    await fake.person("ana")
    idents = [await fake.say("ana", str(number), sos) for number in range(130)]
    channel = await caller.fetch_channel(int(sos))
    assert isinstance(channel, discord.TextChannel)
    assert [message.content async for message in channel.history(limit=120)] == [str(n) for n in range(129, 9, -1)]
    after = discord.Object(int(idents[4]))
    assert [message.content async for message in channel.history(limit=3, after=after)] == ["5", "6", "7"]
    around = [message.content async for message in channel.history(limit=5, around=after)]
    assert around == ["6", "5", "4", "3", "2"]
    assert (await refusal(caller.http.logs_from(int(sos), 101))).code == 50035


async def test_one_nonce_one_message(fake: DiscordClient, caller: Bot) -> None:
    sos = await fake.channel("sos")
    channel = await caller.fetch_channel(int(sos))
    assert isinstance(channel, discord.TextChannel)
    first = await channel.send("une fois", nonce="boîte-1")
    again = await channel.send("deux fois", nonce="boîte-1")
    assert (again.id, again.content, again.nonce) == (first.id, "une fois", "boîte-1")
    assert (await channel.fetch_message(first.id)).nonce is None  # Discord keeps it to itself afterwards
    await first.delete()
    assert (await refusal(channel.send("trois fois", nonce="boîte-1"))).code == 10008
    await fake.move(301)
    assert (await channel.send("plus tard", nonce="boîte-1")).id != first.id
    refused = await refusal(channel.send("trop long", nonce="x" * 26))
    assert (refused.code, refused.status) == (50035, 400)


async def test_files_come_and_go_and_their_addresses_expire(fake: DiscordClient, bot: Bot) -> None:
    await fake.person("ana")
    await fake.share("ana", "ma photo.png", b"\x89PNG", text="Voilà")
    (message,) = await bot.until("message")
    (file,) = message.attachments
    assert (file.filename, file.content_type, await file.read()) == ("ma_photo.png", "image/png", b"\x89PNG")
    sent = await message.channel.send(
        "Merci", file=discord.File(io.BytesIO(b"plan"), "plan.pdf", description="Le plan")
    )
    assert (await fake.messages("ana"))[-1]["attachments"][0]["description"] == "Le plan"
    await sent.edit(attachments=[])
    assert (await fake.messages("ana"))[-1]["attachments"] == []
    await fake.move(86_401)
    with pytest.raises(discord.NotFound):
        await file.read()
    big = discord.File(io.BytesIO(b"x" * (10 * 1024 * 1024 + 1)), "gros.bin")
    assert (await refusal(message.channel.send(file=big))).code == 40005


async def test_replies_point_at_what_they_answer(fake: DiscordClient, bot: Bot) -> None:
    sos = await fake.channel("sos")
    await fake.person("ana")
    asked = await fake.say("ana", "Qui vient ?", sos)
    (message,) = await bot.until("message")
    answer = await message.reply("Moi", mention_author=True)
    await fake.say("ana", "Super", sos, reply=str(answer.id))
    heard = await bot.until("message", 3)
    assert heard[2].reference.resolved.content == "Moi"
    shown = (await fake.messages("ana", sos))[1]
    assert shown["message_reference"]["message_id"] == asked
    assert [one["text"] for one in await fake.pings("ana")] == ["Moi"]


async def test_reactions(fake: DiscordClient, bot: Bot) -> None:
    sos = await fake.channel("sos")
    ana = await fake.person("ana")
    message = await (await text_channel(bot, sos)).send("On y va ?")
    await message.add_reaction("👍")
    await fake.react("ana", str(message.id), "👍", sos)
    heard = await bot.until("raw_reaction_add", 2)
    assert (heard[1].user_id, str(heard[1].emoji)) == (int(ana), "👍")
    fresh = await (await text_channel(bot, sos)).fetch_message(message.id)
    assert (fresh.reactions[0].count, fresh.reactions[0].me) == (2, True)
    assert {user.id async for user in fresh.reactions[0].users()} == {int(ana), int(fake.bot)}
    await fake.unreact("ana", str(message.id), "👍", sos)
    await message.remove_reaction("👍", discord.Object(int(fake.bot)))
    await bot.until("raw_reaction_remove", 2)
    assert (await refusal(message.remove_reaction("👍", discord.Object(int(fake.bot))))).code == 10014


async def test_direct_messages_open_and_close(fake: DiscordClient, caller: Bot) -> None:
    ana = await fake.person("ana")
    user = await caller.fetch_user(int(ana))
    channel = await user.create_dm()
    assert str(channel.id) == await fake.dm("ana")
    await channel.send("Coucou")
    await fake.close_dms("ana")
    refused = await refusal(channel.send("Tu me lis ?"))
    assert (refused.status, refused.code) == (403, 50007)
    await fake.close_dms("ana", closed=False)
    await fake.leave("ana")
    assert (await refusal(channel.send("Tu es là ?"))).code == 50278
    assert [message["text"] for message in await fake.messages("ana")] == ["Coucou"]
    assert (await fake.gateway())["invalid_requests"] == 2
    with pytest.raises(discord.NotFound):
        await caller.fetch_user(42)


async def test_closed_channels_and_missing_permissions(fake: DiscordClient, bot: Bot) -> None:
    await fake.person("ana")
    hidden = await fake.channel("bureau", members=["ana"], bot=False)
    sos = await fake.channel("sos")
    await fake.say("ana", "entre nous", hidden)
    assert bot.get_channel(int(hidden)) is None
    assert (await refusal(bot.fetch_channel(int(hidden)))).code == 50001
    assert (await refusal(bot.fetch_channel(42))).code == 10003
    said = await fake.say("ana", "à vous", sos)
    await fake.do("bot_permissions", revoke=["SEND_MESSAGES", "MANAGE_MESSAGES"])
    refused = await refusal((await text_channel(bot, sos)).send("?"))
    assert (refused.status, refused.code) == (403, 50013)
    assert (await refusal((await text_channel(bot, sos)).get_partial_message(int(said)).delete())).code == 50013
    assert (
        await refusal((await text_channel(bot, sos)).get_partial_message(int(said)).edit(content="?"))
    ).code == 50005
    await fake.do("shut_out", where=sos)
    await bot.until("guild_channel_delete")
    assert [message.content for message in bot.about("message")] == ["à vous"]


async def test_only_those_inside_see_a_private_channel(fake: DiscordClient) -> None:
    await fake.role("Équipe")
    await fake.person("leo", roles=["Équipe"])
    await fake.person("ana")
    await fake.channel("equipe", roles=["Équipe"])
    await fake.say("leo", "Bonjour l’équipe", "equipe")
    for deed in (fake.say("ana", "Bonjour", "equipe"), fake.messages("ana", "equipe")):
        with pytest.raises(LookupError):
            await deed
    await fake.grant("ana", "Équipe")
    assert [message["text"] for message in await fake.messages("ana", "equipe")] == ["Bonjour l’équipe"]


PINGS: list[tuple[str, str, tuple[list[str], list[str], bool]]] = [
    ("@everyone <@{ana}> <@&{team}>", "said nothing of", (["ana"], ["team"], True)),
    ("@everyone <@{ana}> <@&{team}>", "none", ([], [], False)),
    ("\\@everyone `<@{ana}>`", "said nothing of", (["ana"], [], True)),
    ("@here <@!{ana}> <@{leo}>", "ana alone", (["ana"], [], False)),
]


@pytest.mark.parametrize(("words", "which", "expected"), PINGS)
async def test_allowed_mentions_decide_who_is_pinged(
    fake: DiscordClient, caller: Bot, words: str, which: str, expected: tuple[list[str], list[str], bool]
) -> None:
    names = {"ana": await fake.person("ana"), "leo": await fake.person("leo"), "team": await fake.role("Équipe")}
    sos = await fake.channel("sos")
    allowed = {
        "said nothing of": discord.AllowedMentions(),
        "none": discord.AllowedMentions.none(),
        "ana alone": discord.AllowedMentions(users=[discord.Object(int(names["ana"]))], everyone=False),
    }[which]
    await (await text_channel(caller, sos)).send(words.format(**names), allowed_mentions=allowed)
    (post,) = await fake.posts()
    mentioned = post["mentioned"]
    users, roles, everyone = expected
    assert mentioned["pinged"] == [names[user] for user in users]
    assert mentioned["pinged_roles"] == [names[role] for role in roles]
    assert mentioned["pinged_everyone"] is everyone
    assert len(await fake.pings("ana")) == int(bool(users or everyone))


async def test_masked_links_and_names_are_told(fake: DiscordClient, bot: Bot) -> None:
    sos = await fake.channel("sos")
    ana = await fake.person("ana")
    await fake.say("ana", "@mijote voir #sos et [ma banque](https://piege.example)", sos)
    await fake.say("ana", "\\[ma banque\\](https://piege.example)", sos)
    first, second = await fake.messages("ana", sos)
    assert first["content"] == f"<@{fake.bot}> voir <#{sos}> et [ma banque](https://piege.example)"
    assert first["mentioned"]["links"] == [["ma banque", "https://piege.example"]]
    assert second["mentioned"]["links"] == []
    (message, _other) = await bot.until("message", 2)
    assert message.mentions == [bot.guilds[0].me]
    assert message.author.id == int(ana)
