"""Forms as Discord's modals, page after page, and the answers on their way back."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.discord.forms import (
    Draft,
    Lost,
    Sent,
    Unfinished,
    errors_view,
    lost_view,
    next_view,
    pages,
    render_form,
    taken,
    values_of,
)
from bot.platforms.discord.ids import CustomId, Mark
from bot.platforms.discord.render import Shown
from bot.ui.form import AnyField, ChoiceField, Form, PersonField, PlaceField, TextField
from bot.ui.text import Bold, Moment, Span, User, join
from bot.ui.view import Option
from tests.contract.discord import check_message, check_page, nodes, submitted, units
from tests.contract.worst_cases import MARK
from tests.platforms.discord.markdown import read
from tests.platforms.discord.words import ANA, ENGLISH, FRENCH, HERE, HOSTILE

Json = dict[str, Any]

LONG = User("é" * 5_000)


def form(*fields: AnyField, title: str = "T", intro: Span | None = None) -> Form:
    return Form("f.send:1", User(title), fields, User("Send"), intro)


def asked(count: int) -> tuple[TextField, ...]:
    return tuple(TextField(name=f"q{n}", label=User(f"Q{n}")) for n in range(count))


def modal(asking: Form, page: int = 0, **values: str) -> Json:
    shown = render_form(asking, ENGLISH, HERE, page, values)
    check_page(shown)
    return shown


def options(count: int) -> tuple[Option, ...]:
    return tuple(Option(f"v{n}", User(f"o{n}")) for n in range(count))


def labels(shown: Json) -> list[Json]:
    return [one for one in shown["components"] if one["type"] == 18]


def names(shown: Json) -> list[str]:
    return [label["component"]["custom_id"] for label in labels(shown)]


# --- one page ---------------------------------------------------------------------------------------------


def test_every_field_is_a_labelled_component() -> None:
    shown = modal(
        form(
            TextField(name="words", label=User("What?"), hint=User("A few\nwords"), multiline=True, limit=500),
            TextField(name="more", label=User("More"), required=False, initial="as before"),
            ChoiceField(name="which", label=User("Which?"), options=options(2), initial="v1"),
            PersonField(name="who", label=User("Who?"), initial="2222"),
            title="I need help",
            intro=join("For ", ANA, Bold(User("@here"))),
        )
    )
    assert shown == {
        "custom_id": "f.send:1",
        "title": "I need help",
        "components": [
            {"type": 10, "content": r"For <@2222>**\@here**"},
            {
                "type": 18,
                "label": "What?",
                "description": "A few words",
                "component": {"type": 4, "custom_id": "words", "required": True, "style": 2, "max_length": 500},
            },
            {
                "type": 18,
                "label": "More",
                "component": {
                    "type": 4,
                    "custom_id": "more",
                    "required": False,
                    "style": 1,
                    "max_length": 3_000,
                    "value": "as before",
                },
            },
            {
                "type": 18,
                "label": "Which?",
                "component": {
                    "type": 3,
                    "custom_id": "which",
                    "required": True,
                    "options": [
                        {"label": "o0", "value": "v0"},
                        {"label": "o1", "value": "v1", "default": True},
                    ],
                },
            },
            {
                "type": 18,
                "label": "Who?",
                "component": {
                    "type": 5,
                    "custom_id": "who",
                    "required": True,
                    "default_values": [{"id": "2222", "type": "user"}],
                },
            },
        ],
    }


@pytest.mark.parametrize("elsewhere", ["", "C0SOS", "sos", "1" * 21])
def test_what_was_chosen_on_another_platform_is_not_chosen_here(elsewhere: str) -> None:
    fields = (
        PlaceField(name="p", label=User("P"), initial=elsewhere),
        PlaceField(name="q", label=User("Q"), initial="44"),
    )
    first, second = (label["component"] for label in labels(modal(form(*fields))))
    assert first == {"type": 8, "custom_id": "p", "required": True, "channel_types": [0, 5, 15]}
    assert second["default_values"] == [{"id": "44", "type": "channel"}]


def test_a_form_has_limits() -> None:
    shown = modal(
        form(
            TextField(name="a", label=LONG, hint=LONG, initial="y" * 9_000, limit=9_000),
            TextField(name="b", label=User("B"), initial="y" * 30, limit=20),
            title=LONG.text,
            intro=LONG,
        )
    )
    assert shown["title"] == "é" * 44 + "…"
    intro, long, short = shown["components"]
    assert intro["content"] == "é" * 3_999 + "…"
    assert (long["label"], long["description"]) == ("é" * 44 + "…", "é" * 99 + "…")
    assert (long["component"]["max_length"], len(long["component"]["value"])) == (4_000, 4_000)
    assert short["component"]["value"] == "y" * 20


def test_a_label_that_is_too_long_stands_whole_before_its_hint() -> None:
    label, hint = "What shall we bring to the workshop on Saturday?", "One thing per line."
    (shown,) = labels(modal(form(TextField(name="a", label=User(label), hint=User(hint)))))
    assert shown["label"] == label[:44] + "…"
    assert shown["description"] == f"{label} {hint}"


def test_of_too_many_options_the_chosen_one_stays() -> None:
    def offered(initial: str) -> list[str]:
        (shown,) = labels(modal(form(ChoiceField(name="a", label=User("A"), options=options(40), initial=initial))))
        assert shown["label"] == "A …"
        assert [one["value"] for one in shown["component"]["options"] if one.get("default")] == [
            initial or None
        ] * bool(initial)
        return [one["value"] for one in shown["component"]["options"]]

    first = [f"v{n}" for n in range(25)]
    assert offered("") == offered("v3") == first
    assert offered("v39") == [*first[:24], "v39"]


def test_a_form_without_questions_says_something() -> None:
    assert modal(form())["components"] == [{"type": 10, "content": "…"}]
    assert modal(form(intro=User(" ")))["components"] == [{"type": 10, "content": "…"}]


# --- pages ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "intro", "sizes"),
    [(0, False, [0]), (5, False, [5]), (6, False, [5, 1]), (4, True, [4]), (5, True, [4, 1]), (15, True, [4, 5, 5, 1])],
)
def test_five_questions_are_a_page(count: int, intro: bool, sizes: list[int]) -> None:
    asking = form(*asked(count), intro=User("Hello") if intro else None)
    assert list(map(len, pages(asking))) == sizes
    for page in range(len(sizes)):
        shown = modal(asking, page)
        assert names(shown) == [one.name for one in pages(asking)[page]]
        assert (shown["components"][0] == {"type": 10, "content": "Hello"}) == (intro and page == 0)
    assert modal(asking, 99) == modal(asking, len(sizes) - 1)


def test_a_page_says_which_it_is() -> None:
    asking = form(*asked(7), title="é" * 60)
    first, second = modal(asking), modal(asking, 1)
    assert first["title"] == "é" * 38 + "… (1/2)"
    assert (first["custom_id"], second["custom_id"]) == ("f.send:1|p", "f.send:1|p1")


def test_a_page_holds_what_was_answered_before() -> None:
    asking = form(*asked(2), ChoiceField(name="c", label=User("C"), options=options(2), initial="v1"))
    shown = modal(asking, q1="kept", c="v0")
    assert "value" not in labels(shown)[0]["component"]
    assert labels(shown)[1]["component"]["value"] == "kept"
    assert [one.get("default") for one in labels(shown)[2]["component"]["options"]] == [True, None]


def test_pages_are_sent_one_after_the_other() -> None:
    asking = form(*asked(12))
    done: Any = Unfinished(Draft(asking), 0)
    for page in range(3):
        assert done == Unfinished(done.draft, page)
        shown = modal(asking, page, **done.draft.values)
        answers = {name: f"{name}!" for name in names(shown)}
        done = taken(shown["custom_id"], values_of(submitted(shown, **answers)), done.draft)
    assert done == Sent("f.send:1", {f"q{n}": f"q{n}!" for n in range(12)})


def test_a_page_that_was_wrong_is_sent_again_alone() -> None:
    asking = form(*asked(12))
    draft = Draft(asking, {f"q{n}": "x" for n in range(12)})
    shown = modal(asking, 0, **draft.values)
    done = taken(shown["custom_id"], values_of(submitted(shown, q3="better")), draft)
    assert done == Sent("f.send:1", {**draft.values, "q3": "better"})


def test_a_form_of_one_page_survives_a_restart() -> None:
    shown = modal(form(*asked(2)))
    values = values_of(submitted(shown, q0="a", q1="b"))
    assert taken(shown["custom_id"], values, None) == Sent("f.send:1", {"q0": "a", "q1": "b"})


@pytest.mark.parametrize("draft", [None, Draft(Form("f.other", User("T"), asked(7), User("Send")))])
def test_a_page_without_its_draft_is_lost_but_not_its_words(draft: Draft | None) -> None:
    assert taken("f.send:1|p1", {"q5": "words"}, draft) == Lost({"q5": "words"})


# --- answers ----------------------------------------------------------------------------------------------


def test_answers_come_back_by_field() -> None:
    shown = modal(
        form(
            TextField(name="words", label=User("W")),
            TextField(name="kept", label=User("K"), initial="as before"),
            ChoiceField(name="which", label=User("C"), options=options(2), required=False),
            PersonField(name="who", label=User("P"), required=False),
            intro=User("Hello"),
        )
    )
    assert values_of(submitted(shown, words=HOSTILE)) == {"words": HOSTILE, "kept": "as before", "which": "", "who": ""}
    assert values_of(submitted(shown, words="x", which="v1", who="2222")) == {
        "words": "x",
        "kept": "as before",
        "which": "v1",
        "who": "2222",
    }


@pytest.mark.parametrize("data", [{}, {"components": []}, {"components": [{"type": 10, "id": 1}]}])
def test_a_modal_without_fields_has_no_answers(data: Json) -> None:
    assert values_of(data) == {}


@given(st.text(min_size=1, max_size=3_000))
def test_what_was_written_comes_back_as_it_was(words: str) -> None:
    assert values_of(submitted(modal(form(*asked(1))), q0=words)) == {"q0": words}


OURS = st.text(st.characters(codec="utf-8", exclude_characters=MARK), max_size=120)


@given(OURS, st.text(max_size=120), st.integers(0, 9_000), st.integers(0, 12))
def test_discord_takes_every_form(label: str, initial: str, limit: int, more: int) -> None:
    asking = form(
        TextField(name="a", label=User(label), hint=User(label), initial=initial, limit=limit),
        ChoiceField(name="b", label=User(label), options=(Option("1", User(label)),), initial=initial),
        *asked(more),
        title=label,
        intro=User(label),
    )
    for page in range(len(pages(asking))):
        modal(asking, page)
    kept = labels(modal(asking))[0]["component"].get("value", "")
    assert initial.startswith(kept)
    assert kept == initial or units(kept) in (limit, limit - 1, 1, 0)


# --- between two modals -----------------------------------------------------------------------------------


def said(shown: Shown) -> str:
    check_message(shown)
    return "\n".join(read(node["content"]).text for node in nodes(shown.components) if node.get("type") == 10)


def pressed(shown: Shown) -> list[CustomId]:
    return [CustomId.read(node["custom_id"]) for node in nodes(shown.components) if "custom_id" in node]


def test_a_button_leads_to_the_next_page() -> None:
    shown = next_view(Unfinished(Draft(form(*asked(12)), {"q0": "x"}), 1), ENGLISH, HERE)
    assert said(shown) == "I keep what you wrote. Page 2 of 3 is next."
    assert pressed(shown) == [CustomId("f.send:1", Mark.OPEN, 1)]


def test_a_form_that_follows_a_form_begins_with_a_button() -> None:
    shown = next_view(Unfinished(Draft(form(*asked(2), title="How *sorted*?")), 0), ENGLISH, HERE)
    assert said(shown) == "How *sorted*?"
    assert pressed(shown) == [CustomId("f.send:1", Mark.OPEN)]


def test_errors_are_a_list_and_a_button_that_opens_the_first_page_with_one() -> None:
    draft = Draft(form(*asked(12)), {"q7": "x"})
    errors: dict[str, Span] = {
        "q7": User("Too *short*"),
        "q11": Moment(datetime(2026, 7, 1, tzinfo=UTC)),
        "other": User("Not now"),
    }
    shown = errors_view(errors, draft.values, draft, ENGLISH, HERE)
    assert said(shown).split("\n") == [
        "Almost there! One more look at this:",
        "Q7: Too *short*",
        "Q11: <t:1782864000:t>",
        "Not now",
    ]
    assert pressed(shown) == [CustomId("f.send:1", Mark.OPEN, 1)]
    assert pressed(errors_view({"other": User("x")}, {}, draft, ENGLISH, HERE)) == [CustomId("f.send:1", Mark.OPEN)]
    assert "Regarde" in said(errors_view(errors, {}, draft, FRENCH, HERE))


def test_without_a_draft_errors_come_with_what_was_written() -> None:
    shown = errors_view({"q0": User("Too short")}, {"q0": "my\n\n*words*", "q1": " "}, None, ENGLISH, HERE)
    assert said(shown).split("\n") == [
        "Almost there! One more look at this:",
        "Too short",
        "This is what you wrote:",
        "my",
        "\u200b",
        "*words*",
    ]
    assert pressed(shown) == []


def test_whoever_lost_a_form_gets_their_words_back() -> None:
    assert said(lost_view({"q5": "words"}, ENGLISH, HERE)).endswith("This is what you wrote:\nwords")
    assert "wrote" not in said(lost_view({}, ENGLISH, HERE))
    said(lost_view({f"q{n}": "w" * 4_000 for n in range(5)}, FRENCH, HERE))
