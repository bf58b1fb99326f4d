"""The fault matrix: every fault of Discord on all that an SOS passes through. 0 lost and 0 doubled in each cell.

    python -m pytest tests/wire/discord/test_matrix.py -s      prints the tables (they are also in test-results/)

A cell says lost/doubled. A fault happens before or after Discord stored what it was asked for; slow means slower than
our patience, and stored all the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.databases import Databases
from tests.wire.discord.matrix import FILE, PATIENCE, hurry, worlds
from tests.wire.discord.passage import DiscordPassage as Passage
from tests.wire.discord.rules import Json
from tests.wire.matrix import Fault, Row, Step, Table, reckon, scripted, tell

SLOW = 2 * PATIENCE
"""Seconds."""

CALLS, ADDS, TAKES, ANSWERS = Passage.calls, Passage.adds, Passage.takes, Passage.answers
GIVES_BACK, RESOLVES, AT_HOME, UNHEARD = Passage.gives_back, Passage.resolves, Passage.opens_home, Passage.says_unheard
LOST_ANSWER = {"kind": "reset", "on": "create_message", "when": "after"}
NEVER_IN_TIME = {"answer_within": 0.0}
"""Every answer of ours follows the waiting sign."""


def in_sos(passage: Passage) -> Json:
    """What concerns the SOS channel."""
    return {"channel_id": passage.sos}


def in_thread(passage: Passage) -> Json:
    """What concerns the thread below the card."""
    return {"channel_id": passage.card().id.partition(":")[2]}


def in_dm(passage: Passage) -> Json:
    """What concerns the volunteer's direct messages."""
    return {"channel_id": passage.dm}


def by_them(passage: Passage) -> Json:
    """What concerns the volunteer."""
    return {"recipient_id": int(passage.id)}


def anything(_passage: Passage) -> Json:
    """Wherever it is."""
    return {}


# --- what happens to the gateway --------------------------------------------------------------------------


async def unknown_door(passage: Passage) -> None:
    """We do not know the channel of their direct messages any more."""
    passage.forget_directs()


async def resumed(passage: Passage) -> None:
    """The connection is reset without a word; the session goes on."""
    await passage.do("drop_gateway")
    passage.went("cut")


async def forgotten(passage: Passage) -> None:
    """The connection is reset, and the session is gone with it: what is said meanwhile nobody repeats."""
    await passage.do("forget_sessions")
    await resumed(passage)


async def asked_back(passage: Passage) -> None:
    """Op 7."""
    await passage.do("reconnect")
    passage.went("op 7")


async def closed(passage: Passage, code: int) -> None:
    """Closed with a code: 4000 resumes, 4009 has forgotten the session."""
    await passage.do("close_gateway", code=code)
    passage.went(str(code))


async def invalid(passage: Passage, *, resumable: bool) -> None:
    """Op 9."""
    await passage.do("invalidate", resumable=resumable)
    passage.went("op 9")


async def haunted(passage: Passage) -> None:
    """The connection stays open, and nothing comes any more."""
    await passage.do("haunt")
    passage.went("zombie")


def to_gateway(happens: Step[Passage]) -> Fault[Passage]:
    """It happens, whatever the row."""

    async def arm(passage: Passage, _row: Row[Passage]) -> None:
        await happens(passage)

    return arm


GATEWAY_FAULTS: Mapping[str, Fault[Passage]] = {
    "cut": to_gateway(resumed),
    "op 7": to_gateway(asked_back),
    "op 9 true": to_gateway(partial(invalid, resumable=True)),
    "op 9 false": to_gateway(partial(invalid, resumable=False)),
    "closed 4000": to_gateway(partial(closed, code=4000)),
    "closed 4009": to_gateway(partial(closed, code=4009)),
    "cut, forgotten": to_gateway(forgotten),
    "zombie": to_gateway(haunted),
}
EVENT_FAULTS: Mapping[str, Fault[Passage]] = {
    "duplicate": scripted(2, kind="duplicate"),
    "delay": scripted(1, kind="delay", seconds=0.3),
}
EVENTS: Sequence[Row[Passage]] = (
    Row("two messages in a DM", "MESSAGE_CREATE", in_dm, (CALLS, Passage.adds_two, TAKES), 1),
    Row("words below a card", "MESSAGE_CREATE", in_thread, (CALLS, TAKES, ANSWERS), 2),
    Row("words of both", "MESSAGE_CREATE", in_dm, (CALLS, UNHEARD, TAKES), 1),
    Row("a correction", "MESSAGE_CREATE", in_dm, (CALLS, TAKES, Passage.corrects), 2),
    Row("a correction below", "MESSAGE_CREATE", in_thread, (CALLS, TAKES, Passage.corrects_below), 2),
    Row("a deletion", "MESSAGE_CREATE", in_dm, (CALLS, TAKES, Passage.takes_back), 2),
)
PRESS: Row[Passage] = Row("a press", "", anything, (CALLS, TAKES), 1)


