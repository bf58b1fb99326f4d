"""Members, screening, roles, threads and forums in the fake, with the real discord.py."""

from typing import Any

import discord
import pytest

from tests.wire.discord.bots import Bot
from tests.wire.discord.client import DiscordClient


async def text_channel(bot: Bot, ident: str) -> discord.TextChannel:
    found = await bot.fetch_channel(int(ident))
    assert isinstance(found, discord.TextChannel)
    return found


async def code_of(call: Any) -> int:
    with pytest.raises(discord.HTTPException) as heard:
        await call
    return heard.value.code


# --- members --------------------------------------------------------------------------------------------


async def test_somebody_joins_passes_the_screening_and_leaves(fake: DiscordClient, bot: Bot) -> None:
    ana = await fake.person("ana", "Ana Moreau", member=False)
    sos = await fake.channel("sos")
    await fake.join("ana", pending=True)
    (joined,) = await bot.until("member_join")
    assert (joined.id, joined.pending) == (int(ana), True)
    with pytest.raises(LookupError, match="accepted the rules"):
        await fake.say("ana", "Bonjour", sos)
    await fake.accept_rules("ana")
    await bot.until("member_update")
    assert bot.guilds[0].get_member(int(ana)).pending is False  # type: ignore[union-attr]
    await fake.say("ana", "Bonjour", sos)
    await fake.leave("ana")
    (left,) = await bot.until("raw_member_remove")
    assert left.user.id == int(ana)
    with pytest.raises(LookupError):
        await fake.say("ana", "Au revoir", sos)


async def test_names_and_roles_change(fake: DiscordClient, bot: Bot) -> None:
    ana = await fake.person("ana")
    await fake.do("rename_member", who="ana", nick="Ana M.")
    await fake.role("Équipe", ["MANAGE_GUILD"])
    await fake.grant("ana", "Équipe")
    await bot.until("member_update", 1)
    member = await bot.guilds[0].fetch_member(int(ana))
    assert (member.display_name, [role.name for role in member.roles]) == ("Ana M.", ["@everyone", "Équipe"])
    assert member.guild_permissions.manage_guild
    await fake.do("take_away", who="ana", role="Équipe")
    await fake.do("change", who="ana", name="Ana Lima")
    assert await fake.do("roles_of", who="ana") == []
    assert (await bot.fetch_user(int(ana))).global_name == "Ana Lima"


async def test_the_bot_hands_out_roles_below_its_own(fake: DiscordClient, bot: Bot) -> None:
    ana = await fake.person("ana")
    team = await fake.role("Équipe")
    member = await bot.guilds[0].fetch_member(int(ana))
    await member.add_roles(discord.Object(int(team)))
    assert await fake.do("roles_of", who="ana") == ["Équipe"]
    await member.remove_roles(discord.Object(int(team)))
    assert await fake.do("roles_of", who="ana") == []
    mine = next(role for role in await bot.guilds[0].fetch_roles() if role.is_bot_managed())
    assert await code_of(member.add_roles(mine)) == 50013
    assert await code_of(member.add_roles(discord.Object(42))) == 10011
    await fake.do("bot_permissions", revoke=["MANAGE_ROLES"])
    assert await code_of(member.add_roles(discord.Object(int(team)))) == 50013
    assert await code_of(bot.guilds[0].fetch_member(42)) == 10013


async def test_members_are_listed_in_pages_only_with_the_intent(fake: DiscordClient, caller: Bot) -> None:
    for number in range(5):
        await fake.person(f"p{number}")
    pages = [await caller.http.get_members(int(fake.guild), 3, None)]
    pages.append(await caller.http.get_members(int(fake.guild), 3, int(pages[0][-1]["user"]["id"])))
    pages.append(await caller.http.get_members(int(fake.guild), 3, int(pages[1][-1]["user"]["id"])))
    names = [member["user"]["username"] for page in pages for member in page]
    assert names == ["camille", "mijote", "p0", "p1", "p2", "p3", "p4"]
    await fake.do("intents", names=["MESSAGE_CONTENT"])
    assert await code_of(caller.http.get_members(int(fake.guild), 3, None)) == 50001


async def test_the_bot_comes_into_guilds_and_is_removed(fake: DiscordClient, bot: Bot) -> None:
    other = await fake.do("guild", name="Les Passerelles")
    (guild,) = await bot.until("guild_join")
    assert (str(guild.id), guild.name) == (other, "Les Passerelles")
    await fake.person("zoe", guild="Les Passerelles")
    place = await fake.channel("accueil", guild="Les Passerelles")
    await fake.say("zoe", "Bonjour", place)
    (message,) = await bot.until("message")
    assert message.guild == guild
    await fake.do("remove_bot", guild="Les Passerelles")
    await bot.until("guild_remove")
    assert await code_of(bot.fetch_guild(int(other))) == 10004
    assert [found.name async for found in bot.fetch_guilds()] == ["Les Petits Débrouillards"]


