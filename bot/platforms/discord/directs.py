"""Direct messages: their channels, and how fast new ones are opened. A bot that opens many is taken for an advertiser.

Whoever just turned to us is answered at once: for them nothing is held back. In memory: a restart forgets how many were
opened today, and knows the channels again from what stands in them.
"""

from collections import OrderedDict, deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import structlog
from discord.http import HTTPClient

from bot.core.clock import monotonic
from bot.core.errors import TryLater
from bot.platforms.discord.errors import meanings
from bot.platforms.discord.payload import Json, at, text

log = structlog.get_logger(__name__)

A_DAY = 86_400.0
JUST_NOW = 15 * 60.0
"""Seconds for which somebody who turned to us is answered without delay."""
REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Pace:
    """`burst` at once, then one every `every` seconds; at most `per_day` in 24 hours."""

    burst: int = 5
    every: float = 10.0
    per_day: int = 50


PACE = Pace()


class Directs:
    """The channels of people's direct messages with the bot. Raises DeliveryFailed's meanings."""

    def __init__(self, http: HTTPClient, pace: Pace) -> None:
        self._http = http
        self._pace = pace
        self._known: dict[str, str] = {}
        self._turned: OrderedDict[str, float] = OrderedDict()
        self._opened: deque[float] = deque()
        self._full_at = 0.0

    @property
    def at_most(self) -> int:
        """How many that nobody else began may be opened in a day."""
        return self._pace.per_day

    def know(self, channels: Mapping[str, str]) -> None:
        """Channels that are open already, by whose they are."""
        self._known.update(channels)

    def turned_to_us(self, user: str, channel: str = "") -> None:
        """Somebody wrote to us (there), or pressed something of ours."""
        if channel:
            self._known[user] = channel
        self._turned.pop(user, None)
        self._turned[user] = monotonic()
        if len(self._turned) > REMEMBERED:
            self._turned.popitem(last=False)

    def hear(self, event: Json) -> None:
        """An event of the gateway: who turns to us is known by it, and of a direct message also where."""
        if at(event, "author", "bot") is True:
            return
        here = at(event, "guild_id") is None
        if (user := text(event, "author", "id")) and here:
            self.turned_to_us(user, text(event, "channel_id"))
        elif at(event, "token") is not None and (user := text(at(event, "member", "user") or at(event, "user"), "id")):
            self.turned_to_us(user, text(event, "channel_id") if here else "")

    async def channel(self, user: str) -> str:
        """The channel of somebody's direct messages, opened if need be. Raises TryLater for its turn."""
        if user not in self._known:
            if monotonic() - self._turned.get(user, -JUST_NOW) >= JUST_NOW:
                self._take_a_turn()
            with meanings(repeatable=True):
                self._known[user] = str((await self._http.start_private_message(int(user)))["id"])
        return self._known[user]

    def known(self, user: str) -> str:
        """The channel of somebody's direct messages, as far as we know it; "" when we do not."""
        return self._known.get(user, "")

    async def look(self, user: str) -> Json:
        """The same channel as Discord describes it, opened to read what they wrote: nothing is sent, so no turn."""
        with meanings(repeatable=True):
            found: Json = dict(await self._http.start_private_message(int(user)))
        self._known[user] = text(found, "id")
        return found

    def _take_a_turn(self) -> None:
        now, pace = monotonic(), self._pace
        while self._opened and now - self._opened[0] >= A_DAY:
            self._opened.popleft()
        if len(self._opened) >= pace.per_day:
            log.warning("no new direct messages today", action="direct_messages_held_back", opened=len(self._opened))
            raise TryLater("enough direct messages were opened today", timedelta(seconds=self._opened[0] + A_DAY - now))
        full_at = max(self._full_at, now) + pace.every
        wait = full_at - now - pace.every * pace.burst
        if wait > 0:
            raise TryLater("direct messages are opened one after the other", timedelta(seconds=wait))
        self._full_at = full_at
        self._opened.append(now)
