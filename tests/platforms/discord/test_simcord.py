"""Where simcord is not Discord: what it would let pass is tried over the wire. One that fails here was mended."""

import discord
import simcord
from discord.http import Route

from tests.drivers.simulated import Simulated


def client() -> discord.Client:
    intents = discord.Intents.none()
    intents.guilds = intents.members = intents.guild_messages = intents.message_content = True
    return discord.Client(intents=intents)


async def test_it_knows_no_nonce() -> None:
    async with simcord.run(client()) as env:
        channel = env.create_guild().create_text_channel("sos")
        route = Route("POST", "/channels/{channel_id}/messages", channel_id=channel.id)
        for _time in range(2):
            await env.bot.http.request(route, json={"content": "once", "nonce": "x", "enforce_nonce": True})
        assert len(channel.history()) == 2, "Discord would have given back the first one"


async def test_it_tells_the_channel_of_a_thread_below_a_message() -> None:
    async with simcord.run(client()) as env:
        channel = env.create_guild().create_text_channel("sos")
        message = await env.bot.get_channel(channel.id).send("card")  # type: ignore[union-attr]
        await message.create_thread(name="SOS 1")
        assert [one.type.name for one in channel.history()] == ["default", "thread_created"]


async def test_it_does_not_tell_of_members_who_were_there_first() -> None:
    env = simcord.Env(client())
    guild = env.create_guild()
    guild.add_member(env.create_user("ana"))
    await env.start()
    try:
        (known,) = env.bot.guilds
        assert (known.chunked, [one.name for one in known.members]) == (False, ["TestBot"])
    finally:
        await env.shutdown()


async def test_it_speaks_to_discord_py_behind_the_gateway_s_words() -> None:
    heard: list[str] = []

    class Listening(discord.Client):
        async def on_socket_raw_receive(self, message: str) -> None:
            heard.append(message)

    bot = Listening(intents=client().intents, enable_debug_events=True)
    async with simcord.run(bot) as env:
        channel = env.create_guild().create_text_channel("sos")
        await env.guild.add_member(env.create_user("ana")).send(channel, "SOS")
    assert heard == [], f"our driver says them instead ({Simulated._raw.__name__})"
