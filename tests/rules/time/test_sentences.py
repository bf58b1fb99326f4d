"""Sentences that say when: sixty in each language, those that must be refused, and those that we print ourselves."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ui.i18n import Localiser
from bot.ui.text import Reader
from scheduler import lexicon, wording
from scheduler.recurrence import Days, MonthDays, MonthWeekdays, Recurrence, Weeks, dates, to_rrule
from scheduler.sentences import NotUnderstood, Understood, Why, understand

NOW = datetime(2026, 11, 18, 10, 0)  # noqa: DTZ001  # a wall time: a Wednesday, ten o'clock
TABLE = Path(__file__).parents[2] / "data" / "ritual_sentences.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text().splitlines() if not line.startswith("#")]
FRENCH, ENGLISH = Localiser(Reader("fr")), Localiser(Reader("en"))


def test_there_are_sixty_of_each_language() -> None:
    languages = [language for language, *_rest in ROWS]
    assert languages.count("fr") >= 60
    assert languages.count("en") >= 60


@pytest.mark.parametrize(("words", "rule", "at"), [row[1:] for row in ROWS], ids=[row[1] for row in ROWS])
def test_what_people_say(words: str, rule: str, at: str) -> None:
    found = understand(words, NOW)
    assert isinstance(found, Understood), found
    assert (to_rrule(found.recurrence), found.at) == (rule, time.fromisoformat(at))


@pytest.mark.parametrize(("words", "why", "help_in_french", "help_in_english"), [
    ("", Why.EMPTY, "Quand", "When?"),
    ("…", Why.EMPTY, "Quand", "When?"),
    ("chaque mercredi", Why.NO_TIME, "quelle heure", "what time"),
    ("le premier lundi du mois", Why.NO_TIME, "quelle heure", "what time"),
    ("every Friday", Why.NO_TIME, "quelle heure", "what time"),
    ("à 10h", Why.NO_DAY, "Quels jours", "which days"),
    ("at 9am", Why.NO_DAY, "Quels jours", "which days"),
    ("chaque semaine à 10h", Why.WHICH_WEEKDAY, "jour de la semaine", "day of the week"),
    ("every two weeks at 10", Why.WHICH_WEEKDAY, "jour de la semaine", "day of the week"),
    ("tous les quinze jours à 10h", Why.WHICH_WEEKDAY, "jour de la semaine", "day of the week"),
    ("tous les mois à 10h", Why.WHICH_DAY, "le premier lundi du mois", "the first Monday"),
    ("every month on Monday at 10", Why.WHICH_DAY, "le premier lundi du mois", "the first Monday"),
    ("chaque année à 10h", Why.WHICH_DAY, "le premier lundi du mois", "the first Monday"),
    ("le 14 juillet à 11h", Why.ONCE, "chaque année", "every year"),
    ("le 14 juillet 2027 à 11h", Why.ONCE, "chaque année", "every year"),
    ("le 14/07/2027 à 11h", Why.ONCE, "chaque année", "every year"),
    ("chaque mercredi à 10h et à 14h", Why.TWO_TIMES, "plusieurs heures", "several times"),
    ("every Monday at 9am and 5pm", Why.TWO_TIMES, "plusieurs heures", "several times"),
    ("chaque mercredi à 25h", Why.BAD_TIME, "23 h 59", "23:59"),
    ("chaque mercredi à 10h75", Why.BAD_TIME, "23 h 59", "23:59"),
    ("every Wednesday at 13pm", Why.BAD_TIME, "23 h 59", "23:59"),
    ("chaque année le 31 février à 10h", Why.BAD_DATE, "n’existe pas", "does not exist"),
    ("le 32 de chaque mois à 10h", Why.BAD_DATE, "n’existe pas", "does not exist"),
    ("un jeudi sur deux à 9h à partir du 31 novembre", Why.BAD_DATE, "n’existe pas", "does not exist"),
    ("toutes les heures", Why.TOO_OFTEN, "une fois par jour", "once a day"),
    ("toutes les 2 heures", Why.TOO_OFTEN, "une fois par jour", "once a day"),
    ("every 10 minutes", Why.TOO_OFTEN, "une fois par jour", "once a day"),
    ("twice a day", Why.TOO_OFTEN, "une fois par jour", "once a day"),
    ("le premier lundi et le dernier jeudi du mois à 9h", Why.TOO_MUCH, "Une chose à la fois", "one thing at a time"),
    ("every 3 days on Monday at 9", Why.TOO_MUCH, "Une chose à la fois", "one thing at a time"),
    ("le 15 et le 30 de chaque mois à 9h", Why.TOO_MUCH, "Une chose à la fois", "one thing at a time"),
    ("mercrdi à 10h", Why.WORD, "« mercredi »", "“mercredi”"),
    ("every wendesday at 10", Why.WORD, "« wednesday »", "“wednesday”"),
    ("chaque mercredi sauf en août à 10h", Why.WORD, "« sauf »", "“sauf”"),
    ("demain à 10h", Why.WORD, "« demain »", "“demain”"),
    ("lundi après-midi", Why.WORD, "« apres »", "“apres”"),
    ("every Monday at 9 except holidays", Why.WORD, "« except »", "“except”"),
    ("jeden Mittwoch um 10", Why.WORD, "« jeden »", "“jeden”"),
    ("0 9 * * 1", Why.TOO_MUCH, "Une chose à la fois", "one thing at a time"),
    ("<script>alert(1)</script>", Why.WORD, "« script", "“script"),
])  # fmt: skip
def test_what_is_not_understood_is_said(words: str, why: Why, help_in_french: str, help_in_english: str) -> None:
    found = understand(words, NOW)
    assert isinstance(found, NotUnderstood), found
    assert found.why is why
    told = wording.refusal(found)
    assert help_in_french in FRENCH.plain(told).replace("\N{NO-BREAK SPACE}", " ")
    assert help_in_english in ENGLISH.plain(told)


@pytest.mark.parametrize(("words", "first"), [
    ("chaque mercredi à 10h", "2026-11-25"),  # today's has passed
    ("chaque mercredi à 10h01", "2026-11-18"),
    ("un jeudi sur deux à 9h", "2026-11-19"),
    ("un jeudi sur deux à 9h à partir du 24 novembre", "2026-11-26"),
    ("un jeudi sur deux à 9h à partir du 3/12", "2026-12-03"),
    ("un jeudi sur deux à 9h à compter du 3 décembre 2026", "2026-12-03"),
    ("un jeudi sur deux à 9h dès le 2026-12-03", "2026-12-03"),
    ("un jeudi sur deux à 9h à partir du 3 janvier", "2027-01-07"),
    ("every day at 9 from 1 December", "2026-12-01"),
    ("tous les 3 mois le 10 à 9h", "2026-12-10"),
    ("every year on 1 November at 9", "2027-11-01"),
])  # fmt: skip
def test_it_counts_from_its_first_date(words: str, first: str) -> None:
    found = understand(words, NOW)
    assert isinstance(found, Understood), found
    assert found.recurrence.anchor == date.fromisoformat(first)
    assert dates(found.recurrence, NOW.date() - timedelta(days=1), 1) == [date.fromisoformat(first)]


printed: st.SearchStrategy[Recurrence] = st.one_of(
    st.builds(Days, st.integers(1, 366), st.just(NOW.date())),
    st.builds(
        Weeks,
        st.integers(1, 52),
        st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
        st.just(NOW.date()),
    ),
    st.builds(
        MonthDays,
        st.integers(1, 24).filter(lambda every: every != 24),
        st.sampled_from((-1, *range(1, 32))),
        st.dates(date(2026, 11, 1), date(2027, 10, 31)),
    ),
    st.builds(
        MonthWeekdays,
        st.integers(1, 23),
        st.sampled_from((-1, 1, 2, 3, 4, 5)),
        st.integers(0, 6),
        st.dates(date(2026, 11, 1), date(2027, 10, 31)),
    ),
)


@settings(max_examples=120)
@given(printed, st.times().map(lambda at: at.replace(second=0, microsecond=0)), st.sampled_from(["fr", "en"]))
def test_what_we_print_we_understand(recurrence: Recurrence, at: time, language: str) -> None:
    words = Localiser(Reader(language)).plain(wording.sentence(recurrence, at))
    found = understand(words, NOW)
    if isinstance(recurrence, MonthDays) and recurrence.every == 12:
        # Of a month that is too short nobody speaks: "31 February".
        if found == NotUnderstood(Why.BAD_DATE):
            return
        assert isinstance(found, Understood), words
        assert found.recurrence.anchor.month == recurrence.anchor.month
    assert isinstance(found, Understood), words
    assert found.at == at
    if not (isinstance(recurrence, Weeks) and len(recurrence.weekdays) == 7):
        assert to_rrule(found.recurrence) == to_rrule(recurrence), words


word = st.sampled_from(
    [*lexicon.KNOWN, *lexicon.FILLERS, "10h", "9am", "14", "3", "0", "1er", "2026-02-31", "31/04", "h"]
)


@settings(max_examples=120)
@given(st.one_of(st.text(max_size=80), st.lists(word, max_size=9).map(" ".join)))
def test_whatever_is_said_there_is_an_answer(words: str) -> None:
    found = understand(words, NOW)
    if isinstance(found, Understood):
        assert dates(found.recurrence, NOW.date() - timedelta(days=1), 1) == [found.recurrence.anchor]
    else:
        assert FRENCH.plain(wording.refusal(found))


@pytest.mark.parametrize("localiser", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_our_own_examples_are_understood(localiser: Localiser) -> None:
    for example in wording.examples():
        assert isinstance(understand(localiser.plain(example), NOW), Understood), localiser.plain(example)
