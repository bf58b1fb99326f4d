"""Spans in Slack's three ways of writing: rich_text, mrkdwn and plain text."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.slack.text import MOST, Pen, escape
from bot.ui.bidi import isolated
from bot.ui.fit import ELLIPSIS, fit, readable, units
from bot.ui.text import Bold, Code, Link, Moment, MomentStyle, Span, User, Words, _, join, ngettext
from tests.platforms.slack.words import ANA, CONTROLS, ENGLISH, EVE, FRENCH, HERE, HOSTILE, SOS, THERE, TURNING, read
from tests.wire.slack.kit.rich_text import INLINE
from tests.wire.slack.mentions import Mentions
from tests.wire.slack.mentions import read as pointed_at
from tests.wire.slack.text import Names, unescape

PEN = Pen(ENGLISH, HERE)
NINE = datetime(2026, 7, 1, 9, 5, tzinfo=UTC)
NAMES = Names({"ana": "U0ANA", "here": "U0X"}, {"sos": "C0SOS"})


def rich(span: Span, pen: Pen = PEN) -> list[dict[str, Any]]:
    elements = pen.rich(pen.atoms(span))
    problems: list[str] = []
    for element in elements:
        INLINE(element, "", problems)
    assert problems == []
    return elements


def mrkdwn(span: Span, pen: Pen = PEN) -> str:
    return pen.mrkdwn(pen.atoms(span))


def text(words: str, **style: bool) -> dict[str, Any]:
    return {"type": "text", "text": words, "style": style} if style else {"type": "text", "text": words}


def cut(words: str, limit: int) -> str:
    return PEN.plain(fit(PEN.atoms(User(words)), limit, PEN.size))


# --- rich_text --------------------------------------------------------------------------------------------


def test_every_span_has_its_element() -> None:
    link = Link("https://a.example/?a=b&c", Words("here"))
    assert rich(join("Hi ", ANA, " in ", SOS, ": type ", Code("/sos"), link)) == [
        text("Hi "),
        {"type": "user", "user_id": "U0ANA"},
        text(" in "),
        {"type": "channel", "channel_id": "C0SOS"},
        text(": type "),
        text("/sos", code=True),
        {"type": "link", "url": "https://a.example/?a=b&c", "text": "here"},
    ]  # fmt: skip


def test_what_is_bold_is_bold_all_through() -> None:
    assert rich(Bold(join("a", User("b"), ANA, Code("c"), Bold(Words("d"))))) == [
        text("ab", bold=True),
        {"type": "user", "user_id": "U0ANA", "style": {"bold": True}},
        text("c", bold=True, code=True),
        text("d", bold=True),
    ]


def test_people_and_places_of_elsewhere_are_only_names_here() -> None:
    assert rich(join(EVE, " ", THERE)) == [text("@Eve <!here>", bold=True), text(" "), text("#aide", bold=True)]
    assert mrkdwn(join(EVE, " ", THERE)) == "@Eve &lt;!here&gt; #aide"


STYLES: list[tuple[MomentStyle, str, str, str]] = [
    ("time", "{time}", "10:05\u202fAM", "11:05"),
    ("date", "{date}", "July 1, 2026", "1er juillet 2026"),
    ("weekday", "{date_long}", "Wednesday, July 1, 2026", "mercredi 1er juillet 2026"),
    ("datetime", "\u200b{date_short_pretty}, {time}", "Jul 1, 10:05", "1er juil., 11:05"),
]


@pytest.mark.parametrize(("style", "format_", "english", "french"), STYLES)
def test_a_moment_is_written_by_each_reader_s_own_slack(
    style: MomentStyle, format_: str, english: str, french: str
) -> None:
    moment = Moment(NINE, style)
    date = {"type": "date", "timestamp": 1782896700, "format": format_}
    assert rich(moment) == [{**date, "fallback": english}]
    assert rich(moment, Pen(FRENCH, HERE)) == [{**date, "fallback": french}]
    assert mrkdwn(moment) == f"<!date^1782896700^{format_}|{english}>"
    assert PEN.plain(PEN.atoms(moment)) == english


def test_somebody_s_words_are_a_text_element_and_nothing_else() -> None:
    assert rich(_("{who} has this one.", who=HOSTILE)) == [text(HOSTILE + " has this one.")]
    assert rich(Bold(User(HOSTILE))) == [text(HOSTILE, bold=True)]
    assert pointed_at(NAMES, "", [{"type": "rich_text", "elements": rich(User(HOSTILE))}]) == Mentions()


def test_somebody_s_words_turn_none_of_ours() -> None:
    (element,) = rich(_("{who} has this one.", who=TURNING))
    assert element["text"].removesuffix(" has this one.") == isolated(TURNING) != TURNING
    assert TURNING in element["text"]


def test_what_no_client_shows_is_left_out() -> None:
    assert rich(User(CONTROLS)) == [text("ab[31mc\td")]
    assert rich(User("a\r\nb\rc\u2028d\u2029e\x85f\x0bg")) == [text("a\nb\nc\nd\ne\nf\ng")]
    assert rich(User("\x01")) == rich(User("")) == []


@pytest.mark.parametrize("url", ["javascript:alert(1)", "slack://open", "//evil.example", "", "<!here>"])
def test_a_link_that_could_run_something_is_only_its_label(url: str) -> None:
    assert rich(Link(url, Words("here"))) == [text("here")]
    assert mrkdwn(Link(url, Words("here"))) == "here"


def test_numbers_and_plurals_are_the_reader_s() -> None:
    assert rich(ngettext("{count} win", "{count} wins", 1200)) == [text("1,200 wins")]


# --- mrkdwn -----------------------------------------------------------------------------------------------


def test_mrkdwn_escapes_whatever_is_not_a_token_of_ours() -> None:
    assert mrkdwn(join("a & b ", Bold(User("<c>")), Code("<d>"))) == "a &amp; b &lt;c&gt;&lt;d&gt;"
    assert mrkdwn(join(ANA, SOS)) == "<@U0ANA><#C0SOS>"
    assert mrkdwn(Link("https://a.example/?a=b&c|d>e f", User("x > y"))) == (
        "<https://a.example/?a=b&amp;c%7Cd%3Ee%20f|x &gt; y>"
    )


@given(st.text() | st.text(alphabet="<>&!@#|^ehr "))
def test_whatever_people_write_calls_nobody(words: str) -> None:
    shown = mrkdwn(User(words))
    assert "<" not in shown
    assert ">" not in shown
    assert pointed_at(NAMES, shown, None, urls_linked=False) == Mentions()
    assert unescape(shown) == PEN.plain(PEN.atoms(User(words)))


@given(st.text())
def test_escaping_can_be_taken_back(words: str) -> None:
    assert unescape(escape(words)) == words


# --- cutting ----------------------------------------------------------------------------------------------


def test_a_cut_is_visible_and_exact() -> None:
    assert cut("é" * 10, 10) == "é" * 10
    assert cut("é" * 11, 10) == "é" * 9 + ELLIPSIS
    assert cut("a     b", 5) == "a" + ELLIPSIS
    assert cut("abc", 1) == ELLIPSIS
    assert cut("abc", 0) == ""


def test_signs_that_may_count_twice_count_twice() -> None:
    assert units("aé…") == 3
    assert units("😀") == 2
    assert cut("😀" * 10, 10) == "😀" * 4 + ELLIPSIS


def test_a_cut_reaches_into_what_is_nested_and_never_leaves_half_a_name() -> None:
    def kept(span: Span) -> str:
        return read(PEN.rich(fit(PEN.atoms(span), 20, PEN.size)))

    assert kept(join("a" * 10, Bold(join("b" * 5, User("c" * 50))), "never")) == "a" * 10 + "b" * 5 + "c" * 4 + ELLIPSIS
    assert kept(join("a" * 18, ANA, "never")) == "a" * 18 + ELLIPSIS
    assert kept(join("a" * 10, Moment(NINE, "weekday"), "never")) == "a" * 10 + ELLIPSIS
    assert kept(join("a" * 15, Link("https://a.example", Words("b" * 9)))) == "a" * 15 + "b" * 4 + ELLIPSIS


def test_a_cut_leaves_nothing_open() -> None:
    assert cut("\u202e" * 100, 20).count("\u202e") == cut("\u202e" * 100, 20).count("\u202c")


@pytest.mark.parametrize("written", [PEN.size, lambda atoms: units(PEN.mrkdwn(atoms))], ids=["plain", "mrkdwn"])
@given(words=st.text() | st.text(alphabet="&<a😀\u202e\u2069\n"), limit=st.integers(1, 60))
def test_a_cut_fits_whatever_the_words(written: Callable[[Any], int], words: str, limit: int) -> None:
    atoms = PEN.atoms(join(User(words), " · ", Bold(User(words))))
    fitted = fit(atoms, limit, written)
    assert written(fitted) <= limit
    assert fitted == atoms or PEN.plain(fitted).endswith(ELLIPSIS)


def test_only_a_part_of_what_is_endless_is_looked_at_and_the_cut_shows() -> None:
    (atom,) = PEN.atoms(User("a" * 10_000_000))
    assert atom == User("a" * MOST + ELLIPSIS)


# --- plain text -------------------------------------------------------------------------------------------


def test_a_label_is_one_line_and_its_smileys_stay_words() -> None:
    label = {"type": "plain_text", "text": "a b c", "emoji": False}
    assert PEN.label(User(" a \n\n b\tc "), 75) == label
    assert PEN.label(User(":smile:"), 75)["emoji"] is False
    assert PEN.label(Words("Passer à\u00a0: 1\u202f000"), 75)["text"] == "Passer à\u00a0: 1\u202f000"
    assert PEN.lines(PEN.atoms(User(" a \n\n b ")), 75)["text"] == "a \n\n b"


@pytest.mark.parametrize("blank", ["", " ", "\n", "\u200b", "\u200d\u2060", "\x01", "\u00a0\u202f", "\u202e"])
def test_a_label_is_never_blank(blank: str) -> None:
    assert not readable(blank)
    assert PEN.label(User(blank), 75)["text"] == ELLIPSIS
    assert PEN.lines(PEN.atoms(User(blank)), 75)["text"] == ELLIPSIS


@given(st.text() | st.text(alphabet="😀\u202e\u2069 א"), st.integers(1, 150))
def test_a_label_always_fits(words: str, limit: int) -> None:
    shown = PEN.label(User(words), limit)["text"]
    assert 0 < units(shown) <= limit
    assert "\n" not in shown
    assert readable(shown)
