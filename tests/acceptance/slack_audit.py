"""The reckoning on Slack (see service_audit.py)."""

import json

from bot.core.refs import MessageRef, Workspace
from bot.platforms.slack.forms import home
from bot.platforms.slack.render import render_view
from bot.ui.text import Reader
from bot.ui.view import View
from storage.repos.surfaces import Surface
from tests.acceptance.audit import Reckoning
from tests.acceptance.service_audit import compare_surfaces, reckon_seen
from tests.acceptance.slack_process import SlackTown
from tests.acceptance.traffic import Sent
from tests.drivers.faulty import FaultyPlatform
from tests.drivers.seen import Listed
from tests.drivers.slack import _plain
from tests.wire.slack.rules import Json


class SlackPhotograph:
    """What stands on Slack at one moment."""

    def __init__(self, town: SlackTown, posts: list[Json], homes: dict[str, Json | None]) -> None:
        self.platform = FaultyPlatform("slack")
        self._here = Workspace("slack", town.service.team)
        self._posts = {MessageRef(self._here, post["channel"], post["ts"]): post for post in posts}
        self._homes = homes

    def shown(self, surface: Surface) -> object:
        if surface.spot.home:
            return _plain((self._homes[surface.spot.user] or {}).get("blocks"))
        assert surface.message is not None, f"{surface.kind} was never shown"
        return _plain(self._posts[surface.message]["blocks"])

    def drawn(self, view: View, reader: Reader, surface: Surface) -> object:
        if surface.spot.home:
            return _plain(home(view, reader, self._here)["blocks"])
        return _plain(render_view(view, reader, self._here).blocks)

    def told(self, message: MessageRef) -> str:
        return str(self._posts[message])

    def posted(self) -> set[MessageRef]:
        return set(self._posts)

    def events(self) -> list[Listed]:
        return []


async def reckon(town: SlackTown, sent: list[Sent], found: Reckoning) -> None:
    """Count every mark in every message of the bot, and compare every surface with a fresh render."""
    posts: list[Json] = await town.service.posts()
    directs = {await town.service.dm(one.case_of): one.case_of for one in sent}
    said = [(post["channel"], json.dumps(post.get("blocks") or names(post))) for post in posts]
    reckon_seen(town, sent, said, directs, found)
    homes = {town.people[name]: await town.service.home(name) for name in town.people}
    await compare_surfaces(town.process, SlackPhotograph(town, posts, homes), found)


def names(post: Json) -> list[str]:
    """The files that a message shows."""
    return [file["name"] for file in post["files"]]
