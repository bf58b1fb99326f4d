"""Who looks after a ritual: what the team sees of it, and what those are told who do; state in, view out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.ui.text import Moment, Span, User, _
from bot.ui.view import Actions, Bullets, Button, Fact, Facts, Note, Paragraph, Part, Title, View
from bot.ui.wire import wire


@dataclass(frozen=True, slots=True)
class Change:
    """It came into other hands: `to` is a name (None: the whole team's), `by` whose doing it was (None: by itself)."""

    at: datetime
    to: str | None
    by: str | None


@dataclass(frozen=True, slots=True)
class Keeping:
    """Who looks after a ritual, and who would if they went; names, None: the whole team, and nobody in particular."""

    ritual: str
    name: str
    owner: str | None
    successor: str | None
    changes: Sequence[Change]


def facts(owner: str | None, successor: str | None) -> tuple[Fact, ...]:
    """The same, as facts of a card."""
    found = [Fact(_("Looked after by"), User(owner) if owner else _("the whole team"))]
    if successor is not None:
        found.append(Fact(_("And after that"), User(successor)))
    return tuple(found)


def prompt(owner: str | None, successor: str | None) -> list[Part]:
    """A kind word where nobody is named yet."""
    if successor is not None or owner is None:
        return []
    return [Note(_("Nobody is named yet to look after it one day. Name somebody, whenever you like."))]


def page(state: Keeping, heading: Span | None = None) -> View:
    """Who looks after it, and what can be done about that."""
    title = _("{name}: who looks after it", name=state.name)
    parts: list[Part] = [Title(title), *([Paragraph(heading)] if heading else [])]
    parts.append(Facts(facts(state.owner, state.successor)))
    parts += prompt(state.owner, state.successor)
    if state.changes:
        parts.append(Bullets(tuple(_change(change) for change in state.changes)))
    buttons = [Button(_("Hand over"), wire("rituals.ask_owner", state.ritual))]
    if state.owner is None:
        buttons.insert(0, Button(_("I look after it"), wire("rituals.take", state.ritual)))
    else:
        buttons.append(Button(_("Who comes after"), wire("rituals.ask_successor", state.ritual)))
    if state.successor is not None:
        buttons.append(Button(_("Nobody after them"), wire("rituals.nobody_next", state.ritual)))
    buttons.append(Button(_("Back"), wire("rituals.open", state.ritual)))
    return View(heading or title, (*parts, Actions(tuple(buttons))))


def _change(change: Change) -> Span:
    when = Moment(change.at, "date")
    if change.to is None:
        return _("{when}: to the whole team", when=when)
    if change.by is None:
        return _("{when}: to {name}, as was agreed", when=when, name=change.to)
    if change.by == change.to:
        return _("{when}: {name} took it on", when=when, name=change.to)
    return _("{when}: to {name}, by {by}", when=when, name=change.to, by=change.by)


@dataclass(frozen=True, slots=True)
class Kept:
    """What somebody is told: they look after a ritual now (`is_owner`), or would if `owner` went."""

    ritual: str
    name: str
    owner: str
    is_owner: bool


def kept(state: Kept) -> View:
    """In private: what is theirs now, and that nothing needs to be done at once."""
    if state.is_owner:
        words = _("“{name}” is yours to look after now. Nothing changes by itself: it goes on as it is planned.",
                  name=state.name)  # fmt: skip
        note = _("If it does not suit you: hand it over, to whoever you like. And name somebody for after you.")
    else:
        words = _("You are the one who would look after “{name}” if {owner} could not any more.",
                  name=state.name, owner=state.owner)  # fmt: skip
        note = _("There is nothing to do for now. If it does not suit you, just say so to the team.")
    look = Button(_("Have a look"), wire("rituals.keep", state.ritual))
    return View(words, (Paragraph(words), Note(note), Actions((look,))))
