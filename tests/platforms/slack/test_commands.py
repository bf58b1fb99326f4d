"""A line typed after a command becomes its parameters; what is missing or wrong is asked for, kindly."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.inbound import Commanded, Inbound, Pressed, Submitted
from bot.core.refs import PersonRef, PlaceRef, Profile, Workspace
from bot.platforms.slack.commands import complete
from bot.platforms.slack.forms import render_form
from bot.platforms.slack.interactions import TYPED
from bot.platforms.slack.typed import Read, named, read, usage
from bot.ui.command import Command, Param, ParamType
from bot.ui.form import ChoiceField, TextField
from bot.ui.i18n import Localiser
from bot.ui.reply import FieldErrors, OpenForm, Reply, Whisper
from bot.ui.text import Reader, Words, _
from bot.ui.view import Option, Paragraph
from tests.wire.slack.kit.views import check_view

HERE = Workspace("slack", "T1")
ANA = PersonRef(HERE, "U1")
PLACE = PlaceRef(HERE, "C1")
FRENCH, ENGLISH = Reader("fr", "Europe/Paris"), Reader("en", "Europe/Paris")
NAMES = {"U2": "Léo"}
SIZES = (Option("s", Words("Petit")), Option("xl", Words("Très grand")))


def param(name: str, kind: ParamType = "text", *, required: bool = False) -> Param:
    return Param(name, _("Yes"), kind, required, SIZES if kind == "choice" else ())


def must(name: str, kind: ParamType = "text") -> Param:
    return param(name, kind, required=True)


def command(*params: Param) -> Command:
    return Command("ritual", _("Yes"), params, (("fr", "rituel"),))


def reading(typed: str, *params: Param) -> Read:
    return read(command(*params), typed, NAMES, Localiser(FRENCH).plain)


# --- one line, in parts -----------------------------------------------------------------------------------

TEXT, WHO, SIZE, COUNT = must("text"), must("who", "person"), must("size", "choice"), must("count", "number")


@pytest.mark.parametrize(
    ("typed", "params", "values"),
    [
        ("", [], {}),
        ("des mots en trop", [], {}),
        ("", [param("text")], {}),
        ("   ", [param("text")], {}),
        (" tout  le reste ", [TEXT], {"text": "tout  le reste"}),
        ('"un seul"', [TEXT], {"text": "un seul"}),
        ('il dit "bonjour" et part', [TEXT], {"text": 'il dit "bonjour" et part'}),
        ("1 &lt; 2 :lock: <@U2|leo>", [TEXT], {"text": "1 < 2 🔒 @Léo"}),
        ("une ligne\nune autre", [TEXT], {"text": "une ligne\nune autre"}),
        ("un deux trois", [must("a"), must("b")], {"a": "un", "b": "deux trois"}),
        ('"un deux" trois', [must("a"), must("b")], {"a": "un deux", "b": "trois"}),
        ("“un deux” « trois quatre »", [must("a"), must("b")], {"a": "un deux", "b": "trois quatre"}),
        ('"sans fin trois', [must("a"), must("b")], {"a": '"sans', "b": "fin trois"}),
        ("l'atelier d'hier", [must("a"), must("b")], {"a": "l'atelier", "b": "d'hier"}),
        ("<@U2|leo> merci à toi", [WHO, TEXT], {"who": "U2", "text": "merci à toi"}),
        ("<@W2>", [WHO], {"who": "W2"}),
        ("merci <@U2>", [TEXT, WHO], {"text": "merci", "who": "U2"}),
        ("xl 12", [SIZE, COUNT], {"size": "xl", "count": "12"}),
        ("-007 S", [COUNT, SIZE], {"count": "-7", "size": "s"}),
        ('"très GRAND" 3', [SIZE, COUNT], {"size": "xl", "count": "3"}),
        ("bonjour à tous", [param("who", "person"), TEXT], {"text": "bonjour à tous"}),
        ("<@U2> bonjour", [param("who", "person"), TEXT], {"who": "U2", "text": "bonjour"}),
        ("boire de l'eau 10", [TEXT, param("count", "number")], {"text": "boire de l'eau", "count": "10"}),
        ("boire de l'eau", [TEXT, param("count", "number")], {"text": "boire de l'eau"}),
        ("3", [param("size", "choice"), param("count", "number")], {"count": "3"}),
        ("s", [param("size", "choice"), param("count", "number")], {"size": "s"}),
        ("s un mot 4", [SIZE, TEXT, COUNT], {"size": "s", "text": "un mot", "count": "4"}),
    ],
)
def test_what_is_understood(typed: str, params: list[Param], values: Mapping[str, str]) -> None:
    assert reading(typed, *params) == Read(values)


@pytest.mark.parametrize(
    ("typed", "params", "expected"),
    [
        ("", [TEXT], Read({}, {"text": "missing"})),
        ('""', [TEXT], Read({}, {"text": "missing"})),
        ("", [WHO, TEXT], Read({}, {"who": "missing", "text": "missing"})),
        ("leo merci", [WHO, TEXT], Read({"who": "leo", "text": "merci"}, {"who": "unfit"})),
        ("moyen 3", [SIZE, COUNT], Read({"size": "moyen", "count": "3"}, {"size": "unfit"})),
        ("s", [SIZE, COUNT], Read({"size": "s"}, {"count": "missing"})),
        ("s trois", [SIZE, COUNT], Read({"size": "s", "count": "trois"}, {"count": "unfit"})),
        ("٣", [COUNT], Read({"count": "٣"}, {"count": "unfit"})),
        ("9" * 19, [COUNT], Read({"count": "9" * 19}, {"count": "unfit"})),
        ("s 3 et plus", [SIZE, COUNT], Read({"size": "s", "count": "3"}, {}, "et plus")),
        ("moyen", [param("size", "choice")], Read({"size": "moyen"}, {"size": "unfit"})),
        ("un mot", [TEXT, COUNT], Read({"text": "un mot"}, {"count": "missing"})),
    ],
)
def test_what_is_not_understood_is_told_apart(typed: str, params: list[Param], expected: Read) -> None:
    assert reading(typed, *params) == expected


@given(st.text(alphabet='ab1 "“”«»<>@U2|\n-'))
def test_any_line_can_be_read(typed: str) -> None:
    found = reading(typed, WHO, SIZE, TEXT, COUNT)
    assert set(found.values) | set(found.troubles) == {"who", "size", "text", "count"}


def test_a_command_answers_to_all_its_names() -> None:
    ritual, other = command(TEXT), Command("sos", _("Yes"))
    assert [named([other, ritual], name) for name in ("ritual", "rituel", "sos", "x", "")] == [
        ritual,
        ritual,
        other,
        None,
        None,
    ]


def test_how_to_type_it() -> None:
    plain = Localiser(FRENCH).plain
    assert usage(command(WHO, param("why")), "rituel", plain) == "/rituel who [why]"
    assert usage(command(replace(WHO, label=_("volunteer"))), "rituel", plain) == "/rituel bénévole"
    assert usage(command(), "ritual", plain) == "/ritual"


# --- from what Slack sent to the command, or to a question -------------------------------------------------


def typed(line: str, name: str = "rituel") -> Commanded:
    profile = Profile("Ana", "fr")
    return Commanded(key="i:1", by=ANA, profile=profile, command=name, values={TYPED: line}, place=PLACE)


def form_of(answer: Inbound | Reply) -> OpenForm:
    assert isinstance(answer, OpenForm)
    body = render_form(answer.form, FRENCH, HERE)
    assert check_view(body, "modal") == []
    return answer


def test_a_command_that_is_whole() -> None:
    done = complete(typed("s 4"), [command(SIZE, COUNT)], FRENCH)
    assert done == replace(typed(""), command="ritual", values={"size": "s", "count": "4"})


def test_others_pass() -> None:
    others: list[Inbound] = [
        Pressed(key="i:1", by=ANA, wire="slack.command:ritual"),
        Submitted(key="i:1", by=ANA, wire="sos.open", values={TYPED: "x"}),
        Commanded(key="i:1", by=ANA, command="ritual", values={"text": "x"}),
    ]
    assert [complete(other, [command(TEXT)], FRENCH) for other in others] == others


def test_a_form_asks_for_what_lacks_and_holds_what_was_understood() -> None:
    form = form_of(complete(typed("xl"), [command(SIZE, must("why"), COUNT)], FRENCH)).form
    assert form.wire == "slack.command:ritual:C1"
    size, why, count = form.fields
    assert isinstance(size, ChoiceField)
    assert (size.initial, size.hint, size.options) == ("xl", None, SIZES)
    assert isinstance(why, TextField)
    assert (why.multiline, why.required, why.hint) == (True, True, _("Please fill this in."))
    assert isinstance(count, TextField)
    assert (count.multiline, count.hint) == (False, _("A whole number, please."))


def test_what_does_not_fit_is_shown_again_with_a_word_on_why() -> None:
    form = form_of(complete(typed("moyen dix"), [command(SIZE, COUNT)], FRENCH)).form
    assert [(field.initial, field.hint) for field in form.fields] == [
        ("", _("I did not find this one. Please choose one of these.")),
        ("dix", _("A whole number, please.")),
    ]
    form = form_of(complete(typed("s 3 et plus"), [command(SIZE, COUNT)], FRENCH)).form
    assert [field.initial for field in form.fields] == ["s", "3"]
    assert form.intro == _("I don’t know what to do with “{words}”.", words="et plus")


def test_a_very_long_line_fits_in_its_form() -> None:
    form_of(complete(typed("x " + "long " * 2000), [command(SIZE, COUNT, param("text"))], FRENCH))
    form_of(complete(typed("9" * 5000), [command(COUNT)], FRENCH))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("leo merci", _("Tell me who: write @ and choose their name.")),
        ("", _("Tell me who: write @ and choose their name.")),
        ("<@U2>", _("Please fill this in.")),
    ],
)
def test_a_person_cannot_be_asked_for_in_a_form(line: str, why: object) -> None:
    answer = complete(typed(line, "merci"), [Command("merci", _("Yes"), (WHO, TEXT))], FRENCH, NAMES)
    assert isinstance(answer, Whisper)
    texts = [part.text for part in answer.view.parts if isinstance(part, Paragraph)]
    said = [Localiser(FRENCH).plain(text).replace("\N{NO-BREAK SPACE}", " ") for text in texts]
    assert answer.view.summary == why
    assert said[1] == "Écris-le comme ceci : /merci who text"
    again = {"leo merci": ["/merci leo merci"], "<@U2>": ["/merci @Léo"], "": []}[line]
    assert said[2:] == [f"Tu avais écrit : {words}" for words in again]


def test_a_command_of_an_earlier_version() -> None:
    for inbound in (typed("x", "ancien"), Submitted(key="i:1", by=ANA, wire="slack.command:ancien:C1")):
        answer = complete(inbound, [command(TEXT)], FRENCH)
        assert isinstance(answer, Whisper)
        assert "/ancien" in Localiser(FRENCH).plain(answer.view.summary)
    assert isinstance(complete(Submitted(key="i:1", by=ANA, wire="slack.command"), [], FRENCH), Whisper)


# --- the form, sent ---------------------------------------------------------------------------------------


def sent(values: Mapping[str, str], wire: str = "slack.command:ritual:C1") -> Submitted:
    return Submitted(key="i:2", by=ANA, profile=Profile("Ana"), wire=wire, values=values)


def test_a_form_that_was_sent_is_the_command_again() -> None:
    values = {"size": "xl", "why": " 1 &lt; 2\n<@U2> ", "count": "", "alien": "x"}
    done = complete(sent(values), [command(SIZE, must("why"), param("count", "number"))], ENGLISH)
    assert done == Commanded(
        key="i:2",
        by=ANA,
        profile=Profile("Ana"),
        command="ritual",
        values={"size": "xl", "why": "1 &lt; 2\n<@U2>"},
        place=PLACE,
    )
    without_place = complete(sent({"size": "s"}, "slack.command:ritual"), [command(SIZE)], ENGLISH)
    assert isinstance(without_place, Commanded)
    assert without_place.place is None


def test_what_is_still_wrong_is_said_at_its_field() -> None:
    answer = complete(sent({"size": "m", "count": "dix"}), [command(SIZE, COUNT, must("why"))], FRENCH)
    assert answer == FieldErrors(
        {
            "size": _("I did not find this one. Please choose one of these."),
            "count": _("A whole number, please."),
            "why": _("Please fill this in."),
        }
    )
