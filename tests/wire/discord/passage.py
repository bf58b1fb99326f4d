"""One call for help on its way through Discord (see tests/wire/passage.py)."""

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.core.refs import MessageRef
from tests.drivers.discord import SPOKEN, DiscordDriver
from tests.drivers.seen import Seen
from tests.wire.discord.channels import Channel
from tests.wire.discord.messages import Message
from tests.wire.passage import SOS, Passage, Posted
from tests.world import World


class DiscordPassage(Passage):
    """A volunteer of their own calls; Léo answers."""

    tells = "Discord tells"

    def __init__(self, world: World, driver: DiscordDriver, number: int) -> None:
        super().__init__(world, driver, number)
        self._discord = driver
        self.fake = driver._server.fake
        self._before: set[str] = set()

    async def enter(self) -> None:
        handle = self.volunteer.name
        await self.do("person", handle=handle, name=self.name, member=False)
        await self.do("join", who=handle)
        self.id = self._discord._id(handle)
        self.dm = await self.do("dm", who=handle)
        self._before = {message.id for message in self.fake.world.all_messages()}

    async def do(self, name: str, /, **args: Any) -> Any:
        return await self._discord._do(name, **args)

    def posts(self) -> Sequence[Posted]:
        places = [channel for channel in self.fake.world.channels.values() if self._place(channel)]
        found = [one for place in places for one in place.messages.values() if one.id not in self._before]
        return [self._posted(one) for one in found if one.author.bot and one.type in SPOKEN]

    def _place(self, channel: Channel) -> str:
        """The team's channel, its threads too, or the volunteer's direct messages."""
        place = channel.parent or channel.id
        return place if place in (self.sos, self.dm) else ""

    def _posted(self, one: Message) -> Posted:
        channel = self.fake.world.channels[one.channel]
        at = MessageRef(self.world.ref("leo").workspace, one.channel, one.id)
        return Posted(at, self._place(channel), json.dumps(one.components), bool(channel.parent), one)

    def seen(self, posted: Posted) -> Seen:
        return self._discord._seen(self._discord._sight._json(posted.raw), SOS, "leo")

    def form(self) -> str:
        modal = self.fake.responses.modals.get(self._discord._id("leo"))
        return str(modal.data["custom_id"]) if modal is not None else ""

    def happened(self) -> int:
        return len(self.fake.faults.happened)

    def in_flight(self) -> int:
        return self.fake.calls.in_flight

    def over(self) -> None:
        self.fake.faults.clear()

    # --- what happens to the gateway ------------------------------------------------------------------

    def went(self, what: str) -> None:
        """Something went wrong that no script did."""
        self.fake.faults.happened.append((what, "gateway"))

    def forget_directs(self) -> None:
        """As after a restart."""
        self._discord._platform._directs._known.clear()

    async def says_unheard(self) -> None:
        """Both write while no session listens: it is in the histories alone."""
        self.world.clock.move(timedelta(seconds=1))
        below = self.card().id
        await self.driver.says(self.volunteer.name, "dm", self.said(self.sos, "{mark} vous m'entendez ?"), None)
        await self.driver.says("leo", SOS, self.said(self.dm, "{mark} je te cherche"), below)
        await self.calm()
