"""Views as Discord messages at their worst: too long, too many, too heavy, hostile."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.discord.layout import COMPONENTS, weight
from bot.platforms.discord.render import TEXT, WEIGHT, Shown, render_view
from bot.runtime.context import HOME
from bot.ui.text import Bold, Moment, User, Words, join
from bot.ui.view import (
    Actions,
    Bullets,
    Button,
    Divider,
    Face,
    Fact,
    Facts,
    Note,
    Option,
    Paragraph,
    Quote,
    Select,
    Title,
    Tone,
    View,
    say,
)
from tests.contract.discord import check_message, check_words, nodes
from tests.contract.worst_cases import AT, HOMES, sections, views
from tests.platforms.discord.markdown import read
from tests.platforms.discord.rendered import button, buttons, components, render, row, text, texts, visible
from tests.platforms.discord.words import ENGLISH, FRENCH, HERE, HOSTILE, TURNING

NINE = Moment(AT)
SIGNS = {"\u200b", "\u2068", "\u2069", "\u202c"}
"""Invisible ones that we may add."""


# --- words ------------------------------------------------------------------------------------------------


def test_a_message_has_four_thousand_characters_with_its_markup() -> None:
    assert texts(Paragraph(User("e" * 3_997))) == ["e" * 3_997]
    assert texts(Paragraph(User("e" * 4_100))) == ["e" * 3_997 + "…"]
    (shown,) = texts(Quote(User("*" * 9_000)))
    assert shown == "> " + "\\*" * 1_997 + "…"
    assert texts(Title(User("é" * 151))) == ["### " + "é" * 149 + "…"]


def test_a_message_has_ten_thousand_bytes() -> None:
    (shown,) = texts(Paragraph(User("漢" * 4_000)))
    assert shown.endswith("漢…")
    assert 3_280 < len(shown) < WEIGHT / 3


def test_long_words_share_the_room_and_short_ones_keep_theirs() -> None:
    long = [Paragraph(User(letter * 9_000)) for letter in "abcdef"]
    shown = texts(Title(Words("T")), *long, Bullets((Words("short"),)))
    lengths = list(map(len, shown))
    assert (shown[0], shown[-1]) == ("### T", "- short")
    assert set(lengths[1:-1]) <= {662, 663, 664}
    assert TEXT - 20 < sum(lengths) + len(lengths) <= TEXT
    assert all(one.endswith("…") for one in shown[1:-1])


def test_a_long_list_leaves_out_its_oldest_rows() -> None:
    (shown,) = texts(Bullets(tuple(User(str(n)) for n in range(150))))
    rows = shown.split("\n")
    assert len(rows) == 100
    assert (rows[0], rows[1], rows[-1]) == ("- …", "- 51", "- 149")


def test_of_too_many_lines_the_last_are_left_out_visibly() -> None:
    shown = visible(*(Bullets(tuple(User(f"{part}.{n}") for n in range(100))) for part in range(5)))
    assert len("\n".join(shown).split("\n")) == 249
    assert shown[-1].endswith("…")


# --- what can be pressed ----------------------------------------------------------------------------------


def test_what_can_be_pressed_takes_its_room_first() -> None:
    options = tuple(Option(f"{n:032x}", User("é" * 100)) for n in range(100))
    quotes = [Quote(User("q" * 3_000)) for _number in range(3)]
    shown = components(*quotes, Actions((Select(Words("s"), "a.s", options), *buttons(3))))
    found = [option for node in nodes(shown) for option in node.get("options", [])]
    assert len(found) >= 50
    assert all(option["label"].endswith("…") for option in found)
    said = [node["content"] for node in shown if node["type"] == 10]
    assert len(said) == 3
    assert all(one.startswith("> qqqqqq") and one.endswith("q…") for one in said)
    assert weight(shown) <= WEIGHT


def test_a_hundred_colleagues_can_be_chosen_and_the_card_still_says_what_happens() -> None:
    options = tuple(Option(f"{n:032x}", User(f"Marie-Hélène {n}")) for n in range(100))
    shown = components(Quote(User("w" * 1_500)), Actions((Select(Words("s"), "a.s", options), *buttons(3))))
    assert len([option for node in nodes(shown) for option in node.get("options", [])]) == 100
    assert shown[0] == text("> " + "w" * 1_500)


def test_too_many_components_are_joined_before_anything_is_lost() -> None:
    words = [Paragraph(Words(f"p{n}")) for n in range(60)]
    shown = components(*words[:2], Divider(), *words[2:], Actions(buttons(6)))
    assert [one["type"] for one in shown] == [10, 1, 1]
    assert shown[0]["content"].split("\n") == [f"p{n}" for n in range(60)]
    spread = [part for n in range(20) for part in (words[n], Actions(buttons(1, n)))]
    shown = components(*spread)
    assert [one["type"] for one in shown] == [10, 1, 1, 1, 1]
    assert [item["custom_id"] for one in shown[1:] for item in one["components"]] == [f"a.b:{n}" for n in range(20)]


def test_joined_texts_stay_where_they_were() -> None:
    words = [Paragraph(Words(f"p{n}")) for n in range(25)]
    shown = components(*words, Actions(buttons(1)), *words, Actions(buttons(1, 1)))
    assert [one["type"] for one in shown] == [10, 1, 10, 1]


def test_a_frame_is_a_component_too() -> None:
    words = [Paragraph(Words(f"p{n}")) for n in range(39)]
    assert len(components(*words, Paragraph(Words("x")))) == 40
    assert len(components(Title(Words("T")), *words[:38])) == 39
    assert len(components(Title(Words("T")), *words)) == 1


def test_eighteen_choices_can_be_made_and_the_rest_is_left_out_visibly() -> None:
    selects = tuple(Select(Words("s"), f"a.s:{n}", (Option("1", Words("a")),)) for n in range(30))
    shown = components(Title(Words("T")), Actions(selects))
    assert [one["type"] for one in shown] == [10, *[1] * 18, 10]
    assert shown[-1] == text("…")


def test_thirty_buttons_can_be_pressed_and_the_rest_is_left_out_visibly() -> None:
    shown = components(Title(Words("T")), Actions(buttons(50)))
    assert [one["type"] for one in shown] == [10, 1, 1, 1, 1, 1, 1, 10]
    assert shown[-1] == text("…")
    assert len([node for node in nodes(shown) if node["type"] == 2]) == 30


# --- hostile words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [HOSTILE, TURNING, HOSTILE * 100, "\u202e" * 9_000, "<" * 100_000, "😀" * 9_000])
def test_hostile_words_stay_words_everywhere(words: str) -> None:
    theirs = User(words)
    parts = (
        Title(theirs),
        Paragraph(theirs),
        Quote(theirs),
        Facts((Fact(theirs, theirs),)),
        Note(join(NINE, theirs)),
        Bullets((theirs, theirs)),
        Actions((Select(Words("s"), "a.s", (Option("1", theirs),)),)),
    )
    shown = render(View(theirs, parts, face=Face(words)))
    assert shown.allowed_mentions == {"parse": [], "users": []}
    for node in nodes(shown.components):
        if node.get("type") == 10:
            kinds = {kind for kind, _held in read(node["content"]).marks}
            assert kinds <= {"bold", "heading", "quote", "small", "row", "address", "moment"}


PIECES = st.text() | st.sampled_from([HOSTILE, TURNING, "", " ", "😀" * 200, "\u202e" * 200, "x" * 5_000, "漢" * 500])
SPANS = PIECES.map(User) | PIECES.map(lambda words: join("a ", Bold(User(words)), NINE, " z"))
SELECTS = st.builds(
    lambda wire, count, words: Actions(
        (Select(User(words), f"a.s:{wire}", tuple(Option(str(n), User(words)) for n in range(count))),)
    ),
    st.integers(0, 3),
    st.integers(1, 130),
    PIECES,
)
PARTS = st.one_of(
    st.builds(Title, SPANS),
    st.builds(Paragraph, SPANS),
    st.builds(Quote, SPANS),
    st.builds(Note, SPANS),
    st.builds(Facts, st.lists(st.builds(Fact, SPANS, SPANS), max_size=12).map(tuple)),
    st.builds(Bullets, st.lists(SPANS, max_size=12).map(tuple)),
    st.just(Divider()),
    st.builds(lambda count: Actions(buttons(count)), st.integers(0, 8)),
)


@given(
    st.builds(View, SPANS, st.lists(PARTS, max_size=70).map(tuple), st.sampled_from(Tone)),
    st.lists(SELECTS, max_size=2),
)
def test_discord_takes_every_view(view: View, selects: list[Actions]) -> None:
    shown = render_view(View(view.summary, (*view.parts, *selects), view.tone), ENGLISH, HERE)
    check_message(shown)
    pressed = [node["custom_id"].partition("|")[0] for node in nodes(shown.components) if "custom_id" in node]
    offered = [control for part in view.parts if isinstance(part, Actions) for control in part.controls]
    if len(offered) <= 15:
        assert sum(wire.startswith("a.b") for wire in pressed) == len(offered)
        assert {wire for wire in pressed if wire.startswith("a.s")} == {
            control.wire for part in selects for control in part.controls
        }


@given(st.text(max_size=1_000))
def test_short_words_are_shown_whole(words: str) -> None:
    def printed(text: str) -> str:
        return "".join(sign for sign in text if sign.isprintable() and sign not in SIGNS).strip()

    (node,) = nodes(render(say(User(words))).components)
    assert printed(read(node["content"]).text) in (printed(words), "…")


def test_thirty_heavy_buttons_are_light_enough() -> None:
    heavy = Button(User("😀" * 80), "a.b:" + "x" * 90)
    check_message(render_view(View(Words("x"), (Actions((heavy,) * 30),)), ENGLISH, HERE))


def taken(view: View) -> int:
    return len([node for node in nodes(render_view(view, FRENCH, HERE).components) if "type" in node])


@pytest.mark.parametrize("kind", sorted({*views()} - {HOME}))
def test_no_screen_of_ours_takes_more_than_thirty_components(kind: str) -> None:
    assert max(map(taken, views()[kind])) <= 30


@pytest.mark.parametrize("feature", sorted(HOMES))
def test_no_feature_takes_more_than_fifteen_components_of_the_home(feature: str) -> None:
    drawn = [View(User(feature), tuple(sections()[feature].draw(state))) for state in HOMES[feature]]
    assert max(map(taken, drawn)) <= 15


def test_the_whole_home_fits() -> None:
    for view in views()[HOME]:
        check_message(render_view(view, FRENCH, HERE))
    assert max(map(taken, views()[HOME])) <= COMPONENTS


GOOD = render_view(say(User("¤Ana")), ENGLISH, HERE)
WRONG: list[list[dict[str, Any]]] = [
    [],
    [text(" ")],
    [text("x" * 4_001)],
    [text("漢" * 3_400)],
    [text("x")] * 41,
    [{"type": 17, "components": []}],
    [{"type": 17, "components": [{"type": 17, "components": [text("x")]}]}],
    [row(button("a", "a.b"), button("b", "a.b"))],
    [row(*(button("a", f"a.{n}") for n in range(6)))],
    [row(button("a" * 81, "a.b"))],
    [row(button("", "a.b"))],
    [row(button("¤Ana", "a.b"))],
    [row(button("a", "a" * 101))],
    [row({"type": 3, "custom_id": "a.s", "options": [{"label": "a", "value": str(n)} for n in range(26)]})],
    [row({"type": 3, "custom_id": "a.s", "options": [{"label": "a", "value": "1"}] * 2})],
    [text("¤@everyone")],
    [text("<@2222> ¤")],
    [text("¤_a_")],
    [text("`¤a`")],
    [text("[¤a](https://evil.example/¤)")],
    [text("https://evil.example")],
]


@pytest.mark.parametrize("components_", WRONG, ids=map(str, range(len(WRONG))))
def test_the_contract_sees_what_is_wrong(components_: list[dict[str, Any]]) -> None:
    def check(shown: Shown) -> None:
        check_message(shown)
        check_words(shown)

    check(GOOD)
    with pytest.raises(AssertionError):
        check(replace(GOOD, components=components_))
