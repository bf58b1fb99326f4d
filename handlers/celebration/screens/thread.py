"""What everybody sees of an edition: its first message, and the wins below it; state in, view out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.core.achieved import Feat
from bot.core.words import first_name
from bot.ui.text import Bold, Moment, Span, User, _, join, ngettext
from bot.ui.view import (
    Actions,
    Button,
    ButtonStyle,
    Fact,
    Facts,
    Note,
    Paragraph,
    Part,
    Quote,
    Title,
    View,
)
from bot.ui.wire import wire
from handlers.celebration.questions import QUESTIONS
from handlers.celebration.rules import Choice, masked

NAMED = 10
"""More names than that are counted in the first message."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Somebody whom a win celebrates, and how they are shown."""

    name: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class Told:
    """A win as it is told. `people` holds those too who are not shown: their names are taken out of the words."""

    people: Sequence[Shown]
    words: str
    fact: str | None
    tellers: Sequence[str]
    count: int = 1


@dataclass(frozen=True, slots=True)
class Header:
    """An edition. `people`: whoever is shown, each once; `question`: the number of the one that was asked instead."""

    day: date
    wins: int
    people: Sequence[Shown]
    reactions: int
    answers: int
    question: int | None
    closes_at: datetime


def header(state: Header) -> View:
    """The first message of an edition."""
    title = _("🎉 Our week · {day}", day=state.day)
    if not state.wins:
        return _question(state)
    parts: list[Part] = [Title(title), *_week(state)]
    if state.reactions or state.answers:
        parts.append(Facts((applause(state.reactions, state.answers),)))
    return View(title, (*parts, *_invitation(state)))


def applause(reactions: int, answers: int) -> Fact:
    """How much there was, of which there was any."""
    told = [
        ngettext("{count} reaction", "{count} reactions", reactions) if reactions else None,
        ngettext("{count} answer", "{count} answers", answers) if answers else None,
    ]
    said = [one for one in told if one is not None]
    return Fact(_("Applause"), said[0] if len(said) == 1 else join(said[0], " · ", said[1]))


def _week(state: Header) -> list[Part]:
    wins = ngettext("One success reached me this week.", "{count} successes reached me this week.", state.wins)
    return [Paragraph(wins), *applauded(state.people)]


def applauded(people: Sequence[Shown]) -> list[Part]:
    """Whom we applaud, if anybody is shown."""
    names = some_names(people)
    return [] if names is None else [Paragraph(_("We applaud {names}. Read on below!", names=names))]


def _question(state: Header) -> View:
    """No void and no reproach: something to answer in a line."""
    asked = QUESTIONS[(state.question or 0) % len(QUESTIONS)]
    title = _("💬 The question of the week · {day}", day=state.day)
    parts = (Title(title), Paragraph(Bold(asked)), Note(_("Answer below, in a word, a picture or a whole story.")))
    return View(join(title, ": ", asked), (*parts, *_invitation(state)))


def _invitation(state: Header) -> list[Part]:
    until = Moment(state.closes_at)
    invited = _("Something went well, for you or for somebody else? Until {time} it joins this thread.", time=until)
    return [Paragraph(invited), Actions((tell_button(),))]


def tell_button(style: ButtonStyle = ButtonStyle.PLAIN) -> Button:
    """Where a success can be told."""
    return Button(_("Tell a success"), wire("celebration.tell"), style)


def part(wins: Sequence[Told]) -> View:
    """One message below: a win, or several when there are many."""
    shown = told_parts(wins[0]) if len(wins) == 1 else [part for told in wins for part in _together(told)]
    return View(bravo(wins[0]), tuple(shown))


def _together(told: Told) -> list[Part]:
    """A win among others: a line less."""
    line: Span = Bold(bravo(told))
    if told.tellers:
        line = join(line, " · ", _("told by {names}", names=listed(told.tellers)))
    return [Paragraph(line), words(told)]


def told_parts(told: Told) -> list[Part]:
    """A win: whom it celebrates, the words, who told it."""
    found: list[Part] = [Paragraph(Bold(bravo(told)))]
    if told.words or told.fact:
        found.append(words(told))
    if told.tellers:
        found.append(Note(_("told by {names}", names=listed(told.tellers))))
    return found


def bravo(told: Told) -> Span:
    """Whom a win celebrates."""
    names = shown_names(told.people)
    if names is not None:
        return _("👏 Bravo {names}!", names=names)
    return _("👏 Bravo!") if told.people else _("👏 Bravo to all of us!")


def words(told: Told) -> Quote | Paragraph:
    """What happened, without the names that may not be shown."""
    if told.fact is not None:
        return Paragraph(fact_words(told.fact, told.count))
    return Quote(User(as_shown(told)))


def as_shown(told: Told) -> str:
    """The words without the names that may not be shown; "" for a fact."""
    text = told.words
    for person in told.people:
        text = masked(text, person.name, person.choice)
    return text


def fact_words(fact: str, count: int = 1) -> Span:
    """What another feature announced, as everybody may read it: nothing of whom they helped, nor with what."""
    words: Mapping[Feat, Span] = {
        Feat.HELPED: _("For answering a call for help, and it did somebody good."),
        Feat.FIRST_HELP: _("For answering a call for help, for the very first time."),
        Feat.TRAINED: _("For finishing the training. What a step!"),
        Feat.FIRST_WORKSHOP: _("For a very first workshop. That one takes the most courage!"),
        Feat.CALLED: _("For calling others to hear how they are. A voice brightens a day."),
        Feat.YEARS: ngettext(
            "For a year with us. How good that you are here!",
            "For {count} years with us. How good that you are here!",
            count,
        ),
    }
    return words[Feat(fact)]


def shown_names(people: Sequence[Shown]) -> Span | None:
    """The names as they are shown; None: nobody is."""
    names: list[Span] = [User(name) for name in map(called, people) if name is not None]
    hidden = sum(person.choice is Choice.ANONYMOUS for person in people)
    if hidden:
        names.append(ngettext("somebody among us", "{count} people among us", hidden))
    return _listed(names) if names else None


def some_names(people: Sequence[Shown]) -> Span | None:
    """The first names of a list as they are shown, and how many more there are; None: nobody is shown."""
    names, more = shown_names(people[:NAMED]), len(people) - NAMED
    if names is None or more <= 0:
        return names
    return _listed([names, ngettext("{count} more", "{count} more", more)])


def called(person: Shown) -> str | None:
    """Somebody's name as it is shown; None: it is not."""
    if person.choice is Choice.NAME:
        return person.name
    return first_name(person.name) if person.choice is Choice.FIRST_NAME else None


def listed(names: Sequence[str]) -> Span:
    """Names one after the other."""
    return _listed([User(name) for name in names])


def _listed(names: Sequence[Span]) -> Span:
    if len(names) == 1:
        return names[0]
    some = join(*(part for name in names[:-1] for part in (", ", name)))
    return _("{some} and {last}", some=join(*some.parts[1:]), last=names[-1])
