"""The rules of a call for help: every state with every deed, and every moment that they compute."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.sos import rules
from handlers.sos.rules import Deed, Refusal, State

NOON = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)

ASKING, OPEN, CLAIMED = State.ASKING, State.OPEN, State.CLAIMED
RESOLVED, DROPPED, MERGED = State.RESOLVED, State.DROPPED, State.MERGED
NEVER = Refusal.NEVER_OPENED

# What Leo may do: (deed, state, who has the case) -> where it leads, or why not.
TABLE: dict[tuple[Deed, State, str | None], State | Refusal] = {
    (Deed.CLAIM, ASKING, None): NEVER,
    (Deed.CLAIM, OPEN, None): CLAIMED,
    (Deed.CLAIM, CLAIMED, "leo"): Refusal.YOURS_ALREADY,
    (Deed.CLAIM, CLAIMED, "nour"): Refusal.TAKEN,
    (Deed.CLAIM, RESOLVED, None): Refusal.RESOLVED,
    (Deed.CLAIM, DROPPED, None): NEVER,
    (Deed.CLAIM, MERGED, None): NEVER,
    (Deed.RELEASE, ASKING, None): NEVER,
    (Deed.RELEASE, OPEN, None): Refusal.NOT_TAKEN,
    (Deed.RELEASE, CLAIMED, "leo"): OPEN,
    (Deed.RELEASE, CLAIMED, "nour"): Refusal.NOT_YOURS,
    (Deed.RELEASE, RESOLVED, None): Refusal.RESOLVED,
    (Deed.RELEASE, DROPPED, None): NEVER,
    (Deed.RELEASE, MERGED, None): NEVER,
    (Deed.HAND_OVER, ASKING, None): NEVER,
    (Deed.HAND_OVER, OPEN, None): CLAIMED,
    (Deed.HAND_OVER, CLAIMED, "leo"): CLAIMED,
    (Deed.HAND_OVER, CLAIMED, "nour"): CLAIMED,
    (Deed.HAND_OVER, RESOLVED, None): Refusal.RESOLVED,
    (Deed.HAND_OVER, DROPPED, None): NEVER,
    (Deed.HAND_OVER, MERGED, None): NEVER,
    (Deed.RESOLVE, ASKING, None): NEVER,
    (Deed.RESOLVE, OPEN, None): RESOLVED,
    (Deed.RESOLVE, CLAIMED, "leo"): RESOLVED,
    (Deed.RESOLVE, CLAIMED, "nour"): RESOLVED,
    (Deed.RESOLVE, RESOLVED, None): Refusal.RESOLVED,
    (Deed.RESOLVE, DROPPED, None): NEVER,
    (Deed.RESOLVE, MERGED, None): NEVER,
    (Deed.REOPEN, ASKING, None): NEVER,
    (Deed.REOPEN, OPEN, None): Refusal.NOT_RESOLVED,
    (Deed.REOPEN, CLAIMED, "leo"): Refusal.NOT_RESOLVED,
    (Deed.REOPEN, CLAIMED, "nour"): Refusal.NOT_RESOLVED,
    (Deed.REOPEN, RESOLVED, None): OPEN,
    (Deed.REOPEN, DROPPED, None): NEVER,
    (Deed.REOPEN, MERGED, None): NEVER,
}


@pytest.mark.parametrize(("deed", "state", "claimer"), TABLE, ids=str)
def test_every_deed_in_every_state(deed: Deed, state: State, claimer: str | None) -> None:
    assert rules.decide(deed, state, claimer=claimer, by="leo") is TABLE[deed, state, claimer]


def test_the_table_lacks_no_deed_and_no_state() -> None:
    assert {(deed, state) for deed, state, _claimer in TABLE} == {(deed, state) for deed in Deed for state in State}


@pytest.mark.parametrize(("deed", "state", "claimer"), TABLE, ids=str)
def test_an_administrator_may_also_release_for_somebody_else_and_nothing_more(
    deed: Deed, state: State, claimer: str | None
) -> None:
    as_admin = rules.decide(deed, state, claimer=claimer, by="leo", is_admin=True)
    freed = (deed, state, claimer) == (Deed.RELEASE, CLAIMED, "nour")
    assert as_admin is (OPEN if freed else TABLE[deed, state, claimer])


# --- time -------------------------------------------------------------------------------------------------


def test_the_team_is_called_again_soon_then_every_day_of_a_week_and_then_no_more() -> None:
    called, now = [], NOON
    while (again := rules.call_again_at(NOON, now)) is not None:
        called.append(again - NOON)
        now = again
    days = [timedelta(days=day) for day in range(1, 8)]
    assert called == [timedelta(minutes=10), timedelta(minutes=30), timedelta(hours=2), *days]


def test_what_was_missed_while_nobody_was_there_counts_as_called() -> None:
    assert rules.call_again_at(NOON, NOON + timedelta(hours=5)) == NOON + timedelta(days=1)


def test_nobody_takes_their_own_call() -> None:
    assert rules.decide(Deed.CLAIM, OPEN, claimer=None, by="leo", volunteer="leo") is Refusal.OWN
    assert rules.decide(Deed.RESOLVE, OPEN, claimer=None, by="leo", volunteer="leo") is RESOLVED


@pytest.mark.parametrize(
    ("resolved_at", "timezone", "asked_at"),
    [
        # An ordinary day: ten in the morning, the day after, where the volunteer lives.
        ("2026-11-18T12:00", "Europe/Paris", "2026-11-19T09:00"),
        ("2026-11-18T12:00", "Indian/Reunion", "2026-11-19T06:00"),
        ("2026-11-18T12:00", "America/Toronto", "2026-11-19T15:00"),
        # "The day after" is the volunteer's own: at 23:30 UTC it is already the 19th in Paris and in Reunion.
        ("2026-11-18T23:30", "Europe/Paris", "2026-11-20T09:00"),
        ("2026-11-18T23:30", "Indian/Reunion", "2026-11-20T06:00"),
        ("2026-11-18T23:30", "America/Toronto", "2026-11-19T15:00"),
        # The night of 2026-03-29 has 23 hours in Paris, that of 2026-10-25 has 25: still ten o'clock on the wall.
        ("2026-03-28T12:00", "Europe/Paris", "2026-03-29T08:00"),
        ("2026-03-29T00:30", "Europe/Paris", "2026-03-30T08:00"),
        ("2026-10-24T12:00", "Europe/Paris", "2026-10-25T09:00"),
        ("2026-10-25T00:30", "Europe/Paris", "2026-10-26T09:00"),  # 02:30 for the first time
        ("2026-10-25T01:30", "Europe/Paris", "2026-10-26T09:00"),  # 02:30 for the second time
        # Odd zones: three quarters of an hour, half an hour of summer, and beyond the date line.
        ("2026-11-18T12:00", "Asia/Kathmandu", "2026-11-19T04:15"),
        ("2026-11-18T12:00", "Pacific/Chatham", "2026-11-19T20:15"),
        ("2026-04-04T12:00", "Australia/Lord_Howe", "2026-04-04T23:30"),
        ("2026-11-18T12:00", "Pacific/Kiritimati", "2026-11-19T20:00"),
        ("2026-11-18T12:00", "Pacific/Pago_Pago", "2026-11-19T21:00"),
        ("2026-11-18T12:00", "UTC", "2026-11-19T10:00"),
    ],
)
def test_the_question_comes_at_ten_the_next_morning(resolved_at: str, timezone: str, asked_at: str) -> None:
    found = rules.follow_up_at(datetime.fromisoformat(resolved_at).replace(tzinfo=UTC), timezone)
    assert found.astimezone(UTC) == datetime.fromisoformat(asked_at).replace(tzinfo=UTC)


def test_a_morning_that_never_was_moves_to_the_next_that_is() -> None:
    """Samoa went from 29 to 31 December 2011: there was no 30th at ten o'clock."""
    found = rules.follow_up_at(datetime(2011, 12, 30, 0, 0, tzinfo=UTC), "Pacific/Apia")
    assert found.astimezone(UTC).astimezone(ZoneInfo("Pacific/Apia")) == datetime(
        2011, 12, 31, 10, 0, tzinfo=ZoneInfo("Pacific/Apia")
    )


