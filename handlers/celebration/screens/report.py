"""A month or a year as a file: the picture of it, and all that was told, as Markdown or PDF; state in, file out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from bot.core.files import MADE, SharedFile
from bot.core.refs import Workspace
from bot.ui.i18n import Localiser
from bot.ui.text import Moment, Reader, Span, User, _, join, ngettext, shorten
from bot.ui.view import Actions, Button, File, Paragraph, View
from bot.ui.wire import wire
from handlers.celebration.fonts import MISSING, can_write, writable
from handlers.celebration.periods import Period
from handlers.celebration.rules import Choice
from handlers.celebration.screens.picture import ALT, DRAWING, in_words, last_line, names_drawn
from handlers.celebration.screens.recap import Figures, named, title_of
from handlers.celebration.screens.thread import NAMED, Shown, Told, as_shown, bravo, called, fact_words, listed

MARKDOWN, PDF, PNG = "markdown", "pdf", "png"
MAKERS = {MARKDOWN: "celebration.markdown", PDF: "celebration.pdf", PNG: DRAWING}
ENDINGS = {MARKDOWN: "md", PDF: "pdf", PNG: "png"}
TYPES = {MARKDOWN: "text/markdown", PDF: "application/pdf", PNG: "image/png"}
NAMED_ABOVE_BARS = 4


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a picture shows. `months`: how many successes each month of a year had; `people`: each once."""

    period: Period
    figures: Figures
    people: Sequence[Shown]
    months: Sequence[int]
    community: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that was told in a month or a year, edition by edition. `made_at`: UTC.

    `is_open`: whether an edition is left out because successes still join it.
    """

    drawn: Drawn
    editions: Sequence[tuple[date, Sequence[Told]]]
    made_at: datetime
    is_open: bool


def recap_picture(state: Drawn, reader: Reader) -> SharedFile:
    """The picture, for whoever reads this language. What the font cannot write stands in the words only."""
    words = Localiser(reader)
    alt = shorten(words.plain(_alt(state)), ALT)
    return _file(state.period, PNG, {**_picture(state, words), "lang": reader.language}, words, alt)


def _picture(state: Drawn, words: Localiser) -> dict[str, Any]:
    drawn = {
        "title": _title(state.period, words),
        "figures": _figures(state.figures, words)[:3],
        "names": names_drawn(state.people, NAMED if state.period.month else NAMED_ABOVE_BARS, words),
        "last": last_line(state.community, named(state.period), words),
    }
    if state.period.month:
        return drawn
    return {**drawn, "bars": [[words.plain(month), wins] for month, wins in zip(_MONTHS, state.months, strict=True)]}


_MONTHS = (
    _("Jan."), _("Feb."), _("Mar."), _("Apr."), _("May"), _("Jun."), _("Jul."), _("Aug."), _("Sep."), _("Oct."),
    _("Nov."), _("Dec."),
)  # fmt: skip


def _title(period: Period, words: Localiser) -> str:
    return writable(words.plain(_("Our month") if period.month else title_of(period)))


def _figures(figures: Figures, words: Localiser) -> list[list[str]]:
    """Numbers with their words; only what there was."""
    told: list[tuple[int, Span]] = [
        (figures.wins, ngettext("success", "successes", figures.wins)),
        (figures.people, ngettext("person applauded", "people applauded", figures.people)),
        (figures.calls, ngettext("call for help answered well", "calls for help answered well", figures.calls)),
        (figures.reactions, ngettext("reaction", "reactions", figures.reactions)),
        (figures.answers, ngettext("answer", "answers", figures.answers)),
        (figures.editions, ngettext("edition", "editions", figures.editions)),
    ]
    return [[words.plain(_("{number}", number=number)), words.plain(word)] for number, word in told if number]


def _alt(state: Drawn) -> Span:
    told = in_words(title_of(state.period), state.figures.wins, state.people)
    if state.period.month:
        return told
    rows = [part for month, many in zip(state.period.months, state.months, strict=True) if many
            for part in (" · ", join(named(month), " ", _("{number}", number=many)))]  # fmt: skip
    return join(told, " ", *rows[1:])


# --- all that was told ------------------------------------------------------------------------------------


def document(state: Report, kind: str, reader: Reader) -> SharedFile:
    """The file of this kind, in a language. With what the font lacks a PDF does as well as it can, and says so."""
    words = Localiser(reader)
    if kind == PNG:
        return recap_picture(state.drawn, reader)
    editions = _for_font(state.editions) if kind == PDF else state.editions
    told = [
        {"title": words.plain(_("Told on {day}", day=day)), "told": [told_in_words(one, words) for one in together]}
        for day, together in editions
    ]
    described: dict[str, Any] = {
        "lang": reader.language,
        "title": words.plain(title_of(state.drawn.period)),
        "community": state.drawn.community,
        "about": [words.plain(line) for line in _about(state)],
        "figures": _figures(state.drawn.figures, words),
        "editions": told,
    }
    if kind == PDF and _is_lacking(state, json.dumps(told, ensure_ascii=False)):
        lacking = _("Some letters are not in the font of this page: the Markdown file has them all.")
        described["about"].append(words.plain(lacking))
    return _file(state.drawn.period, kind, described, words, "")


def _about(state: Report) -> list[Span]:
    """What stands on the first page."""
    made = _("Made on {when}, for the team. Everybody in it is shown as they had chosen then.",
             when=Moment(state.made_at, "date"))  # fmt: skip
    kind = _("Who changes their mind later must not be found here any more: then please have it made anew, and delete "
             "older copies.")  # fmt: skip
    still = _("An edition that is still open is not part of it.")
    return [made, kind, still] if state.is_open else [made, kind]


def told_in_words(told: Told, words: Localiser) -> dict[str, str]:
    """A success as everybody may read it, in a language."""
    text = as_shown(told) if told.fact is None else words.plain(fact_words(told.fact, told.count))
    by = words.plain(_("told by {names}", names=listed(told.tellers))) if told.tellers else ""
    return {"who": words.plain(bravo(told)), "words": text, "by": by, "fact": told.fact or ""}


def _for_font(editions: Sequence[tuple[date, Sequence[Told]]]) -> list[tuple[date, list[Told]]]:
    """Whoever's name the font cannot write is somebody among us."""
    return [(day, [replace(one, people=[_plain(who) for who in one.people]) for one in told]) for day, told in editions]


