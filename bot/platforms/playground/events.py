"""The workspace's list of coming events: what the bot puts there, once per key, and takes away again."""

from typing import Any

from bot.core.clock import Clock, unix_ms
from bot.core.errors import Gone
from bot.core.refs import EVENTS, MessageRef
from bot.platforms.playground.journal import Entry
from bot.platforms.playground.state import State
from bot.platforms.playground.workspace import REF, Workspace
from bot.ui.i18n import Localiser
from bot.ui.ports import PutEvent
from bot.ui.text import Atom, PlaceMention, Span


class Events:
    """Turns events into lines of the journal."""

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        self._workspace = workspace
        self._clock = clock

    def put(self, put: PutEvent) -> tuple[MessageRef, Entry | None]:
        """Where it stands, and the line that says so; None: it stands there already. Raises Gone."""
        state = self._workspace.state
        stands = put.event or self.find(put)
        if stands is not None and stands.message not in state.events:
            raise Gone(f"there is no event {stands.message!r}")
        ident = stands.message if stands is not None else f"e{state.last_event + 1:06}"
        said = shown(put, state)
        known = state.events.get(ident)
        if known is not None and said == {name: getattr(known, name) for name in said}:
            return MessageRef(REF, EVENTS, ident), None
        at = unix_ms(self._clock.now())
        return MessageRef(REF, EVENTS, ident), {"t": "event", "id": ident, "key": put.key, "at_ms": at, **said}

    def find(self, put: PutEvent) -> MessageRef | None:
        """The event that was put there with `put.key`, if it stands."""
        found = (event.id for event in self._workspace.state.events.values() if event.key == put.key)
        return next((MessageRef(REF, EVENTS, ident) for ident in found), None)

    def remove(self, event: MessageRef) -> Entry | None:
        """The line that takes it away; None: it is gone."""
        known = event.message in self._workspace.state.events
        return {"t": "event_removed", "id": event.message} if known else None


def shown(put: PutEvent, state: State) -> dict[str, Any]:
    """What the page says of it."""
    happening, words = put.happening, Localiser(put.reader)
    return {
        "name": words.plain(happening.name),
        "description": _named(happening.description, words, state),
        "where": _named(happening.where, words, state),
        "starts_ms": unix_ms(happening.starts_at),
        "ends_ms": unix_ms(happening.ends_at),
    }


def _named(span: Span, words: Localiser, state: State) -> str:
    """In plain words, channels by their names."""
    return "".join(_name(atom, words, state) for atom in words.atoms(span))


def _name(atom: Atom, words: Localiser, state: State) -> str:
    if isinstance(atom, PlaceMention) and atom.place.channel in state.places:
        return f"#{state.places[atom.place.channel].name}"
    return words.plain(atom)
