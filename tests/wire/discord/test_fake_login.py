"""Login, the gateway's greeting, intents and members in the fake, with the real discord.py."""

import discord
import pytest

from tests.wire.discord.bots import Bot, all_intents, connected, logged_in, pointed_at
from tests.wire.discord.client import DiscordClient


async def test_a_bot_logs_in_and_is_ready(fake: DiscordClient) -> None:
    sos = await fake.channel("sos")
    await fake.person("ana", "Ana Moreau")
    async with connected(fake) as bot:
        assert bot.user is not None
        assert str(bot.user.id) == fake.bot
        assert bot.application_flags.gateway_guild_members_limited
        guild = bot.guilds[0]
        assert (guild.name, guild.preferred_locale) == ("Les Petits Débrouillards", discord.Locale.french)
        assert [str(channel.id) for channel in guild.channels] == [sos]
        assert {member.name for member in guild.members} == {"camille", "mijote", "ana"}  # asked for in chunks
        assert guild.me.guild_permissions.manage_threads
    gateway = await fake.gateway()
    assert (gateway["open"], gateway["identifies"], gateway["closes"]) == (0, 1, [])
    # discord.py means to close with 1000, but its reading task is quicker, and closes with 4000
    assert [session["connected"] for session in gateway["sessions"]] == [False]


async def test_a_wrong_token_is_refused(fake: DiscordClient) -> None:
    with pointed_at(fake):
        bot = Bot()
        with pytest.raises(discord.LoginFailure):
            await bot.login("nonsense")
        await bot.close()
    await fake.do("revoke")
    with pytest.raises(discord.LoginFailure):
        async with logged_in(fake):
            pass


async def test_an_intent_that_is_switched_off_is_refused(fake: DiscordClient) -> None:
    await fake.do("intents", names=["GUILD_MEMBERS"])
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with connected(fake):
            pass
    assert (await fake.gateway())["closes"] == [4014]


async def test_a_token_that_dies_between_login_and_identify(fake: DiscordClient) -> None:
    await fake.fault("close", "identify", code=4004)
    with pytest.raises(discord.ConnectionClosed) as heard:
        async with connected(fake):
            pass
    assert heard.value.code == 4004


@pytest.mark.parametrize("content", [True, False])
async def test_without_message_content_texts_stay_empty(fake: DiscordClient, content: bool) -> None:
    intents = all_intents()
    intents.message_content = content
    sos = await fake.channel("sos")
    await fake.person("ana")
    async with connected(fake, Bot(intents)) as bot:
        await fake.say("ana", "SOS", sos)
        await fake.say("ana", "SOS @mijote", sos)
        await fake.say("ana", "SOS en privé")
        heard = await bot.until("message", 3)
        mine = await bot.get_channel(int(sos)).send("à moi")  # type: ignore[union-attr]
        await bot.until("message", 4)
    texts = [message.content for message in heard]
    assert texts == ["SOS" if content else "", f"SOS <@{fake.bot}>", "SOS en privé"]
    assert mine.content == "à moi"


async def test_rest_hides_content_too(fake: DiscordClient) -> None:
    await fake.do("intents", names=["GUILD_MEMBERS"])
    sos = await fake.channel("sos")
    await fake.person("ana")
    ident = await fake.say("ana", "SOS", sos)
    async with logged_in(fake) as caller:
        assert (await caller.http.get_message(int(sos), int(ident)))["content"] == ""


async def test_events_that_were_not_asked_for_do_not_come(fake: DiscordClient) -> None:
    sos = await fake.channel("sos")
    await fake.person("ana")
    async with connected(fake, Bot(discord.Intents(guilds=True, dm_messages=True))) as bot:
        await fake.say("ana", "ici", sos)
        await fake.say("ana", "en privé")
        await bot.until("message")
        assert [message.content for message in bot.about("message")] == ["en privé"]
        assert bot.guilds[0].member_count == 3
        assert len(bot.guilds[0].members) == 1  # nobody but itself


async def test_members_are_asked_for_by_name_and_by_id(fake: DiscordClient, bot: Bot) -> None:
    ana = await fake.person("ana", "Ana Moreau")
    guild = bot.guilds[0]
    assert [member.id for member in await guild.query_members("ana m")] == [int(ana)]
    assert [member.id for member in await guild.query_members(user_ids=[int(ana), 42])] == [int(ana)]


async def test_the_application_and_its_gateway(fake: DiscordClient, caller: Bot) -> None:
    info = await caller.application_info()
    assert (str(info.id), info.name) == (fake.app_id, "Mijote")
    _shards, url, limits = await caller.http.get_bot_gateway()
    assert url.startswith(fake.gateway_url)
    assert limits["max_concurrency"] == 1
