"""Who hosts a ritual, as the team sees and settles it; state in, view out."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.ui.text import User, _
from bot.ui.view import Actions, Bullets, Button, Note, Option, Paragraph, Part, Quote, Select, Title, View
from bot.ui.wire import wire

OFFERED = 25
"""No list of choices holds more everywhere."""


@dataclass(frozen=True, slots=True)
class Hosts:
    """Who hosts a ritual, the next one first: ids and names. `by_team`: whoever is of the team."""

    ritual: str
    name: str
    hosts: Sequence[tuple[str, str]]
    by_team: bool
    checklist: str


def page(state: Hosts) -> View:
    """Who hosts in turn, and how they are asked."""
    title = _("{name}: who hosts", name=state.name)
    parts: list[Part] = [Title(title)]
    if state.hosts:
        parts += [
            Bullets(tuple(User(name) for _id, name in state.hosts)),
            Note(
                _("The first one is next. Nobody hosts twice in a row; whoever cannot passes it on and keeps the turn.")
            ),
        ]
    else:
        parts.append(Paragraph(_("Nobody hosts it yet. Add those who take turns.")))
    if state.checklist:
        parts.append(Quote(User(state.checklist)))
    by_team = wire("rituals.by_team", state.ritual, "no" if state.by_team else "yes")
    controls: list[Button | Select] = [
        *([] if state.by_team else [Button(_("Add a host"), wire("rituals.ask_host", state.ritual))]),
        Button(_("Only those who are named") if state.by_team else _("The whole team in turns"), by_team),
        Button(_("Preparing"), wire("rituals.prepare", state.ritual)),
        Button(_("Back"), wire("rituals.open", state.ritual)),
    ]
    if state.hosts and not state.by_team:
        options = tuple(Option(person, User(name)) for person, name in state.hosts[:OFFERED])
        controls.append(Select(_("Take somebody off"), wire("rituals.drop_host", state.ritual), options))
    parts.append(Actions(tuple(controls)))
    return View(title, tuple(parts))
