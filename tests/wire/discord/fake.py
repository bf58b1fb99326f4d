"""The whole fake Discord without its server: the parts, put together."""

from bot.core.clock import MovableClock
from tests.wire.discord.calls import Calls
from tests.wire.discord.events import Feed
from tests.wire.discord.faults import Faults
from tests.wire.discord.gateway import Gateway
from tests.wire.discord.interactions import Interactions
from tests.wire.discord.limits import Rates
from tests.wire.discord.posting import Posting
from tests.wire.discord.responses import Responses
from tests.wire.discord.rules import Rules
from tests.wire.discord.state import World
from tests.wire.discord.threads import Threads


class Fake:
    """Discord with one application. The clock runs along with the machine's and can be moved forward."""

    def __init__(self, rules: Rules | None = None, *, seed: int = 0, clock: MovableClock | None = None) -> None:
        self.rules = rules or Rules()
        self.clock = clock or MovableClock()
        self.world = World(self.clock, self.rules, seed)
        self.faults = Faults()
        self.rates = Rates(self.clock, self.rules)
        self.gateway = Gateway(self.world, self.faults)
        self.feed = Feed(self.world, self.gateway.sessions)
        self.threads = Threads(self.world, self.feed)
        self.posting = Posting(self.world, self.feed, self.threads)
        self.calls = Calls()
        self.interactions = Interactions(self.world, self.feed)
        self.responses = Responses(self.world, self.feed, self.posting)

    async def close(self) -> None:
        """Let go of everything."""
        await self.gateway.stop()
