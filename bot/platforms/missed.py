"""What happened while nobody listened: remembered before anything new comes in, looked for beside all else."""

import asyncio
from datetime import datetime
from typing import Protocol

import structlog

from bot.core.refs import Workspace
from bot.ui.ports import Intake, Memory

log = structlog.get_logger(__name__)


class Finder(Protocol):
    """What a platform finds of one workspace."""

    async def meet(self, intake: Intake) -> None:
        """Let the house know everybody who is there. Raises PressAgain."""
        ...

    async def run(self, memory: Memory, since: datetime) -> None:
        """Find everything that happened since then (UTC)."""
        ...


class Missed:
    """Catches up with a workspace after the start, and after every long silence."""

    def __init__(self, found: Finder, intake: Intake, workspace: Workspace) -> None:
        self._found = found
        self._intake = intake
        self._workspace = workspace
        self._memory: Memory | None = None
        self._running: asyncio.Task[None] | None = None

    async def lasts(self) -> None:
        """Remember where we were, before anything new comes in. Raises PressAgain."""
        self._memory = await self._intake.memory(self._workspace)
        if self._memory.since is not None:
            await self._intake.misses(self._workspace, self._memory.since)

    async def meets(self) -> None:
        """Where we were never before, meet everybody. Raises PressAgain."""
        if self._memory is not None and self._memory.since is None:
            await self._found.meet(self._intake)

    def ends(self) -> None:
        """We hear again: look for what we did not, beside all else."""
        memory, self._memory = self._memory, None
        if memory is None or memory.since is None:
            return
        self.cancel()
        self._running = asyncio.create_task(self._find(memory, memory.since), name=f"catch up {self._workspace}")
        self._running.add_done_callback(_told)

    async def _find(self, memory: Memory, since: datetime) -> None:
        """Whatever ends it before its end leaves it to be done again, from where it began."""
        await self._found.run(memory, since)
        await self._intake.caught_up(self._workspace)

    def cancel(self) -> None:
        """What is not found now is looked for at the next start."""
        if self._running is not None:
            self._running.cancel()

    async def caught_up(self) -> None:
        """Wait until all is found."""
        if self._running is not None:
            await asyncio.wait({self._running})


def _told(running: asyncio.Task[None]) -> None:
    if not running.cancelled() and running.exception() is not None:
        log.error("not caught up", action="not_caught_up", exc_info=running.exception())
