"""A table of what goes wrong: for each row (what is asked of a service, or said by it) each fault, as an SOS passes."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeAlias, TypeVar

from tests.wire.passage import Passage, Reckoning

AFTERWARDS = "afterwards"
RESULTS = Path(__file__).parents[2] / "test-results"

Json: TypeAlias = dict[str, Any]
P = TypeVar("P", bound=Passage)
Step: TypeAlias = Callable[[P], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Row(Generic[P]):
    """What goes wrong (a method, or a kind of event), where, in which story, and at which of its steps, from 0."""

    name: str
    on: str
    where: Callable[[P], Json]
    story: Sequence[Callable[[P], Awaitable[None]]]
    at: int
    beside: Sequence[Json] = ()
    """Faults that must happen too, for the method to be called at all."""
    first: Sequence[Callable[[P], Awaitable[None]]] = ()
    """What happens to the service just before the step, beside the fault."""
    driver: Json = field(default_factory=dict)
    """How the adapter is set up."""


Fault: TypeAlias = Callable[[P, Row[P]], Awaitable[None]]
Cells: TypeAlias = Mapping[str, Reckoning]
AWorld: TypeAlias = Callable[[Json], AbstractAsyncContextManager[Callable[[int], P]]]
"""Opens a world with an adapter set up so, and makes passages in it by their number."""


@dataclass(frozen=True, slots=True)
class Table(Generic[P]):
    """Rows, and the faults that befall each of them; `rest`: how every story goes on."""

    title: str
    rows: Sequence[Row[P]]
    faults: Mapping[str, Callable[[P, Row[P]], Awaitable[None]]]
    rest: Sequence[Callable[[P], Awaitable[None]]] = ()


Found: TypeAlias = tuple[Table[P], Mapping[str, Cells]]


def scripted(times: int, **fault: object) -> Callable[[Any, Row[Any]], Awaitable[None]]:
    """A fault that the service's fake is told of (its faults.py)."""

    async def arm(passage: Passage, row: Row[Any]) -> None:
        await passage.do("fault", **fault, on=row.on, where=row.where(passage), times=times)

    return arm


async def reckon(tables: Sequence[Table[P]], a_world: AWorld[P], *, at_once: int = 1) -> Sequence[Found[P]]:
    """All cells of all tables, each row in a world of its own; so many rows at once."""
    turns = asyncio.Semaphore(at_once)

    async def in_turn(table: Table[P], row: Row[P]) -> Cells:
        async with turns:
            return await _reckon_row(table, row, a_world)

    async def in_rows(table: Table[P]) -> Found[P]:
        cells = await asyncio.gather(*(in_turn(table, row) for row in table.rows))
        return table, {row.name: found for row, found in zip(table.rows, cells, strict=True)}

    return await asyncio.gather(*map(in_rows, tables))


async def _reckon_row(table: Table[P], row: Row[P], a_world: AWorld[P]) -> Cells:
    found: dict[str, Reckoning] = {}
    try:
        async with a_world(row.driver) as make:
            for number, (name, fault) in enumerate(table.faults.items()):
                try:
                    found[name] = await _pass_through(make(number), row, fault, table.rest)
                except AssertionError as error:
                    found[name] = Reckoning(wrong=[str(error)])
    except AssertionError as error:
        found[AFTERWARDS] = Reckoning(wrong=[str(error)])
    return found


async def _pass_through(passage: P, row: Row[P], fault: Fault[P], rest: Sequence[Step[P]]) -> Reckoning:
    """One SOS, while the fault happens."""
    await passage.begin()
    for number, step in enumerate((*row.story, *rest)):
        if number == row.at:
            for beside in row.beside:
                await passage.do("fault", **beside, where=row.where(passage))
            await fault(passage, row)
            for happens in row.first:
                await happens(passage)
        await step(passage)
    return await passage.reckon()


def tell(file: str, *found: Found[P]) -> None:
    """The tables, on the output and in a file; all must be clean."""
    lines = [line for table, rows in found for line in _lines(table, rows)]
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / file).write_text("\n".join(lines) + "\n")
    print("", *lines, sep="\n")  # noqa: T201  # the tables
    assert not [cell for _table, rows in found for cells in rows.values() for cell in cells.values() if not cell.clean]


def _lines(table: Table[P], rows: Mapping[str, Cells]) -> Sequence[str]:
    width = max(len(table.title), *map(len, rows))
    lines = [table.title.ljust(width) + "".join(f"  {fault}" for fault in table.faults)]
    for row, cells in rows.items():
        lines.append(row.ljust(width) + "".join(f"  {cells.get(fault, '?')!s:>{len(fault)}}" for fault in table.faults))
    for row, cells in rows.items():
        lines += [f"{row}, {fault}: {cell.troubles}" for fault, cell in cells.items() if not cell.clean]
    return [*lines, ""]