# --- threads --------------------------------------------------------------------------------------------


async def test_a_thread_below_a_message(fake: DiscordClient, bot: Bot) -> None:
    sos = await fake.channel("sos")
    await fake.person("ana")
    message = await (await text_channel(bot, sos)).send("SOS 1")
    thread = await message.create_thread(name="SOS 1 · Ana", auto_archive_duration=1440)
    assert thread.id == message.id
    await fake.say("ana", "Je suis là", str(thread.id))
    said = (await bot.until("message", 3))[-1]
    assert (said.content, said.channel.id, said.channel.parent_id) == ("Je suis là", thread.id, int(sos))
    await thread.send("Nous aussi")
    assert [one["text"] for one in await fake.messages("ana", "SOS 1 · Ana")] == ["", "Je suis là", "Nous aussi"]
    (seen,) = await fake.threads("ana", sos)
    assert (seen["name"], len(seen["members"])) == ("SOS 1 · Ana", 2)
    assert (await message.channel.fetch_message(message.id)).flags.has_thread
    assert await code_of(message.create_thread(name="encore")) == 160004
    assert [found.id for found in await bot.guilds[0].active_threads()] == [thread.id]


async def test_a_private_thread_is_for_those_who_are_pinged_into_it(fake: DiscordClient, bot: Bot) -> None:
    sos = await fake.channel("sos")
    ana = await fake.person("ana")
    await fake.person("leo")
    channel = await text_channel(bot, sos)
    thread = await channel.create_thread(name="Pour Ana", invitable=False)
    assert thread.is_private()
    assert await fake.threads("ana", sos) == []
    await thread.send(f"<@{ana}> regarde", allowed_mentions=discord.AllowedMentions.none())
    assert await fake.threads("ana", sos) == []
    await thread.send(f"<@{ana}> regarde")
    assert [one["name"] for one in await fake.threads("ana", sos)] == ["Pour Ana"]
    assert await fake.threads("leo", sos) == []
    with pytest.raises(LookupError):
        await fake.messages("leo", str(thread.id))
    await thread.remove_user(discord.Object(int(ana)))
    assert await fake.threads("ana", sos) == []
    assert {member.id for member in await thread.fetch_members()} == {int(fake.bot)}


async def test_a_thread_is_put_away_woken_and_locked(fake: DiscordClient, bot: Bot) -> None:
    sos = await fake.channel("sos")
    await fake.person("ana")
    ident = await fake.thread("ana", "Goûter", sos)
    (thread,) = await bot.until("thread_create")
    assert (str(thread.id), thread.owner_id) == (ident, int(await fake.do("person_id", who="ana")))
    message = await thread.send("Qui vient ?")
    await thread.edit(archived=True)
    assert await code_of(message.edit(content="?")) == 50083
    await message.channel.send("Je reviens")  # writing opens it again
    assert (await fake.threads("ana", sos))[0]["thread_metadata"]["archived"] is False
    await fake.do("archive", where=ident, locked=True)
    with pytest.raises(LookupError, match="160005"):
        await fake.say("ana", "Trop tard ?", ident)
    channel = await text_channel(bot, sos)
    assert [found.id async for found in channel.archived_threads()] == [thread.id]
    await thread.delete()
    assert await fake.threads("ana", sos) == []
    assert await bot.until("raw_thread_delete")  # nothing is cached of what is archived


async def test_there_are_only_so_many_threads(fake: DiscordClient, bot: Bot) -> None:
    channel = await text_channel(bot, await fake.channel("sos"))
    await fake.rules(active_threads=1)
    await channel.create_thread(name="un")
    assert await code_of(channel.create_thread(name="deux")) == 160006
    assert await code_of(channel.create_thread(name="x" * 101)) == 50035


async def test_posts_in_a_forum(fake: DiscordClient, bot: Bot) -> None:
    ident = await fake.forum("cas", ["ouvert", "réglé"])
    await fake.person("ana")
    forum = await bot.fetch_channel(int(ident))
    assert isinstance(forum, discord.ForumChannel)
    tag = forum.available_tags[0]
    made = await forum.create_thread(name="SOS 1", content="Ana demande de l’aide", applied_tags=[tag])
    assert made.thread.id == made.message.id
    assert [found.name for found in made.thread.applied_tags] == ["ouvert"]
    own = await fake.post("ana", ident, "Une idée", "Et si…")
    threads = await bot.until("thread_create", 2)
    assert (str(threads[1].id), threads[1].parent_id) == (own, int(ident))
    assert [one["text"] for one in await fake.messages("ana", "SOS 1")] == ["Ana demande de l’aide"]
    assert await code_of(bot.http.send_message(int(ident), params=discord.http.handle_message_parameters("?"))) == 50008
    before = len(await fake.threads("ana", ident))
    assert await code_of(forum.create_thread(name="vide", content="  ")) == 50006
    assert len(await fake.threads("ana", ident)) == before
