"""The registry: all features' tables merged into one, with every name claimed once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from bot.core.errors import DuplicateDefinition
from bot.core.people import Community
from bot.runtime import knock, trouble
from bot.runtime.context import HOME, Listener
from bot.runtime.feature import Feature, Screen
from bot.ui.command import Command, Shortcut
from bot.ui.text import _
from bot.ui.view import Divider, Part, View
from storage.repos import people
from storage.unit import Connection

T = TypeVar("T")


class Registry:
    """Look-ups by name for the dispatcher and the delivery."""

    def __init__(self, features: Sequence[Feature]) -> None:
        self.features = tuple(_merge([(f.name, f)] for f in features).values())
        self.commands = _merge(((route.command.name, route) for route in f.commands) for f in features)
        self.submits = _merge(f.submits.items() for f in features)
        self.timers = _merge(f.timers.items() for f in features)
        self.below = _merge(f.below.items() for f in features)
        own = [Screen(HOME, self._load_home, _draw_home), knock.SCREEN]
        self.screens = _merge(((s.kind, s) for s in screens) for screens in (own, *(f.screens for f in features)))
        self.events = _merge(((event.kind, event) for event in f.events) for f in features)
        ours = (trouble.PRESSES, knock.Letters(self.screens).presses)
        self.presses = _merge(presses.items() for presses in (*ours, *(f.presses for f in features)))
        self.direct = [f.direct for f in features if f.direct]
        self.edited = [f.edited for f in features if f.edited]
        self.deleted = [f.deleted for f in features if f.deleted]
        self.reacted = [f.reacted for f in features if f.reacted]
        self.arrived = [f.arrived for f in features if f.arrived]
        self.makers = _merge(f.makers.items() for f in features)
        self.feeds = _merge(f.feeds.items() for f in features)
        self.begins = [f.begins for f in features if f.begins]

    def listeners(self, fact: type) -> Sequence[Listener]:
        """Who wants to know of this kind of fact."""
        return [feature.listens[fact] for feature in self.features if fact in feature.listens]

    def declared_commands(self) -> Sequence[Command]:
        """Every slash command to offer on the platforms."""
        return [route.command for route in self.commands.values()]

    def declared_shortcuts(self) -> Sequence[Shortcut]:
        """Every shortcut to offer where a platform has them."""
        return [shortcut for feature in self.features for shortcut in feature.shortcuts]

    async def home(self, connection: Connection, community: Community, person_id: str) -> View:
        """Somebody's home as it is now."""
        return _draw_home(await self._load_home(connection, community, person_id) or [])

    async def _load_home(self, connection: Connection, community: Community, person_id: str) -> Any:
        person = await people.get(connection, community.id, person_id)
        if person is None:
            return None
        sections = [trouble.SECTION, *(feature.home for feature in self.features if feature.home)]
        return [(section, await section.load(connection, community, person)) for section in sections]


def _draw_home(sections: Any) -> View:
    parts: list[Part] = []
    for section, state in sections:
        drawn = section.draw(state)
        if parts and drawn:
            parts.append(Divider())
        parts.extend(drawn)
    return View(_("Your home"), tuple(parts))


def _merge(tables: Iterable[Iterable[tuple[str, T]]]) -> Mapping[str, T]:
    merged: dict[str, T] = {}
    for table in tables:
        for name, value in table:
            if name in merged:
                raise DuplicateDefinition(name)
            merged[name] = value
    return merged
