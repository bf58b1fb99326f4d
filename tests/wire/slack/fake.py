"""The whole fake Slack without its server: the parts, put together."""

from bot.core.clock import MovableClock
from tests.wire.slack.calls import Calls
from tests.wire.slack.deliveries import Answer, Deliveries
from tests.wire.slack.events import Feed
from tests.wire.slack.faults import Faults
from tests.wire.slack.files import Files
from tests.wire.slack.http_sender import HttpSender
from tests.wire.slack.limits import Rates
from tests.wire.slack.posting import Posting
from tests.wire.slack.response_urls import ResponseUrls
from tests.wire.slack.rooms import Rooms
from tests.wire.slack.rules import Json, Rules
from tests.wire.slack.schedule import Schedule
from tests.wire.slack.socket_mode import Sockets
from tests.wire.slack.state import Workspace
from tests.wire.slack.views import Views

MOST_TROUBLES = 10_000


class Fake:
    """One workspace with one app. The clock runs along with the machine's and can be moved forward."""

    def __init__(self, rules: Rules | None = None, *, seed: int = 0, clock: MovableClock | None = None) -> None:
        self.rules = rules or Rules()
        self.clock = clock or MovableClock()
        self.base_url = ""
        """Where the server listens, without a slash at the end; set by the server."""
        self.workspace = Workspace(self.clock, self.rules, seed)
        self.faults = Faults()
        self.rates = Rates(self.clock, self.rules)
        self.sockets = Sockets(self.workspace, seed)
        self.http = HttpSender(self.workspace)
        self.deliveries = Deliveries(self.workspace, self.faults, self)
        self.feed = Feed(self.workspace, self.deliveries)
        self.posting = Posting(self.workspace, self.feed)
        self.rooms = Rooms(self.workspace, self.feed, self.posting)
        self.schedule = Schedule(self.workspace, self.posting)
        self.clock.on_move(self.schedule.run)
        self.views = Views(self.workspace)
        self.links = ResponseUrls(self.workspace, self.posting, self.rates)
        self.files = Files(self.workspace)
        self.calls = Calls()
        self.troubles: list[tuple[str, str]] = []
        """(person, what they were told): an app that did not answer in time shows."""

    async def send(self, kind: str, payload: Json, attempt: int, reason: str) -> Answer:
        """Reach the app in the way that it is set up for: over HTTP once it has a request URL."""
        carrier = self.http if self.http.url else self.sockets
        return await carrier.send(kind, payload, attempt, reason)

    def trouble(self, person: str, what: str) -> None:
        """A person sees that the app failed them."""
        if len(self.troubles) >= MOST_TROUBLES:
            self.troubles.pop(0)
        self.troubles.append((person, what))

    async def close(self) -> None:
        """Let go of everything."""
        self.schedule.close()
        await self.deliveries.close()
        await self.sockets.close()
        await self.http.close()
