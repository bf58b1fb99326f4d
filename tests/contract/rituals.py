"""The worst that the screens and forms of rituals may have to show; see worst_cases.py, which has them all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import cycle, product
from typing import Any

from bot.core.errors import Why
from bot.core.refs import PersonRef, PlaceRef, Workspace
from bot.ui.form import Form
from bot.ui.text import Words
from bot.ui.view import Button, View
from bot.ui.wire import wire
from handlers.rituals import calendar, events, flow, forms
from handlers.rituals.screens import calendar as calendar_screens
from handlers.rituals.screens import event, everybody, hosts, keeping, team
from scheduler.dates import DateRow
from scheduler.holiday_fields import CALENDARS, holiday_rules
from scheduler.recurrence import LAST, Days, MonthDays, MonthWeekdays, Recurrence, Weeks

ID = "f" * 32
DAY = date(2026, 12, 25)
AT = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
WALL = time(23, 59)
ANCHOR = date(2026, 9, 30)
HOST = PersonRef(Workspace("playground", "playground"), "leo")
PLACE = PlaceRef(HOST.workspace, "c" * 64)
SLOTS = "{date} {host} {next} {number} {name} {hôte} {lieu} "
RECURRENCES: Sequence[Recurrence] = (
    Days(366, ANCHOR),
    Weeks(52, (0, 1, 2, 3, 4, 5, 6), ANCHOR),
    MonthDays(12, 30, ANCHOR),
    MonthDays(12, LAST, ANCHOR),
    MonthDays(23, 31, ANCHOR),
    MonthWeekdays(12, 5, 2, ANCHOR),
    MonthWeekdays(23, LAST, 2, ANCHOR),
)
NUMBER = 1_000_000
LONGEST = 2000
HOLIDAY = 300
"""The names of holidays come from a library: some are long, when several fall on one day."""


def _rows(holiday: str) -> list[DateRow]:
    """Each kind of date, as many as are ever shown."""
    kinds = [
        DateRow(DAY, None, WALL, holiday, is_crowded=True),
        DateRow(DAY, None, WALL, holiday),
        DateRow(DAY, date(2026, 12, 24), WALL, holiday),
        DateRow(DAY, DAY, WALL, holiday),
        DateRow(DAY, DAY, WALL, by_hand=True),
        DateRow(DAY, DAY, WALL, is_unknown=True),
    ]
    return (kinds * 3)[:15]


def _when(recurrence: Recurrence, rule: int) -> team.When:
    holidays, calendars = list(holiday_rules()), CALENDARS
    lates = list(forms.late_rules())
    return team.When(
        recurrence,
        WALL,
        "America/Argentina/ComodRivadavia",
        holidays[rule % len(holidays)],
        calendars[rule % len(calendars)],
        lates[rule % len(lates)],
        forms.MINUTES[rule % len(forms.MINUTES)],
    )


def _long_enough(words: Sequence[str]) -> list[str]:
    """Longer than any platform shows of a name or a holiday; as long as a ritual's words may be."""
    return [one[:LONGEST] for one in words]


def screens(names: Sequence[str], texts: Sequence[str]) -> Mapping[str, list[Any]]:
    """What the surfaces may have to show."""
    names, texts = _long_enough(names), _long_enough(texts)
    nasty = names[1]
    hosted = cycle(((None, None), (nasty, HOST), (nasty, None)))
    states: Sequence[everybody.Asked] = ("asked", "declined", "passed", "held")
    return {
        flow.EDITION: [
            everybody.Edition(name, text[:2000], DAY, following, NUMBER, *host, late, where[:100])
            for (name, text), host, following, late, where in zip(
                product(names, (*texts, SLOTS * 50)), hosted, cycle((None, DAY)), cycle((None, None, None, AT)),
                cycle(("", *names)),                 strict=False,
            )
        ],
        flow.PREP: [
            everybody.Prep(ID, name, AT, 1440, name[:100], checklist, state, other)
            for name, (checklist, other), state in product(
                (names[0], nasty, names[2][:60]), (([], None), ([nasty] * 3, nasty), (["¤x"] * 500, None)), states
            )
        ],
        flow.AGENDA: list(names),
        calendar.ICS: list(names),
        flow.QUIET: [
            everybody.Quiet(ID, name, 3, settled) for name, settled in product(names, (True, False))
        ],
        flow.KEPT: [keeping.Kept(ID, name, name, is_owner) for name, is_owner in product(names, (True, False))],
        flow.NOBODY: [everybody.Nobody(name, AT, settled) for name, settled in product(names, (True, False))],
        events.UNLISTED: [event.Unlisted(ID, name, why) for name, why in product(names, ("", *Why))],
    }  # fmt: skip


