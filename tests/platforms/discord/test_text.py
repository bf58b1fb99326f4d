"""Spans in Discord's two ways of writing: markdown and plain text."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.discord.text import MOST, Pen, escape, linked
from bot.ui.bidi import isolated
from bot.ui.fit import ELLIPSIS, fit, units
from bot.ui.text import Bold, Code, Link, Moment, Span, User, Words, _, join, ngettext
from tests.platforms.discord.markdown import Seen, read
from tests.platforms.discord.words import ANA, CONTROLS, ENGLISH, EVE, FRENCH, HERE, HOSTILE, SOS, THERE, TURNING

PEN = Pen(ENGLISH, HERE)
NINE = datetime(2026, 7, 1, 9, 5, tzinfo=UTC)


def written(span: Span, pen: Pen = PEN) -> str:
    return pen.markdown(pen.atoms(span))


def seen(span: Span) -> Seen:
    return read(written(span))


def cut(span: Span, limit: int) -> str:
    return PEN.markdown(fit(PEN.atoms(span), limit, lambda atoms: units(PEN.markdown(atoms))))


# --- the reader is no fool --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "marks"),
    [
        ("plain, 10:30 and a-b.", []),
        ("**b** *i* __u__ ~~s~~ ||h||", ["bold", "italics", "underline", "strike", "spoiler"]),
        ("_i_", ["italics"]),
        ("`c` ```b```", ["code", "code block"]),
        ("<@1> <@!1> <@&1> <#1> <t:1:R> <:a:1> </a:1> <id:home>",
         ["person", "person", "role", "place", "moment", "emoji", "command", "navigation"]),
        ("@everyone @here :smile:", ["everyone", "everyone", "emoji"]),
        ("https://a.example <https://a.example> [a](https://a.example)", ["open address", "address", "link"]),
        ("xhttps://a.example", ["open address"]),
        ("# h\n-# s\n- r\n1. r\n> q", ["heading", "small", "row", "row", "quote"]),
        ("> **- # x**", ["heading", "row", "bold", "quote"]),
        (r"\*b\* \<@1> \@here \# h https\://a \> q", []),
    ],
)  # fmt: skip
def test_the_reader_finds_what_a_client_would(content: str, marks: list[str]) -> None:
    assert [kind for kind, _held in read(content).marks] == marks


# --- markdown ---------------------------------------------------------------------------------------------


def test_every_span_has_its_markdown() -> None:
    link = Link("https://a.example/?a=b&c", Words("here"))
    assert written(join("Hi ", ANA, " in ", SOS, ": type ", Code("/sos"), " ", Bold(Words("now")), link)) == (
        "Hi <@2222> in <#4444>: type `/sos` **now**[here](<https://a.example/?a=b&c>)"
    )


@pytest.mark.parametrize(
    ("span", "markdown"),
    [
        (Bold(join("a", User("b"), ANA, Bold(Words("d")))), "**ab<@2222>d**"),
        (join(Bold(Words("a")), Bold(Words("b"))), "**ab**"),
        (join(Bold(Words("a")), User(""), Bold(Words("b"))), "**ab**"),
        (Bold(Words(" a ")), " **a** "),
        (Bold(Words("a\n\n b")), "**a**\n\n **b**"),
        (Bold(Words("  ")), "  "),
        (Bold(join("a ", Code("**"), " b")), "**a** `**` **b**"),
        (join(User("*"), Bold(User("*")), User("*")), r"\***\***\*"),
    ],
)
def test_what_is_bold_is_bold_all_through_and_never_a_star(span: Span, markdown: str) -> None:
    assert written(span) == markdown
    assert read(markdown).text == PEN.plain(PEN.atoms(span)).replace("@Ana", "<@2222>")


def test_people_and_places_of_elsewhere_are_only_names_here() -> None:
    assert written(join(EVE, " ", THERE)) == r"**\@Eve \*\@here\*** **\#aide**"
    assert seen(join(EVE, THERE)) == Seen("@Eve *@here*#aide", [("bold", "@Eve *@here*#aide")])


def test_a_moment_is_written_by_each_reader_s_own_discord() -> None:
    assert [written(Moment(NINE, style)) for style in ("time", "date", "datetime")] == [
        "<t:1782896700:t>",
        "<t:1782896700:D>",
        "<t:1782896700:f>",
    ]


def test_discord_cannot_write_a_weekday_without_the_hour() -> None:
    day = Moment(NINE, "weekday")
    assert written(day) == "Wednesday, July 1, 2026"
    assert written(day, Pen(FRENCH, HERE)) == "mercredi 1er juillet 2026"


def test_code_holds_what_it_is_given_and_stays_closed() -> None:
    assert written(Code("/sos `x`\n@here")) == "`/sos \u02cbx\u02cb @here`"
    assert written(Code(" ")) == ""


@pytest.mark.parametrize("url", ["javascript:alert(1)", "discord://open", "//evil.example", "", "mailto:a@b.example"])
def test_a_link_that_is_no_web_address_is_only_its_label(url: str) -> None:
    assert written(Link(url, Words("here"))) == "here"


def test_a_link_cannot_be_left_by_its_label_nor_by_its_address() -> None:
    assert written(Link("https://a.example/(x) <y>\\", User("a](b\n[c"))) == (
        r"[a\](b \[c](<https://a.example/%28x%29%20%3Cy%3E%5C>)"
    )
    assert written(Link("https://a.example", User(" "))) == "<https://a.example>"
    assert seen(Link("https://a.example", User("https://b.example"))).marks == [("link", "https://a.example")]


def test_numbers_and_plurals_are_the_reader_s() -> None:
    assert written(ngettext("{count} win", "{count} wins", 1200)) == "1,200 wins"


# --- somebody's words -------------------------------------------------------------------------------------


def test_hostile_words_are_shown_as_they_were_typed() -> None:
    shown = seen(_("{who} has this one.", who=HOSTILE))
    assert shown.text == HOSTILE + " has this one."
    assert {kind for kind, _held in shown.marks} == {"address"}
    assert set(shown.of("address")) == {"https://evil.example"}


PIECES = st.sampled_from(
    [*"*_~|`\\<>@#-+.:/[]()!&1a \n\té\u202e", "**", "__", "~~", "||", "```", "@everyone", "@here", "http", "https://",
     "://", "x.example", "t:1", "smile"]
)  # fmt: skip
TYPED = st.text() | st.lists(PIECES, max_size=30).map("".join)
INNOCENT = {"address", "bold"}


@given(TYPED, TYPED)
def test_whatever_people_write_is_shown_as_it_was_typed(one: str, other: str) -> None:
    span = join(User(one), ": ", User(other), Words(" · "), Bold(User(one)), ". ", User(other))
    shown = seen(span)
    assert shown.text == PEN.plain(PEN.atoms(span))
    assert {kind for kind, _held in shown.marks} <= INNOCENT
    assert all(address.startswith(("https://", "http://")) for address in shown.of("address"))
    assert not read(" ".join(shown.of("address"))).of("everyone")


@given(TYPED, TYPED)
def test_words_that_follow_each_other_make_nothing_together(one: str, other: str) -> None:
    for span in (
        join(User(one), User(other)),
        join(Words(one), User(other)),
        join(Words("1"), User(one), Words(other)),
    ):
        shown = seen(span)
        assert {kind for kind, _held in shown.marks} <= INNOCENT
        assert shown.text == PEN.plain(PEN.atoms(span))


@pytest.mark.parametrize(
    ("one", "other"), [("1", ". x"), ("-", " x"), ("-", "# x"), (":smi", "le:"), ("https:", "//x")]
)
def test_nor_do_halves_of_markup(one: str, other: str) -> None:
    assert seen(join(User(one), User(other))) == Seen(one + other)


@given(TYPED)
def test_words_stay_words_below_whatever_begins_a_line(words: str) -> None:
    escaped = escape(words.replace("\n", " "))
    for prefix in ("> ", "- ", "-# ", "### "):
        assert len(read(prefix + escaped).marks) <= 1


def test_somebody_s_words_turn_none_of_ours() -> None:
    shown = written(_("{who} has this one.", who=TURNING))
    assert shown == isolated(TURNING) + " has this one."


def test_what_no_client_shows_is_left_out() -> None:
    assert written(User(CONTROLS)) == "ab\\[31mc\td"
    assert written(User("a\r\nb\rc\u2028d\u2029e\x85f\x0bg")) == "a\nb\nc\nd\ne\nf\ng"
    assert written(User("\x01")) == written(User("")) == ""


# --- addresses --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("https://a.example", "https://a.example"),
        ("see http://a.example:8080/b_c/?d=~e&f=1#g!", "http://a.example:8080/b_c/?d=~e&f=1#g"),
        ("(https://fr.example/wiki/Moka_(café))", None),
        ("(https://fr.example/wiki/Moka_(pot)).", "https://fr.example/wiki/Moka_(pot)"),
        ("« https://a.example/b », ", "https://a.example/b"),
        ("📎 photo.jpg https://cdn.example/a/photo.jpg?ex=1&is=2", "https://cdn.example/a/photo.jpg?ex=1&is=2"),
        ("https://tube.example/@ana", "https://tube.example/@ana"),
        ("https://a.example/@everyone", None),
        ("https://a.example/é", None),
        ("https://\u0430pple.example", None),
        ("https://good.example@evil.example", None),
        ("https://a.example/**b**", None),
        ("https://a.example/|b", None),
        ("xhttps://a.example", None),
        ("https://", None),
        ("ftp://a.example", None),
        ("https://a.example/b…", None),
    ],
)
def test_an_address_stays_one_when_it_shows_where_it_leads(words: str, address: str | None) -> None:
    shown = read(linked(words))
    assert shown.marks == ([] if address is None else [("address", address)])
    assert shown.text == words


def test_half_an_address_is_none() -> None:
    words = "see https://a.example/meeting/123456789.html?a=b and come"
    for limit in range(10, units(words)):
        shown = read(cut(User(words), limit))
        assert shown.of("address") in ([], ["https://a.example/meeting/123456789.html?a=b"])
        assert not shown.of("open address")
    assert read(cut(Bold(User(words)), 30)).of("address") == []
    assert read(written(User("https://a.example/" + "a" * MOST))).marks == []


# --- cutting ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [PEN.size, lambda atoms: units(PEN.markdown(atoms))], ids=["plain", "markdown"])
@given(words=TYPED, limit=st.integers(5, 60))
def test_a_cut_fits_whatever_the_words(size: Callable[[Any], int], words: str, limit: int) -> None:
    atoms = PEN.atoms(join(User(words), " · ", Bold(User(words))))
    fitted = fit(atoms, limit, size)
    assert size(fitted) <= limit
    assert fitted == atoms or PEN.plain(fitted).endswith(ELLIPSIS)
    assert {kind for kind, _held in read(PEN.markdown(fitted)).marks} <= INNOCENT


# --- plain text -------------------------------------------------------------------------------------------


def test_a_label_is_one_line_and_not_escaped() -> None:
    assert PEN.label(User(" *a* \n\n b\t@here "), 75) == "*a* b @here"
    assert PEN.label(Words("Passer à\u00a0: 1\u202f000"), 75) == "Passer à\u00a0: 1\u202f000"
    assert PEN.label(join(ANA, SOS, Moment(NINE)), 75) == "@Ana#sos10:05\u202fAM"


@pytest.mark.parametrize("blank", ["", " ", "\n", "\u200b", "\x01", "\u00a0\u202f", "\u202e"])
def test_a_label_is_never_blank(blank: str) -> None:
    assert PEN.label(User(blank), 75) == ELLIPSIS


@given(st.text() | st.text(alphabet="😀\u202e\u2069 א"), st.integers(1, 150))
def test_a_label_always_fits(words: str, limit: int) -> None:
    shown = PEN.label(User(words), limit)
    assert 0 < units(shown) <= limit
    assert "\n" not in shown