# --- what we ask of Discord -------------------------------------------------------------------------------

CALLED: Sequence[Row[Passage]] = (
    Row("post in a channel", "create_message", in_sos, (CALLS, TAKES), 0),
    Row("post in a thread", "create_message", in_thread, (CALLS, ADDS, TAKES), 1),
    Row("post with a face, DM", "create_message", in_dm, (CALLS, TAKES, ANSWERS), 2),
    Row("edit", "update_message", in_sos, (CALLS, TAKES), 1),
    Row("delete", "delete_message", in_sos, (CALLS, TAKES, GIVES_BACK, TAKES), 3),
    Row("open a thread", "create_thread_from_message", in_sos, (CALLS, TAKES, ANSWERS), 0),
    Row("open direct messages", "create_dm", by_them, (CALLS, TAKES), 1, first=(unknown_door,)),
    Row("callback of a press", "create_interaction_response", anything, (CALLS, TAKES), 1),
    Row("callback with a form", "create_interaction_response", anything, (CALLS, RESOLVES), 1),
    Row(
        "edit @original", "update_original_webhook_message", anything, (CALLS, AT_HOME, TAKES), 1, driver=NEVER_IN_TIME
    ),
    Row("history, looking for one", "list_messages", in_sos, (CALLS, TAKES), 0, beside=(LOST_ANSWER,)),
    Row("history, catching up", "list_messages", in_dm, (CALLS, UNHEARD, TAKES), 1, first=(forgotten,)),
    Row("doors, catching up", "create_dm", anything, (CALLS, UNHEARD, TAKES), 1, first=(forgotten,)),
)


def call_faults(times: int) -> Mapping[str, Fault[Passage]]:
    """Everything that befalls a call, so many times in a row."""
    again = partial(scripted, times)
    return {
        "429": again(kind="ratelimited", after=1),
        "429 global": again(kind="ratelimited", after=1, scope="global"),
        "429 no Via": again(kind="ratelimited", after=1, via=False),
        "503 before": again(kind="status"),
        "503 after": again(kind="status", when="after"),
        "500 before": again(kind="status", status=500),
        "500 after": again(kind="status", status=500, when="after"),
        "reset before": again(kind="reset"),
        "reset after": again(kind="reset", when="after"),
        "slow before": again(kind="slow", seconds=SLOW),
        "slow after": again(kind="slow", seconds=SLOW, when="after"),
    }


CALL_TABLE = Table("lost/doubled", CALLED, call_faults(1))
EVENT_TABLE = Table("lost/doubled", EVENTS, {**EVENT_FAULTS, **GATEWAY_FAULTS})
PRESS_TABLE = Table("lost/doubled", (PRESS,), GATEWAY_FAULTS)
TABLES = (CALL_TABLE, EVENT_TABLE, PRESS_TABLE)
THE_REST: Sequence[Step[Passage]] = (ADDS, ANSWERS)


SHORT = ("503 after", "reset after", "cut", "op 9 false")
"""The faults that `make test` goes through; `make chaos` goes through all."""


@pytest.mark.lengthy
@pytest.mark.timeout(400)
async def test_nothing_is_lost_or_doubled_by_what_goes_wrong_most(
    databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurry(monkeypatch)
    await _go_through([_shortened(table) for table in TABLES], databases, tmp_path)


@pytest.mark.long
@pytest.mark.timeout(600)
async def test_nothing_is_lost_or_doubled_whatever_goes_wrong(
    databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurry(monkeypatch)
    await _go_through(TABLES, databases, tmp_path)


@pytest.mark.long
@pytest.mark.timeout(1200)
async def test_nothing_is_lost_or_doubled_when_it_goes_wrong_three_times(
    databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurry(monkeypatch)
    await _go_through([replace(CALL_TABLE, faults=call_faults(3), rest=THE_REST)], databases, tmp_path)


async def _go_through(tables: Sequence[Table[Passage]], databases: Databases, folder: Path) -> None:
    tell(FILE, *await reckon(tables, worlds(databases, folder)))


def _shortened(table: Table[Passage]) -> Table[Passage]:
    return replace(table, faults={name: fault for name, fault in table.faults.items() if name in SHORT})
