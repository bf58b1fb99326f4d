"""Months and years: what belongs to them, when they are told, how they are typed, which sentence stands for one."""

from datetime import UTC, date, datetime
from itertools import islice

import pytest

from handlers.celebration import periods
from handlers.celebration.periods import Period, Span
from scheduler.agenda import agenda
from scheduler.calendar import Calendar

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip


@pytest.mark.parametrize(
    ("code", "first", "after", "before"),
    [
        ("2026-11", date(2026, 11, 1), date(2026, 12, 1), "2026-10"),
        ("2026-12", date(2026, 12, 1), date(2027, 1, 1), "2026-11"),
        ("2027-01", date(2027, 1, 1), date(2027, 2, 1), "2026-12"),
        ("2028-02", date(2028, 2, 1), date(2028, 3, 1), "2028-01"),
        ("2026", date(2026, 1, 1), date(2027, 1, 1), "2025"),
    ],
)
def test_what_belongs_to_it(code: str, first: date, after: date, before: str) -> None:
    period = Period.parse(code)
    assert str(period) == code
    assert (period.first, period.after, str(period.before)) == (first, after, before)
    assert period.span is (Span.MONTH if "-" in code else Span.YEAR)
    assert period in periods.around(first)


@pytest.mark.parametrize(
    "code", ["", "2026-13", "2026-00", "26-11", "1999", "2026-1", "2026-11-01", "20x6", "9999", "9999-12"]
)
def test_what_is_none(code: str) -> None:
    with pytest.raises(ValueError, match=code or "^$"):
        Period.parse(code)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026", "2026"), ("2026-11", "2026-11"), ("11/2026", "2026-11"), (" 1.2026 ", "2026-01"),
        ("novembre 2026", "2026-11"), ("Fevrier 2026", "2026-02"), ("Août 2026", "2026-08"), ("2026/9", "2026-09"),
        ("13/2026", None), ("0/2026", None), ("brumaire 2026", None), ("hier", None), ("1999", None), ("", None),
        ("9999", None), ("12/9999", None), ("9998", "9998"),
    ],
)  # fmt: skip
def test_what_somebody_typed(typed: str, meant: str | None) -> None:
    found = periods.typed(typed, MONTHS)
    assert (str(found) if found else None) == meant


def held(span: Span, today: date, count: int) -> list[date | None]:
    plan = periods.plan(span, today, "Europe/Paris", Calendar("FR"))
    return [one.planned.on for one in islice(agenda(plan, today), count)]


def test_a_month_is_told_on_the_first_working_day_after_it() -> None:
    told = held(Span.MONTH, date(2026, 7, 15), 12)
    assert told == [
        date(2026, 8, 3),  # the 1st is a Saturday
        date(2026, 9, 1),
        date(2026, 10, 1),
        date(2026, 11, 2),  # a Sunday, and All Saints' Day
        date(2026, 12, 1),
        date(2027, 1, 4),  # New Year's Day is a Friday
        date(2027, 2, 1),
        date(2027, 3, 1),
        date(2027, 4, 1),
        date(2027, 5, 3),
        date(2027, 6, 1),
        date(2027, 7, 1),
    ]
    assert held(Span.MONTH, date(2029, 3, 15), 1) == [date(2029, 4, 3)]  # Easter Sunday, then Easter Monday


def test_a_year_is_told_on_the_first_wednesday_after_it() -> None:
    assert held(Span.YEAR, date(2026, 7, 15), 3) == [date(2027, 1, 6), date(2028, 1, 5), date(2029, 1, 3)]
    assert held(Span.YEAR, date(2030, 12, 15), 2) == [
        date(2031, 1, 2),
        date(2032, 1, 7),
    ]  # New Year's Day first


@pytest.mark.parametrize(
    ("now", "has_edition", "later"),
    [
        ("2026-12-01T09:00", False, None),
        ("2026-12-01T08:59", False, "2026-12-01T09:00"),
        ("2026-12-01T09:00", True, "2026-12-01T13:00"),
        ("2026-12-01T13:00", True, None),
        ("2026-12-01T18:59", False, None),
        ("2026-12-01T19:00", False, "2026-12-02T09:00"),
        ("2026-12-01T22:30", True, "2026-12-02T09:00"),
        ("2026-03-28T20:00", False, "2026-03-29T08:00"),  # clocks change in that night
    ],
)
def test_neither_in_the_night_nor_on_an_editions_heels(now: str, has_edition: bool, later: str | None) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=UTC)
    expected = None if later is None else datetime.fromisoformat(later).replace(tzinfo=UTC)
    assert periods.later(at, "Europe/Paris", has_edition=has_edition) == expected


def test_whoever_said_yes_comes_first_then_a_good_length() -> None:
    good, short, long = "Un premier atelier tenu à deux, et quel sourire !", "super", "mot " * 100
    assert periods.chosen([]) is None
    assert periods.chosen([("a", "", True), ("b", "  ", True)]) is None
    assert periods.chosen([("a", short, False), ("b", good, False), ("c", long, False)]) == 1
    assert periods.chosen([("a", good, False), ("b", short, True)]) == 1
    many = [(f"win-{number}", good, True) for number in range(50)]
    assert periods.chosen(many) == periods.chosen(many)
    found = periods.chosen(many)
    assert found is not None
    assert periods.chosen([one for number, one in enumerate(many) if number != found]) is not None


def test_what_an_export_offers() -> None:
    offered = [str(period) for period in periods.offered(date(2026, 1, 15))]
    assert offered[:5] == ["2026-01", "2025-12", "2026", "2025", "2025-11"]
    assert len(offered) == len(set(offered)) <= 25 - 1  # one more may be asked for: a platform's menu has 25
