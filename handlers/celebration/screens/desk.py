"""What the team sees of the coming edition: hold, reorder, edit, leave out, and whom nobody celebrated yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.achieved import Feat
from bot.ui.text import Moment, Span, User, _, join, ngettext, shorten
from bot.ui.view import (
    Actions,
    Bullets,
    Button,
    ButtonStyle,
    Confirm,
    Note,
    Option,
    Paragraph,
    Part,
    Select,
    Title,
    View,
)
from bot.ui.wire import wire
from handlers.celebration.rules import State
from handlers.celebration.screens.home import waits
from handlers.celebration.screens.thread import Told, bravo, fact_words, tell_button, told_parts

LINE = 120


@dataclass(frozen=True, slots=True)
class Waiting:
    """A win that waits. `told` is how it would be shown now; `shown`: whether anybody it celebrates is.

    `source`: the wire id of the button that shows where a fact comes from; "" when there is none.
    """

    win: str
    state: State
    told: Told
    shown: bool
    source: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """The coming edition. `opens_at`: None when none is planned; `more`: how many wins wait besides.

    `is_admin`: whether the reader settles the celebration.
    """

    opens_at: datetime | None
    wins: Sequence[Waiting]
    more: int
    has_place: bool
    is_admin: bool


def desk(state: Desk, heading: Span | None = None) -> View:
    """The edition as it would be told; `heading`: what was just done."""
    title = _("The next edition")
    parts: list[Part] = [*([Paragraph(heading)] if heading else []), Title(title), Paragraph(_opening(state.opens_at))]
    parts += _wins(state)
    if not state.has_place:
        parts.append(Note(_("No channel is for celebrations yet: an administrator chooses one with /mijote.")))
    return View(heading or title, tuple(parts))


def _opening(at: datetime | None) -> Span:
    return _("No edition is planned for now.") if at is None else _("It opens on {when}.", when=Moment(at, "datetime"))


def _wins(state: Desk) -> list[Part]:
    parts: list[Part] = []
    if not state.wins:
        parts.append(Paragraph(waits(0)))
    else:
        rows = tuple(join(f"{number}. ", _line(waiting)) for number, waiting in enumerate(state.wins, 1))
        parts.append(Bullets(rows))
        options = tuple(
            Option(waiting.win, join(f"{number}. ", bravo(waiting.told)))
            for number, waiting in enumerate(state.wins, 1)
        )
        parts.append(Actions((Select(_("Look at one of them"), wire("celebration.look"), options),)))
    if state.more:
        parts.append(Note(ngettext("and {count} more", "and {count} more", state.more)))
    buttons = [tell_button(), Button(_("Who has not been celebrated lately?"), wire("celebration.unsung"))]
    buttons.append(Button(_("Dates and pauses"), wire("celebration.dates")))
    buttons.append(Button(_("Recaps and export"), wire("celebration.recaps")))
    if state.is_admin:
        buttons.append(Button(_("Settings of the celebration"), wire("celebration.ask_settings")))
    return [*parts, Actions(tuple(buttons))]


def _line(waiting: Waiting) -> Span:
    told = waiting.told
    words: Span = User(shorten(" ".join(told.words.split()), LINE))
    if told.fact is not None:
        words = fact_words(told.fact, told.count)
    line = _("{bravo} {words}", bravo=bravo(told), words=words) if told.words or told.fact else bravo(told)
    mark = _mark(waiting)
    return line if mark is None else join(line, " (", mark, ")")


def _mark(waiting: Waiting) -> Span | None:
    marks: Mapping[State, Span] = {
        State.DRAFT: _("a draft: nobody sees it before you take it in"),
        State.HELD: _("held for a later week"),
        State.LEFT_OUT: _("left out"),
    }
    if waiting.state in marks:
        return marks[waiting.state]
    return None if waiting.shown else _("waits for a yes of whom it celebrates")


def card(waiting: Waiting) -> View:
    """One win, and what can be done with it."""
    parts = told_parts(waiting.told)
    mark = _mark(waiting)
    if mark is not None:
        parts.append(Note(mark))

    def button(action: str, label: Span, style: ButtonStyle = ButtonStyle.PLAIN) -> Button:
        return Button(label, wire(f"celebration.{action}", waiting.win), style)

    order = (button("earlier", _("Earlier")), button("later", _("Later")))
    take_in = button("take_in", _("Take it in"), ButtonStyle.PRIMARY)
    sure = Confirm(_("Leave this success out? It can be taken in again."), _("Leave it out"), _("No"))
    leave = Button(_("Leave it out"), wire("celebration.leave_out", waiting.win), ButtonStyle.DANGER, sure)
    hold = button("hold", _("Hold for a later week"))
    doing = {
        State.READY: (hold, leave),
        State.HELD: (take_in, leave),
        State.DRAFT: (take_in, leave),
        State.LEFT_OUT: (take_in,),
    }[waiting.state]
    edit = (
        ()
        if waiting.told.fact is not None or not waiting.told.tellers
        else (button("ask_edit", _("Change the words")),)
    )
    source = (Button(_("Where it comes from"), waiting.source),) if waiting.source else ()
    back = Button(_("Back to the edition"), wire("celebration.desk"))
    return View(bravo(waiting.told), (*parts, Actions((*order, *edit, *source)), Actions((*doing, back))))


@dataclass(frozen=True, slots=True)
class Unsung:
    """Somebody active who was not celebrated for long. `last`: when they last were; None: never.

    `feats`: what else was announced of them, besides that they `helped`.
    """

    name: str
    last: datetime | None
    told: int
    cheered: int
    helped: int
    feats: Sequence[Feat] = ()


def unsung(people: Sequence[Unsung], more: int) -> View:
    """Whom nobody celebrated lately, with facts to start from; in no order of merit, and for the team only."""
    title = _("Who has not been celebrated lately?")
    parts: list[Part] = [Title(title)]
    if not people:
        parts.append(Paragraph(_("Everybody who was active lately has been celebrated. 💛")))
    else:
        parts.append(
            Paragraph(_("Active these last three months, and not celebrated meanwhile. What have you seen of them?"))
        )
        parts.append(Bullets(tuple(_person(person) for person in people)))
    if more:
        parts.append(Note(ngettext("and {count} more", "and {count} more", more)))
    parts.append(Actions((tell_button(), Button(_("Back to the edition"), wire("celebration.desk")))))
    return View(title, tuple(parts))


def _person(person: Unsung) -> Span:
    facts: list[Span] = []
    if person.helped:
        facts.append(ngettext("answered a call for help", "answered {count} calls for help", person.helped))
    facts += [words for feat, words in _feats().items() if feat in person.feats]
    if person.told:
        facts.append(ngettext("told a success of others", "told {count} successes of others", person.told))
    if person.cheered:
        facts.append(_("applauded in our thread"))
    last = _("never yet") if person.last is None else _("last on {day}", day=Moment(person.last, "date"))
    listed = join(*(part for fact in facts for part in (", ", fact)))
    return _("{name} ({last}): {facts}", name=person.name, last=last, facts=join(*listed.parts[1:]))


def _feats() -> Mapping[Feat, Span]:
    """What people did, each as an entry of a list. To have been there for years is no deed."""
    return {
        Feat.TRAINED: _("finished a training"),
        Feat.FIRST_WORKSHOP: _("held a first workshop"),
        Feat.CALLED: _("called others to hear how they are"),
    }


@dataclass(frozen=True, slots=True)
class Preview:
    """The message to the editor on the day before."""

    opens_at: datetime
    wins: int


def preview(state: Preview) -> View:
    """Come and have a look."""
    words = _("The next edition opens on {when}. {wins}", when=Moment(state.opens_at, "datetime"),
              wins=waits(state.wins))  # fmt: skip
    look = Button(_("The next edition"), wire("celebration.desk"), ButtonStyle.PRIMARY)
    return View(words, (Paragraph(words), Actions((look,))))
