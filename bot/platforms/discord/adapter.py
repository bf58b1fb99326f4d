"""Discord as a platform: every guild that the bot is in, on discord.py.

discord.py keeps the connection (heartbeats, resuming), the guilds with their members, and the rate-limit buckets. What
happened is read from the gateway's own words and handled in order for each person. Discord knows no acknowledgement of
events: one that our memory cannot take waits here, and what a crash loses is found in the history at the next start.
"""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Any, TypeAlias

import structlog
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route
from pydantic import SecretStr

from bot.core.errors import Ambiguous, CannotStart, DeliveryFailed, NotThere, Revoked, TryLater
from bot.core.files import SharedFile
from bot.core.inbound import Event, Inbound, Interaction
from bot.core.refs import MessageRef, Workspace
from bot.platforms.discord.answers import Answers
from bot.platforms.discord.catch_up import EVERY, CatchUp
from bot.platforms.discord.client import Client, not_connected, refused_token
from bot.platforms.discord.commands import payloads
from bot.platforms.discord.deliver import Deliverer
from bot.platforms.discord.directs import PACE, Directs, Pace
from bot.platforms.discord.errors import meanings
from bot.platforms.discord.files import Files
from bot.platforms.discord.inbound import InteractionType, changed_at, translate
from bot.platforms.discord.interactions import ANSWER_WITHIN, HOME, Interactions
from bot.platforms.discord.members import Members
from bot.platforms.discord.offering import offer
from bot.platforms.discord.patience import patiently, until_taken
from bot.platforms.discord.payload import NAME, guild, text
from bot.platforms.discord.reacted import look
from bot.platforms.missed import Missed
from bot.platforms.overtaken import Overtaken
from bot.platforms.turns import Turns
from bot.ui.ports import Delivery, Intake, Post, PutEvent
from bot.ui.reply import Answer

log = structlog.get_logger(__name__)

Json: TypeAlias = dict[str, Any]

API_URL = "https://discord.com/api/v10"
READY_WITHIN = 60.0
CALL_WITHIN = 20.0
"""Seconds for one call of the API; less than a delivery's lease."""
SETTLE_WITHIN = 2.0
"""Seconds without another guild after which all of them are there."""
FOR_EVER = 1_000_000
DRAIN_WITHIN = timedelta(seconds=8)


@dataclass(frozen=True, slots=True)
class Access:
    """How to reach Discord. Other addresses than Discord's own are for tests and proxies."""

    token: SecretStr
    api_url: str = API_URL
    gateway_url: str = ""
    new_directs: Pace = PACE


