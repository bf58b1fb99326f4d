"""Views as Slack messages: every part its block, cut where Slack would refuse it, and a text that says it all."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.platforms.slack.render import SIGNS
from bot.ui.fit import units
from bot.ui.text import Bold, Code, Link, Moment, Span, User, Words, _, join
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
    Quote,
    Select,
    Title,
    Tone,
    View,
    say,
)
from tests.platforms.slack.rendered import blocks, buttons, plain, render, rich, section, text
from tests.platforms.slack.words import ANA, EVE, FRENCH, HOSTILE, SOS, read
from tests.wire.slack.text import Names

NINE = Moment(datetime(2026, 7, 1, 9, 5, tzinfo=UTC))
NAMES = Names({"ana": "U0ANA", "here": "U0X"}, {"sos": "C0SOS"})
ELLIPSIS = {"type": "context", "elements": [{"type": "plain_text", "text": "…", "emoji": False}]}


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
