"""Forms, whispers and home tabs as Slack's views, and the answers on their way back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.slack.forms import home, render_form, values_of, whisper_modal
from bot.ui.fit import units
from bot.ui.form import AnyField, ChoiceField, Form, PersonField, PlaceField, TextField
from bot.ui.text import Bold, Span, User, Words, join
from bot.ui.view import Actions, Button, Option, Paragraph, Title, Tone, View, say
from tests.platforms.slack.words import ANA, ENGLISH, FRENCH, HERE, HOSTILE, read
from tests.wire.slack.forms import chosen, client_errors, fields_of, initial_state
from tests.wire.slack.kit.views import check_view, too_large
from tests.wire.slack.rules import Json

LONG = User("é" * 4_000)


def modal(*fields: AnyField, title: str = "T", submit: str = "Send", intro: Span | None = None) -> Json:
    shown = render_form(Form("f.send:1", User(title), fields, User(submit), intro), ENGLISH, HERE)
    assert check_view(shown, "modal") == []
    assert not too_large(shown)
    return shown


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text, "emoji": False}


def options(count: int) -> tuple[Option, ...]:
    return tuple(Option(f"v{n}", User(f"o{n}")) for n in range(count))


def submitted(view: Json, **answers: str) -> Json:
    """The view as Slack sends it back after a person filled these fields in."""
    values = initial_state(view["blocks"])
    for field in fields_of(view["blocks"]):
        if field.block_id in answers:
            values[field.block_id][field.action_id] = chosen(field, answers[field.block_id])
    assert client_errors(view["blocks"], values) == {}
    return {**view, "state": {"values": values}}


def test_every_field_is_an_input() -> None:
    shown = modal(
        TextField(name="words", label=User("What?"), hint=User("A few\nwords"), multiline=True, limit=500),
        TextField(name="more", label=User("More"), required=False, initial="as before"),
        ChoiceField(name="which", label=User("Which?"), options=options(2), initial="v1"),
        intro=join("For ", ANA, Bold(User("<!here>"))),
        title="I need help",
    )
    first, second = ({"text": plain(f"o{n}"), "value": f"v{n}"} for n in range(2))
    assert shown == {
        "type": "modal",
        "callback_id": "f.send:1",
        "title": plain("I need help"),
        "submit": plain("Send"),
        "close": plain("Cancel"),
        "blocks": [
            {
                "type": "rich_text",
                "elements": [
                    {
                        "type": "rich_text_section",
                        "elements": [
                            {"type": "text", "text": "For "},
                            {"type": "user", "user_id": "U0ANA"},
                            {"type": "text", "text": "<!here>", "style": {"bold": True}},
                        ],
                    }
                ],
            },
            {
                "type": "input",
                "block_id": "words",
                "label": plain("What?"),
                "element": {"action_id": "value", "type": "plain_text_input", "multiline": True, "max_length": 500},
                "optional": False,
                "hint": plain("A few\nwords"),
            },
            {
                "type": "input",
                "block_id": "more",
                "label": plain("More"),
                "element": {
                    "action_id": "value",
                    "type": "plain_text_input",
                    "multiline": False,
                    "max_length": 3_000,
                    "initial_value": "as before",
                },
                "optional": True,
            },
            {
                "type": "input",
                "block_id": "which",
                "label": plain("Which?"),
                "element": {
                    "action_id": "value",
                    "type": "static_select",
                    "options": [first, second],
                    "initial_option": second,
                },
                "optional": False,
            },
        ],
    }


def test_a_form_has_limits() -> None:
    shown = modal(
        TextField(name="a", label=LONG, hint=LONG, initial="y" * 9_000, limit=9_000),
        TextField(name="b", label=User("B"), initial="y" * 30, limit=20),
        ChoiceField(name="c", label=LONG, options=options(101), initial="v100"),
        title=LONG.text,
        submit=LONG.text,
        intro=LONG,
    )
    assert shown["title"]["text"] == shown["submit"]["text"] == "é" * 23 + "…"
    intro, long, short, choice = shown["blocks"]
    assert len(read(intro)) == 3_000
    assert (long["element"]["max_length"], len(long["element"]["initial_value"])) == (3_000, 3_000)
    assert (len(long["label"]["text"]), len(long["hint"]["text"])) == (1_998, 2_000)
    assert short["element"]["initial_value"] == "y" * 20
    assert choice["label"]["text"].endswith("… …")
    assert len(choice["element"]["options"]) == 100
    assert "initial_option" not in choice["element"]


def test_people_and_places_are_chosen_with_slack_s_own_lists() -> None:
    shown = modal(
        PersonField(name="who", label=User("Who?")),
        PersonField(name="other", label=User("Who else?"), required=False, initial="U0LEO"),
        PlaceField(name="where", label=User("Where?"), required=False),
        PlaceField(name="there", label=User("There?"), initial="C0SOS"),
    )
    among = {"include": ["public", "private"], "exclude_external_shared_channels": True, "exclude_bot_users": True}
    assert [(block["optional"], block["element"]) for block in shown["blocks"]] == [
        (False, {"action_id": "value", "type": "users_select"}),
        (True, {"action_id": "value", "type": "users_select", "initial_user": "U0LEO"}),
        (True, {"action_id": "value", "type": "conversations_select", "filter": among}),
        (
            False,
            {
                "action_id": "value",
                "type": "conversations_select",
                "filter": among,
                "initial_conversation": "C0SOS",
            },
        ),
    ]


def test_our_own_buttons_speak_the_reader_s_language() -> None:
    form = Form("f.send", User("T"), (TextField(name="a", label=User("A")),), User("Send"))
    assert render_form(form, FRENCH, HERE)["close"]["text"] == "Annuler"
    assert whisper_modal(say(User("x")), FRENCH, HERE)["close"]["text"] == "Fermer"


def test_answers_come_back_by_field() -> None:
    shown = modal(
        TextField(name="words", label=User("W")),
        TextField(name="more", label=User("M"), required=False),
        TextField(name="kept", label=User("K"), initial="as before"),
        ChoiceField(name="which", label=User("C"), options=options(2), required=False),
    )
    assert values_of(submitted(shown, words=HOSTILE)) == {
        "words": HOSTILE,
        "more": "",
        "kept": "as before",
        "which": "",
    }
    answered = submitted(shown, words="x", more="y", which="v1")
    assert values_of(answered) == {"words": "x", "more": "y", "kept": "as before", "which": "v1"}


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"state": {}},
        {"state": {"values": {}}},
        {"state": {"values": {"menu": {"sos.ask": {"type": "button", "value": "1"}}}}},
    ],
)
def test_a_view_without_fields_has_no_answers(state: Json) -> None:
    assert values_of({"type": "modal", **state}) == {}


@given(st.text(min_size=1, max_size=3_000))
def test_what_was_written_comes_back_as_it_was(words: str) -> None:
    shown = modal(TextField(name="words", label=User("W")))
    assert values_of(submitted(shown, words=words)) == {"words": words}


@given(st.text(max_size=50), st.text(max_size=50), st.integers(0, 9_000))
def test_slack_takes_every_form(label: str, initial: str, limit: int) -> None:
    shown = modal(
        TextField(name="a", label=User(label), hint=User(label), initial=initial, limit=limit),
        ChoiceField(name="b", label=User(label), options=(Option("1", User(label)),), initial=initial),
        title=label,
        submit=label,
        intro=User(label),
    )
    kept = shown["blocks"][1]["element"].get("initial_value", "")
    assert initial.startswith(kept)
    assert kept == initial or units(kept) in (limit, limit - 1, 1, 0)


def test_half_a_sign_is_no_beginning() -> None:
    def initial(words: str, limit: int) -> str | None:
        element = modal(TextField(name="a", label=User("A"), initial=words, limit=limit))["blocks"][0]["element"]
        found: str | None = element.get("initial_value")
        return found

    assert initial("a😀b", 4) == "a😀b"
    assert initial("a😀b", 3) == "a😀"
    assert initial("a😀b", 2) == "a"
    assert initial("😀", 1) is None


VIEW = View(
    Words("In short"),
    (Title(Words("T")), Paragraph(User(HOSTILE)), Actions((Button(Words("Go"), "a.b"),))),
    Tone.DONE,
)


def test_a_view_can_be_a_modal_or_a_home_tab() -> None:
    whispered, tab = whisper_modal(VIEW, ENGLISH, HERE), home(VIEW, ENGLISH, HERE)
    assert check_view(whispered, "modal") == check_view(tab, "home") == []
    assert (whispered["title"], whispered["close"]) == (plain("Mijote"), plain("Close"))
    assert "submit" not in whispered
    assert whispered["blocks"] == tab["blocks"]
    assert read(tab["blocks"]) == f"✅ T{HOSTILE}Go"


def test_a_home_tab_may_hold_a_hundred_blocks_of_long_words_and_no_more() -> None:
    many = View(Words("Home"), tuple(Paragraph(User("😀" * 3_000)) for _number in range(120)))
    tab = home(many, ENGLISH, HERE)
    assert check_view(tab, "home") == []
    assert not too_large(tab)
    assert len(tab["blocks"]) == 100
    assert read(tab["blocks"][-1]) == "…"
