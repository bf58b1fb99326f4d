"""The real bot on Slack: `mijote run` over a fake Slack that is another process."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeAlias

from tests.acceptance.service import ADMIN, STAFF, ServiceProcess, Town, set_up
from tests.wire.slack.client import SlackClient
from tests.wire.slack.rules import Rules
from tests.wire.slack.running import in_own_process

SlackTown: TypeAlias = Town[SlackClient]

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


@asynccontextmanager
async def a_town(folder: Path, rules: Rules, volunteers: Sequence[str]) -> AsyncIterator[SlackTown]:
    """A process not yet started, its community set up; killed at the end if a test left it alive."""
    async with in_own_process(rules) as slack:
        people = {name: await slack.person(name, real_name=name.title(), locale="fr-FR") for name in volunteers}
        for name in (*STAFF, ADMIN):
            people[name] = await slack.person(name, real_name=name.title(), is_admin=name == ADMIN, locale="fr-FR")
        sos = await slack.channel("sos-anim", "private", [*STAFF, ADMIN])
        tokens = {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token}
        process = ServiceProcess(folder / "data", {**tokens, "SLACK_API_URL": slack.api_url})
        staff = ", ".join(f'"{people[name]}"' for name in STAFF)
        described = COMMUNITY.format(workspace=slack.team, sos=sos, staff=staff, admin=people[ADMIN])
        async with set_up(Town(slack, process, sos, people), described) as town:
            yield town
