"""The playground as a platform: a small chat workspace in the browser, served on this machine only."""

from collections.abc import Sequence
from pathlib import Path

from starlette.routing import BaseRoute

from bot.core.clock import MovableClock
from bot.core.errors import CannotStart
from bot.core.files import SharedFile
from bot.core.refs import MessageRef
from bot.platforms.playground.actions import Actions
from bot.platforms.playground.past import Remembered, compare
from bot.platforms.playground.room import Room
from bot.platforms.playground.server import Server
from bot.platforms.playground.workspace import Workspace
from bot.platforms.serving import Serving, listen
from bot.ui.ports import Delivery, Intake, Post, PutEvent

LOOPBACK = ("127.0.0.1", "localhost", "::1")


TAKEN = "choose another one (--port) and, beside a playground that runs, another folder (--data DIR)."


class PlaygroundPlatform:
    """Serves the playground kept in `data_dir` at `host` (a loopback name) and `port` (0: any free one)."""

    def __init__(self, data_dir: Path, host: str, port: int, clock: MovableClock) -> None:
        self._room = Room(data_dir, clock)
        self._host = host
        self._port = port
        self._serving: Serving | None = None
        self.beside: Sequence[BaseRoute] = ()
        """What else is served, from the start on."""

    @property
    def name(self) -> str:
        """The platform's name."""
        return self._room.name

    @property
    def url(self) -> str:
        """Where the page is, once started."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._port}/"

    @property
    def actions(self) -> Actions:
        """People's hands, for tests that drive the playground in its own process."""
        return self._room.actions

    @property
    def workspace(self) -> Workspace:
        """What is in the workspace."""
        return self._room.workspace

    def open(self, remembered: Remembered) -> str:
        """Open the journal, and change nothing yet. Returns its id.

        Raises CannotStart when it cannot be used, or has another past than the database.
        """
        self._room.open()
        compare(self._room.workspace.state, remembered, new=self._room.workspace.is_new)
        return self._room.workspace.state.journal

    def check(self) -> None:
        """Raises CannotStart when the journal is gone from under us."""
        self._room.workspace.check()

    def close(self) -> None:
        """Let go of the journal; for a playground that was opened and never started."""
        self._room.workspace.close()

    async def start(self, intake: Intake) -> None:
        """Listen, begin the journal if it is new, serve in the running loop. Raises CannotStart."""
        if self._host not in LOOPBACK:
            raise CannotStart(f"The playground only serves this machine: host must be one of {', '.join(LOOPBACK)}.")
        listening = listen(self._host, self._port, advice=TAKEN)
        try:
            await self._room.start(intake)
        except BaseException:
            listening.close()
            raise
        self._port = listening.getsockname()[1]
        app = Server(self._room.workspace, self._room.actions, self._room.pages, self._room.clock, self.beside).app()
        self._serving = Serving(app, listening)

    async def stop_intake(self) -> None:
        """Stop listening and let what is in flight finish; what the bot shows is still kept."""
        self._room.pages.end()
        serving, self._serving = self._serving, None
        try:
            if serving is not None:
                await serving.stop()
        finally:
            await self._room.stop_intake()

    async def stop(self) -> None:
        """Stop the intake, then close the journal."""
        try:
            await self.stop_intake()
        finally:
            await self._room.stop()

    async def deliver(self, delivery: Delivery) -> MessageRef | None:
        """Show it, once. Raises Gone, NotAllowed, Bug or TryLater."""
        return await self._room.deliver(delivery)

    async def find(self, post: Post | PutEvent) -> MessageRef | None:
        """The message that was posted with `post.key`, if any."""
        return await self._room.find(post)

    async def fetch(self, file: SharedFile, most: int) -> bytes:
        """The bytes of a file that somebody shared. Raises FileRefused."""
        return await self._room.fetch(file, most)

    async def settle(self) -> None:
        """Wait until the bot has taken everything that people did."""
        await self._room.settle()
