"""What the outbox promises whatever happens: no request is lost, one flies per stream, late workers change nothing.

Hypothesis makes up the histories. Each runs in one unit that is undone at its end: many of them are quick.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.database import Database
from storage.repos import outbox
from storage.repos.outbox import Claimed
from storage.tables import house
from storage.unit import Connection, Unit
from tests.storage.rows import NOW, card, dump

LEASE = timedelta(seconds=60)
SUBJECTS = ("a", "b", "c")
CHANNELS = {"a": "C1", "b": "C1", "c": "C2"}
OUTCOMES = ("done", "later", "doubtful", "bury")

Step: TypeAlias = tuple[str, str] | tuple[str, int] | tuple[str, int, str]

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("ask"), st.sampled_from(SUBJECTS)),
        st.tuples(st.just("claim"), st.integers(1, 3)),
        st.tuples(st.just("finish"), st.integers(0, 9), st.sampled_from(OUTCOMES)),
        st.tuples(st.just("wait"), st.sampled_from([1, 10, 60, 61])),
    ),
    max_size=25,
)


class Undone(Exception):
    """Raised at the end of each history."""


@dataclass
class History:
    """What happened so far, beside what the tables say."""

    connection: Connection
    now: datetime = NOW
    wanted: dict[str, int] = field(default_factory=dict)
    shown: dict[str, int] = field(default_factory=dict)
    given_up: dict[str, int] = field(default_factory=dict)
    claims: list[tuple[Claimed, str, int]] = field(default_factory=list)
    subjects: dict[str, str] = field(default_factory=dict)

    async def ask(self, subject: str) -> None:
        surface = await card(self.connection, subject, CHANNELS[subject])
        self.subjects[surface.id] = subject
        self.wanted[subject] = self.wanted.get(subject, 0) + 1
        await outbox.put(self.connection, surface, "show", self.now)

    async def claim(self, limit: int) -> None:
        for claimed in await outbox.claim(self.connection, self.now, LEASE, limit, ("slack",)):
            subject = self.subjects[claimed.surface]
            self.claims.append((claimed, subject, self.wanted[subject]))  # what would be rendered now

    async def finish(self, number: int, outcome: str) -> None:
        if not self.claims:
            return
        claimed, subject, rendered = self.claims[number % len(self.claims)]
        before = await dump(self.connection, house.outbox)
        held = any((row.id, row.token, row.state) == (claimed.id, claimed.token, "sending") for row in before)
        again = self.now + timedelta(seconds=10)
        match outcome:
            case "done":
                assert await outbox.done(self.connection, claimed) == held
                if held:
                    self.shown[subject] = rendered
            case "later":
                await outbox.later(self.connection, claimed, again, "busy")
            case "doubtful":
                await outbox.doubtful(self.connection, claimed, again, "timeout")
            case _:
                await outbox.bury(self.connection, claimed, "bug")
                if held:
                    self.given_up[subject] = rendered
        if not held:
            assert await dump(self.connection, house.outbox) == before

    async def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    async def promises_hold(self) -> None:
        rows = await dump(self.connection, house.outbox)
        flying = [row.stream for row in rows if row.state == "sending" and row.lease_until > self.now]
        assert len(flying) == len(set(flying))
        alive = {self.subjects[row.surface_id] for row in rows if row.state != "dead"}
        for subject, wanted in self.wanted.items():
            settled = max(self.shown.get(subject, 0), self.given_up.get(subject, 0))
            assert subject in alive or settled == wanted, f"the latest request for {subject} is lost"
        await self.next_due_is_true(bool(alive))

    async def next_due_is_true(self, alive: bool) -> None:
        """Who sleeps until then misses nothing and does not wake for nothing."""
        due = await outbox.next_due(self.connection)
        assert (due is not None) == alive
        if due is None:
            return
        too_early = due - timedelta(microseconds=1)
        with suppress(Undone):
            async with self.connection.begin_nested():
                assert await outbox.claim(self.connection, too_early, LEASE, 1, ("slack",)) == []
                assert len(await outbox.claim(self.connection, due, LEASE, 1, ("slack",))) == 1
                raise Undone

    async def drain(self) -> None:
        """However it went, patience brings everything out."""
        for _ in range(2 * len(SUBJECTS)):
            self.now += LEASE
            first = len(self.claims)
            await self.claim(10)
            for number in range(first, len(self.claims)):
                await self.finish(number, "done")
        assert all(row.state == "dead" for row in await dump(self.connection, house.outbox))


@pytest.mark.usefixtures("here")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
async def test_every_history_keeps_the_promises(database: Database, steps: list[Step]) -> None:
    async def work(unit: Unit) -> None:
        history = History(unit.connection)
        for name, *words in steps:
            await getattr(history, name)(*words)
            await history.promises_hold()
        await history.drain()
        await history.promises_hold()
        raise Undone

    with pytest.raises(Undone):
        await database.write(work)
