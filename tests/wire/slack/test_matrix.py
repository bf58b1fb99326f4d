"""The fault matrix: every fault of Slack on every method that an SOS passes through. 0 lost and 0 doubled in each cell.

    python -m pytest tests/wire/slack/test_matrix.py -s        prints the table (it is also in test-results/)

A cell says lost/doubled. A fault happens before or after Slack stored what it was asked for; slow means slower than
our patience, and stored all the same.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.databases import Databases
from tests.drivers.slack import SlackDriver
from tests.wire.slack.passage import Passage, Reckoning
from tests.wire.slack.rules import Json
from tests.world import World, open_world

PATIENCE = 0.25
"""Seconds that our client waits for an answer (in real life 20)."""
SLOW = 2 * PATIENCE
AFTERWARDS = "afterwards"
TABLE = Path(__file__).parents[3] / "test-results" / "slack-fault-matrix.txt"

Step: TypeAlias = Callable[[Passage], Awaitable[None]]
Where: TypeAlias = Callable[[Passage], Json]

FAULTS: Mapping[str, Json] = {
    "429": {"kind": "ratelimited", "after": 1},
    "503 before": {"kind": "status"},
    "503 after": {"kind": "status", "when": "after"},
    "reset before": {"kind": "reset"},
    "reset after": {"kind": "reset", "when": "after"},
    "slow before": {"kind": "slow", "seconds": SLOW},
    "slow after": {"kind": "slow", "seconds": SLOW, "when": "after"},
    "internal before": {"kind": "error", "error": "internal_error"},
    "internal after": {"kind": "error", "error": "internal_error", "when": "after"},
    "fatal before": {"kind": "error", "error": "fatal_error"},
    "fatal after": {"kind": "error", "error": "fatal_error", "when": "after"},
}


@dataclass(frozen=True, slots=True)
class Row:
    """A method: which calls of it go wrong, in which story, and at which of its steps (counted from 0)."""

    name: str
    method: str
    where: Where
    story: Sequence[Step]
    at: int
    beside: Sequence[Json] = ()
    """Faults that must happen too, for the method to be called at all."""
    goodbye: bool = False
    """The socket says goodbye first."""


LOST_ANSWER = {"kind": "reset", "on": "chat.postMessage", "when": "after"}


def in_sos(passage: Passage) -> Json:
    """Calls about the SOS channel."""
    return {"channel": passage.sos}


CALLS, ADDS, TAKES, ANSWERS = Passage.calls, Passage.adds, Passage.takes, Passage.answers
GIVES_BACK, RESOLVES, AT_HOME = Passage.gives_back, Passage.resolves, Passage.opens_home
ROWS: Sequence[Row] = (
    Row("post in a channel", "chat.postMessage", in_sos, (CALLS, TAKES), 0),
    Row("post in a thread", "chat.postMessage", in_sos, (CALLS, ADDS, TAKES), 1),
    Row("post with a face, DM", "chat.postMessage", lambda it: {"channel": it.dm}, (CALLS, TAKES, ANSWERS), 2),
    Row("chat.update", "chat.update", in_sos, (CALLS, TAKES), 1),
    Row("chat.delete", "chat.delete", in_sos, (CALLS, TAKES, GIVES_BACK, TAKES), 3),
    Row("views.publish", "views.publish", lambda it: {"user_id": it.id}, (AT_HOME, CALLS, TAKES), 1),
    Row("views.open", "views.open", lambda _it: {}, (CALLS, RESOLVES), 1),
    Row("conversations.open", "conversations.open", lambda it: {"users": it.id}, (CALLS, TAKES), 0),
    Row("conversations.history", "conversations.history", in_sos, (CALLS, TAKES), 0, (LOST_ANSWER,)),
    Row("conversations.replies", "conversations.replies", in_sos, (CALLS, ADDS, TAKES), 1, (LOST_ANSWER,)),
    Row("users.info", "users.info", lambda it: {"user": it.id}, (CALLS, TAKES), 0),
    Row("apps.connections.open", "apps.connections.open", lambda _it: {}, (CALLS, TAKES), 0, goodbye=True),
)
THE_REST: Sequence[Step] = (ADDS, ANSWERS)


async def pass_through(passage: Passage, row: Row, fault: Json, times: int, rest: Sequence[Step]) -> Reckoning:
    """One SOS, while the fault happens so many times."""
    await passage.begin()
    for number, step in enumerate((*row.story, *rest)):
        if number == row.at:
            await _arm(passage, row, fault, times)
        await step(passage)
    return await passage.reckon()


async def _arm(passage: Passage, row: Row, fault: Json, times: int) -> None:
    where = row.where(passage)
    for beside in row.beside:
        await passage.driver._do("fault", **beside, where=where)
    await passage.driver._do("fault", **fault, on=row.method, where=where, times=times)
    if row.goodbye:
        await passage.driver._do("disconnect", reason="refresh_requested")


@asynccontextmanager
async def a_world(databases: Databases, folder: Path) -> AsyncIterator[tuple[World, SlackDriver]]:
    """The whole house over the fake, on a SQLite file; its invariants are checked when all went well."""
    url = databases.fresh_url("sqlite")
    async with open_world(url, folder, make_driver=partial(SlackDriver, call_within=PATIENCE)) as world:
        assert isinstance(world.driver, SlackDriver)
        yield world, world.driver
    databases.drop(url)


async def reckon_row(
    databases: Databases, folder: Path, row: Row, times: int = 1, rest: Sequence[Step] = ()
) -> Mapping[str, Reckoning]:
    """Every fault on one method, in a world of its own."""
    found: dict[str, Reckoning] = {}
    try:
        async with a_world(databases, folder) as (world, driver):
            for number, (name, fault) in enumerate(FAULTS.items()):
                try:
                    found[name] = await pass_through(Passage(world, driver, number), row, fault, times, rest)
                except AssertionError as error:
                    found[name] = Reckoning(wrong=[str(error)])
    except AssertionError as error:
        found[AFTERWARDS] = Reckoning(wrong=[str(error)])
    return found


@pytest.mark.timeout(400)
async def test_nothing_is_lost_or_doubled_whatever_goes_wrong(databases: Databases, tmp_path: Path) -> None:
    tell({row.name: await reckon_row(databases, tmp_path, row) for row in ROWS})


@pytest.mark.long
@pytest.mark.timeout(1200)
async def test_nothing_is_lost_or_doubled_when_it_goes_wrong_three_times(databases: Databases, tmp_path: Path) -> None:
    tell({row.name: await reckon_row(databases, tmp_path, row, 3, THE_REST) for row in ROWS})


def tell(table: Mapping[str, Mapping[str, Reckoning]]) -> None:
    """The table, on the output and in a file; it must be clean."""
    width = max(map(len, table))
    lines = ["lost/doubled".ljust(width) + "".join(f"  {fault}" for fault in FAULTS)]
    for row, cells in table.items():
        lines.append(row.ljust(width) + "".join(f"  {cells[fault]!s:>{len(fault)}}" for fault in FAULTS))
    for row, cells in table.items():
        lines += [f"{row}, {fault}: {found.troubles}" for fault, found in cells.items() if not found.clean]
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text("\n".join(lines) + "\n")
    print("", *lines, sep="\n")  # noqa: T201  # the table
    assert not [found for cells in table.values() for found in cells.values() if not found.clean]
