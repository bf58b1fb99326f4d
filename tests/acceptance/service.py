"""The real bot on a service elsewhere: `mijote run` over a fake that is another process, set up by its operator."""

import asyncio
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from tests.acceptance.cli import NEEDED
from tests.acceptance.process import START_WITHIN, Ended, Process

STAFF = ("leo", "nour", "sam")
ADMIN = "ines"
READY = "Mijote is simmering on"

Client = TypeVar("Client")


class ServiceProcess(Process):
    """`mijote run` over one folder, life after life."""

    def __init__(self, data: Path, environment: Mapping[str, str]) -> None:
        super().__init__(data, 0)
        self.environment = {"MIJOTE_DATA_DIR": str(data), "MIJOTE_LANGUAGE": "en", **environment}

    def words(self) -> Sequence[str]:
        """The command."""
        return ("run",)

    async def ready(self) -> float:
        """Wait until it is connected; seconds since it was started. Raises Ended."""
        async with asyncio.timeout(START_WITHIN):
            while READY not in self.said():
                assert self._running is not None
                if self._running.poll() is not None:
                    raise Ended(self.said())
                await asyncio.sleep(0.02)
        return time.monotonic() - self._began

    def do(self, *words: str) -> str:
        """Another command of the operator's, in the same place; what it says."""
        command, environment = [sys.executable, "-m", "bot", *words], {**NEEDED, **self.environment}
        done = subprocess.run(
            command, cwd=self.data.parent, env=environment, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@dataclass(frozen=True, slots=True)
class Town(Generic[Client]):
    """A workspace, its bot, and the ids of those in it by handle. `sos`: the team's channel."""

    service: Client
    process: ServiceProcess
    sos: str
    people: Mapping[str, str]


@asynccontextmanager
async def set_up(town: Town[Client], described: str) -> AsyncIterator[Town[Client]]:
    """The community as this file says, its process not yet started; killed at the end if a test left it alive."""
    process = town.process
    file = process.data.parent / "community.toml"
    file.write_text(described)
    process.do("setup", "--from", str(file))
    try:
        yield town
    finally:
        if process._running is not None and process._running.poll() is None:
            await process.kill()
