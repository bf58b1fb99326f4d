"""The fake in its own process, as a bot's test uses it."""

import aiohttp
import discord
import pytest

from tests.wire.discord.bots import Bot, connected
from tests.wire.discord.client import DiscordClient
from tests.wire.discord.rules import Rules
from tests.wire.discord.running import in_own_process


async def test_a_story_over_two_processes() -> None:
    async with in_own_process(Rules(ack_timeout=1, enforce_rates=False), seed=7) as fake:
        await fake.person("ana", "Ana Lima")
        bot = Bot()

        @bot.event
        async def on_message(message: discord.Message) -> None:
            if not message.author.bot:
                await message.channel.send(f"Compris : {message.content}")

        async with connected(fake, bot):
            await fake.say("ana", "SOS")
            await fake.until(lambda: _count(fake, 2))
            assert await fake.idle()
        texts = [(message["by"], message["text"]) for message in await fake.messages("ana")]
        assert texts == [("ana", "SOS"), ("mijote", "Compris : SOS")]
        assert (await fake.rules())["ack_timeout"] == 1
        with pytest.raises(LookupError, match="nobody is called bob"):
            await fake.say("bob", "?")
        with pytest.raises(LookupError, match="the fake cannot fly"):
            await fake.do("fly")
    async with aiohttp.ClientSession() as http:
        with pytest.raises(aiohttp.ClientConnectorError):
            await http.get(fake.url)


async def _count(fake: DiscordClient, number: int) -> bool:
    return len(await fake.messages("ana")) == number
