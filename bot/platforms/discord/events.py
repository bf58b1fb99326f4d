"""A server's scheduled events: put there, changed, found again, taken away. Ours take place outside of Discord.

Making one knows no nonce: it is tried once, and looked for when nobody knows what became of it. Its description ends
with a mark of ours; whoever made an event is told too, so that nobody else's is ever taken for ours.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeAlias

from discord.http import HTTPClient, Route

from bot.core.refs import EVENTS, MessageRef, Workspace
from bot.platforms.discord.errors import meanings
from bot.platforms.discord.forums import make_once
from bot.platforms.discord.members import Members
from bot.platforms.discord.text import Pen
from bot.ui.fit import Atoms, fit, units
from bot.ui.happening import Happening
from bot.ui.ports import PutEvent
from bot.ui.text import PlaceMention, Span

Json: TypeAlias = dict[str, Any]

NAME, DESCRIPTION, LOCATION = 100, 1_000, 100
GUILD_ONLY, EXTERNAL = 2, 3
MARK = 8
"""Of our ids the end is random."""


class Events:
    """The scheduled events that the bot makes. Raises DeliveryFailed's meanings. `me`: the bot's own id."""

    def __init__(self, http: HTTPClient, members: Members, me: Callable[[], str]) -> None:
        self._http = http
        self._members = members
        self._me = me

    async def put(self, put: PutEvent) -> MessageRef:
        """Make it, or change it: all of it, whatever somebody else made of it meanwhile."""
        body = event_body(put, self._members.channel_name)
        if put.event is not None:
            with meanings(repeatable=True):
                await self._http.request(_event("PATCH", put.event), json=body)
            return put.event
        route = Route("POST", "/guilds/{guild_id}/scheduled-events", guild_id=put.workspace.id)
        with meanings(repeatable=False):
            made = await make_once(self._http, route, body)
        return _ref(put.workspace, made)

    async def find(self, put: PutEvent) -> MessageRef | None:
        """The event that was made with `put.key`, unless it is over, or somebody took it away."""
        route = Route("GET", "/guilds/{guild_id}/scheduled-events", guild_id=put.workspace.id)
        with meanings(repeatable=True):
            found = await self._http.request(route)
        mine = (one for one in found if str(one.get("creator_id")) == self._me())
        ours = (one for one in mine if str(one.get("description") or "").endswith(_mark(put.key)))
        return next((_ref(put.workspace, one) for one in ours), None)

    async def remove(self, event: MessageRef) -> None:
        """Take it away."""
        with meanings(repeatable=True):
            await self._http.request(_event("DELETE", event))


def event_body(put: PutEvent, name_of: Callable[[str], str]) -> Json:
    """What Discord is told. `name_of`: what a channel is called, "" while that is not known."""
    happening, pen = put.happening, Pen(put.reader, put.workspace)
    return {
        "name": pen.label(happening.name, NAME),
        "description": _described(pen, happening, put.key),
        "scheduled_start_time": _instant(happening.starts_at),
        "scheduled_end_time": _instant(happening.ends_at),
        "privacy_level": GUILD_ONLY,
        "entity_type": EXTERNAL,
        "entity_metadata": {"location": pen.label(_named(pen, happening.where, name_of), LOCATION)},
    }


def _named(pen: Pen, where: Span, name_of: Callable[[str], str]) -> Span:
    """A channel by its name: nothing is mentioned in the place of an event."""
    if isinstance(where, PlaceMention) and where.place.workspace == pen.workspace:
        return PlaceMention(where.place, name_of(where.place.channel) or where.name)
    return where


def _described(pen: Pen, happening: Happening, key: str) -> str:
    mark = _mark(key)

    def size(atoms: Atoms) -> int:
        return units(pen.markdown(atoms))

    return pen.markdown(fit(pen.atoms(happening.description), DESCRIPTION - units(mark), size)) + mark


def _mark(key: str) -> str:
    """The last line of an event's description: small enough to be no bother, and no other event's."""
    return f"\n\nMijote · {key[-MARK:]}"


def _instant(when: datetime) -> str:
    return when.isoformat(timespec="seconds")


def _ref(workspace: Workspace, event: Json) -> MessageRef:
    return MessageRef(workspace, EVENTS, str(event["id"]))


def _event(method: str, event: MessageRef) -> Route:
    path = "/guilds/{guild_id}/scheduled-events/{event_id}"
    return Route(method, path, guild_id=event.workspace.id, event_id=event.message)
