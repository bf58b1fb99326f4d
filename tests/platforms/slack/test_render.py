"""Views as Slack messages: every part its block, cut where Slack would refuse it, and a text that says it all."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.slack.render import MESSAGE_WORDS, SIGNS, Shown, render_view
from bot.platforms.slack.text import units
from bot.ui.text import Bold, Code, Link, Moment, Reader, Span, User, Words, _, join
from bot.ui.view import (
    Actions,
    Bullets,
    Button,
    ButtonStyle,
    Confirm,
    Divider,
    Face,
    Fact,
    Facts,
    Note,
    Option,
    Paragraph,
    Part,
    Quote,
    Select,
    Title,
    Tone,
    View,
    say,
)
from tests.contract.slack import Slack
from tests.contract.worst_cases import views
from tests.platforms.slack.words import ANA, ENGLISH, EVE, FRENCH, HERE, HOSTILE, SOS, TURNING, read
from tests.wire.slack.kit.blocks import check_blocks, texts_too_long
from tests.wire.slack.mentions import Mentions
from tests.wire.slack.mentions import read as pointed_at
from tests.wire.slack.text import Names

NINE = Moment(datetime(2026, 7, 1, 9, 5, tzinfo=UTC))
NAMES = Names({"ana": "U0ANA", "here": "U0X"}, {"sos": "C0SOS"})
ELLIPSIS = {"type": "context", "elements": [{"type": "plain_text", "text": "…", "emoji": False}]}


def render(view: View, reader: Reader = ENGLISH) -> Shown:
    """As a message that Slack would take."""
    shown = render_view(view, reader, HERE)
    assert check_blocks(shown.blocks, "message") == []
    assert not texts_too_long(shown.blocks)
    assert 0 < len(shown.text) <= 4_000
    return shown


def blocks(*parts: Part, tone: Tone = Tone.PLAIN) -> list[dict[str, Any]]:
    return render(View(Words("In short"), parts, tone)).blocks


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text, "emoji": False}


def rich(kind: str, *elements: dict[str, Any], **more: str) -> dict[str, Any]:
    return {"type": "rich_text", "elements": [{"type": f"rich_text_{kind}", **more, "elements": list(elements)}]}


def text(words: str, **style: bool) -> dict[str, Any]:
    return {"type": "text", "text": words, "style": style} if style else {"type": "text", "text": words}


def section(words: str) -> dict[str, Any]:
    return {"type": "rich_text_section", "elements": [text(words)]}


def buttons(count: int, first: int = 0) -> tuple[Button, ...]:
    return tuple(Button(Words(f"b{n}"), f"a.b:{n}") for n in range(first, first + count))


# --- every part -------------------------------------------------------------------------------------------


def test_every_part_has_its_block() -> None:
    confirm = Confirm(User("Sure?"), User("Yes"), User("No"))
    controls = (
        Button(User("Go"), "a.b:1", ButtonStyle.DANGER, confirm),
        Button(User("See"), "a.c"),
        Select(User("Pick"), "a.d", (Option("v", User("V")),)),
    )
    question = {
        "title": plain("Go"),
        "text": plain("Sure?"),
        "confirm": plain("Yes"),
        "deny": plain("No"),
        "style": "danger",
    }
    go = {"type": "button", "text": plain("Go"), "action_id": "a.b:1", "style": "danger", "confirm": question}
    see = {"type": "button", "text": plain("See"), "action_id": "a.c"}
    pick = {"type": "static_select", "options": [{"text": plain("V"), "value": "v"}], "action_id": "a.d"}
    assert blocks(
        Title(User("T")),
        Paragraph(User("P")),
        Quote(User("Q")),
        Facts((Fact(User("L"), User("F")), Fact(User("M"), NINE))),
        Note(User("N")),
        Bullets((User("1"), User("2"))),
        Divider(),
        Actions(controls),
        tone=Tone.URGENT,
    ) == [
        {"type": "header", "text": plain("🚨 T")},
        rich("section", text("P")),
        rich("quote", text("Q")),
        rich(
            "section",
            text("L", bold=True),
            text(": F\n"),
            text("M", bold=True),
            text(": "),
            {"type": "date", "timestamp": 1782896700, "format": "{time}", "fallback": "10:05\u202fAM"},
        ),
        {"type": "context", "elements": [plain("N")]},
        rich("list", section("1"), section("2"), style="bullet"),
        {"type": "divider"},
        {"type": "actions", "elements": [go, see, {**pick, "placeholder": plain("Pick")}]},
    ]


def test_facts_are_written_the_reader_s_way() -> None:
    shown = render(View(Words("In short"), (Facts((Fact(Words("État"), Words("libre")),)),)), FRENCH)
    assert read(shown.blocks) == "État\u00a0: libre"


def test_a_title_that_mentions_or_says_when_is_rich_text() -> None:
    assert blocks(Title(join("For ", ANA))) == [
        rich("section", text("For ", bold=True), {"type": "user", "user_id": "U0ANA", "style": {"bold": True}})
    ]
    assert blocks(Title(Bold(join("a", Code("b"))))) == [{"type": "header", "text": plain("ab")}]


def test_small_print_is_mrkdwn_only_for_what_plain_text_cannot_say() -> None:
    def small(span: Span) -> Any:
        return blocks(Note(span))[0]["elements"]

    link = Link("https://a.example", Words("here"))
    assert small(_("a & b")) == [plain("a & b")]
    assert small(join("<since> ", NINE, " ", link)) == [
        {
            "type": "mrkdwn",
            "text": "&lt;since&gt; <!date^1782896700^{time}|10:05\u202fAM> <https://a.example|here>",
            "verbatim": True,
        }
    ]
    assert small(join(ANA, SOS))[0]["text"] == "<@U0ANA><#C0SOS>"
    assert small(join(NINE, " ", User(HOSTILE))) == [plain(f"10:05\u202fAM {HOSTILE}")]
    assert small(join(link, Bold(User("*b*")))) == [plain("here*b*")]
    assert small(join(NINE, EVE)) == [plain("10:05\u202fAM@Eve <!here>")]
    assert small(User("two\nlines")) == [plain("two\nlines")]


@pytest.mark.parametrize("tone", Tone)
def test_the_tone_is_a_sign_before_the_first_words(tone: Tone) -> None:
    sign = f"{SIGNS[tone]} " if tone in SIGNS else ""
    parts = (Note(Words("n")), Title(Words("T")), Title(Words("U")))
    note, first, second = blocks(*parts, tone=tone)
    assert [read(note), read(first), read(second)] == ["n", f"{sign}T", "U"]
    assert read(blocks(Quote(Words("q")), Paragraph(Words("P")), tone=tone)) == f"q{sign}P"
    assert render(View(Words("In short"), (), tone)).text == f"{sign}In short"


def test_parts_without_words_take_no_room() -> None:
    empty = (Paragraph(User("\x01 ")), Quote(User("")), Facts(()), Bullets(()), Bullets((User(""),)), Actions(()))
    assert blocks(*empty, Paragraph(Words("P"))) == [rich("section", text("P"))]
    assert blocks(*empty) == blocks() == [rich("section", text("…"))]
    assert render(View(User(" "), ())).text == "…"


def test_a_carried_message_has_its_author_s_name() -> None:
    def username(name: str) -> str | None:
        return render(say(Words("x"), face=Face(name))).username

    assert render(say(Words("x"))).username is None
    assert username("Ana\nMoreau") == "Ana Moreau"
    assert username("") == username("\u200b") == "…"
    assert username("é" * 100) == "é" * 79 + "…"


# --- what can be pressed ----------------------------------------------------------------------------------


def test_many_buttons_are_spread_over_blocks() -> None:
    shown = blocks(Actions(buttons(60)))
    assert [len(block["elements"]) for block in shown] == [25, 25, 10]
    assert [e["action_id"] for block in shown for e in block["elements"]] == [f"a.b:{n}" for n in range(60)]


def test_the_same_action_twice_stands_in_two_blocks() -> None:
    again = (*buttons(2), *buttons(1), *buttons(1, 5))
    assert [[e["action_id"] for e in block["elements"]] for block in blocks(Actions(again))] == [
        ["a.b:0", "a.b:1"],
        ["a.b:0", "a.b:5"],
    ]


def test_labels_and_options_have_limits() -> None:
    long = User("x" * 400)
    confirm = Confirm(long, long, long)
    options = tuple(Option(str(n), long) for n in range(101))
    (shown,) = blocks(Actions((Button(long, "a.b", ButtonStyle.PRIMARY, confirm), Select(long, "a.s", options))))
    button, select = shown["elements"]
    assert button["text"]["text"] == "x" * 74 + "…"
    assert [len(button["confirm"][part]["text"]) for part in ("title", "text", "confirm", "deny")] == [100, 300, 30, 30]
    assert "style" not in button["confirm"]
    assert len(select["options"]) == 100
    assert select["options"][0] == {"text": plain("x" * 74 + "…"), "value": "0"}
    assert select["placeholder"]["text"].endswith("… …")
    assert len(select["placeholder"]["text"]) == 150


def test_a_select_without_options_cannot_be_shown_and_a_value_stands_in_it_once() -> None:
    assert blocks(Paragraph(Words("P")), Actions((Select(Words("s"), "a.s", ()),))) == [rich("section", text("P"))]
    twice = tuple(Option(value, Words(label)) for value, label in (("1", "a"), ("1", "b"), ("2", "c")))
    (shown,) = blocks(Actions((Select(Words("s"), "a.s", twice),)))
    assert [option["text"]["text"] for option in shown["elements"][0]["options"]] == ["a", "c"]


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


# --- the text beside the blocks ---------------------------------------------------------------------------


def test_the_text_says_the_summary_and_then_what_it_left_out() -> None:
    title, words = _("SOS {number} · {who}", number=3, who="Ana"), User("it is\ndead")
    view = View(
        join(title, ": ", words),
        (
            Title(title),
            Quote(words),
            Facts((Fact(Words("State"), Words("open")), Fact(Words("Since"), NINE))),
            Bullets((join(NINE, " · ", User("a < b")), User(""))),
            Actions(buttons(1)),
            Note(join("ask ", ANA)),
        ),
        Tone.URGENT,
    )
    assert render(view).text.split("\n") == [
        "🚨 SOS 3 · Ana: it is",
        "dead",
        "State: open",
        "Since: <!date^1782896700^{time}|10:05\u202fAM>",
        "<!date^1782896700^{time}|10:05\u202fAM> · a &lt; b",
        "ask <@U0ANA>",
    ]


def test_a_long_text_is_shared_too_and_fits_an_update() -> None:
    shown = render(View(User("<" * 9_000), (Quote(User("&" * 9_000)), Note(Words("the end")))))
    assert 3_980 < len(shown.text) <= 4_000
    first, second, last = shown.text.split("\n")
    assert first.startswith("&lt;&lt;")
    assert second.startswith("&amp;&amp;")
    assert first.endswith("&lt;…")
    assert second.endswith("&amp;…")
    assert last == "the end"
    assert units(render(View(User("😀" * 9_000), ())).text) <= 4_000


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


@pytest.mark.parametrize("kind", sorted(views()))
def test_no_screen_of_ours_takes_more_than_ten_blocks(kind: str) -> None:
    assert max(len(render_view(view, FRENCH, HERE).blocks) for view in views()[kind]) <= 10
