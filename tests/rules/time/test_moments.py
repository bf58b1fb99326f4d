"""One day, and perhaps a time of day: for what is moved, for pauses and absences."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.moments import days_of, moment
from scheduler.sentences import NotUnderstood, Why

NOW = datetime(2026, 11, 18, 10, 0)  # noqa: DTZ001  # a wall time: a Wednesday


@pytest.mark.parametrize(("words", "day", "at"), [
    ("jeudi à 18h30", "2026-11-19", "18:30"),
    ("Thursday at 6:30pm", "2026-11-19", "18:30"),
    ("mercredi", "2026-11-25", None),  # today's is called today
    ("aujourd’hui à 18h", "2026-11-18", "18:00"),
    ("demain 9h", "2026-11-19", "09:00"),
    ("tomorrow at noon", "2026-11-19", "12:00"),
    ("après-demain", "2026-11-20", None),
    ("à 18h", None, "18:00"),
    ("jeudi 3 décembre à 18h", "2026-12-03", "18:00"),
    ("2026-12-03 18:30", "2026-12-03", "18:30"),
    ("jusqu’au 4 janvier", "2027-01-04", None),
    ("until January 4", "2027-01-04", None),
    ("next Tuesday", "2026-11-24", None),
    ("le 3/12 à 14h", "2026-12-03", "14:00"),
])  # fmt: skip
def test_one_moment(words: str, day: str | None, at: str | None) -> None:
    expected = (date.fromisoformat(day) if day else None, time.fromisoformat(at) if at else None)
    assert moment(words, NOW) == expected


@pytest.mark.parametrize(("words", "why"), [
    ("", Why.EMPTY), ("quand il pleut", Why.WORD), ("hier", Why.WORD), ("le 31 novembre", Why.BAD_DATE),
    ("le 1er janvier 0001", Why.BAD_DATE), ("0001-01-01", Why.BAD_DATE),
    ("jeudi à 9h et 10h", Why.TWO_TIMES), ("lundi ou mardi", Why.WORD), ("le 3 et le 4 janvier 2027", Why.WORD),
])  # fmt: skip
def test_what_is_no_moment(words: str, why: Why) -> None:
    found = moment(words, NOW)
    assert isinstance(found, NotUnderstood)
    assert found.why is why


@pytest.mark.parametrize(("words", "first", "last"), [
    ("du 3 au 10 janvier", "2027-01-03", "2027-01-10"),
    ("jusqu’au 10 janvier", "2026-11-18", "2027-01-10"),
    ("until 10 January", "2026-11-18", "2027-01-10"),
    ("from 28 December to 3 January", "2026-12-28", "2027-01-03"),
    ("du 28 décembre au 3 janvier", "2026-12-28", "2027-01-03"),
    ("demain", "2026-11-18", "2026-11-19"),
])  # fmt: skip
def test_from_one_day_to_another(words: str, first: str, last: str) -> None:
    assert days_of(words, NOW) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("words", ["", "en vacances", "du 10 janvier au 3 janvier", "du 31 novembre au 4 décembre"])
def test_what_says_no_days(words: str) -> None:
    assert isinstance(days_of(words, NOW), NotUnderstood)


@given(st.text(max_size=60))
def test_there_is_always_an_answer(words: str) -> None:
    assert moment(words, NOW) is not None
    assert days_of(words, NOW) is not None