@given(
    resolved_at=st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    timezone=st.sampled_from(["Europe/Paris", "Australia/Lord_Howe", "America/Toronto", "Antarctica/Troll", "UTC"]),
)
def test_it_is_always_later_and_within_two_days(resolved_at: datetime, timezone: str) -> None:
    found = rules.follow_up_at(resolved_at, timezone).astimezone(UTC)
    assert timedelta(hours=9) <= found - resolved_at <= timedelta(hours=35)
    local = found.astimezone(ZoneInfo(timezone))
    yesterday: date = resolved_at.astimezone(ZoneInfo(timezone)).date()
    assert (local.date(), local.time()) == (yesterday + timedelta(days=1), time(10))


# --- notes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["🔒 elle a déjà appelé", "🔒", "//", "// x", "//x", "  // x", "\n\t🔒 x", "\u00a0// x", "//🔒 x",
     "\u200b// pasted from a web page", "\ufeff🔒 x", "\u200f// מימין", "\u2060\u202d // x",
     "*🔒 x*", "_🔒_ x", "**🔒 x**", "~🔒~", "`🔒` x", "```🔒 x```", "> 🔒 x", ">🔒 x", "• 🔒 x", "- 🔒 x", "*_🔒_* x",
     "||🔒 x||", "> // x", "_// x_", "🔐 x", "🔏 x"],
)  # fmt: skip
def test_a_note_begins_with_its_mark_whatever_cannot_be_seen_before_it(text: str) -> None:
    assert rules.is_note(text)


