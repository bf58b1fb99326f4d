"""The reckoning on Discord (see service_audit.py)."""

import json

from bot.core.refs import MessageRef, Workspace
from bot.platforms.discord.render import render_view
from bot.ui.text import Reader
from bot.ui.view import View
from storage.repos.surfaces import Surface
from tests.acceptance.audit import Reckoning
from tests.acceptance.discord_process import DiscordTown
from tests.acceptance.service_audit import compare_surfaces, reckon_seen
from tests.acceptance.traffic import Sent
from tests.drivers.discord import SPOKEN, _plain
from tests.drivers.faulty import FaultyPlatform
from tests.drivers.seen import Listed
from tests.wire.discord.rules import Json


class DiscordPhotograph:
    """What stands on Discord at one moment."""

    def __init__(self, town: DiscordTown, posts: list[Json]) -> None:
        self.platform = FaultyPlatform("discord")
        self._here = Workspace("discord", town.service.guild)
        self._posts = {MessageRef(self._here, post["channel_id"], post["id"]): post for post in posts}

    def shown(self, surface: Surface) -> object:
        assert surface.message is not None, f"{surface.kind} was never shown"
        return _plain(self._posts[surface.message]["components"])

    def drawn(self, view: View, reader: Reader, _surface: Surface) -> object:
        return _plain(render_view(view, reader, self._here).components)

    def told(self, message: MessageRef) -> str:
        return str(self._posts[message])

    def posted(self) -> set[MessageRef]:
        return set(self._posts)

    def events(self) -> list[Listed]:
        return []


async def reckon(town: DiscordTown, sent: list[Sent], found: Reckoning) -> None:
    """Count every mark in every message of the bot, and compare every surface with a fresh render."""
    posts = [post for post in await town.service.posts() if post["type"] in SPOKEN]
    directs = {await town.service.dm(one.case_of): one.case_of for one in sent}
    said = [(post["channel_id"], json.dumps(names(post) or post["components"])) for post in posts]
    reckon_seen(town, sent, said, directs, found)
    await compare_surfaces(town.process, DiscordPhotograph(town, posts), found)


def names(post: Json) -> list[str]:
    """The files that a message shows."""
    return [file["filename"] for file in post["attachments"]]