def coming(names: Sequence[str], texts: Sequence[str]) -> list[Any]:
    """What may stand in the list of coming events."""
    names, texts = _long_enough(names), _long_enough(texts)
    return [
        event.Next(name, text[:2000], AT, DAY, 1440, "Europe/Paris", NUMBER, event.Place(PLACE, where[:100]))
        for name, text, where in product(names, (*texts, SLOTS * 50), ("", *names))
    ]


def homes(names: Sequence[str]) -> list[Any]:
    """What one's own page may have to show."""
    return [
        everybody.Home([everybody.Turn(ID, name, AT)] * many, is_host, is_team)
        for name, (many, is_host, is_team) in product(names, ((0, False, False), (1, True, False), (3, True, True)))
    ]


def worst_forms(texts: Sequence[str]) -> Mapping[str, list[Form]]:
    """Every form."""
    said = [{"name": text, "when": text, "place": place, "text": text} for text in texts for place in ("", "C" * 64)]
    return {
        "rituals.said": [forms.ritual(one, Words("Edit"), draft) for one in said for draft in ("", ID)],
        "rituals.ruled": [forms.rules({}, ID), forms.rules({"zone": "America/Argentina/ComodRivadavia"}, ID)],
        "rituals.lasting": [forms.length({"minutes": "1440", "where": text}, ID) for text in texts]
        + [forms.length({}, ID)],
        "rituals.paused": [forms.pause(ID)],
        "rituals.moved": [forms.move(ID, DAY.isoformat(), Words("x" * 60))],
        "rituals.hosting": [forms.add_host(ID)],
        "rituals.prepared": [forms.prepare(ID, 7, text, agenda=True) for text in texts],
        "rituals.away": [forms.away()],
        "rituals.handed": [forms.hand_over(ID)],
        "rituals.named": [forms.successor(ID)],
    }


def whispers(names: Sequence[str], texts: Sequence[str]) -> list[View]:
    """Every answer."""
    names, texts = _long_enough(names), _long_enough(texts)
    return [*_lists(names), *_cards(names, texts), *_kept(names), *_pasts(names), *_calendars()]


def _calendars() -> Iterator[View]:
    yield calendar_screens.by_file()
    for host, is_new in product(("a.example", f"{'x' * 63}.{'y' * 63}.example/mijote"), (False, True)):
        yield calendar_screens.address(f"https://{host}/calendar/{ID}.999999999.{'z' * 43}.ics", is_new=is_new)


def _lists(names: Sequence[str]) -> Iterator[View]:
    for name, many in product(names, (0, 30)):
        rows = _rows(name[:HOLIDAY])
        yield team.listing(
            [
                team.Listed(f"{n:032x}", NUMBER, name[:60], _when(RECURRENCES[n % len(RECURRENCES)], n), rows[n % 15])
                for n in range(many)
            ],
            Words("Which one?") if many else None,
        )
        yield everybody.nothing_for_you([everybody.Turn(ID, name, AT)] * min(many, 3))
        named = [(f"{n:032x}", name) for n in range(many)]
        yield hosts.page(hosts.Hosts(ID, name, named, many % 4 == 0, name[:1000]))


def _cards(names: Sequence[str], texts: Sequence[str]) -> Iterator[View]:
    undo = Button(Words("Undo"), wire("rituals.unskip", ID))
    for n, (name, text) in enumerate(zip([*names, *names], texts, strict=False)):
        when = _when(RECURRENCES[n % len(RECURRENCES)], n)
        rows = _rows(name[:HOLIDAY]) if n % 3 else []
        where = event.Place(PLACE, name[:100] if n % 2 else "")
        standing = (None, *event.Standing)[n % 4]
        yield team.preview(team.Preview(ID, n % 2 == 0, name[:60], text[:2000], where, when, rows, standing))
        paused = (None, DAY, date.max)[n % 3]
        state = team.Shown(
            ID, NUMBER, name[:60], text[:2000], where, when, rows, paused, [name[:HOLIDAY]] * (n % 12), standing
        )
        yield team.shown(state, Words("It is planned."), undo)
        yield team.shown(state)
        yield team.shown(replace(state, owner=name, successor=name if n % 2 else None))
        yield team.deleted(ID, name[:60])


def _kept(names: Sequence[str]) -> Iterator[View]:
    for name, owner, successor in product(names, (True, False), (True, False)):
        changes = [keeping.Change(AT, to, by) for to, by in product((None, name), (None, name, "Ana"))] * 2
        state = keeping.Keeping(ID, name, name if owner else None, name if successor else None, changes[:10])
        yield keeping.page(state, Words("It is planned."))
        yield keeping.page(replace(state, changes=()))


def _pasts(names: Sequence[str]) -> Iterator[View]:
    fates: Sequence[team.Fate] = ("held", "late", "skipped", "missed", "moved")
    for name in names:
        yield team.history(ID, name[:60], [])
        rows = [team.Past(DAY, fate, reason, by) for fate, reason, by in product(fates, ("", name), (None, name))]
        yield team.history(ID, name[:60], rows)
