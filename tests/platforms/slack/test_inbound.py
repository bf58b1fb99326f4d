"""Whatever Slack, or somebody who pretends to be it, sends: nothing, an inbound, or one clear line."""

from typing import Any

import pytest

from bot.platforms.slack.inbound import translate
from bot.platforms.slack.words import mentioned
from tests.platforms.slack.recorder import FORM, Recorder, put, without
from tests.wire.slack.client import SlackClient
from tests.wire.slack.rules import Json


async def test_what_is_missing_is_named(recorder: Recorder, slack: SlackClient) -> None:
    await slack.person("ana")
    await slack.say("ana", "Un")
    (said,) = await recorder.bodies()
    for name in ("ts", "channel"):
        with pytest.raises(ValueError, match=rf"^{name} is missing$"):
            translate(without(said, "event", name))
    with pytest.raises(ValueError, match=r"^user is not of its shape$"):
        translate(put(said, "../../etc", "event", "user"))
    assert translate(without(said, "event_id")) == translate(said)


async def test_whatever_is_sent_nothing_but_one_clear_line_is_raised(recorder: Recorder, slack: SlackClient) -> None:
    """Every part of every kind of payload, taken away or made into something odd."""
    for body in await _one_of_each(recorder, slack):
        assert translate(body) is not None
        for path in _paths(body):
            for odd in (None, "", "\0", 7, -1.5, True, [], [None], ["x"], {}, {"id": 7}, "x" * 400):
                _survives(put(body, odd, *path))
            _survives(without(body, *path))
    odd_bodies: list[Json] = [{}, {"type": None}, {"type": []}, {"type": "event_callback"}, {"command": "/x"}]
    for odd_body in odd_bodies:
        _survives(odd_body)


def _survives(body: Json) -> None:
    mentioned(body)
    heard, problem = None, "none"
    try:
        heard = translate(body)
    except ValueError as error:  # the one kind that is allowed, and it says what is wrong
        problem = str(error)
    assert problem
    assert "\n" not in problem
    if heard is not None:
        assert 0 < len(heard.key) <= 255
        assert 0 < len(heard.by.user) <= 64
        assert 0 < len(heard.by.workspace.id) <= 64


def _paths(tree: Any, base: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The way to every part of a payload."""
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [path for step, inner in items for path in [(*base, step), *_paths(inner, (*base, step))]]


async def _one_of_each(recorder: Recorder, slack: SlackClient) -> list[Json]:
    await slack.person("ana", joins=True)
    sos = await slack.channel("sos", members=["ana"])
    ts = await slack.say("ana", "@mijote salut", sos)
    reply = await slack.say("ana", "Deux", sos, thread=ts)
    await slack.edit("ana", reply, "Trois", sos)
    await slack.react("ana", reply, "tada", sos)
    await slack.delete("ana", ts, sos)
    await slack.delete("ana", reply, sos)
    await slack.share("ana", "a.png", b"png")
    await slack.open_home("ana")
    await slack.slash("ana", "/sos", "aide")
    bodies = await recorder.bodies()
    card = await recorder.card(sos)
    await slack.press("ana", "sos.hand_over:7:1", sos, ts=card, value="zoe")
    await slack.shortcut("ana", "sos.ask")
    await slack.shortcut("ana", "sos.open_for", sos, ts=card)
    bodies += await recorder.bodies()
    recorder.views.open(bodies[-2]["trigger_id"], FORM)
    await slack.submit("ana", {"text": "x", "place": "here"})
    return [*bodies, *await recorder.bodies()]
