"""The connection to Discord, on discord.py: what it hears, how long it waits, and why it may end for good."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, TypeAlias

import aiohttp
import discord

from bot.core.errors import CannotStart, NotThere
from bot.platforms.discord import limits
from bot.platforms.discord.errors import AGAIN

Json: TypeAlias = dict[str, Any]

PORTAL = "discord.com/developers/applications"
TOKEN_REFUSED = 4004
LONGEST_RATE_LIMIT = 30.0
"""Seconds that a call waits for its bucket; for longer ones the outbox waits."""


class Client(discord.Client):
    """The connection. What the gateway says is handed over as it came; discord.py's own objects keep the guilds."""

    def __init__(
        self, hear: Callable[[str, Json], None], ready: Callable[[], Awaitable[None]],
        settle_within: float, call_within: float,
    ) -> None:  # fmt: skip
        # We never speak aloud, and nobody needs to read that we could not.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        intents = discord.Intents.none()
        intents.guilds = intents.members = intents.message_content = True
        intents.guild_messages = intents.dm_messages = intents.guild_reactions = intents.dm_reactions = True
        super().__init__(
            intents=intents,
            enable_debug_events=True,  # on_socket_raw_receive
            max_messages=None,
            guild_ready_timeout=settle_within,
            max_ratelimit_timeout=LONGEST_RATE_LIMIT,
            http_trace=limits.observed(),
            allowed_mentions=discord.AllowedMentions.none(),
        )
        # discord.py would wait five minutes for an answer, and has no setting for it. What waits for its bucket is not
        # counted.
        patience = aiohttp.ClientTimeout(total=call_within)
        self.http.request = partial(self.http.request, timeout=patience)  # type: ignore[method-assign]
        self._hear = hear
        self.on_ready = ready
        self._session = ""
        self.heard = 0
        """The number of the gateway's last event that we were told of, in this session."""

    async def on_socket_raw_receive(self, raw: str) -> None:
        """A payload of the gateway, decompressed."""
        told = json.loads(raw)
        if told.get("op") != 0:
            return
        kind, event, self.heard = told.get("t") or "", told.get("d"), int(told.get("s") or 0)
        if kind == "READY":
            self._session = str(event.get("session_id", ""))
        if isinstance(event, dict):
            # What tells a repeated reaction from the same one, replayed after a resume.
            self._hear(kind, {**event, "turn": f"{self._session}:{told.get('s')}"})

    async def stay_connected(self) -> None:
        """Until Discord shuts us out, or we leave. Raises what discord.py does not get over."""
        while True:
            try:
                return await self.connect()
            except AttributeError as error:
                if error.name != "sequence":
                    raise
                # discord.py cannot take up again what never began.
                await asyncio.sleep(AGAIN.total_seconds())


def not_connected(client: discord.Client, connecting: asyncio.Task[None]) -> CannotStart:
    """Why there is no connection: the line that the operator reads."""
    error = connecting.exception() if connecting.done() and not connecting.cancelled() else None
    if isinstance(error, discord.PrivilegedIntentsRequired):
        return CannotStart(
            f"Discord refuses what the bot must hear: on {PORTAL}, under Bot, switch on"
            f" {' and '.join(switched_off(client.application_flags))}."
        )
    if isinstance(error, discord.ConnectionClosed) and error.code == TOKEN_REFUSED:
        return refused_token(error)
    if error is None:
        return NotThere("Cannot connect to Discord: no answer of its gateway.")
    return CannotStart(f"Cannot connect to Discord: {error}.")


def refused_token(error: Exception) -> CannotStart:
    """What to say when the token is none, or none any more."""
    return CannotStart(f"Discord refuses DISCORD_BOT_TOKEN ({error}). Copy it anew from {PORTAL}, under Bot.")


def switched_off(flags: discord.ApplicationFlags) -> list[str]:
    """The switches that the bot needs and that are off; all of them where Discord does not say."""
    switches = {
        "Server Members Intent": flags.gateway_guild_members or flags.gateway_guild_members_limited,
        "Message Content Intent": flags.gateway_message_content or flags.gateway_message_content_limited,
    }
    return [switch for switch, on in switches.items() if not on] or list(switches)
