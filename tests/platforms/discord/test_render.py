"""Views as Discord messages: every part its component, what calls for attention in a frame, nobody pinged by chance."""

from datetime import UTC, datetime

import pytest

from bot.platforms.discord.render import ACCENTS, SIGNS
from bot.ui.text import Bold, Link, Moment, Reader, Span, User, Words, _, join
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
from tests.platforms.discord.markdown import read
from tests.platforms.discord.rendered import button, buttons, components, render, row, text, texts
from tests.platforms.discord.words import ANA, ENGLISH, EVE, FRENCH, HOSTILE, SOS

NINE = Moment(datetime(2026, 7, 1, 9, 5, tzinfo=UTC))


# --- every part -------------------------------------------------------------------------------------------


def test_every_part_has_its_component() -> None:
    confirm = Confirm(User("Sure?"), User("Yes"), User("No"))
    controls = (
        Button(User("Go"), "a.b:1", ButtonStyle.DANGER, confirm),
        Select(User("Pick"), "a.d", (Option("v", User("V")),)),
        Button(User("See"), "a.c", ButtonStyle.PRIMARY),
    )
    shown = render(
        View(
            Words("In short"),
            (
                Title(User("T")),
                Paragraph(User("P\n\nP")),
                Quote(User("Q\n\nQ")),
                Facts((Fact(User("L"), User("F")), Fact(User("M"), NINE))),
                Note(User("N\n\nN")),
                Bullets((User("1"), User("2\n2"))),
                Divider(),
                Actions(controls),
            ),
            Tone.URGENT,
        )
    )
    select = {"type": 3, "custom_id": "a.d", "placeholder": "Pick", "options": [{"label": "V", "value": "v"}]}
    assert shown.components == [
        {
            "type": 17,
            "accent_color": ACCENTS[Tone.URGENT],
            "components": [
                text("### 🚨 T"),
                text("P\n\nP"),
                text("> Q\n> \u200b\n> Q"),
                text("**L**: F\n**M**: <t:1782896700:t>"),
                text("-# N\n-# N"),
                text("- 1\n- 2 2"),
                {"type": 14},
                row(button("Go", "a.b:1|?", 4), button("See", "a.c", 1)),
                row(select),
            ],
        }
    ]
    assert shown.asks == {"a.b:1|?": confirm}
    assert shown.text == "🚨 In short"
    assert shown.allowed_mentions == {"parse": [], "users": []}


def test_facts_are_written_the_reader_s_way() -> None:
    view = View(Words("In short"), (Facts((Fact(Words("État"), Words("libre")),)),))
    assert render(view, FRENCH).components == [text("**État**\u00a0: libre")]


def test_every_part_is_the_markup_that_it_should_be() -> None:
    parts = (Title(User("#t")), Quote(User("q\n\n>q")), Note(User("-# n")), Bullets((User("- b"), User("1. b"))))
    kinds = [[kind for kind, _held in read(content).marks] for content in texts(*parts)]
    assert kinds == [["heading"], ["quote", "quote", "quote"], ["small"], ["row", "row"]]


@pytest.mark.parametrize("tone", Tone)
def test_the_tone_is_a_sign_before_the_first_words(tone: Tone) -> None:
    sign = f"{SIGNS[tone]} " if tone in SIGNS else ""
    assert texts(Note(Words("n")), Title(Words("T")), Title(Words("U")), tone=tone) == [
        "-# n",
        f"### {sign}T",
        "### U",
    ]
    assert texts(Quote(Words("q")), Paragraph(Words("P")), tone=tone) == ["> q", f"{sign}P"]
    assert render(View(Words("In short"), (), tone)).text == f"{sign}In short"


@pytest.mark.parametrize("tone", Tone)
def test_what_calls_for_attention_or_has_a_title_is_framed(tone: Tone) -> None:
    (bare,) = render(View(Words("x"), (Paragraph(Words("x")),), tone)).components
    (titled,) = render(View(Words("x"), (Title(Words("x")),), tone)).components
    assert titled["type"] == 17
    assert bare["type"] == (17 if tone in ACCENTS else 10)
    assert titled.get("accent_color") == bare.get("accent_color") == ACCENTS.get(tone)


def test_parts_without_words_take_no_room() -> None:
    empty = (Paragraph(User("\x01 ")), Quote(User("")), Facts(()), Bullets(()), Bullets((User(""),)), Actions(()))
    assert components(*empty, Paragraph(Words("P"))) == [text("P")]
    assert components(*empty) == components() == components(Divider()) == [text("…")]
    assert render(View(User(" "), ())).text == "…"


