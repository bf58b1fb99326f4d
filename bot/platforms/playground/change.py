"""What a line of the journal changed, and how the list of coming events follows from its lines."""

from dataclasses import dataclass, field

from bot.platforms.playground.journal import Entry
from bot.platforms.playground.state import Event, Message, State


@dataclass(slots=True)
class Change:
    """What a line changed, for the pages that are open. `unread` holds (person, place), `home` a person."""

    shown: list[Message] = field(default_factory=list)
    vanished: list[Message] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    home: str | None = None
    events: bool = False
    dropped: list[str] = field(default_factory=list)
    """Files that nobody needs any more, by id."""


def list_event(state: State, entry: Entry) -> None:
    """An event is new, or has changed. What was over by then is forgotten."""
    state.events = {ident: event for ident, event in state.events.items() if event.ends_ms > entry["at_ms"]}
    state.events[entry["id"]] = Event(**{name: value for name, value in entry.items() if name not in ("t", "at_ms")})
    state.last_event = max(state.last_event, int(entry["id"][1:]))
