"""After downtime: what was said while nobody listened, read from history, those who talk with us first.

Discord repeats nothing, and has no list of a bot's direct messages: those we do not know are opened, one by one.
What was heard all the same is found here a second time, under the same keys: overlap is harmless. Deletions leave no
trace in a history, and changes of messages older than the downtime are not looked for.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

import structlog
from discord.http import HTTPClient

from bot.core.errors import DeliveryFailed
from bot.core.inbound import Event
from bot.core.refs import MessageRef, Workspace
from bot.platforms.discord.deliver import EPOCH_MS, PAGE
from bot.platforms.discord.directs import Directs
from bot.platforms.discord.inbound import arrived, edited, reacted, said
from bot.platforms.discord.members import Members
from bot.platforms.discord.patience import patiently
from bot.platforms.discord.payload import Json, at, text
from bot.ui.ports import Intake, Memory

log = structlog.get_logger(__name__)

NOTED_WITHIN = (1.0, 5.0, 15.0, 60.0)
"""Seconds, one after the other, after which the house knows for sure where a message stands that was found."""
EVERY = 0.5
"""Seconds between two of them: opening direct messages fast looks like a bot that advertises."""


class CatchUp:
    """Reads what was missed in the guild `here` and hands it to `receive`, event by event."""

    def __init__(
        self, here: Workspace, http: HTTPClient, directs: Directs, members: Members,
        receive: Callable[[Event], Awaitable[None]], *, every: float = EVERY,
    ) -> None:  # fmt: skip
        self._here = here
        self._http = http
        self._directs = directs
        self._members = members
        self._receive = receive
        self._every = every

    async def meet(self, intake: Intake) -> None:
        """Let the house know all members, as they are: before anybody can call, there must be somebody to be called."""
        await patiently(partial(intake.meet, self._here, self._members.everybody(self._here.id)))

    async def run(self, memory: Memory, since: datetime) -> None:
        """Everything since then (UTC)."""
        count = 0
        async for event in self._missed(memory, since):
            await patiently(partial(self._receive, event))
            count += 1
        log.info("caught up", action="caught_up", guild=self._here.id, since=since.isoformat(), events=count)

    async def below(self, root: MessageRef) -> None:
        """What was said below a message that had to be found: until then nobody knew it for ours."""
        for wait in NOTED_WITHIN:
            await asyncio.sleep(wait)
            async for event in self._said_below(root, int(root.message)):
                await patiently(partial(self._receive, event))

    async def _missed(self, memory: Memory, since: datetime) -> AsyncIterator[Event]:
        oldest = _first_id(since)
        new = (arrived(one) for one in self._members.present(self._here.id) if one["user"]["id"] not in memory.people)
        for found in (
            *(self._said_directly(user, oldest) for user in memory.talking),
            *(self._said_below(root, oldest) for root in memory.threads),
            *(self._reacted(message, oldest) for message in memory.reacted),
            _those(new),
            *(self._said_directly(user, oldest) for user in self._others(set(memory.talking))),
        ):
            async for event in found:
                yield event

    async def _said_below(self, root: MessageRef, oldest: int) -> AsyncIterator[Event]:
        self._members.opened(root.message, root.channel)
        async for event in self._said(root.message, oldest, self._here.id):
            yield event

    async def _said_directly(self, user: str, oldest: int) -> AsyncIterator[Event]:
        """One whose channel we do not know is opened; one in which nothing is new is not read."""
        channel = self._directs.known(user)
        if not channel:
            try:
                opened = await patiently(partial(self._directs.look, user))
            except DeliveryFailed as error:
                log.info("not caught up", action="not_caught_up", user=user, error=str(error))  # they left, say
                return
            if int(text(opened, "last_message_id") or 0) >= oldest:
                channel = text(opened, "id")
            await asyncio.sleep(self._every)
        if channel:
            async for event in self._said(channel, oldest, None):
                yield event

    def _others(self, known: Collection[str]) -> Sequence[str]:
        """Whoever never heard of us may have called all the same; so many are looked at as may be begun in a day."""
        others, most = strangers(self._members.present(self._here.id), known), self._directs.at_most
        looked_at = first_to_open(others, self._directs.known, most)
        if len(looked_at) < len(others):
            people = len(others) - len(looked_at)
            log.warning("not caught up", action="not_caught_up", guild=self._here.id, people=people)
        return looked_at

    async def _said(self, channel: str, oldest: int, guild: str | None) -> AsyncIterator[Event]:
        async for message in self._messages(channel, oldest):
            told = {**message, "channel_id": channel} | ({"guild_id": guild} if guild else {})
            try:
                await self._members.learn(told)
                found = (said(told, self._members), edited(told, self._members))
            except ValueError as error:
                log.warning("not understood", action="not_understood", type="history", error=str(error))
                continue
            for event in found:
                if event is not None:
                    yield event

    async def _reacted(self, on: MessageRef, oldest: int) -> AsyncIterator[Event]:
        """Every reaction that stands on a message: which are new nobody says, and twice is once. None that is gone."""
        emoji: Any
        try:
            found = await patiently(partial(self._http.get_message, int(on.channel), int(on.message)))
            for emoji in (one["emoji"] for one in found.get("reactions", [])):
                async for user in self._who_reacted(on, emoji):
                    told = {"user_id": user, "emoji": emoji, "channel_id": on.channel, "message_id": on.message}
                    told |= {"guild_id": self._here.id, "turn": f"found:{oldest}"}
                    event = reacted(told, self._members, added=True)
                    if event is not None:
                        yield event
        except DeliveryFailed as error:
            log.info("not caught up", action="not_caught_up", where=on.channel, error=str(error))

    async def _who_reacted(self, on: MessageRef, emoji: Any) -> AsyncIterator[str]:
        name, after = f"{emoji['name']}:{emoji['id']}" if emoji.get("id") else emoji["name"], None
        while True:
            ask = partial(self._http.get_reaction_users, int(on.channel), int(on.message), name, PAGE, after)
            page = await patiently(ask)
            for user in page:
                if not user.get("bot"):
                    yield str(user["id"])
            if len(page) < PAGE:
                return
            after = int(page[-1]["id"])

    async def _messages(self, channel: str, oldest: int) -> AsyncIterator[Any]:
        """Oldest first. A thread that was never opened has none."""
        after = oldest
        while True:
            try:
                page = await patiently(partial(self._http.logs_from, int(channel), PAGE, after=after))
            except DeliveryFailed as error:
                log.info("not caught up", action="not_caught_up", where=channel, error=str(error))
                return
            for message in sorted(page, key=lambda one: int(one["id"])):
                yield message
                after = int(message["id"])
            if len(page) < PAGE:
                return


def strangers(present: Iterable[Json], known: Collection[str]) -> list[str]:
    """The people among a guild's members who are not known, the latest to join first: they are likest to call first."""
    people = [member for member in present if not at(member, "user", "bot")]
    people.sort(key=lambda member: text(member, "joined_at"), reverse=True)
    return [user for member in people if (user := text(member, "user", "id")) not in known]


def first_to_open(people: Sequence[str], opened: Callable[[str], str], most: int) -> list[str]:
    """These people without those beyond the first `most` whose direct messages are still to be opened."""
    unopened = [user for user in people if not opened(user)]
    left_out = frozenset(unopened[most:])
    return [user for user in people if user not in left_out]


async def _those(events: Iterable[Event | None]) -> AsyncIterator[Event]:
    for event in events:
        if event is not None:
            yield event


def _first_id(since: datetime) -> int:
    """What an id given at this instant is at least."""
    return (int(since.astimezone(UTC).timestamp() * 1000) - EPOCH_MS) << 22
