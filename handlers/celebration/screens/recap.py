"""What everybody sees of a month or a year: its first message, and the successes below it; state in, view out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.ui.text import Bold, Joined, Moment, Span, User, Words, _, join, ngettext, shorten
from bot.ui.view import Actions, Bullets, Button, Fact, Facts, Note, Paragraph, Part, Title, View
from bot.ui.wire import wire
from handlers.celebration.periods import Period
from handlers.celebration.screens.thread import (
    Shown,
    Told,
    applauded,
    applause,
    as_shown,
    bravo,
    fact_words,
    listed,
    some_names,
    tell_button,
    words,
)
from scheduler import wording

CHAPTERS = 5
"""Editions of a month that are told apart in one message: one of each of its weeks."""
LINE = 160
"""Characters of a success in a recap: the whole of it stands in its week's thread."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a month or a year was made of. `calls`: for help, that were answered well."""

    wins: int
    people: int
    editions: int
    reactions: int
    answers: int
    calls: int


@dataclass(frozen=True, slots=True)
class Recap:
    """A month or a year. `people`: whoever is shown, each once; `beyond`: successes that do not stand below."""

    period: Period
    figures: Figures
    people: Sequence[Shown]
    beyond: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """Successes of one edition, by its local date."""

    day: date
    told: Sequence[Told]


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year. `sentence`: the success that stands for it."""

    period: Period
    wins: int
    people: Sequence[Shown]
    sentence: Told | None


def named(period: Period) -> Span:
    """A month or a year: November 2026, 2026."""
    year = Words(f"{period.year:04}")
    return _("{month} {year}", month=wording.month(period.month), year=year) if period.month else year


def title_of(period: Period) -> Span:
    """What a recap is about."""
    if period.month:
        return _("Our month · {month}", month=named(period))
    return _("Our year {year}", year=named(period))


def recap(state: Recap) -> View:
    """The first message."""
    title = join("✨ ", title_of(state.period))
    parts: list[Part] = [Title(title)]
    if state.figures.wins:
        parts += [Paragraph(_told(state)), *applauded(state.people)]
        facts = _facts(state.figures)
        parts += [Facts(facts)] if facts else []
    else:
        parts.append(Paragraph(_("What was told then now stays between those who lived it.")))
    if state.beyond:
        more = ngettext("{count} more success stands in its week’s thread.",
                        "{count} more successes stand in their weeks’ threads.", state.beyond)  # fmt: skip
        parts.append(Note(more))
    export = Button(_("Export, for the team"), wire("celebration.ask_export", str(state.period)))
    return View(title, (*parts, Actions((tell_button(), export))))


def _told(state: Recap) -> Span:
    if state.period.month:
        return ngettext("One success was told this month.", "{count} successes were told this month.",
                        state.figures.wins)  # fmt: skip
    return ngettext("One success was told this year.", "{count} successes were told this year.", state.figures.wins)


def _facts(figures: Figures) -> tuple[Fact, ...]:
    """Only what there was: a zero would be a reproach."""
    facts = [
        Fact(_("Calls for help answered well"), count(figures.calls)) if figures.calls else None,
        Fact(_("People applauded"), count(figures.people)) if figures.people else None,
        applause(figures.reactions, figures.answers) if figures.reactions or figures.answers else None,
        Fact(_("Editions"), count(figures.editions)) if figures.editions else None,
    ]
    return tuple(fact for fact in facts if fact is not None)


def count(number: int) -> Span:
    """A number alone, written the reader's way."""
    return _("{number}", number=number)


def recap_part(state: Sequence[Chapter] | Month) -> View:
    """One message below: some successes of a month, or a month of a year."""
    return _month(state) if isinstance(state, Month) else _chapters(state)


def _chapters(found: Sequence[Chapter]) -> View:
    parts: list[Part] = []
    if len(found) > CHAPTERS:  # editions came on other days in between: the first and the last say enough
        whole = _("Told from {first} to {last}", first=_("{day}", day=found[0].day), last=_("{day}", day=found[-1].day))
        lines = tuple(_line(told) for chapter in found for told in chapter.told)
        return View(_line(found[0].told[0]), (Paragraph(Bold(whole)), Bullets(lines)))
    for chapter in found:
        parts.append(Paragraph(Bold(_("Told on {day}", day=chapter.day))))
        parts.append(Bullets(tuple(_line(told) for told in chapter.told)))
    return View(_line(found[0].told[0]), tuple(parts))


def _line(told: Told) -> Span:
    return _("{bravo} {words}", bravo=Bold(bravo(told)), words=in_short(told))


def in_short(told: Told) -> Span:
    """What happened, in a line."""
    if told.fact is not None:
        return fact_words(told.fact, told.count)
    return User(shorten(" ".join(as_shown(told).split()), LINE))


def _month(state: Month) -> View:
    told = ngettext("{count} success", "{count} successes", state.wins)
    names, title = some_names(state.people), Bold(named(state.period))
    line: Joined = join(title, " · ", told) if names is None else join(title, " · ", told, " · ", names)
    parts: list[Part] = [Paragraph(line)]
    if state.sentence is not None:
        parts.append(words(state.sentence))
        who = bravo(state.sentence)
        tellers = state.sentence.tellers
        parts.append(Note(join(who, " · ", _("told by {names}", names=listed(tellers))) if tellers else who))
    return View(line, tuple(parts))


# --- for the team -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Recaps:
    """What is planned. `month_at`, `year_at` (UTC): None when it is off."""

    month_at: datetime | None
    year_at: datetime | None
    is_admin: bool


def recaps(state: Recaps) -> View:
    """When a month and a year are told by themselves, and how to take them along; whispered."""
    title = _("Recaps")
    rows = (
        _("The month that is over: {when}", when=_when(state.month_at)),
        _("The year that is over, in the first days of January: {when}", when=_when(state.year_at)),
    )
    parts: list[Part] = [Title(title), Bullets(rows)]
    if state.year_at is not None and state.month_at is not None:
        parts.append(Note(_("December is told with its year. A time without successes is not told.")))
    buttons = [Button(_("Export"), wire("celebration.ask_export"))]
    if state.is_admin:
        buttons.append(
            _switch("month", _("Stop telling the month"), _("Tell the month"), is_on=state.month_at is not None)
        )
        buttons.append(_switch("year", _("Stop telling the year"), _("Tell the year"), is_on=state.year_at is not None))
    buttons.append(Button(_("Back to the edition"), wire("celebration.desk")))
    return View(title, (*parts, Actions(tuple(buttons))))


def _when(at: datetime | None) -> Span:
    return _("not for now") if at is None else _("next time on {when}", when=Moment(at, "datetime"))


def _switch(span: str, off: Span, on: Span, *, is_on: bool) -> Button:
    return Button(off if is_on else on, wire("celebration.switch_recap", span, "off" if is_on else "on"))
