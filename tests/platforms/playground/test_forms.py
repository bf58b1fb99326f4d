"""A form that comes back holds what a dialog would have let through, whatever was sent in its place."""

from pathlib import Path

import pytest

from bot.core.inbound import Submitted
from bot.platforms.playground.forms import KEPT, Forms
from bot.platforms.playground.room import Room
from bot.platforms.playground.state import State
from bot.ui.form import ChoiceField, Form, PersonField, PlaceField, TextField
from bot.ui.i18n import Localiser
from bot.ui.reply import Answer, FieldErrors, OpenForm
from bot.ui.text import User
from bot.ui.view import Option
from tests.platforms.playground.helpers import ENGLISH, RecordingIntake, room

FORM = Form(
    "win.add:1",
    User("What went well"),
    (
        TextField(name="what", label=User("What"), limit=10),
        TextField(name="more", label=User("More"), limit=10, required=False),
        ChoiceField(name="kind", label=User("Kind"), options=(Option("school", User("A school")),)),
    ),
    User("Send"),
)
FILLED = {"what": "a school", "more": "", "kind": "school"}
MISSING = "Please fill this in."
TOO_LONG = "10 characters at most, please."
NOT_OFFERED = "Please choose one of these."


async def open_form(place: Room, intake: RecordingIntake, who: str, form: Form = FORM) -> None:
    intake.answer = Answer(OpenForm(form), ENGLISH)
    await place.actions.press(who, "win.ask")
    intake.answer = Answer()


def errors(answer: Answer) -> dict[str, str]:
    assert isinstance(answer.reply, FieldErrors), answer.reply
    return {name: Localiser(answer.reader).plain(why) for name, why in answer.reply.errors.items()}


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"what": ""}, {"what": MISSING}),
        ({"what": " \n\u00a0"}, {"what": MISSING}),
        ({"what": "\u200b\u2060\ufeff\u00ad"}, {"what": MISSING}),
        ({"what": "\u3164\u2800"}, {"what": MISSING}),
        ({"what": "x" * 11}, {"what": TOO_LONG}),
        ({"what": "👍" * 11}, {"what": TOO_LONG}),
        ({"more": " " * 1_000}, {"more": TOO_LONG}),
        ({"kind": ""}, {"kind": MISSING}),
        ({"kind": "bank"}, {"kind": NOT_OFFERED}),
        ({"kind": "bank", "what": ""}, {"kind": NOT_OFFERED, "what": MISSING}),
    ],
)
async def test_each_field_says_kindly_what_to_change(tmp_path: Path, sent: dict[str, str], why: dict[str, str]) -> None:
    intake = RecordingIntake()
    async with room(tmp_path, intake) as place:
        await open_form(place, intake, "tom")
        heard = len(intake.received)
        assert errors(await place.actions.submit("tom", FORM.wire, FILLED | sent)) == why
        assert len(intake.received) == heard, "the feature was bothered with it"
        assert await place.actions.submit("tom", FORM.wire, FILLED) is intake.answer


async def test_fields_that_were_not_sent_count_as_empty_and_others_are_left_out(tmp_path: Path) -> None:
    intake = RecordingIntake()
    async with room(tmp_path, intake) as place:
        await open_form(place, intake, "tom")
        assert set(errors(await place.actions.submit("tom", FORM.wire, {}))) == {"what", "kind"}
        await place.actions.submit("tom", FORM.wire, {"kind": "school", "what": "x" * 10, "colour": "red"})
    submitted = intake.received[-1]
    assert isinstance(submitted, Submitted)
    assert submitted.values == {"what": "x" * 10, "more": "", "kind": "school"}


async def test_the_form_that_was_shown_last_counts(tmp_path: Path) -> None:
    intake = RecordingIntake()
    longer = Form(FORM.wire, FORM.title, (TextField(name="what", label=User("What"), limit=20),), FORM.submit)
    async with room(tmp_path, intake) as place:
        await open_form(place, intake, "tom")
        await open_form(place, intake, "tom", longer)
        assert await place.actions.submit("tom", FORM.wire, {"what": "x" * 20}) is intake.answer
        intake.answer = Answer(OpenForm(FORM), ENGLISH)  # a form may be answered by the next one
        await place.actions.submit("tom", FORM.wire, {"what": "x"})
        assert "kind" in errors(await place.actions.submit("tom", FORM.wire, {"what": "x"}))


async def test_a_form_that_was_never_shown_is_the_feature_s_to_judge(tmp_path: Path) -> None:
    intake = RecordingIntake()
    async with room(tmp_path, intake) as place:
        await open_form(place, intake, "tom")
        await place.actions.submit("ana", FORM.wire, {"what": ""})
    submitted = intake.received[-1]
    assert isinstance(submitted, Submitted)
    assert (submitted.by.user, submitted.values) == ("ana", {"what": ""})


def test_not_every_form_is_kept_for_ever() -> None:
    forms = Forms(State())
    for number in range(KEPT + 1):
        forms.shown("tom", Form(f"win.add:{number}", FORM.title, FORM.fields, FORM.submit))
    assert forms.faults("tom", f"win.add:{KEPT}", {}) != {}
    assert forms.faults("tom", "win.add:0", {}) == {}


WHERE = Form(
    FORM.wire,
    FORM.title,
    (
        PersonField(name="who", label=User("Who")),
        PlaceField(name="where", label=User("Where"), required=False, initial="c-staff"),
    ),
    FORM.submit,
)


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"who": "leo", "where": "c-general"}, {}),
        ({"who": "tom", "where": ""}, {}),
        ({"who": "tom", "where": "c-staff"}, {}),  # it was chosen before, by somebody who sees it
        ({"who": "", "where": ""}, {"who": MISSING}),
        ({"who": "nobody", "where": "nowhere"}, {"who": NOT_OFFERED, "where": NOT_OFFERED}),
        ({"who": "leo", "where": "c-sos"}, {"where": NOT_OFFERED}),
        ({"who": "leo", "where": "dm-tom"}, {"where": NOT_OFFERED}),
        ({"who": "leo", "where": "leo"}, {"where": NOT_OFFERED}),
    ],
)
async def test_people_and_places_are_those_that_one_sees(
    tmp_path: Path, sent: dict[str, str], why: dict[str, str]
) -> None:
    intake = RecordingIntake()
    async with room(tmp_path, intake) as place:
        await open_form(place, intake, "tom", WHERE)
        answer = await place.actions.submit("tom", WHERE.wire, sent)
        assert (errors(answer) if why else {}) == why
        if not why:
            heard = intake.received[-1]
            assert isinstance(heard, Submitted)
            assert heard.values == sent
