"""The rules of the weekly celebration: when it is, who is shown how, what goes together."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.celebration import rules
from handlers.celebration.questions import QUESTIONS
from handlers.celebration.rules import Choice

PARIS = "Europe/Paris"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001  # hypothesis' way
    st.times(),
    st.sampled_from(["Europe/Paris", "Indian/Reunion", "America/Toronto", "Pacific/Chatham", "UTC"]),
)
def test_an_edition_opens_by_day_and_stays_open_until_the_evening(now: datetime, hour: time, zone: str) -> None:
    opens = rules.awake(now, hour, zone)
    assert now <= opens <= now + timedelta(hours=25)  # the day on which the clocks go back
    assert rules.awake(opens, hour, zone) == opens
    assert rules.closes_at(opens, zone) >= opens + rules.LEAST_OPEN
    assert rules.closes_at(opens, zone) < opens + timedelta(days=1)
    assert timedelta(hours=23) <= opens - rules.day_before(opens, hour, zone) < timedelta(hours=49)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-11-25T09:00", "2026-11-25T09:00"),
        ("2026-11-25T18:59", "2026-11-25T18:59"),
        ("2026-11-25T19:00", "2026-11-26T09:00"),  # nobody is called at night: the next day, at the usual hour
        ("2026-11-26T02:00", "2026-11-26T09:00"),
        ("2026-11-27T12:00", "2026-11-27T12:00"),
    ],
)
def test_an_edition_that_is_late(now: str, then: str) -> None:
    assert rules.awake(at(now), time(10), PARIS) == at(then)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10:00", time(10)),
        ("10h", time(10)),
        ("9", time(9)),
        (" 18h30 ", time(18, 30)),
        ("6pm", time(18)),
        ("midi", time(12)),
        ("24:00", None),
        ("demain à 9h", None),
        ("10:60", None),
        ("soon", None),
    ],
)
def test_times_as_people_write_them(typed: str, meant: time | None) -> None:
    assert rules.time_of(typed) == meant


@pytest.mark.parametrize(
    ("choice", "source", "unless_said", "shown"),
    [
        (None, "told", "name", Choice.NAME),
        (None, "told", "not_now", Choice.NOT_NOW),
        (None, "quoted", "name", Choice.NOT_NOW),  # their own words: only once they said yes
        ("first_name", "quoted", "not_now", Choice.FIRST_NAME),
        ("not_now", "told", "name", Choice.NOT_NOW),
        (None, "fact", "anonymous", Choice.ANONYMOUS),
    ],
)
def test_who_is_shown_how(choice: str | None, source: str, unless_said: str, shown: Choice) -> None:
    assert rules.effective(choice, source, unless_said) is shown


@pytest.mark.parametrize(
    ("words", "name", "choice", "shown"),
    [
        ("Bravo Ana pour l’atelier", "Ana Moreau", Choice.ANONYMOUS, "Bravo … pour l’atelier"),
        ("Bravo @Ana Moreau !", "Ana Moreau", Choice.ANONYMOUS, "Bravo … !"),
        ("ana moreau et MOREAU", "Ana Moreau", Choice.FIRST_NAME, "Ana et …"),
        ("Leo, LÉO et Le\u0301o", "Léo Bernard", Choice.NOT_NOW, "…, … et …"),
        ("Marie Ange, Marie-Ange", "Marie-Ange Hoarau", Choice.ANONYMOUS, "…, …"),
        ("Anaïs n’est pas Ana", "Ana", Choice.ANONYMOUS, "Anaïs n’est pas …"),
        ("Bravo Ana", "Ana Moreau", Choice.NAME, "Bravo Ana"),
        ("Bravo Ana", "Ana Moreau", Choice.FIRST_NAME, "Bravo Ana"),
        ("Straße", "Strasse", Choice.ANONYMOUS, "…"),
    ],
)
def test_names_that_may_not_be_shown_are_not_in_the_words_either(
    words: str, name: str, choice: Choice, shown: str
) -> None:
    assert rules.masked(words, name, choice) == shown


@given(st.text(), st.text(), st.sampled_from(["Ana Moreau", "Léo", "Marie-Ange Hoarau", "José da Silva"]))
def test_nothing_of_a_hidden_name_is_left_and_nothing_else_is_taken(before: str, after: str, name: str) -> None:
    masked = rules.masked(f"{before} {name} {after}", name, Choice.ANONYMOUS)
    assert name not in masked.split()
    assert rules.masked(masked, name, Choice.ANONYMOUS) == masked
    assert rules.masked("rien à cacher", name, Choice.ANONYMOUS) == "rien à cacher"


@given(st.lists(st.integers(1, rules.WORDS_LIMIT), max_size=60))
def test_few_wins_stand_alone_and_many_are_grouped_in_their_order(lengths: list[int]) -> None:
    parts = rules.parts(lengths)
    assert len(parts) == len(lengths)
    assert parts == sorted(parts)
    assert set(parts) == set(range(len(set(parts))))
    if len(lengths) <= rules.APART:
        assert parts == list(range(len(lengths)))
    for part in set(parts):
        together = [length for number, length in zip(parts, lengths, strict=True) if number == part]
        assert len(together) <= rules.TOGETHER
        assert len(together) == 1 or sum(together) <= rules.WORDS_TOGETHER


def test_the_celebration_s_emoji_is_known_in_every_skin() -> None:
    assert rules.same_emoji("❤️", "❤")
    assert rules.same_emoji("👏🏽", "👏")
    assert not rules.same_emoji("🎉", "❤")


@given(st.integers(0, 0xFFFF))
def test_no_question_comes_back_within_a_year(first: int) -> None:
    asked: dict[date, int] = {}
    for week in range(150):
        day = date(2026, 1, 7) + timedelta(weeks=week)
        lately = [number for then, number in asked.items() if day - then <= rules.NO_REPEAT]
        number = rules.question(lately, lately[-1] if lately else None, first, len(QUESTIONS))
        assert number not in lately
        asked[day] = number
    assert set(asked.values()) == set(range(len(QUESTIONS)))


def test_there_is_a_question_for_every_week_of_a_year() -> None:
    assert len({question.one for question in QUESTIONS}) == len(QUESTIONS) >= 53


def days(first: str, last: str) -> list[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [start + timedelta(days=number) for number in range((end - start).days + 1)]


@pytest.mark.parametrize("around", ["2027-02-28", "2028-02-29", "2029-03-01", "2026-12-31"])
def test_who_came_when_is_asked_for_just_the_days_whose_anniversaries_fall_into_a_week(around: str) -> None:
    for first in (date.fromisoformat(around) + timedelta(days=shift) for shift in range(-8, 3)):
        for length in range(8):
            last = first + timedelta(days=length)
            for years in (1, 2, 3, 4, 5, 100):
                since, until = rules.came_between(first, last, years)
                for came in days((since - timedelta(days=4)).isoformat(), (until + timedelta(days=4)).isoformat()):
                    assert (since <= came <= until) == (first <= rules.anniversary(came, years) <= last)


def test_who_came_on_a_leap_day_is_celebrated_the_day_before_march() -> None:
    leap_day = date(2024, 2, 29)
    found = [rules.anniversary(leap_day, years).isoformat() for years in (1, 4, 100)]
    assert found == ["2025-02-28", "2028-02-29", "2124-02-29"]
