"""Presses, forms, shortcuts and commands of Slack."""

import pytest

from bot.core.inbound import Commanded, Pressed, Submitted
from bot.core.refs import MessageRef, PlaceRef
from bot.platforms.slack.inbound import translate
from bot.platforms.slack.interactions import TYPED, chosen
from bot.platforms.slack.words import mentioned
from tests.platforms.slack.recorder import FORM, HOME, Recorder, by, put, without
from tests.wire.slack.client import SlackClient


async def test_a_button_on_a_message(recorder: Recorder, slack: SlackClient) -> None:
    leo = await slack.person("leo")
    sos = await slack.channel("sos", members=["leo"])
    ts = await recorder.card(sos)
    await slack.press("leo", "sos.claim:7:1", sos, ts=ts)
    await slack.press("leo", "sos.hand_over:7:1", sos, ts=ts, value="zoe")
    await slack.press("leo", "link", sos, ts=ts)
    button, select, link = await recorder.bodies()
    on = MessageRef(HOME, sos, ts)
    key = f"i:{button['trigger_id']}:{button['actions'][0]['action_ts']}"
    assert translate(button) == Pressed(key=key, by=by(leo), wire="sos.claim:7:1", on=on)
    chosen_one = translate(select)
    assert isinstance(chosen_one, Pressed)
    assert (chosen_one.wire, chosen_one.value, chosen_one.on) == ("sos.hand_over:7:1", "zoe", on)
    assert translate(link) is None
    whisper = translate(put(button, True, "container", "is_ephemeral"))
    assert isinstance(whisper, Pressed)
    assert whisper.on is None
    for elsewhere in ("view", "home"):
        view = put(without(button, "message"), {"type": elsewhere, "view_id": "V1"}, "container")
        assert translate(view) == Pressed(key=key, by=by(leo), wire="sos.claim:7:1")


async def test_a_stranger_may_press_nothing(recorder: Recorder, slack: SlackClient) -> None:
    await slack.person("eve", team="T00000OTHER", is_stranger=True)
    shared = await slack.channel("partage", members=["eve"], shared=True)
    ts = await recorder.card(shared)
    await slack.press("eve", "sos.claim:7:1", shared, ts=ts)
    (body,) = await recorder.bodies()
    assert body["user"]["team_id"] == "T00000OTHER"
    assert translate(body) is None


async def test_a_form(recorder: Recorder, slack: SlackClient) -> None:
    ana = await slack.person("ana")
    await slack.shortcut("ana", "sos.ask")
    (asked,) = await recorder.bodies()
    assert translate(asked) == Pressed(key=f"i:{asked['trigger_id']}:{asked['action_ts']}", by=by(ana), wire="sos.ask")
    recorder.views.open(asked["trigger_id"], FORM)
    await slack.submit("ana", {"text": ":lock: 1 < 2", "place": "here"})
    (sent,) = await recorder.bodies()
    submitted = Submitted(
        key=f"i:{sent['trigger_id']}", by=by(ana), wire="sos.open", values={"text": "🔒 1 < 2", "place": "here"}
    )
    assert translate(sent) == submitted
    empty = put(sent, None, "view", "state", "values", "text", "value", "value")
    nothing = translate(empty)
    assert isinstance(nothing, Submitted)
    assert nothing.values == {"text": "", "place": "here"}
    menu = put(sent, {"sos.claim": {"type": "button", "value": "1"}}, "view", "state", "values", "menu")
    assert translate(menu) == submitted
    assert translate(put(sent, "T00000OTHER", "user", "team_id")) is None
    abroad = put(put(sent, "T00000OTHER", "team", "id"), "T000MIJOTE", "view", "app_installed_team_id")
    assert translate(abroad) == submitted


async def test_a_shortcut_on_a_message_knows_its_words(recorder: Recorder, slack: SlackClient) -> None:
    await slack.person("leo")
    sos = await slack.channel("sos", members=["leo"])
    ts = await slack.say("leo", "Qui vient ? :wave:", sos)
    await recorder.bodies()
    await slack.shortcut("leo", "sos.open_for", sos, ts=ts)
    (pressed,) = await recorder.heard()
    assert isinstance(pressed, Pressed)
    assert (pressed.wire, pressed.value, pressed.on) == ("sos.open_for", "Qui vient ? 👋", MessageRef(HOME, sos, ts))


async def test_a_command_as_it_was_typed(recorder: Recorder, slack: SlackClient) -> None:
    ana, dm = await slack.person("ana"), await slack.dm("ana")
    leo = await slack.person("leo")
    await slack.slash("ana", "/merci", "@leo pour tout")
    (body,) = await recorder.bodies()
    assert mentioned(body) == {leo}
    assert translate(body) == Commanded(
        key=f"i:{body['trigger_id']}",
        by=by(ana),
        command="merci",
        values={TYPED: f"<@{leo}> pour tout"},
        place=PlaceRef(HOME, dm),
    )


@pytest.mark.parametrize(
    ("held", "value"),
    [
        ({"type": "button", "value": "a"}, "a"),
        ({"type": "button"}, ""),
        ({"type": "plain_text_input", "value": None}, ""),
        ({"type": "static_select", "selected_option": {"value": "a"}}, "a"),
        ({"type": "static_select", "selected_option": None}, ""),
        ({"type": "users_select", "selected_user": "U1"}, "U1"),
        ({"type": "datetimepicker", "selected_date_time": 1700000000}, "1700000000"),
        ({"type": "checkboxes", "selected_options": [{"value": "a"}, {"value": "b"}]}, "a,b"),
        ({"type": "multi_users_select", "selected_users": ["U1", "U2"]}, "U1,U2"),
        ({"type": "static_select", "selected_option": "odd"}, "odd"),
        ({"value": ["odd"]}, "odd"),
        ({"value": {"value": {"value": 1}}}, ""),
        ({}, ""),
        (None, ""),
        ("odd", ""),
    ],
)
def test_what_an_element_holds(held: object, value: str) -> None:
    assert chosen(held) == value