def test_carried_words_stand_below_their_author_s_name() -> None:
    def said(name: str, *parts: Paragraph | Actions) -> list[dict[str, object]]:
        return render(View(Words("x"), parts, face=Face(name))).components

    assert said("Ana\n*Moreau*", Paragraph(User("- x"))) == [text("**Ana \\*Moreau\\***\n\\- x")]
    assert said("Ana", Actions(buttons(1)))[0] == text("**Ana**")
    assert said("", Paragraph(Words("x"))) == said("\u200b", Paragraph(Words("x"))) == [text("**…**\nx")]
    assert said("é" * 100, Paragraph(Words("x"))) == [text(f"**{'é' * 79}…**\nx")]


# --- who is called ----------------------------------------------------------------------------------------


def pinged(*spans: Span, reader: Reader = ENGLISH) -> list[str]:
    shown = render(View(Words("x"), tuple(map(Paragraph, spans))), reader)
    assert shown.allowed_mentions["parse"] == []
    users: list[str] = shown.allowed_mentions["users"]
    return users


def test_those_who_are_meant_are_pinged_once_and_nobody_else() -> None:
    assert pinged(_("{who} has this one.", who=ANA), Bold(join(ANA, EVE)), SOS) == ["2222"]
    assert pinged(Bold(join("a ", Bold(ANA)))) == ["2222"]
    assert pinged(User("<@2222> @everyone"), EVE, Link("https://a.example", ANA)) == []


def test_nobody_is_pinged_whose_mention_was_cut_off() -> None:
    assert pinged(join(User("x" * 5_000), ANA)) == []


# --- what can be pressed ----------------------------------------------------------------------------------


def test_buttons_stand_five_in_a_row() -> None:
    shown = components(Actions(buttons(12)))
    assert [len(one["components"]) for one in shown] == [5, 5, 2]
    assert [item["custom_id"] for one in shown for item in one["components"]] == [f"a.b:{n}" for n in range(12)]


def test_the_same_action_again_has_an_id_of_its_own() -> None:
    shown = components(Actions((*buttons(2), *buttons(1))), Paragraph(Words("P")), Actions(buttons(1)))
    ids = [item["custom_id"] for one in shown for item in one.get("components", [])]
    assert ids == ["a.b:0", "a.b:1", "a.b:0|1", "a.b:0|2"]


def test_a_long_choice_takes_several_selects_and_says_which_holds_what() -> None:
    options = tuple(Option(str(n), User(f"Ana {n}")) for n in range(110))
    shown = components(Actions((Select(Words("Hand over to…"), "a.s:1", options),)))
    selects = [one["components"][0] for one in shown]
    assert [len(select["options"]) for select in selects] == [25, 25, 25, 25]
    assert [option["value"] for select in selects for option in select["options"]] == [str(n) for n in range(100)]
    assert [(select["custom_id"], select["placeholder"]) for select in selects] == [
        ("a.s:1", "Hand over to… Ana 0 – Ana 24"),
        ("a.s:1|1", "Hand over to… Ana 25 – Ana 49"),
        ("a.s:1|2", "Hand over to… Ana 50 – Ana 74"),
        ("a.s:1|3", "Hand over to… Ana 75 – Ana 99 …"),
    ]


def test_labels_and_options_have_limits() -> None:
    long = User("x" * 400)
    options = tuple(Option(str(n), long) for n in range(2))
    buttons_, select = components(Actions((Button(long, "a.b"), Select(long, "a.s", options))))
    assert buttons_["components"][0]["label"] == "x" * 79 + "…"
    assert select["components"][0]["placeholder"] == "x" * 149 + "…"
    assert select["components"][0]["options"][0] == {"label": "x" * 99 + "…", "value": "0"}


def test_a_label_is_plain_text() -> None:
    (shown,) = components(Actions((Select(Words("s"), "a.s", (Option("1", User(HOSTILE[:40])),)),)))
    assert shown["components"][0]["options"][0]["label"] == HOSTILE[:40]


def test_a_select_without_options_cannot_be_shown_and_a_value_stands_in_it_once() -> None:
    assert components(Paragraph(Words("P")), Actions((Select(Words("s"), "a.s", ()),))) == [text("P")]
    twice = tuple(Option(value, Words(label)) for value, label in (("1", "a"), ("1", "b"), ("2", "c")))
    (shown,) = components(Actions((Select(Words("s"), "a.s", twice),)))
    assert [option["label"] for option in shown["components"][0]["options"]] == ["a", "c"]


# --- what it says in a line -------------------------------------------------------------------------------


def test_the_summary_is_one_plain_line() -> None:
    view = View(join("SOS 3 · ", User("*Ana*\nMoreau"), ANA), (Title(Words("T")),), Tone.DONE)
    assert render(view).text == "✅ SOS 3 · *Ana* Moreau@Ana"
    assert render(say(User("é" * 400))).text == "é" * 299 + "…"
