"""The real bot on Slack: `mijote run` over a fake Slack that is another process; a community set up by its operator."""

import asyncio
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.acceptance.cli import NEEDED
from tests.acceptance.process import START_WITHIN, Ended, Process
from tests.wire.slack.client import SlackClient
from tests.wire.slack.rules import Rules
from tests.wire.slack.running import in_own_process

READY = "Mijote is simmering on Slack."
STAFF = ("leo", "nour", "sam")
COMMUNITY = """\
[community]
name = "Les Passerelles"
language = "fr"
timezone = "Europe/Paris"

[slack]
workspace = "{workspace}"

[slack.places]
sos = "{sos}"

[slack.roles]
staff = [{staff}]
admin = ["{admin}"]
"""


class SlackProcess(Process):
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
class Town:
    """A workspace, its bot, and the ids of those in it by handle. `sos`: the team's channel."""

    slack: SlackClient
    process: SlackProcess
    sos: str
    people: Mapping[str, str]


@asynccontextmanager
async def a_town(folder: Path, rules: Rules, volunteers: Sequence[str]) -> AsyncIterator[Town]:
    """A process not yet started, its community set up; killed at the end if a test left it alive."""
    async with in_own_process(rules) as slack:
        people = {name: await slack.person(name, real_name=name.title(), locale="fr-FR") for name in volunteers}
        for name in (*STAFF, "ines"):
            people[name] = await slack.person(name, real_name=name.title(), is_admin=name == "ines", locale="fr-FR")
        sos = await slack.channel("sos-anim", "private", [*STAFF, "ines"])
        tokens = {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token}
        process = SlackProcess(folder / "data", {**tokens, "SLACK_API_URL": slack.api_url})
        staff = ", ".join(f'"{people[name]}"' for name in STAFF)
        described = COMMUNITY.format(workspace=slack.team, sos=sos, staff=staff, admin=people["ines"])
        (folder / "community.toml").write_text(described)
        process.do("setup", "--from", str(folder / "community.toml"))
        try:
            yield Town(slack, process, sos, people)
        finally:
            if process._running is not None and process._running.poll() is None:
                await process.kill()