class DiscordPlatform:
    """Implements bot.ui.ports.Platform for every guild that the bot is in."""

    def __init__(
        self, access: Access, *, settle_within: float = SETTLE_WITHIN, seconds_per_person: float = EVERY,
        call_within: float = CALL_WITHIN, answer_within: float = ANSWER_WITHIN,
    ) -> None:  # fmt: skip
        self._access = access
        self._answer_within = answer_within
        self._call_within = call_within
        self._seconds_per_person = seconds_per_person
        self._settle_within = settle_within
        self._turns = Turns()
        self._busy: set[asyncio.Task[Any]] = set()
        self._closing = False
        self._connected: asyncio.Task[None] | None = None
        self._overtaken = Overtaken(changed_at)
        self._missed: list[Missed] = []
        self._beside: set[asyncio.Task[None]] = set()
        self._whole = asyncio.Event()
        """The guilds and their members are there, and we know where we were: what comes in can be understood."""

    @property
    def name(self) -> str:
        """The platform's name."""
        return NAME

    async def introduce(self) -> list[tuple[Workspace, str]]:
        """Prove the token; the guilds that the bot is in, with their names. Before `start`. Raises CannotStart."""
        Route.BASE = self._access.api_url
        if self._access.gateway_url:
            DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(self._access.gateway_url)
        self._client = Client(self._hear, self._ready, self._settle_within, self._call_within)
        http = self._client.http
        try:
            with meanings(repeatable=True):
                await self._client.login(self._access.token.get_secret_value())
                guilds = await http.get_guilds(200)
        except DeliveryFailed as error:
            await self._client.close()
            if isinstance(error, Revoked):
                raise refused_token(error) from error
            kind = NotThere if isinstance(error, TryLater | Ambiguous) else CannotStart
            raise kind(f"Cannot start with DISCORD_BOT_TOKEN: {error}.") from error
        self._members = Members(self._client)
        self._directs = Directs(http, self._access.new_directs)
        self._deliverer = Deliverer(http, self._members, self._directs)
        self._files = Files(http)
        self._guilds = [guild(str(one["id"])) for one in guilds]
        return [(guild(str(one["id"])), str(one["name"])) for one in guilds]

    async def start(self, intake: Intake) -> None:
        """Connect to the gateway, and wait until the guilds are there. Raises CannotStart."""
        self._intake = intake
        answers = Answers(self._client.http, str(self._client.application_id))
        self._interactions = Interactions(
            answers, self._interact, intake.commands, intake.shortcuts, self._answer_within
        )
        self._deliverer.on_shown = self._interactions.remember
        self._missed = [Missed(self._finder(here), intake, here) for here in self._guilds]
        await offer(self._client, payloads([*intake.commands(), HOME], intake.shortcuts()))
        self._connected = asyncio.create_task(self._client.stay_connected(), name="discord-gateway")
        whole = asyncio.create_task(self._whole.wait())
        await asyncio.wait({self._connected, whole}, timeout=READY_WITHIN, return_when=asyncio.FIRST_COMPLETED)
        if not whole.done():
            whole.cancel()
            await self._client.close()
            raise not_connected(self._client, self._connected)

    def _finder(self, here: Workspace) -> CatchUp:
        every = self._seconds_per_person
        return CatchUp(here, self._client.http, self._directs, self._members, self._take, every=every)

    async def _ready(self) -> None:
        """The guilds are there, at the start and after a session that could not be resumed: what did we miss?

        Nothing that came in since was handled yet, so our memory still ends where we stopped listening.
        """
        for missed in self._missed:
            await patiently(missed.lasts, tries=FOR_EVER)
            await patiently(missed.meets, tries=FOR_EVER)
        for here in self._guilds:
            await patiently(partial(self._follow, here), tries=FOR_EVER)
        for missed in self._missed:
            missed.ends()
        self._whole.set()

    async def _follow(self, here: Workspace) -> None:
        """Who holds which rights by now, whatever happened while nobody listened."""
        memory = await self._intake.memory(here)
        self._directs.know(memory.directs)
        self._members.partners(memory.directs)
        await self._intake.follow(here, self._members.as_it_stands(here.id, memory.people))

    async def caught_up(self) -> None:
        """Wait until what was missed is handled."""
        for missed in self._missed:
            await missed.caught_up()

    def check(self) -> None:
        """Raises CannotStart once Discord will never tell us anything again: a revoked token, say."""
        if self._connected is not None and self._connected.done() and not self._closing:
            raise not_connected(self._client, self._connected)

    async def stop_intake(self) -> None:
        """Hear nothing new, and let what is in flight finish."""
        self._closing = True
        self._whole.set()
        for missed in self._missed:
            missed.cancel()
        for task in self._beside:
            task.cancel()
        with suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_WITHIN.total_seconds()):
                await self.settle()

    async def stop(self) -> None:
        """Stop the intake, and let go of the connections."""
        try:
            await self.stop_intake()
        finally:
            await self._files.close()
            await self._client.close()
            if self._connected is not None:
                await asyncio.gather(self._connected, return_exceptions=True)

    @property
    def heard(self) -> int:
        """The number of the gateway's last event that reached us, in this session."""
        return self._client.heard

    async def settle(self) -> None:
        """Wait until everything that came in is handled and answered."""
        while self._busy:
            await asyncio.wait(self._busy)

    async def deliver(self, delivery: Delivery) -> MessageRef | None:
        """Show it, once. Raises DeliveryFailed's meanings."""
        return await self._deliverer.deliver(delivery)

    async def find(self, post: Post | PutEvent) -> MessageRef | None:
        """What was posted with `post.key`, if it stands."""
        found = await self._deliverer.find(post)
        if found is not None and isinstance(post, Post) and post.talk:
            task = asyncio.create_task(self._finder(found.workspace).below(found), name="discord below")
            self._beside.add(task)
            task.add_done_callback(self._beside.discard)
        return found

    async def fetch(self, file: SharedFile, most: int) -> bytes:
        """The bytes of a file that somebody shared. Raises FileRefused or TryLater."""
        return await self._files.fetch(file, most)

    # --- what comes in --------------------------------------------------------------------------------

    def _hear(self, kind: str, event: Json) -> None:
        """An event of the gateway, in the order in which they come."""
        if self._closing:
            return
        if kind == "READY":
            self._whole.clear()
        task = asyncio.create_task(self._handle(kind, event), name=f"discord {kind}")
        self._busy.add(task)
        task.add_done_callback(self._busy.discard)

    async def _handle(self, kind: str, event: Json) -> None:
        user = text(event, "author", "id") or text(event, "user_id") or text(event, "member", "user", "id")
        try:
            if kind != "INTERACTION_CREATE" or "guild_id" not in event:  # the others are waited for once they are read
                await self._whole.wait()
            if self._closing:
                return  # our next life finds it in the history
            async with self._turns.turn(user or text(event, "user", "id") or text(event, "channel_id")):
                await self._members.learn(event)
                self._directs.hear(event)
                if told := self._members.told(kind, event):
                    here = guild(text(event, "guild_id") or text(event, "id"))
                    await until_taken(lambda: self._intake.follow(here, told), lambda: self._closing)
                if kind == "MESSAGE_DELETE":
                    self._overtaken.deleted(text(event, "channel_id"), text(event, "id"))
                inbound = self._with_profile(translate(kind, event, self._members), event)
                if isinstance(inbound, Event):
                    await self._give(inbound)
            if kind == "INTERACTION_CREATE" and event.get("type") == InteractionType.AUTOCOMPLETE:
                await self._interactions.suggest(event, None)
            if isinstance(inbound, Interaction):
                await self._interactions.answer(event, inbound)
        except ValueError as error:
            log.warning("not understood", action="not_understood", type=kind, error=str(error))
        except Exception:
            log.exception("an event was not handled", action="event_lost", type=kind)

    def _with_profile(self, inbound: Inbound | None, event: Json) -> Inbound | None:
        if inbound is None:
            return None
        profile = self._members.profile(inbound.by.workspace.id, inbound.by.user, text(event, "locale"))
        return replace(inbound, profile=profile)

    async def _take(self, event: Event) -> None:
        """Something that was missed."""
        async with self._turns.turn(event.by.user):
            profile = self._members.profile(event.by.workspace.id, event.by.user)
            await self._give(replace(event, profile=profile))

    async def _give(self, heard: Event) -> None:
        event = self._overtaken.put_right(heard)
        if not isinstance(event, Event):
            return

        async def give() -> None:
            await self._intake.receive(await look(event, self._intake, self._client.http))

        await until_taken(give, lambda: self._closing)

    async def _interact(self, inbound: Interaction) -> Answer:
        await self._whole.wait()
        async with self._turns.turn(inbound.by.user):
            return await self._intake.receive(inbound)
