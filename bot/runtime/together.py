"""Several platforms in one process: what befalls one keeps none of the others from being served.

A refused token ends the start, whichever it is. A platform that cannot be reached for now comes in later, and one that
shuts us out for good while we run is left, as long as there is another.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import structlog

from bot.core.errors import CannotStart, FileRefused, NotThere, Revoked
from bot.core.files import SharedFile
from bot.core.refs import MessageRef
from bot.ui.ports import Delivery, Intake, Post, PutEvent, Remote

log = structlog.get_logger(__name__)

TOGETHER = 15.0
"""Seconds that those who are in wait for the others at the start."""
AGAIN = 30.0
"""Seconds until a platform that was not there is tried again."""


class Together:
    """The platforms of a process. `make` makes one anew, by its name; `enter` proves its token and starts it.

    `leave` is told of one that shut us out. Entered as a context: all that can be reached is in then, or CannotStart is
    raised.
    """

    def __init__(
        self, make: Mapping[str, Callable[[], Remote]], enter: Callable[[Remote], Awaitable[None]],
        leave: Callable[[Remote], None], *, together: float = TOGETHER, again: float = AGAIN,
    ) -> None:  # fmt: skip
        self.started: list[Remote] = []
        """Those that are in."""
        self._make = make
        self._enter = enter
        self._leave = leave
        self._together = together
        self._again = again
        self._left: set[str] = set()
        self._coming: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        entering = {asyncio.create_task(self._come_in(name), name=f"start {name}"): name for name in self._make}
        try:
            late = await self._first(entering)
        except BaseException:
            await _ended(entering)
            raise
        self._coming.update(late)  # whoever waits for them may be cancelled before it begins to
        for task in late:
            self._keep(self._come_later(entering[task], task))
        return self

    async def __aexit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        await _ended(self._coming)

    def check(self) -> None:
        """Raises CannotStart when no platform will ever tell us anything again."""
        for platform in self.started:
            try:
                platform.check()
            except CannotStart as error:
                if platform.name not in self._left:
                    self._left.add(platform.name)
                    log.exception("platform left", action="platform_left", platform=platform.name)
                    self._leave(platform)
                if self._left.issuperset(self._make):
                    raise error from None

    async def _first(self, entering: Mapping[asyncio.Task[None], str]) -> Sequence[asyncio.Task[None]]:
        """Wait until all are in; those that are not there, or take long, come later. Raises CannotStart."""
        absent: list[asyncio.Task[None]] = []
        waiting = set(entering)
        while waiting:
            patience = self._together if self.started else None
            done, waiting = await asyncio.wait(waiting, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
            if not done:
                break
            absent += [task for task in done if isinstance(task.exception(), NotThere)]
            for task in done.difference(absent):
                task.result()
        if not self.started:
            absent[0].result()
        return [*absent, *waiting]

    async def _come_in(self, name: str) -> None:
        platform = self._make[name]()
        await self._enter(platform)
        self.started.append(platform)

    async def _come_later(self, name: str, trying: Awaitable[None]) -> None:
        while True:
            try:
                await trying
            except NotThere as error:
                log.warning("platform not there", action="platform_absent", platform=name, error=str(error))
                await asyncio.sleep(self._again)
                trying = self._come_in(name)
            except CannotStart:
                self._left.add(name)
                log.exception("platform refused us", action="platform_left", platform=name)
                return
            else:
                log.info("platform there", action="platform_joined", platform=name)
                return

    def _keep(self, coming: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(coming)
        self._coming.add(task)
        task.add_done_callback(_told)


@dataclass(frozen=True, slots=True)
class ShutOut:
    """Implements bot.ui.ports.Platform, in the place of one that shut us out: what it should show finds another way."""

    name: str

    async def start(self, _intake: Intake) -> None:
        """Not again."""

    async def stop_intake(self) -> None:
        """Nothing comes in."""

    async def stop(self) -> None:
        """There is nothing to let go of."""

    async def deliver(self, _delivery: Delivery) -> MessageRef | None:
        """Raises Revoked."""
        raise Revoked(f"{self.name} shut us out")

    async def find(self, _post: Post | PutEvent) -> MessageRef | None:
        """Raises Revoked."""
        raise Revoked(f"{self.name} shut us out")

    async def fetch(self, _file: SharedFile, _most: int) -> bytes:
        """Raises FileRefused."""
        raise FileRefused(f"{self.name} shut us out")


async def _ended(tasks: Collection[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _told(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and task.exception() is not None:
        log.error("a platform could not be started", action="platform_left", exc_info=task.exception())
