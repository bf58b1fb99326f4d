"""The rituals' calendar, read back and laid beside the agenda, over a year with both nights on which clocks change."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from bot.core.refs import PlaceRef, Workspace
from bot.ui.text import Reader
from handlers.rituals import ics
from handlers.rituals.ics import Followed, State
from scheduler.agenda import FOREVER, agenda
from scheduler.hours import instant
from scheduler.recurrence import Days, MonthDays, Recurrence, Weeks, to_rrule
from scheduler.schedules import plan_of
from storage.repos.rituals import Ritual
from storage.repos.schedules import Occurrence, Schedule, Terms

SINCE, UNTIL = datetime(2025, 12, 31, 12, tzinfo=UTC), datetime(2026, 12, 31, 12, tzinfo=UTC)
EVE = date(2025, 12, 31)
MADE = datetime(2025, 11, 3, 9, tzinfo=UTC)
PLACE = PlaceRef(Workspace("playground", "playground"), "c-general")
RITUAL = Ritual(
    "r" * 32, "c" * 32, 7, "s" * 32, "Café; « du », \\ mercredi", "Bonjour", PLACE, 2, "", False, False, 45,
    "Salle 3, à gauche; https://meet.example/a?b=c&d", 4, MADE, False, None, None,
)  # fmt: skip
SUNDAYS, EVERY_DAY = Weeks(1, (6,), EVE), Days(1, EVE)


def schedule(
    recurrence: Recurrence, at: str = "02:30", zone: str = "Europe/Paris", rule: str = "keep", where: str = "FR+C"
) -> Schedule:
    """A schedule, decided up to the end of 2025."""
    terms = Terms(to_rrule(recurrence), EVE, at, zone, rule, where, "latest", 0)
    return Schedule("s" * 32, "c" * 32, "rituals.due", terms, EVE, None, 3)


def state(*followed: Followed, language: str = "fr") -> State:
    return State("c" * 32, "Les Passerelles", Reader(language, "Europe/Paris"), SINCE, UNTIL, followed)


def read(*followed: Followed, language: str = "fr") -> list[Any]:
    """The events, written and read back."""
    found: list[Any] = Calendar.from_ical(ics.make(state(*followed, language=language))).events
    return found


def starts(events: Sequence[Any]) -> list[datetime]:
    return [event.start.astimezone(UTC) for event in events]


PLANS = [
    schedule(SUNDAYS),  # 29 March has no 02:30, 25 October has two
    schedule(EVERY_DAY, rule="skip"),
    schedule(Weeks(2, (3,), EVE), "09:00", rule="before"),
    schedule(Weeks(1, (0, 1, 2, 3, 4), EVE), "23:59", rule="after"),
    schedule(MonthDays(1, 31, EVE), "10:00", "Indian/Reunion"),
    schedule(EVERY_DAY, "02:45", "Pacific/Chatham"),
    schedule(EVERY_DAY, "12:00", "UTC"),
]


@pytest.mark.parametrize(
    "plan", PLANS, ids=lambda plan: f"{plan.terms.rule} {plan.terms.zone} {plan.terms.holiday_rule}"
)
def test_each_date_is_the_agendas_and_lasts_as_long_as_the_ritual(plan: Schedule) -> None:
    coming = takewhile(lambda one: one.day <= UNTIL.date() + timedelta(days=1), agenda(plan_of(plan), EVE))
    expected = sorted(one.due_at for one in coming if one.due_at is not None and one.due_at <= UNTIL)
    events = read(Followed(RITUAL, plan, [], None, {}))
    assert len(expected) > 10
    assert starts(events) == expected
    assert {event.end.astimezone(UTC) - event.start.astimezone(UTC) for event in events} == {timedelta(minutes=45)}
    assert len({event["uid"] for event in events}) == len(events)
    other = [event.start.date() for event in events if event["dtstart"].params.get("TZID") != plan.terms.zone]
    assert plan.terms.zone == "UTC" or set(other) <= {date(2026, 10, 25)}  # it reaches into the hour that comes twice


@pytest.mark.parametrize("zone", ["Europe/Paris", "Pacific/Chatham"])
def test_whoever_has_no_table_of_zones_finds_the_same_in_the_file(zone: str) -> None:
    plan = schedule(EVERY_DAY, "02:30", zone)
    calendar: Any = Calendar.from_ical(ics.make(state(Followed(RITUAL, plan, [], None, {}))))
    (described,) = calendar.timezones
    assert described.tz_name == zone
    clocks = described.to_tz(lookup_tzid=False)
    for event in calendar.events:
        wall = event.start.replace(tzinfo=None)
        if event["dtstart"].params.get("TZID") is None:
            continue  # it needs no table
        assert wall.replace(tzinfo=clocks).utcoffset() == event.start.utcoffset(), wall


def test_what_people_wrote_comes_back_as_they_wrote_it() -> None:
    long = "é🎉" * 50
    [event, *_others] = read(Followed(replace(RITUAL, name=f"a\x07\nb{long}"), PLANS[0], [], None, {}))
    assert str(event["summary"]) == f"a b{long}"
    assert str(event["location"]) == RITUAL.where
    written = ics.make(state(Followed(replace(RITUAL, name=long), PLANS[0], [], None, {})))
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert "location" not in read(Followed(replace(RITUAL, where=""), PLANS[0], [], None, {}))[0]


@given(st.text(max_size=200), st.text(max_size=100), st.text(max_size=60))
@example("x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:evil", "\x85BEGIN:VALARM", "a\u2028b")
def test_nothing_that_people_write_is_taken_for_more_than_words(name: str, where: str, host: str) -> None:
    held = decided(EVE, "held", SINCE)
    one = Followed(
        replace(RITUAL, name=name, where=where), replace(PLANS[0], paused_until=FOREVER), [held], None, {EVE: host}
    )
    written = ics.make(state(one))
    assert len(written.decode().splitlines()) == written.count(b"\r\n")
    (event,) = Calendar.from_ical(written).events
    assert event.subcomponents == []
    assert set(event) <= {
        "UID",
        "SUMMARY",
        "DTSTART",
        "DTEND",
        "DTSTAMP",
        "LAST-MODIFIED",
        "SEQUENCE",
        "LOCATION",
        "DESCRIPTION",
    }


def test_it_says_why_a_date_is_not_on_its_day() -> None:
    plan = schedule(Weeks(1, (4,), EVE), "09:00", rule="before", where="FR")
    told = {event["uid"][:8]: str(event.get("description", "")) for event in read(Followed(RITUAL, plan, [], None, {}))}
    assert told["20261225"].replace("\xa0", " ") == "Au lieu du vendredi 25 décembre 2026 (Noël)."
    assert told["20261204"] == ""
    kept = schedule(Weeks(1, (4,), EVE), "09:00", where="FR")
    (english,) = [
        str(event["description"])
        for event in read(Followed(RITUAL, kept, [], None, {}), language="en")
        if event["uid"].startswith("20261225")
    ]
    assert english == "A holiday: Christmas Day. It takes place all the same."


def decided(day: date, state: str, due_at: datetime, reason: str = "") -> Occurrence:
    at = due_at + timedelta(minutes=1)
    return Occurrence("o" * 32, "s" * 32, day, state, due_at, at, reason, None)  # type: ignore[arg-type]


def test_what_was_decided_stands_as_it_was_decided() -> None:
    first, second, third = (date(2026, 1, day) for day in (4, 11, 18))
    by_hand = instant(date(2026, 1, 22), time(18, 30), "Europe/Paris")
    held = [decided(first, "held", instant(first, time(2, 30), "Europe/Paris"), "Noël")]
    moved = decided(third, "moved", by_hand)
    plan = replace(PLANS[0], done_through=second)  # the second was left out
    events = read(Followed(RITUAL, plan, held, moved, {first: "Ana Moreau"}))
    assert starts(events)[:2] == [held[0].due_at, by_hand]
    assert starts(events)[2] == instant(date(2026, 1, 25), time(2, 30), "Europe/Paris")
    assert str(events[0]["description"]).splitlines()[1] == "Avec Ana Moreau aux commandes."
    assert "18 janvier 2026" in str(events[1]["description"])
    assert events[1]["uid"].startswith("20260118-")
    assert [event["last-modified"].dt for event in events[:3]] == [held[0].decided_at, moved.decided_at, MADE]
    assert {event["sequence"] for event in events} == {3 + 4}


def test_nothing_comes_while_it_is_paused() -> None:
    until = date(2026, 6, 1)
    events = read(Followed(RITUAL, replace(PLANS[0], paused_until=until), [], None, {}))
    assert starts(events)[0] == instant(date(2026, 6, 7), time(2, 30), "Europe/Paris")
    assert read(Followed(RITUAL, replace(PLANS[0], paused_until=FOREVER), [], None, {})) == []


def test_what_took_place_in_the_hour_that_comes_twice_is_told_in_utc() -> None:
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # the second 02:30 in Paris
    plan = replace(PLANS[0], done_through=FOREVER - timedelta(days=1), paused_until=FOREVER)
    (event,) = read(Followed(RITUAL, plan, [decided(second.date(), "held", second)], None, {}))
    assert event.start.astimezone(UTC) == second
    assert event.end.astimezone(UTC) == second + timedelta(minutes=45)


def test_it_is_bounded_and_the_soonest_are_kept() -> None:
    many = [Followed(replace(RITUAL, id=f"{n:032}"), PLANS[-1], [], None, {}) for n in range(8)]
    found = ics.occasions(state(*many))
    assert len(found) == ics.MOST
    assert found[-1].at < datetime(2026, 9, 15, tzinfo=UTC)


def test_the_same_state_is_the_same_file_also_by_way_of_text() -> None:
    one = Followed(
        RITUAL, PLANS[2], [decided(EVE, "held", SINCE)], decided(date(2026, 1, 8), "moved", SINCE), {EVE: "Ana"}
    )
    assert ics.from_text(ics.to_text(state(one))) == ics.make(state(one))
    calendar: Any = Calendar.from_ical(ics.make(state(one)))
    assert str(calendar["x-wr-calname"]).replace("\xa0", " ") == "Les Passerelles : rituels"
    assert calendar["refresh-interval"].to_ical() == b"PT4H"
    assert str(calendar["x-published-ttl"]) == "PT4H"
    assert (str(calendar["method"]), str(calendar["version"])) == ("PUBLISH", "2.0")
