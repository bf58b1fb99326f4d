"""Text as a tree: sentences are filled with spans, and nobody's words are ever taken for ours."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.refs import PersonRef, PlaceRef, Workspace
from bot.ui.i18n import Localiser
from bot.ui.text import (
    Argument,
    Atom,
    Bold,
    Code,
    Joined,
    Link,
    Mention,
    Moment,
    PlaceMention,
    Reader,
    Sentence,
    Span,
    User,
    Words,
    _,
    join,
    ngettext,
    parts_of,
    resolve,
    shorten,
)

ENGLISH = Reader("en", "Europe/London")
HERE = Workspace("playground", "playground")
NASTY = [
    "{who}", "{", "}", "{{who}}", "{0}", "{who.__class__}", "%s", "%(who)s", "$who", "<script>alert(1)</script>",
    "<!channel>", "<@U1>", "@everyone", "*b* _i_ `c` ~s~ > q", "[x](http://evil.example)", "\u202eevil\u202c",
    "{count}", "\0", "\x1b[31m", "&lt;b&gt;",
]  # fmt: skip


def atoms(span: Span) -> tuple[Atom, ...]:
    """The span with sentences as they stand in the code."""
    return resolve(span, ENGLISH, lambda sentence, _reader: sentence.one, lambda value, _reader: f"<{value}>")


def walked(found: tuple[Atom, ...]) -> Iterator[Atom]:
    for atom in found:
        if isinstance(atom, Bold):
            yield from walked(parts_of(atom.inner))
        elif isinstance(atom, Link):
            yield from walked(parts_of(atom.label))
        else:
            yield atom


def test_a_sentence_is_filled_with_spans() -> None:
    ana = Mention(PersonRef(HERE, "ana"), "Ana")
    sentence = _("{who} wrote {words} in {place}, {n} times", who=ana, words="oui", place=Code("#x"), n=3)
    assert atoms(sentence) == (
        ana, Words(" wrote "), User("oui"), Words(" in "), Code("#x"), Words(", "), Words("<3>"), Words(" times"),
    )  # fmt: skip


@pytest.mark.parametrize("nasty", NASTY)
def test_somebody_s_words_are_never_a_placeholder_nor_ours(nasty: str) -> None:
    assert atoms(_("{who} has {other}.", who=nasty, other="{who}")) == (
        User(nasty), Words(" has "), User("{who}"), Words("."),
    )  # fmt: skip


@given(name=st.text(), words=st.text())
def test_whatever_people_write_stays_whole_and_apart(name: str, words: str) -> None:
    span = join(Bold(_("{who}:", who=name)), " ", Link("https://a.example", _("“{words}”", words=words)))
    found = tuple(walked(atoms(span)))
    assert found == (User(name), Words(":"), Words(" "), Words("“"), User(words), Words("”"))


def test_every_kind_of_argument() -> None:
    moment = Moment(datetime(2026, 11, 18, tzinfo=UTC))
    place = PlaceMention(PlaceRef(HERE, "c-sos"), "sos")
    cases: list[tuple[Argument, tuple[Atom, ...]]] = [
        ("a", (User("a"),)),
        ("", (User(""),)),
        (7, (Words("<7>"),)),
        (date(2026, 11, 18), (Words("<2026-11-18>"),)),
        (moment, (moment,)),
        (place, (place,)),
        (Bold(User("b")), (Bold(Joined((User("b"),))),)),
        (join("a", User("b")), (Words("a"), User("b"))),
        (_("inner {x}", x="{x}"), (Words("inner "), User("{x}"))),
    ]
    for argument, expected in cases:
        assert atoms(_("{x}", x=argument)) == expected


def test_braces_of_ours_are_written_twice() -> None:
    assert "".join(atom.text for atom in atoms(_("{{{x}}}", x="a")) if isinstance(atom, Words | User)) == "{a}"


def test_a_sentence_that_lacks_an_argument_is_an_error_and_not_a_blank() -> None:
    with pytest.raises(KeyError, match="who"):
        atoms(_("{who} is here", whom="Ana"))


def test_a_plural_knows_its_count() -> None:
    assert ngettext("{count} win", "{count} wins", 3) == Sentence("{count} win", "{count} wins", 3, {"count": 3})
    assert atoms(ngettext("{count} of {who}", "-", 1, who="Ana")) == (Words("<1>"), Words(" of "), User("Ana"))


def test_plain_strings_are_ours_when_joined_and_theirs_as_arguments() -> None:
    assert atoms(join("a", _("{b}", b="b"))) == (Words("a"), User("b"))


def test_plain_text_of_every_span() -> None:
    spans = join(
        "a ", User("b"), Bold(join(" c ", Code("d"))), Link("https://x.example", User(" e ")),
        Mention(PersonRef(HERE, "ana"), "Ana"), PlaceMention(PlaceRef(HERE, "c-sos"), "sos"), " ",
        Moment(datetime(2026, 7, 1, 9, 5, tzinfo=UTC)),
    )  # fmt: skip
    assert Localiser(Reader("fr", "Europe/Paris")).plain(spans) == "a b c d e @Ana#sos 11:05"


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("", 5, ""),
        ("12345", 5, "12345"),
        ("123456", 5, "1234…"),
        ("123  6", 5, "123…"),
        ("      ", 5, "…"),
        ("ééééééé", 3, "éé…"),
        ("12", 1, "…"),
    ],
)
def test_long_text_is_cut_with_a_visible_sign(text: str, limit: int, short: str) -> None:
    assert shorten(text, limit) == short


@given(st.text(), st.integers(1, 50))
def test_a_cut_never_exceeds_the_limit_and_never_hides_itself(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert short == text or (len(text) > limit and short.endswith("…"))
