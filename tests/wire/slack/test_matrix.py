"""The fault matrix: every fault of Slack on all that an SOS passes through. 0 lost and 0 doubled in each cell.

    python -m pytest tests/wire/slack/test_matrix.py -s        prints the tables (they are also in test-results/)

A cell says lost/doubled. A fault happens before or after Slack stored what it was asked for; slow means slower than
our patience, and stored all the same.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.databases import Databases
from tests.wire.matrix import Fault, Row, Step, Table, reckon, scripted, tell
from tests.wire.slack.matrix import FILE, PATIENCE, worlds
from tests.wire.slack.passage import SlackPassage as Passage
from tests.wire.slack.rules import Json

SLOW = 2 * PATIENCE
ENABLED_AFTER = 1.0
"""Both in seconds."""
AT_ONCE = 6
"""Rows. Most of a row's time is spent on waiting: for what is slow, or was refused for a second."""

CALLS, ADDS, TAKES, ANSWERS = Passage.calls, Passage.adds, Passage.takes, Passage.answers
GIVES_BACK, RESOLVES, AT_HOME = Passage.gives_back, Passage.resolves, Passage.opens_home
LOST_ANSWER = {"kind": "reset", "on": "chat.postMessage", "when": "after"}


def in_sos(passage: Passage) -> Json:
    """What concerns the SOS channel."""
    return {"channel": passage.sos}


def in_dm(passage: Passage) -> Json:
    """What concerns the volunteer's direct messages."""
    return {"channel": passage.dm}


def by_them(passage: Passage) -> Json:
    """What the volunteer does."""
    return {"user": passage.id}


def anything(_passage: Passage) -> Json:
    """Wherever it is."""
    return {}


async def goodbye(passage: Passage) -> None:
    """The socket is told to go, and connects again."""
    await passage.do("disconnect", reason="refresh_requested")


# --- what we ask of Slack ---------------------------------------------------------------------------------

METHODS: Sequence[Row[Passage]] = (
    Row("post in a channel", "chat.postMessage", in_sos, (CALLS, TAKES), 0),
    Row("post in a thread", "chat.postMessage", in_sos, (CALLS, ADDS, TAKES), 1),
    Row("post with a face, DM", "chat.postMessage", in_dm, (CALLS, TAKES, ANSWERS), 2),
    Row("chat.update", "chat.update", in_sos, (CALLS, TAKES), 1),
    Row("chat.delete", "chat.delete", in_sos, (CALLS, TAKES, GIVES_BACK, TAKES), 3),
    Row("views.publish", "views.publish", lambda it: {"user_id": it.id}, (AT_HOME, CALLS, TAKES), 1),
    Row("views.open", "views.open", anything, (CALLS, RESOLVES), 1),
    Row("conversations.open", "conversations.open", lambda it: {"users": it.id}, (CALLS, TAKES), 0),
    Row("conversations.history", "conversations.history", in_sos, (CALLS, TAKES), 0, (LOST_ANSWER,)),
    Row("conversations.replies", "conversations.replies", in_sos, (CALLS, ADDS, TAKES), 1, (LOST_ANSWER,)),
    Row("users.info", "users.info", by_them, (CALLS, TAKES), 0),
    Row("apps.connections.open", "apps.connections.open", anything, (CALLS, TAKES), 0, first=(goodbye,)),
)


def call_faults(times: int) -> Mapping[str, Fault[Passage]]:
    """Everything that befalls a call, so many times in a row."""
    again = partial(scripted, times)
    return {
        "429": again(kind="ratelimited", after=1),
        "503 before": again(kind="status"),
        "503 after": again(kind="status", when="after"),
        "reset before": again(kind="reset"),
        "reset after": again(kind="reset", when="after"),
        "slow before": again(kind="slow", seconds=SLOW),
        "slow after": again(kind="slow", seconds=SLOW, when="after"),
        "internal before": again(kind="error", error="internal_error"),
        "internal after": again(kind="error", error="internal_error", when="after"),
        "fatal before": again(kind="error", error="fatal_error"),
        "fatal after": again(kind="error", error="fatal_error", when="after"),
    }


# --- what Slack tells us ----------------------------------------------------------------------------------

EVENTS: Sequence[Row[Passage]] = (
    Row("two messages in a DM", "message", by_them, (CALLS, Passage.adds_two, TAKES), 1),
    Row("words below a card", "message", in_sos, (CALLS, TAKES, ANSWERS), 2),
    Row("a correction", "message", in_dm, (CALLS, TAKES, Passage.corrects), 2),
    Row("a correction below", "message", in_sos, (CALLS, TAKES, Passage.corrects_below), 2),
    Row("a deletion", "message", in_dm, (CALLS, TAKES, Passage.takes_back), 2),
    Row("a look at the home tab", "app_home_opened", by_them, (CALLS, AT_HOME), 1),
)
PRESS = Row("a press", "", anything, (CALLS, TAKES), 1)
EVENT_FAULTS: Mapping[str, Fault[Passage]] = {
    "duplicate": scripted(2, kind="duplicate"),
    "lose_ack": scripted(2, kind="lose_ack"),
    "lose every ack": scripted(2, kind="lose_acks"),
    "reorder": scripted(2, kind="reorder", hold=2),
    "delay": scripted(1, kind="delay", seconds=0.3),
}


def said_goodbye(reason: str) -> Fault[Passage]:
    """The socket is told to go."""

    async def arm(passage: Passage, _row: Row[Passage]) -> None:
        await passage.do("disconnect", reason=reason)
        passage.fake.faults.happened.append((reason, "socket"))

    return arm


async def switched_off(passage: Passage, _row: Row[Passage]) -> None:
    """Socket Mode is turned off, and on again a moment later."""
    await said_goodbye("link_disabled")(passage, _row)
    asyncio.get_running_loop().call_later(ENABLED_AFTER, partial(setattr, passage.fake.sockets, "enabled", True))


async def cut(passage: Passage, _row: Row[Passage]) -> None:
    """The connection is reset without a word."""
    await passage.do("drop_sockets")
    passage.fake.faults.happened.append(("cut", "socket"))


SOCKET_FAULTS: Mapping[str, Fault[Passage]] = {
    "warning": said_goodbye("warning"),
    "refresh": said_goodbye("refresh_requested"),
    "disabled, enabled": switched_off,
    "cut": cut,
}
CALL_TABLE = Table("lost/doubled", METHODS, call_faults(1))
EVENT_TABLE = Table("lost/doubled", EVENTS, {**EVENT_FAULTS, **SOCKET_FAULTS})
PRESS_TABLE = Table("lost/doubled", (PRESS,), SOCKET_FAULTS)
THE_REST: Sequence[Step[Passage]] = (ADDS, ANSWERS)


@pytest.mark.lengthy
@pytest.mark.timeout(400)
async def test_nothing_is_lost_or_doubled_whatever_goes_wrong(databases: Databases, tmp_path: Path) -> None:
    tables = (CALL_TABLE, EVENT_TABLE, PRESS_TABLE)
    tell(FILE, *await reckon(tables, worlds(databases, tmp_path), at_once=AT_ONCE))


@pytest.mark.long
@pytest.mark.timeout(1200)
async def test_nothing_is_lost_or_doubled_when_it_goes_wrong_three_times(databases: Databases, tmp_path: Path) -> None:
    table = replace(CALL_TABLE, faults=call_faults(3), rest=THE_REST)
    tell(FILE, *await reckon([table], worlds(databases, tmp_path), at_once=AT_ONCE))
