"""Holidays: France's by dateutil's Easter, school zones by the printed orders, and what a moment does on them."""

from datetime import date, timedelta
from itertools import islice

import pytest
from dateutil.easter import easter
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.calendar import SCHOOL_KNOWN_UNTIL, Calendar, HolidayRule, Planned, countries, holiday, planned
from scheduler.recurrence import Days, MonthDays, Recurrence, Weeks
from tests.rules.time.test_recurrence import recurrences

FRANCE = Calendar("FR")
ANCHOR = date(2026, 1, 1)


def public_in(year: int) -> set[date]:
    """The eleven of the Labour Code (article L3133-1), computed by somebody else."""
    fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
    return {date(year, *day) for day in fixed} | {easter(year) + timedelta(days=days) for days in (1, 39, 50)}


@pytest.mark.parametrize("year", range(2026, 2037))
@pytest.mark.parametrize("code", ["FR", "FR-57", "FR-6AE"])
def test_public_holidays_of_france_and_of_alsace_and_moselle(year: int, code: str) -> None:
    where = Calendar.parse(code)
    days = [date(year, 1, 1) + timedelta(days=days) for days in range(365)]
    more = {easter(year) - timedelta(days=2), date(year, 12, 26)} if where.region else set()
    assert {day for day in days if holiday(day, where)} == public_in(year) | more


@pytest.mark.parametrize(("zone", "first", "last"), [
    ("A", "2026-10-17", "2026-11-01"), ("B", "2026-10-17", "2026-11-01"), ("C", "2026-10-17", "2026-11-01"),
    ("A", "2026-12-19", "2027-01-03"), ("B", "2026-12-19", "2027-01-03"), ("C", "2026-12-19", "2027-01-03"),
    ("A", "2027-02-13", "2027-02-28"), ("B", "2027-02-20", "2027-03-07"), ("C", "2027-02-06", "2027-02-21"),
    ("A", "2027-04-10", "2027-04-25"), ("B", "2027-04-17", "2027-05-02"), ("C", "2027-04-03", "2027-04-18"),
])  # fmt: skip
def test_school_holidays_of_2026_2027_as_the_order_says(zone: str, first: str, last: str) -> None:
    """From the Saturday after the last class to the Sunday before school begins again."""
    start, end, where = date.fromisoformat(first), date.fromisoformat(last), Calendar("FR", school=zone)
    assert all(holiday(start + timedelta(days=days), where) for days in range((end - start).days + 1))
    assert not holiday(start - timedelta(days=1), where)
    assert not holiday(end + timedelta(days=1), where)


def test_what_no_order_says_yet_is_not_guessed() -> None:
    weekly = Weeks(1, (2,), ANCHOR)
    where = Calendar("FR", school="B")
    last, first = islice(planned(weekly, HolidayRule.SKIP, where, SCHOOL_KNOWN_UNTIL - timedelta(days=7)), 2)
    assert (last.on, last.is_unknown) == (None, False)
    assert (first.on, first.is_unknown) == (first.day, True)
    assert not holiday(date(2030, 12, 27), where)
    assert holiday(date(2030, 12, 25), where)  # Christmas is public, and needs no order


def test_names_are_in_the_readers_language_where_the_library_has_it() -> None:
    assert holiday(date(2026, 7, 14), FRANCE, "fr") == "Fête nationale"
    assert holiday(date(2026, 7, 14), FRANCE, "en") == "National Day"
    assert holiday(date(2026, 10, 3), Calendar("DE"), "en") == "German Unity Day"
    assert holiday(date(2026, 10, 3), Calendar("DE"), "fr") == "Tag der Deutschen Einheit"
    assert {"BE", "CH", "CA", "ES", "IT", "LU", "PT"} <= set(countries())


FATES = [
    (HolidayRule.KEEP, "2026-05-14", "2026-05-14", False),
    (HolidayRule.SKIP, "2026-05-14", None, False),
    (HolidayRule.BEFORE, "2026-05-14", "2026-05-13", False),
    (HolidayRule.AFTER, "2026-05-14", "2026-05-15", False),
]


@pytest.mark.parametrize(("rule", "day", "on", "is_crowded"), FATES)
def test_a_thursday_that_is_ascension_day(rule: HolidayRule, day: str, on: str | None, is_crowded: bool) -> None:
    found = next(planned(Weeks(1, (3,), ANCHOR), rule, FRANCE, date(2026, 5, 13)))
    expected = date.fromisoformat(on) if on else None
    assert found == Planned(date.fromisoformat(day), expected, "Ascension", is_crowded)


def test_it_goes_past_the_weekend_and_past_other_holidays() -> None:
    easter_monday = Weeks(1, (0,), ANCHOR)
    assert next(planned(easter_monday, HolidayRule.BEFORE, FRANCE, date(2026, 4, 5))).on == date(2026, 4, 3)
    moselle = Calendar("FR", "57")
    assert next(planned(easter_monday, HolidayRule.BEFORE, moselle, date(2026, 4, 5))).on == date(2026, 4, 2)
    yearly = MonthDays(12, 25, date(2026, 12, 1))
    assert next(planned(yearly, HolidayRule.AFTER, moselle, date(2026, 12, 1))).on == date(2026, 12, 28)


def test_it_is_left_out_rather_than_held_twice() -> None:
    """Two weeks of school holidays: the first Wednesday would come after the second, which moves itself."""
    found = list(
        islice(planned(Weeks(1, (2,), ANCHOR), HolidayRule.AFTER, Calendar("FR", school="A"), date(2026, 10, 19)), 3)
    )
    assert [(one.day.day, one.on and one.on.isoformat(), one.is_crowded) for one in found] == [
        (21, None, True), (28, "2026-11-02", False), (4, "2026-11-04", False)
    ]  # fmt: skip
    [one] = islice(planned(Days(1, ANCHOR), HolidayRule.BEFORE, FRANCE, date(2026, 11, 10)), 1)
    assert (one.on, one.is_crowded) == (None, True)


@settings(max_examples=60, deadline=None)
@given(
    recurrences,
    st.sampled_from(HolidayRule),
    st.sampled_from(["FR", "FR-57+B", "FR+C", "BE", ""]),
    st.dates(date(2026, 1, 1), date(2029, 1, 1)),
)
def test_no_two_editions_meet_and_their_order_stays(
    recurrence: Recurrence, rule: HolidayRule, code: str, after: date
) -> None:
    where = Calendar.parse(code)
    held = [one for one in islice(planned(recurrence, rule, where, after), 40) if one.on]
    days = [one.on for one in held if one.on]
    assert days == sorted(set(days))
    for one in held:
        assert one.on == one.day or (one.holiday and one.on and not holiday(one.on, where))


@pytest.mark.parametrize("code", ["XX", "FR-99", "FR+D", "BE+A", "fr", "+A", "FR-57+B+C"])
def test_a_calendar_that_nobody_keeps_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Calendar.parse(code)


@pytest.mark.parametrize("code", ["", "FR", "FR-57", "FR+A", "FR-6AE+B", "BE"])
def test_a_calendar_is_read_as_it_was_written(code: str) -> None:
    assert str(Calendar.parse(code)) == code