@pytest.mark.parametrize(
    "text",
    ["", " ", "bonjour", "https://example.org", "/ / x", "/sos", "je le garde 🔒", "a // b", "🔓 x", "*", "> ", "- oui",
     "*oui* 🔒", "> merci\n🔒"],
)  # fmt: skip
def test_all_else_is_for_the_volunteer(text: str) -> None:
    assert not rules.is_note(text)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("🔒 elle a déjà appelé ", "elle a déjà appelé"),
        ("  //  ok", "ok"),
        ("//", ""),
        ("🔒", ""),
        ("// voir https://example.org // puis moi", "voir https://example.org // puis moi"),
        ("\u200b// x", "x"),
        ("//🔒 x", "x"),
        ("🔒// x", "x"),
        ("> 🔐 x", "x"),
    ],
)
def test_a_note_is_read_without_its_mark(text: str, bare: str) -> None:
    assert rules.note_text(text) == bare


# --- answers ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["oui", "Oui !", "OUI", "ouiii", "oui oui", "oui merci", "oui stp", "Oui, stp, merci !", "ouais", "ok", "ok merci",
     "OK 👍", "okay", "d'accord", "d’accord merci", "volontiers", "oui je veux bien", "je veux bien", "bien sûr",
     "oui bien sûr",
     "oui ce serait bien", "ah oui", "carrément", "oui appelle Léo", "bah oui", "oki", "d'acc",
     "pourquoi pas", "vas-y", "peut-être", "yes I would love that", "oui je suis perdue",
     "avec plaisir", "si", "svp", "oui s'il te plaît", "oui s’il vous plaît", "👍", "👍🏽", "🙏",
     "yes", "Yes please!", "yes of course", "yep", "yeah", "sure", "please", "ok thanks", "  oui\n"],
)  # fmt: skip
def test_yes_in_two_languages(text: str) -> None:
    assert rules.answer(text) is True


@pytest.mark.parametrize(
    "text",
    ["non", "Non !", "NON", "nooon", "non non", "non merci", "Non, merci beaucoup", "c'est bon", "C’est bon merci",
     "ça va", "Ça va, merci", "non ça va", "tout va bien", "tout va bien merci", "👎",
     "no", "nope", "no thanks", "No, thank you.", "all good", "all good thanks",
     "pas besoin finalement", "laisse tomber", "never mind"],
)  # fmt: skip
def test_no_in_two_languages(text: str) -> None:
    assert rules.answer(text) is False


@pytest.mark.parametrize(
    "text",
    ["", "   ", "?", "…", "ok mais…", "oui mais non", "oui ça va", "non mais j'ai un souci", "yes but", "merci",
     "thanks", "bonjour", "ouistiti", "nonante", "okapi", "si c'est pas trop tard", "no projector here",
     "oui " * 40, "x" * 100_000],
)  # fmt: skip
def test_words_that_answer_neither(text: str) -> None:
    assert rules.answer(text) is None


# --- long words ----------------------------------------------------------------------------------------------


@given(st.text(alphabet=st.sampled_from("ab \n🃏"), max_size=200), st.integers(1, 60))
def test_pages_hold_everything_once_and_in_order(text: str, times: int) -> None:
    cut = rules.pages(text * times)
    assert "".join(cut) == text * times
    assert all(len(page) <= rules.PAGE for page in cut)
    assert all(cut) or cut == [""]
    assert len(cut) <= len(text * times) // (rules.PAGE - 200) + 1, "no page is nearly empty"


def test_pages_are_cut_between_words() -> None:
    words = "mot " * 1000
    assert all(page.endswith("mot ") for page in rules.pages(words)[:-1])
    assert rules.pages("x" * rules.PAGE) == ["x" * rules.PAGE]
    assert rules.pages("x" * (rules.PAGE + 1)) == ["x" * rules.PAGE, "x"]
