"""The playground without its HTTP: workspace, people's hands, deliveries. Tests drive it in their own process."""

from datetime import timedelta
from pathlib import Path

from bot.core.clock import MovableClock
from bot.core.files import SharedFile
from bot.core.refs import MessageRef
from bot.platforms.playground.actions import ANSWER_WITHIN, Actions
from bot.platforms.playground.delivery import Deliverer
from bot.platforms.playground.demo import newcomers, seed
from bot.platforms.playground.inbox import DRAIN_WITHIN, FIRST_WAIT, Inbox
from bot.platforms.playground.pages import Pages
from bot.platforms.playground.workspace import NAME, Workspace
from bot.ui.ports import Delivery, Intake, Post, PutEvent


class Room:
    """A Platform whose people act through `actions`. Waits are in seconds."""

    def __init__(
        self,
        data_dir: Path,
        clock: MovableClock,
        *,
        answer_within: float = ANSWER_WITHIN,
        first_wait: float = FIRST_WAIT,
    ) -> None:
        self.clock = clock
        self.workspace = Workspace(data_dir)
        self.actions = Actions(self.workspace, clock, answer_within=answer_within)
        self.pages = Pages(self.workspace, clock)
        self._inbox = Inbox(self.workspace, first_wait=first_wait)
        self._deliverer = Deliverer(self.workspace, clock)

    @property
    def name(self) -> str:
        """The platform's name."""
        return NAME

    def open(self) -> None:
        """Read the journal, and change nothing yet. Raises CannotStart."""
        self.workspace.open(lambda: seed(self.clock.now()))

    async def start(self, intake: Intake) -> None:
        """Begin the journal if it is new (opened before or now), move the clock to where it stood, give what is owed.

        Raises CannotStart.
        """
        if not self.workspace.is_open:
            self.open()
        self.workspace.begin()
        self.workspace.welcome(newcomers(self.workspace.state.people))
        ahead = timedelta(milliseconds=self.workspace.state.ahead_ms)
        self.clock.move(max(ahead - self.clock.ahead, timedelta()))
        self.actions.connect(intake)
        self._inbox.start(intake)

    async def stop_intake(self) -> None:
        """Let what is in flight finish (a few seconds at most); the bot hears of nothing more."""
        self.pages.end()
        await self.actions.drain(DRAIN_WITHIN)
        await self._inbox.stop()

    async def stop(self) -> None:
        """Stop the intake, then close the journal."""
        await self.stop_intake()
        self.workspace.close()

    async def deliver(self, delivery: Delivery) -> MessageRef | None:
        """Show it, once. Raises Gone, NotAllowed, Bug or TryLater."""
        return self._deliverer.deliver(delivery)

    async def find(self, post: Post | PutEvent) -> MessageRef | None:
        """The message that was posted with `post.key`, if any."""
        return self._deliverer.find(post)

    async def fetch(self, file: SharedFile, most: int) -> bytes:
        """The bytes of a file that somebody shared. Raises FileRefused."""
        return self._deliverer.fetch(file, most)

    async def settle(self) -> None:
        """Wait until the bot has taken everything that people did."""
        await self._inbox.settle()
