"""Declared commands as Discord offers them, and what comes back when somebody uses one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.inbound import Commanded
from bot.core.refs import PersonRef, PlaceRef, Profile
from bot.platforms.discord.commands import digest, payloads
from bot.platforms.discord.typed import complete, shortcut, suggestions
from bot.runtime.registry import Registry
from bot.ui.command import Command, Param, ParamType, Shortcut
from bot.ui.i18n import Localiser
from bot.ui.reply import Whisper
from bot.ui.text import Reader, User, Words, _
from bot.ui.view import Option
from bot.wiring import FEATURES
from tests.platforms.discord.words import ENGLISH, FRENCH, HERE
from tests.wire.discord.errors import Problems
from tests.wire.discord.kit.commands import check_commands

Json = dict[str, Any]

ANA = PersonRef(HERE, "2222")
SIZES = (Option("s", _("Yes")), Option("xl", _("Cancel")))
LONG = _(
    "This channel is where my messages for the team go, and I cannot write there any more. Please choose another one."
)


def many(count: int) -> tuple[Option, ...]:
    return tuple(Option(f"v{n}", Words(f"Élodie {n}")) for n in range(count))


def param(name: str, kind: ParamType = "text", *, required: bool = False, **more: Any) -> Param:
    options = {"options": SIZES} if kind == "choice" else {}
    return Param(name, _("Send"), kind, required, **{**options, **more})


def command(*params: Param, name: str = "ritual") -> Command:
    return Command(name, _("Cancel"), params, (("fr", "rituel"), ("en", "ritual")) if name == "ritual" else ())


def offered(*commands: Command, shortcuts: tuple[Shortcut, ...] = ()) -> list[Json]:
    made = payloads(commands, shortcuts)
    problems = Problems()
    check_commands(made, problems)
    assert not problems.tree, problems.tree
    return made


def options(*params: Param) -> list[Json]:
    (made,) = offered(command(*params))
    found: list[Json] = made["options"]
    return found


# --- offered ----------------------------------------------------------------------------------------------


def test_a_command_speaks_every_language_and_is_open_to_all() -> None:
    assert offered(command()) == [
        {
            "type": 1,
            "name": "ritual",
            "name_localizations": {"fr": "rituel"},
            "description": "Cancel",
            "description_localizations": {"fr": "Annuler"},
            "options": [],
            "contexts": [0, 1],
            "integration_types": [0],
            "default_member_permissions": None,
        }
    ]


def test_every_parameter_has_its_type_and_the_required_ones_come_first() -> None:
    who = param("who", "person", required=True, label=_("volunteer"))
    made = options(param("why"), param("count", "number"), who, param("size", "choice", required=True))
    assert [(one["name"], one["type"], one["required"]) for one in made] == [
        ("volunteer", 6, True),
        ("size", 3, True),
        ("why", 3, False),
        ("count", 4, False),
    ]
    assert made[0]["name_localizations"] == {"fr": "bénévole"}
    assert made[1]["choices"] == [
        {"name": "Yes", "name_localizations": {"fr": "Oui"}, "value": "s"},
        {"name": "Cancel", "name_localizations": {"fr": "Annuler"}, "value": "xl"},
    ]
    assert all("autocomplete" not in one for one in made)


@pytest.mark.parametrize("choices", [many(26), (Option("a", Words("Ana")), Option("b", Words("Ana")))])
def test_choices_that_discord_cannot_list_are_suggested(choices: tuple[Option, ...]) -> None:
    (made,) = options(param("who", "choice", options=choices))
    assert made["autocomplete"] is True
    assert "choices" not in made
    (made,) = options(param("who", "choice", options=many(25)))
    assert "autocomplete" not in made


def test_long_texts_are_cut_visibly() -> None:
    (made,) = offered(Command("x", LONG, (Param("p", LONG),)))
    for one in (made, made["options"][0]):
        for told in (one["description"], *one.get("description_localizations", {}).values()):
            assert len(told) == 100
            assert told.endswith("…")
    (choice,) = options(param("who", "choice", options=(Option("a", User("é" * 200)),)))[0]["choices"]
    assert choice["name"] == "é" * 99 + "…"


def test_a_shortcut_on_a_message_is_in_its_menu() -> None:
    some = (Shortcut("a.b", _("I need help"), _("x")), Shortcut("a.c", _("Ask for help"), _("x"), on_message=True))
    (made,) = offered(shortcuts=some)
    assert made == {
        "type": 3,
        "name": "Ask for help",
        "name_localizations": {"fr": "Demander de l’aide"},
        "contexts": [0, 1],
        "integration_types": [0],
        "default_member_permissions": None,
    }
    assert shortcut({"type": 3, "name": "Ask for help"}, some) == "a.c"
    assert shortcut({"type": 3, "name": "I need help"}, some) is None
    assert shortcut({"type": 1, "name": "Ask for help"}, some) is None


@pytest.mark.parametrize("name", ["Rituel", "un rituel", "", "x" * 33, "a/b", "ri.tuel", "😀"])
def test_a_name_that_discord_would_not_take_is_refused(name: str) -> None:
    for wrong in (Command(name, _("Yes")), Command("a", _("Yes"), (Param(name, _("Yes")),))):
        with pytest.raises(ValueError, match="would not take"):
            payloads([wrong])
    with pytest.raises(ValueError, match="would not take"):
        payloads([Command("a", _("Yes"), names=(("fr", name),))])


@pytest.mark.parametrize("name", ["rituel", "bénévole", "l'heure", "été-2026", "2_fois", "x" * 32, "手伝い"])
def test_names_of_every_script_are_taken(name: str) -> None:
    offered(Command(name, _("Yes"), (Param(name, _("Yes")),)))


def test_nothing_is_called_the_same_for_anybody() -> None:
    twice = [
        [command(), command()],
        [command(), Command("rituel", _("Yes"))],
        [Command("a", _("Yes"), names=(("fr", "c"),)), Command("b", _("Yes"), names=(("fr", "c"),))],
        [command(param("a"), param("b", label=Words("a")))],
        [command(param("bénévole"), param("b", label=_("volunteer")))],
    ]
    for commands in twice:
        with pytest.raises(ValueError, match="would not take"):
            payloads(commands)
    both = [Shortcut("a.b", _("Yes"), _("x"), on_message=True)] * 2
    with pytest.raises(ValueError, match="would not take"):
        payloads([], both)


def test_there_are_only_so_many_commands_and_only_so_large() -> None:
    assert len(payloads([Command(f"c{n}", _("Yes")) for n in range(100)])) == 100
    with pytest.raises(ValueError, match="100"):
        payloads([Command(f"c{n}", _("Yes")) for n in range(101)])
    menus = [Shortcut("a.b", _("{count}", count=n), _("Yes"), on_message=True) for n in range(16)]
    with pytest.raises(ValueError, match="15"):
        payloads([], menus)
    with pytest.raises(ValueError, match="too large: ritual"):
        payloads([command(*(param(f"p{n}") for n in range(26)))])
    heavy = tuple(Option(f"{n:0100}", User(f"{n:0100}")) for n in range(25))
    with pytest.raises(ValueError, match="too large: ritual"):
        payloads([command(*(param(f"p{n}", "choice", options=heavy) for n in range(2)))])


def test_all_our_commands_are_taken() -> None:
    registry = Registry(FEATURES)
    made = offered(*registry.declared_commands(), shortcuts=tuple(registry.declared_shortcuts()))
    assert "sos" in {one["name"] for one in made}


def test_the_digest_changes_with_the_commands_and_with_nothing_else() -> None:
    one, other = payloads([command(param("a"))]), payloads([command(param("b"))])
    assert digest(one) == digest(payloads([command(param("a"))]))
    assert digest([dict(reversed(one[0].items()))]) == digest(one)
    assert len({digest(one), digest(other), digest([]), digest([*one, *other])}) == 4


# --- used -------------------------------------------------------------------------------------------------

WHO, SIZE = param("who", "person", required=True, label=_("volunteer")), param("size", "choice")
FRIEND = param("friend", "choice", required=True, options=many(40))


def used(values: Mapping[str, str], name: str = "ritual") -> Commanded:
    return Commanded(
        key="i:1", by=ANA, profile=Profile("Ana"), command=name, values=values, place=PlaceRef(HERE, "4444")
    )


def test_values_come_back_under_the_names_of_the_feature() -> None:
    ritual = command(WHO, SIZE, param("count", "number"), param("why"))
    done = complete(used({"volunteer": "2222", "size": "xl", "count": "-7", "why": " two\nlines "}), [ritual], FRENCH)
    assert done == used({"who": "2222", "size": "xl", "count": "-7", "why": "two\nlines"})
    assert complete(used({"volunteer": "2222", "alien": "x"}), [ritual], FRENCH) == used({"who": "2222"})


@pytest.mark.parametrize("typed", ["v7", "Élodie 7", " elodie  7 ", "ÉLODIE 7"])
def test_what_was_suggested_may_be_typed(typed: str) -> None:
    done = complete(used({"friend": typed}), [command(FRIEND)], FRENCH)
    assert isinstance(done, Commanded)
    assert done.values == {"friend": "v7"}


def told(answer: Commanded | Whisper, reader: Reader = ENGLISH) -> list[str]:
    assert isinstance(answer, Whisper)
    plain = Localiser(reader).plain
    rows = [row for part in answer.view.parts for row in getattr(part, "rows", [getattr(part, "text", None)])]
    return [plain(row) for row in rows]


def test_what_was_not_suggested_is_not_taken() -> None:
    answer = complete(used({"friend": "Zoé"}), [command(FRIEND)], ENGLISH)
    assert told(answer) == [
        "Almost there! One more look at this:",
        "friend: I did not find “Zoé”. Please choose one that I suggest.",
    ]
    assert told(complete(used({}), [command(FRIEND)], ENGLISH))[1:] == ["friend: Please fill this in."]


def test_a_command_of_an_earlier_version() -> None:
    (words,) = told(complete(used({}, "old"), [command()], ENGLISH))
    assert words == "I don’t know /old any more. Discord offers the new commands in a minute."


# --- suggested --------------------------------------------------------------------------------------------


def suggested(typed: str, *others: Json, name: str = "ritual", ask: str = "friend") -> list[str]:
    data = {"name": name, "options": [*others, {"name": ask, "type": 3, "value": typed, "focused": True}]}
    found = suggestions(data, [command(FRIEND, SIZE)], FRENCH)["choices"]
    assert len(found) <= 25
    assert all(0 < len(one["name"]) <= 100 for one in found)
    return [one["value"] for one in found]


def test_what_begins_with_the_typed_words_is_suggested_first() -> None:
    assert suggested("") == [f"v{n}" for n in range(25)]
    assert suggested("  elodie 3 ") == ["v3", *(f"v{n}" for n in range(30, 40))]
    assert suggested("zoé") == []
    names = (Option("a", Words("Marie Ana")), Option("b", Words("Ana")), Option("c", Words("Ana-Sofia")))
    asking = [command(param("friend", "choice", options=(*names, *many(30))))]
    data = {"name": "ritual", "options": [{"name": "friend", "value": "ana", "focused": True}]}
    assert [one["value"] for one in suggestions(data, asking, FRENCH)["choices"]] == ["b", "c", "a"]


def test_choices_are_suggested_in_the_reader_s_language() -> None:
    asking = [command(replace(FRIEND, options=(*SIZES, *many(30))))]
    data = {"name": "ritual", "options": [{"name": "friend", "value": "annul", "focused": True}]}
    assert suggestions(data, asking, FRENCH) == {"choices": [{"name": "Annuler", "value": "xl"}]}
    assert suggestions(data, asking, ENGLISH) == {"choices": []}


@pytest.mark.parametrize(
    "data", [{}, {"name": "ritual"}, {"name": "ritual", "options": "x"}, {"name": 3, "options": []}]
)
def test_a_strange_question_gets_no_suggestion(data: Json) -> None:
    assert suggestions(data, [command(FRIEND)], FRENCH) == {"choices": []}


def test_nothing_is_suggested_for_what_discord_lists_itself() -> None:
    assert suggested("", ask="size") == suggested("", name="other") == []
    assert suggested("élodie 1", {"name": "size", "value": "s"})[0] == "v1"


@given(st.text(max_size=50))
def test_whatever_is_typed_what_is_suggested_is_understood(typed: str) -> None:
    for value in suggested(typed):
        done = complete(used({"friend": value}), [command(FRIEND)], FRENCH)
        assert isinstance(done, Commanded)
        assert done.values == {"friend": value}
    complete(used({"friend": typed}), [command(FRIEND)], FRENCH)
