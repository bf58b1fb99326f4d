"""What somebody who is celebrated is told in private, and where they choose how they are shown; state in, view out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.words import first_name
from bot.ui.text import Moment, Span, User, _, ngettext
from bot.ui.view import Actions, Button, Confirm, Note, Option, Paragraph, Part, Quote, Select, Title, View
from bot.ui.wire import wire
from handlers.celebration.rules import Choice
from handlers.celebration.screens.thread import fact_words, listed, tell_button


@dataclass(frozen=True, slots=True)
class Mine:
    """A win that celebrates the reader. `choice`: as they are shown now; `said`: whether they chose it."""

    win: str
    words: str
    fact: str | None
    tellers: Sequence[str]
    own_words: bool
    choice: Choice
    said: bool
    count: int = 1


@dataclass(frozen=True, slots=True)
class Notice:
    """The wins of one week that celebrate the reader, and how many more there are.

    `told_at`: when they are told, where that is known; `is_told`: whether any of them stands in an edition.
    """

    name: str
    wins: Sequence[Mine]
    more: int
    told_at: datetime | None
    is_told: bool


@dataclass(frozen=True, slots=True)
class Given:
    """A win that the reader told, and whether it can be taken back here."""

    win: str
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """What one can change oneself, page by page (from 0): wins that celebrate the reader, and those that they told."""

    mine: Sequence[Mine]
    given: Sequence[Given]
    number: int
    pages: int


CHOICES = {
    Choice.NAME: _("with my name"),
    Choice.FIRST_NAME: _("with my first name only"),
    Choice.ANONYMOUS: _("without my name"),
    Choice.NOT_NOW: _("not shown"),
}


def notice(state: Notice) -> View:
    """The private message."""
    name = first_name(state.name)
    title = _("{name}, somebody celebrates you! 🎉", name=name)
    parts: list[Part] = [Title(title)]
    if state.told_at is not None:
        told = _("It will be told to everybody on {when}. You decide how, also later: the channel follows.",
                 when=Moment(state.told_at, "datetime"))  # fmt: skip
    elif not state.is_told:
        told = _("It will be told in one of our next celebrations. You decide how, also later: the channel follows.")
    else:
        told = _("It is told in our celebrations. You decide how, also later: the channel follows.")
    parts.append(Paragraph(told))
    parts.extend(_wins(state.wins, "notice"))
    if state.more:
        parts.append(Note(ngettext("and {count} more", "and {count} more", state.more)))
    parts.append(Actions((Button(_("All that is told of me"), wire("celebration.mine")),)))
    return View(title, tuple(parts))


def _wins(wins: Sequence[Mine], where: str) -> list[Part]:
    parts: list[Part] = []
    for win in wins:
        parts.append(Paragraph(fact_words(win.fact, win.count)) if win.fact else Quote(User(win.words)))
        parts.append(Note(_how(win)))
        options = tuple(Option(choice.value, label) for choice, label in CHOICES.items())
        parts.append(Actions((Select(_("Show me…"), wire("celebration.choose", win.win, where), options),)))
    return parts


def _how(win: Mine) -> Span:
    how = _shown(win)
    if win.own_words:
        return _("Your own words, which caught somebody’s eye · {how}", how=how)
    return _("told by {names} · {how}", names=listed(win.tellers), how=how) if win.tellers else how


def _shown(win: Mine) -> Span:
    if win.said:
        return _("You chose: {how}", how=CHOICES[win.choice])
    if win.choice is Choice.NOT_NOW:
        return _("Shown to nobody unless you say yes")
    return _("Unless you say otherwise: {how}", how=CHOICES[win.choice])


def page(state: Page) -> View:
    """Whispered to whoever asks."""
    title = _("Told of you, and told by you")
    parts: list[Part] = [Title(title)]
    if not state.mine and not state.given:
        parts.append(Paragraph(_("Nothing yet. Begin with somebody else: who did something well lately?")))
    parts.extend(_wins(state.mine, "page"))
    buttons = [tell_button()]
    for given in state.given:
        parts += [Quote(User(given.words)), Note(_("told by you"))]
        buttons.append(take_back_button(given.win))
    turns = ((_("Back"), state.number - 1), (_("Next"), state.number + 1))
    buttons += [Button(label, wire("celebration.mine", to)) for label, to in turns if 0 <= to < state.pages]
    return View(title, (*parts, Actions(tuple(buttons))))


def take_back_button(win: str) -> Button:
    """Whoever told a win may take it back."""
    sure = Confirm(_("Take this success back? Its words are then forgotten."), _("Take it back"), _("No"))
    return Button(_("Take it back"), wire("celebration.take_back", win), confirm=sure)


def noted(win: str, *, is_late: bool) -> View:
    """The answer to whoever told a win; `is_late`: it joins today's thread at once."""
    if is_late:
        words = _("Lovely, thank you! 🎉 It joins today’s thread.")
    else:
        words = _("Lovely, thank you! 🎉 It will be told in our next celebration.")
    asked = Note(_("Whoever it celebrates is asked in private how they want to be shown."))
    return View(words, (Paragraph(words), asked, Actions((take_back_button(win),))))


def why(author: str) -> View:
    """Somebody put the emoji on a message without words: what is it that went well?"""
    name = first_name(author)
    words = _("I find no words in the message of {name} that you celebrated. What went well? A sentence is enough.",
              name=name)  # fmt: skip
    return View(words, (Paragraph(words), Actions((tell_button(),))))
