"""Views as documents: every part, every span, cut with a visible "…" where they are too long."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.core.refs import PersonRef, PlaceRef, Workspace
from bot.platforms.playground.render import mentioned, render_answer, render_form, render_view
from bot.platforms.playground.workspace import REF
from bot.ui.form import ChoiceField, Form, PersonField, PlaceField, TextField
from bot.ui.reply import Answer, FieldErrors, Nothing, OpenForm, Reply, Whisper
from bot.ui.text import Bold, Code, Link, Mention, Moment, PlaceMention, Span, User, Words, _, join, ngettext
from bot.ui.view import (
    Actions,
    Bullets,
    Button,
    ButtonStyle,
    Confirm,
    Divider,
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
from tests.platforms.playground.helpers import ENGLISH

ANA = Mention(PersonRef(REF, "ana"), "Ana")
NASTY = "<script>alert(1)</script> @everyone <!channel> *b* \u202eevil\u202c [x](http://evil) {who}"


def words(text: str) -> dict[str, str]:
    return {"t": "words", "text": text}


def paragraph(span: Span) -> list[dict[str, Any]]:
    spans: list[dict[str, Any]] = render_view(View(User(""), (Paragraph(span),)), ENGLISH)["parts"][0]["spans"]
    return spans


def visible(spans: list[dict[str, Any]]) -> str:
    return "".join(visible(span["spans"]) if "spans" in span else span["text"] for span in spans)


def test_every_part_has_its_place() -> None:
    confirm = Confirm(User("Sure?"), User("Yes"), User("No"))
    shown = View(
        User("In short"),
        (
            Title(User("T")),
            Paragraph(User("P")),
            Quote(User("Q")),
            Facts((Fact(User("L"), User("F")),)),
            Note(User("N")),
            Bullets((User("1"), User("2"))),
            Divider(),
            Actions(
                (
                    Button(User("Go"), "a.b:1", ButtonStyle.DANGER, confirm),
                    Button(User("See"), "a.c"),
                    Select(User("Pick"), "a.d", (Option("v", User("V")),)),
                )
            ),
        ),
        Tone.URGENT,
    )

    def user(text: str) -> list[dict[str, str]]:
        return [{"t": "user", "text": text}]

    question = {"question": "Sure?", "yes": "Yes", "no": "No"}
    go = {"kind": "button", "label": "Go", "wire": "a.b:1", "style": "danger", "confirm": question}
    see = {"kind": "button", "label": "See", "wire": "a.c", "style": "plain", "confirm": None}
    pick = {"kind": "select", "placeholder": "Pick", "wire": "a.d", "options": [{"value": "v", "label": "V"}]}
    assert render_view(shown, ENGLISH) == {
        "tone": "urgent",
        "summary": "In short",
        "parts": [
            {"kind": "title", "spans": user("T")},
            {"kind": "paragraph", "spans": user("P")},
            {"kind": "quote", "spans": user("Q")},
            {"kind": "facts", "facts": [{"label": user("L"), "spans": user("F")}]},
            {"kind": "note", "spans": user("N")},
            {"kind": "bullets", "rows": [user("1"), user("2")]},
            {"kind": "divider"},
            {"kind": "actions", "controls": [go, see, pick]},
        ],
    }


def test_every_span_says_what_it_is() -> None:
    moment = Moment(datetime(2026, 7, 1, 9, tzinfo=UTC))
    assert paragraph(
        join("Hi ", ANA, Bold(join("b", User("u"))), Code("/sos"), Link("https://a.example/", User("here")), moment)
    ) == [
        words("Hi "),
        {"t": "mention", "person": "ana", "name": "Ana"},
        {"t": "bold", "spans": [words("b"), {"t": "user", "text": "u"}]},
        {"t": "code", "text": "/sos"},
        {"t": "link", "url": "https://a.example/", "spans": [{"t": "user", "text": "here"}]},
        {"t": "moment", "ms": 1782896400000, "style": "time", "text": "10:00\u202fAM"},
    ]
    place = PlaceMention(PlaceRef(REF, "c-sos"), "sos")
    assert paragraph(place) == [{"t": "place", "place": "c-sos", "name": "sos"}]
    assert paragraph(ngettext("{count} win", "{count} wins", 1200)) == [words("1,200"), words(" wins")]


def test_people_and_places_of_another_platform_are_only_names_here() -> None:
    slack = Workspace("slack", "T1")
    assert paragraph(Mention(PersonRef(slack, "ana"), "Ana")) == [words("@Ana")]
    assert paragraph(PlaceMention(PlaceRef(slack, "c-sos"), "sos")) == [words("#sos")]


def test_somebody_s_words_stay_as_typed_and_apart_from_ours() -> None:
    assert paragraph(_("{who} has this one.", who=NASTY)) == [{"t": "user", "text": NASTY}, words(" has this one.")]
    button = Button(User(NASTY[:70]), "a.b")
    assert (
        render_view(View(User(NASTY), (Actions((button,)),)), ENGLISH)["parts"][0]["controls"][0]["label"] == NASTY[:70]
    )


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "file:///x", ""])
def test_a_link_that_could_run_something_is_only_its_label(url: str) -> None:
    assert paragraph(Link(url, User("here"))) == [{"t": "bold", "spans": [{"t": "user", "text": "here"}]}]


@pytest.mark.parametrize(("part", "limit"), [(Title, 150), (Paragraph, 3000), (Quote, 3000), (Note, 2000)])
def test_long_words_are_cut_visibly(part: Any, limit: int) -> None:
    for length in (limit - 1, limit, limit + 1, limit * 3):
        spans = render_view(View(User(""), (part(User("é" * length)),)), ENGLISH)["parts"][0]["spans"]
        expected = "é" * length if length <= limit else "é" * (limit - 1) + "…"
        assert visible(spans) == expected


def test_a_cut_reaches_into_what_is_nested_and_never_leaves_half_a_name() -> None:
    spans = paragraph(join("a" * 2990, Bold(join("b" * 5, User("c" * 50))), "never"))
    assert visible(spans) == "a" * 2990 + "b" * 5 + "c" * 4 + "…"
    assert [span["t"] for span in spans] == ["words", "bold", "words"]
    spans = paragraph(join("a" * 2998, ANA, "never"))
    assert visible(spans) == "a" * 2998 + "…"


def test_labels_and_controls_have_limits() -> None:
    long = User("x" * 400)
    many = tuple(Button(long, f"a.b:{n}", confirm=Confirm(long, long, long)) for n in range(26))
    options = tuple(Option(str(n), long) for n in range(101))
    select = Actions((Select(long, "a.s", options),))
    shown = render_view(View(long, (Actions(many), Actions(many[:25]), select)), ENGLISH)
    assert len(shown["summary"]) == 300
    cut, sign, whole, selects = shown["parts"]
    assert len(cut["controls"]) == len(whole["controls"]) == 25
    assert sign == {"kind": "note", "spans": [words("…")]}
    button = cut["controls"][0]
    assert button["label"] == "x" * 74 + "…"
    assert (len(button["confirm"]["question"]), len(button["confirm"]["yes"])) == (300, 75)
    chosen = selects["controls"][0]
    assert len(chosen["options"]) == 100
    assert chosen["placeholder"].endswith("… …")
    assert chosen["options"][0] == {"value": "0", "label": "x" * 74 + "…"}


def test_a_long_list_leaves_out_its_oldest_rows() -> None:
    shown = render_view(View(User(""), (Bullets(tuple(User(str(n)) for n in range(150))),)), ENGLISH)
    rows = shown["parts"][0]["rows"]
    assert len(rows) == 100
    assert visible(rows[0]) == "…"
    assert (visible(rows[1]), visible(rows[-1])) == ("51", "149")


def test_a_form_has_limits_too() -> None:
    long = User("x" * 4000)
    options = tuple(Option(str(n), User(str(n))) for n in range(101))
    fields = (
        TextField(name="a", label=long, hint=long, initial="y" * 30, limit=20, multiline=True),
        ChoiceField(name="b", label=User("B"), required=False, initial="3", options=options),
    )
    shown = render_form(Form("f.send:1", long, fields, User("Send"), long), ENGLISH)
    assert shown["title"] == "x" * 44 + "…"
    assert len(visible(shown["intro"])) == 3000
    assert (shown["wire"], shown["submit"]) == ("f.send:1", "Send")
    text, choice = shown["fields"]
    assert len(text.pop("label")) == 150
    assert len(text.pop("hint")) == 2000
    assert text == {
        "name": "a",
        "required": True,
        "type": "text",
        "initial": "y" * 19 + "…",
        "multiline": True,
        "limit": 20,
        "options": [],
    }
    assert len(choice.pop("options")) == 100
    assert choice["label"] == "B …"
    assert (choice["type"], choice["initial"], choice["required"], choice["hint"]) == ("choice", "3", False, None)


def test_every_answer_has_its_kind() -> None:
    doc = render_view(say(User("x")), ENGLISH)
    form = Form("f.send", User("T"), (), User("Send"))
    cases: list[tuple[Reply, dict[str, Any]]] = [
        (Nothing(), {"kind": "nothing"}),
        (Whisper(say(User("x"))), {"kind": "whisper", "doc": doc}),
        (OpenForm(form), {"kind": "form", "form": render_form(form, ENGLISH)}),
        (FieldErrors({"a": User("Too soon")}), {"kind": "errors", "errors": {"a": "Too soon"}}),
    ]
    for reply, expected in cases:
        assert render_answer(Answer(reply, ENGLISH)) == expected


def test_who_is_mentioned_is_found_wherever_it_stands() -> None:
    tom, eve = Mention(PersonRef(REF, "tom"), "Tom"), Mention(PersonRef(Workspace("slack", "T1"), "eve"), "Eve")
    parts = (Title(Bold(ANA)), Facts((Fact(Words("who"), tom),)), Bullets((ANA, eve)), Divider())
    assert mentioned(render_view(View(Words("s"), parts), ENGLISH)) == ("ana", "tom")
    assert mentioned(render_view(say(User("@Ana @everyone")), ENGLISH)) == ()


def test_people_and_places_are_chosen_among_those_that_the_page_knows() -> None:
    fields = (
        PersonField(name="who", label=User("Who")),
        PlaceField(name="where", label=User("Where"), hint=User("Private"), required=False, initial="c-sos"),
    )
    who, where = render_form(Form("f.send", User("T"), fields, User("Send")), ENGLISH)["fields"]
    rest = {"multiline": False, "limit": 0, "options": []}
    assert who == {
        "name": "who", "label": "Who", "hint": None, "required": True, "type": "person", "initial": "", **rest
    }  # fmt: skip
    assert where == {
        "name": "where", "label": "Where", "hint": "Private", "required": False, "type": "place", "initial": "c-sos",
        **rest,
    }  # fmt: skip
