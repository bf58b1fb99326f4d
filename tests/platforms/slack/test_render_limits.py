"""Views as Slack messages at their worst: too long, too many, hostile."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.slack.render import MESSAGE_WORDS, render_view
from bot.runtime.context import HOME
from bot.ui.text import Bold, Moment, User, Words, join
from bot.ui.view import (
    Actions,
    Bullets,
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
from tests.contract.slack import Slack
from tests.contract.worst_cases import HOMES, sections, views
from tests.platforms.slack.rendered import blocks, buttons, render, rich, text
from tests.platforms.slack.words import ENGLISH, FRENCH, HERE, HOSTILE, TURNING, read
from tests.wire.slack.mentions import Mentions
from tests.wire.slack.mentions import read as pointed_at
from tests.wire.slack.text import Names

NINE = Moment(datetime(2026, 7, 1, 9, 5, tzinfo=UTC))
NAMES = Names({"ana": "U0ANA", "here": "U0X"}, {"sos": "C0SOS"})
ELLIPSIS = {"type": "context", "elements": [{"type": "plain_text", "text": "…", "emoji": False}]}


# --- limits -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("part", "limit"), [(Title, 150), (Paragraph, 3_000), (Quote, 3_000), (Note, 2_000)])
def test_long_words_are_cut_visibly(part: Any, limit: int) -> None:
    for length in (limit - 1, limit, limit + 1, limit * 3):
        expected = "é" * length if length <= limit else "é" * (limit - 1) + "…"
        assert read(blocks(part(User("é" * length)))) == expected


def test_long_words_share_the_room_and_short_ones_keep_theirs() -> None:
    long = [Paragraph(User(letter * 100_000)) for letter in "abcdef"]
    shown = blocks(Title(Words("T")), *long, Bullets((Words("short"),)))
    lengths = [len(read(block)) for block in shown]
    assert lengths[0] == 1
    assert lengths[-1] == 5
    assert set(lengths[1:-1]) <= {1665, 1666}
    assert MESSAGE_WORDS - 10 < sum(lengths) <= MESSAGE_WORDS
    assert all(read(block).endswith("…") for block in shown[1:-1])


def test_what_can_be_pressed_takes_its_room_first() -> None:
    options = tuple(Option(str(n), User("o" * 75)) for n in range(100))
    shown = blocks(*[Quote(User("q" * 3_000))] * 3, Actions((Select(Words("s"), "a.s", options), *buttons(3))))
    assert len(shown[-1]["elements"]) == 4
    assert len(shown[-1]["elements"][0]["options"]) == 100
    assert all(read(block).endswith("…") for block in shown[:-1])


def test_a_long_list_leaves_out_its_oldest_rows() -> None:
    (shown,) = blocks(Bullets(tuple(User(str(n)) for n in range(150))))
    rows = [read(row) for row in shown["elements"][0]["elements"]]
    assert len(rows) == 100
    assert (rows[0], rows[1], rows[-1]) == ("…", "51", "149")


def test_too_many_blocks_are_cut_visibly_and_can_still_be_pressed() -> None:
    words = [Paragraph(Words(f"p{n}")) for n in range(60)]
    shown = blocks(*words, Actions(buttons(1)), *words, Actions(buttons(30, 1)))
    assert len(shown) == 50
    assert [read(block) for block in shown[:46]] == [f"p{n}" for n in range(46)]
    assert shown[46] == ELLIPSIS
    assert [block["type"] for block in shown[47:]] == ["actions"] * 3
    assert blocks(*words[:50]) == [rich("section", text(f"p{n}")) for n in range(50)]
    assert blocks(*words[:51])[49] == ELLIPSIS
    assert blocks(Paragraph(Words("p")), *[Actions(buttons(1))] * 49)[0] == rich("section", text("p"))
    assert blocks(Paragraph(Words("p")), *[Actions(buttons(1))] * 60) == blocks(*[Actions(buttons(1))] * 50)


# --- hostile words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [HOSTILE, TURNING, HOSTILE * 1_000, "\u202e" * 100_000, "<" * 100_000, "😀" * 9_000])
def test_hostile_words_stay_words_everywhere(words: str) -> None:
    theirs = User(words)
    parts = (
        Title(theirs),
        Paragraph(theirs),
        Quote(theirs),
        Facts((Fact(theirs, theirs),)),
        Note(theirs),
        Note(join(NINE, theirs)),
        Bullets((theirs, theirs)),
        Actions((Select(Words("s"), "a.s", (Option("1", theirs),)),)),
    )
    shown = render(View(theirs, parts, face=Face(words)))
    assert pointed_at(NAMES, "", shown.blocks) == Mentions()
    found = pointed_at(NAMES, shown.text, None, urls_linked=False)
    assert [link for link in found.links if not link.startswith("!date^")] == []
    found.links = []
    assert found == Mentions()


PIECES = st.text() | st.sampled_from([HOSTILE, TURNING, "", " ", "😀" * 200, "\u202e" * 200, "x" * 5_000])
SPANS = PIECES.map(User) | PIECES.map(lambda words: join("a ", Bold(User(words)), NINE, " z"))
PARTS = st.one_of(
    st.builds(Title, SPANS),
    st.builds(Paragraph, SPANS),
    st.builds(Quote, SPANS),
    st.builds(Note, SPANS),
    st.builds(Facts, st.lists(st.builds(Fact, SPANS, SPANS), max_size=12).map(tuple)),
    st.builds(Bullets, st.lists(SPANS, max_size=12).map(tuple)),
    st.just(Divider()),
    st.builds(lambda count: Actions(buttons(count)), st.integers(0, 60)),
)


@given(st.builds(View, SPANS, st.lists(PARTS, max_size=70).map(tuple), st.sampled_from(Tone)))
def test_slack_takes_every_view(view: View) -> None:
    Slack().check_view(view, ENGLISH)
    shown = render(view)
    pressed = {e["action_id"] for block in shown.blocks if block["type"] == "actions" for e in block["elements"]}
    offered = [control.wire for part in view.parts if isinstance(part, Actions) for control in part.controls]
    if len(offered) <= 25 * 40:
        assert pressed == set(offered)
    said = pointed_at(NAMES, shown.text, None, urls_linked=False)
    assert (said.users, said.broadcasts, said.channels) == ([], [], [])


@given(st.text(max_size=1_000))
def test_short_words_are_shown_whole(words: str) -> None:
    shown = read(render(say(User(words))).blocks)
    visible = "".join(sign for sign in words if sign.isprintable() and sign not in "\u2068\u2069\u202c")
    assert "".join(sign for sign in shown if sign.isprintable()) == visible or shown == "…"


OF_DISCORD = "/house"
"""Several messages at once, for whoever closed their direct messages: nobody can do so on Slack."""


@pytest.mark.parametrize("kind", sorted({*views()} - {HOME, OF_DISCORD}))
def test_no_screen_of_ours_takes_more_than_ten_blocks(kind: str) -> None:
    assert max(len(render_view(view, FRENCH, HERE).blocks) for view in views()[kind]) <= 10


@pytest.mark.parametrize("feature", sorted(HOMES))
def test_no_feature_takes_more_than_ten_blocks_of_the_home(feature: str) -> None:
    section = sections()[feature]
    drawn = [View(User(feature), tuple(section.draw(state))) for state in HOMES[feature]]
    assert max(len(render_view(view, FRENCH, HERE).blocks) for view in drawn) <= 10


def test_the_whole_home_fits() -> None:
    assert max(len(render_view(view, FRENCH, HERE).blocks) for view in views()[HOME]) <= 100
