"""A table of what goes wrong: for each row (what is asked of Slack, or said by it) every fault, while an SOS passes."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from tests.databases import Databases
from tests.drivers.slack import SlackDriver
from tests.wire.slack.passage import Passage, Reckoning
from tests.wire.slack.rules import Json
from tests.world import World, open_world

PATIENCE = 0.25
"""Seconds that our client waits for an answer (in real life 20)."""
AFTERWARDS = "afterwards"
FILE = Path(__file__).parents[3] / "test-results" / "slack-fault-matrix.txt"

Step: TypeAlias = Callable[[Passage], Awaitable[None]]
Where: TypeAlias = Callable[[Passage], Json]


@dataclass(frozen=True, slots=True)
class Row:
    """What goes wrong (a method, or a kind of event), where, in which story, and at which of its steps, from 0."""

    name: str
    on: str
    where: Where
    story: Sequence[Step]
    at: int
    beside: Sequence[Json] = ()
    """Faults that must happen too, for the method to be called at all."""
    goodbye: bool = False
    """The socket says goodbye first."""


Fault: TypeAlias = Callable[[Passage, Row], Awaitable[None]]
Cells: TypeAlias = Mapping[str, Reckoning]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows, and the faults that befall each of them; `rest`: how every story goes on."""

    title: str
    rows: Sequence[Row]
    faults: Mapping[str, Fault]
    rest: Sequence[Step] = ()


def scripted(times: int, **fault: object) -> Fault:
    """A fault of tests/wire/slack/faults.py."""

    async def arm(passage: Passage, row: Row) -> None:
        await passage.driver._do("fault", **fault, on=row.on, where=row.where(passage), times=times)

    return arm


async def reckon(table: Table, databases: Databases, folder: Path) -> Mapping[str, Cells]:
    """All cells, each row in a world of its own."""
    return {row.name: await _reckon_row(table, row, databases, folder) for row in table.rows}


async def _reckon_row(table: Table, row: Row, databases: Databases, folder: Path) -> Cells:
    found: dict[str, Reckoning] = {}
    try:
        async with _a_world(databases, folder) as (world, driver):
            for number, (name, fault) in enumerate(table.faults.items()):
                try:
                    found[name] = await _pass_through(Passage(world, driver, number), row, fault, table.rest)
                except AssertionError as error:
                    found[name] = Reckoning(wrong=[str(error)])
    except AssertionError as error:
        found[AFTERWARDS] = Reckoning(wrong=[str(error)])
    return found


async def _pass_through(passage: Passage, row: Row, fault: Fault, rest: Sequence[Step]) -> Reckoning:
    """One SOS, while the fault happens."""
    await passage.begin()
    for number, step in enumerate((*row.story, *rest)):
        if number == row.at:
            for beside in row.beside:
                await passage.driver._do("fault", **beside, where=row.where(passage))
            await fault(passage, row)
            if row.goodbye:
                await passage.driver._do("disconnect", reason="refresh_requested")
        await step(passage)
    return await passage.reckon()


@asynccontextmanager
async def _a_world(databases: Databases, folder: Path) -> AsyncIterator[tuple[World, SlackDriver]]:
    """The whole house over the fake, on a SQLite file; its invariants are checked when all went well."""
    url = databases.fresh_url("sqlite")
    async with open_world(url, folder, make_driver=partial(SlackDriver, call_within=PATIENCE)) as world:
        assert isinstance(world.driver, SlackDriver)
        yield world, world.driver
    databases.drop(url)


def tell(*found: tuple[Table, Mapping[str, Cells]]) -> None:
    """The tables, on the output and in a file; all must be clean."""
    lines = [line for table, rows in found for line in _lines(table, rows)]
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text("\n".join(lines) + "\n")
    print("", *lines, sep="\n")  # noqa: T201  # the tables
    assert not [cell for _table, rows in found for cells in rows.values() for cell in cells.values() if not cell.clean]


def _lines(table: Table, rows: Mapping[str, Cells]) -> Sequence[str]:
    width = max(len(table.title), *map(len, rows))
    lines = [table.title.ljust(width) + "".join(f"  {fault}" for fault in table.faults)]
    for row, cells in rows.items():
        lines.append(row.ljust(width) + "".join(f"  {cells.get(fault, '?')!s:>{len(fault)}}" for fault in table.faults))
    for row, cells in rows.items():
        lines += [f"{row}, {fault}: {cell.troubles}" for fault, cell in cells.items() if not cell.clean]
    return [*lines, ""]