def _plain(person: Shown) -> Shown:
    name = called(person)
    return replace(person, choice=Choice.ANONYMOUS) if name is not None and not can_write(name) else person


def _is_lacking(state: Report, text: str) -> bool:
    people = (who for _day, told in state.editions for one in told for who in one.people)
    return writable(text).count(MISSING) > text.count(MISSING) or any(_plain(who) != who for who in people)


def _file(period: Period, kind: str, described: dict[str, Any], words: Localiser, alt: str) -> SharedFile:
    word = words.plain(_("recap"))
    name = f"{word}-{period}.{ENDINGS[kind]}"
    ref = json.dumps(described, ensure_ascii=False)
    return SharedFile(Workspace(MADE, MAKERS[kind]), ref, name, TYPES[kind], 0, alt)


# --- around it --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Outdated:
    """A file that went away, and what it was of."""

    file: str
    period: Period
    made_at: datetime


def file(made: SharedFile) -> View:
    """The file, by its name."""
    return View(User(made.name), (File(made),))


def outdated(state: Outdated) -> View:
    """What became of a file; with a way to have it anew."""
    words = _("I took back the file of {period} that I made on {when}: somebody in it is shown otherwise since. If you "
              "kept a copy, please delete it.",
              period=named(state.period), when=Moment(state.made_at, "date"))  # fmt: skip
    again = Button(_("Make it anew"), wire("celebration.export_again", state.file))
    return View(words, (Paragraph(words), Actions((again,))))
