"""One call for help on its way through Slack (see tests/wire/passage.py)."""

import json
from collections.abc import Sequence
from typing import Any

from bot.core.refs import MessageRef
from tests.drivers.seen import Seen
from tests.drivers.slack import SlackDriver
from tests.wire.passage import SOS, Passage, Posted
from tests.wire.slack.messages import Message
from tests.world import World


class SlackPassage(Passage):
    """A volunteer of their own calls; Léo answers."""

    tells = "Slack tells"

    def __init__(self, world: World, driver: SlackDriver, number: int) -> None:
        super().__init__(world, driver, number)
        self._slack = driver
        self.fake = driver._server.fake
        self._before: set[str] = set()

    async def enter(self) -> None:
        handle = self.volunteer.name
        await self.do("person", handle=handle, real_name=self.name, locale="fr-FR", tz="Europe/Paris")
        self.id, self.dm = self._slack._id(handle), self._slack._dm(handle)
        self._before = set(self.fake.workspace.channels[self.sos].messages)

    async def do(self, name: str, /, **args: Any) -> Any:
        return await self._slack._do(name, **args)

    def posts(self) -> Sequence[Posted]:
        channels = (self.fake.workspace.channels[channel] for channel in (self.sos, self.dm))
        found = [one for channel in channels for one in channel.messages.values() if one.ts not in self._before]
        return [self._posted(one) for one in found if one.by_bot and not one.deleted]

    def _posted(self, one: Message) -> Posted:
        at = MessageRef(self.world.ref("leo").workspace, one.channel, one.ts)
        return Posted(at, one.channel, json.dumps(one.blocks), one.is_reply, one)

    def seen(self, posted: Posted) -> Seen:
        return self._slack._seen(self._slack._sight._json(posted.raw), SOS)

    def form(self) -> str:
        forms = self.fake.views.stacks.get(self._slack._id("leo"), [])
        return str(forms[-1].body["callback_id"]) if forms else ""

    def happened(self) -> int:
        return len(self.fake.faults.happened)

    def in_flight(self) -> int:
        return self.fake.calls.in_flight

    def over(self) -> None:
        self.fake.faults.clear()
