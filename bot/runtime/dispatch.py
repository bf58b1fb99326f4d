"""The dispatcher: one inbound, one unit. Tells repeats, recognises people, checks rights, answers kindly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from secrets import token_hex
from typing import Any

import structlog

from bot.core.clock import Clock
from bot.core.errors import NotYet, PressAgain, in_one_line
from bot.core.files import MOST_FILES
from bot.core.inbound import Deleted, Edited, Event, Inbound, Interaction, Reacted, Said, Submitted
from bot.core.people import Community, Role
from bot.core.refs import PersonRef, Profile, Workspace
from bot.core.words import storable
from bot.runtime import codec
from bot.runtime.addresses import Addresses
from bot.runtime.context import NOWHERE, ActorCtx, Ctx, Wakes
from bot.runtime.doors import EVENTS, INTERACTIONS, Door
from bot.runtime.members import follow
from bot.runtime.memory import meet, remembered
from bot.runtime.registry import Registry
from bot.runtime.routing import is_heard, route_event, route_interaction
from bot.runtime.who import recognise
from bot.ui.command import Command, Shortcut
from bot.ui.i18n import choose_language, known_timezone
from bot.ui.ports import Memory
from bot.ui.reply import Answer, FieldErrors, Whisper
from bot.ui.text import Reader, Span, _, ngettext
from bot.ui.view import say
from storage.database import Database
from storage.repos import communities, inbox, people, timers
from storage.unit import Unit

log = structlog.get_logger(__name__)

MAX_TRIES = 10
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=10)
LOOK_AGAIN = timedelta(seconds=1)
"""How soon, at the earliest, an event looks whether the one that it must not overtake was handled."""


def next_wait(tries: int) -> timedelta:
    """How long to wait after the `tries`-th failure: doubling, at most ten minutes."""
    return min(FIRST_WAIT * (1 << min(tries - 1, 10)), LONGEST_WAIT)


def _kept(event: Event, due_at: datetime, *, error: str = "", queue: str | None = None) -> inbox.Kept:
    return inbox.Kept(codec.encode(event), due_at, error, codec.about(event), event.by.user, queue)


def _places(event: Event) -> int:
    """How many places an event takes at the door: each of its files is a message of its own wherever it is shown."""
    return 1 + min(len(event.files), MOST_FILES) if isinstance(event, Said | Edited) else 1


def cleaned(inbound: Inbound) -> Inbound:
    """The same inbound with all its texts storable, however deep they stand, and no time zone that we cannot read."""
    stored: Inbound = _storable(inbound)
    if stored.profile is None:
        return stored
    return replace(stored, profile=replace(stored.profile, timezone=known_timezone(stored.profile.timezone)))


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if is_dataclass(value) and not isinstance(value, type):
        found = {field.name: getattr(value, field.name) for field in fields(value)}
        changed = {name: stored for name, inner in found.items() if (stored := _storable(inner)) is not inner}
        return replace(value, **changed) if changed else value
    if isinstance(value, tuple):
        stored = tuple(map(_storable, value))
        return stored if any(one is not inner for one, inner in zip(stored, value, strict=True)) else value
    if isinstance(value, Mapping):
        return {_storable(name): _storable(inner) for name, inner in value.items()}
    return value


@dataclass(frozen=True, slots=True)
class Dispatcher:
    """Implements bot.ui.ports.Intake; also handles what waits in the inbox and what comes due."""

    database: Database
    clock: Clock
    registry: Registry
    wakes: Wakes
    events: Door[tuple[PersonRef, str]]
    interactions: Door[PersonRef]
    addresses: Addresses = NOWHERE

    @classmethod
    def build(
        cls, database: Database, clock: Clock, registry: Registry, wakes: Wakes, addresses: Addresses = NOWHERE
    ) -> "Dispatcher":
        """A dispatcher with the doors that people meet."""
        return cls(database, clock, registry, wakes, Door(EVENTS), Door(INTERACTIONS), addresses)

    async def begin(self) -> None:
        """Let every feature set by itself what it needs in each community: at every start, before anything comes in."""
        async with self.database.read() as connection:
            here = await communities.every(connection)
        for community in here:
            await self.database.write(partial(self._begin, community))

    async def _begin(self, community: Community, unit: Unit) -> None:
        for begins in self.registry.begins:
            await begins(self._ctx(unit, community))

    async def receive(self, inbound: Inbound) -> Answer:
        """See bot.ui.ports.Intake."""
        inbound = cleaned(inbound)
        if isinstance(inbound, Interaction):
            return await self._interaction(inbound)
        if isinstance(inbound, Event):
            await self._event(inbound)
        return Answer()

    async def listens(self, reacted: Reacted) -> bool:
        """See bot.ui.ports.Intake."""
        return await is_heard(self.registry, reacted, self.database.read)

    def commands(self) -> Sequence[Command]:
        """See bot.ui.ports.Intake."""
        return self.registry.declared_commands()

    def shortcuts(self) -> Sequence[Shortcut]:
        """See bot.ui.ports.Intake."""
        return self.registry.declared_shortcuts()

    async def memory(self, workspace: Workspace) -> Memory:
        """See bot.ui.ports.Intake."""
        async with self.database.read() as connection:
            below, on = tuple(self.registry.below), [kind for route in self.registry.reacted for kind in route.on]
            return await remembered(connection, workspace, below, on, self.clock.now())

    async def misses(self, workspace: Workspace, since: datetime) -> None:
        """See bot.ui.ports.Intake."""
        await self.database.write(lambda unit: inbox.miss(unit.connection, workspace, since))

    async def caught_up(self, workspace: Workspace) -> None:
        """See bot.ui.ports.Intake."""
        await self.database.write(lambda unit: inbox.caught_up(unit.connection, workspace))

    async def meet(self, workspace: Workspace, people: Mapping[str, Profile]) -> None:
        """See bot.ui.ports.Intake."""
        await self.database.write(lambda unit: meet(unit, workspace, people, self.clock.now()))

    async def follow(self, workspace: Workspace, people: Mapping[str, Profile]) -> None:
        """See bot.ui.ports.Intake."""
        now, listeners = self.clock.now(), self.registry.listeners
        await self.database.write(lambda unit: follow(unit, workspace, people, now, self.wakes, listeners))

    # --- somebody waits -------------------------------------------------------------------------------

    async def _interaction(self, inbound: Interaction) -> Answer:
        wait = self.interactions.wait(inbound.by, self.clock.now())
        if wait:
            self.interactions.turn_away(inbound.by)
            seconds = max(1, round(wait.total_seconds()))
            return self._sorry(
                inbound,
                ngettext(
                    "Let me catch my breath: press again in {count} second.",
                    "Let me catch my breath: press again in {count} seconds.",
                    seconds,
                ),
            )
        try:
            return await self.database.write(partial(self._answer, inbound))
        except PressAgain as error:
            log.warning("database away", action="press_again", error=str(error))
            return self._sorry(inbound, _("My memory is out of reach for a moment. Nothing was changed: press again."))
        except Exception:
            # Whatever went wrong, the person must not be left without a word; the code leads us to the log.
            code = token_hex(3)
            log.exception("interaction failed", action="interaction_failed", code=code, kind=type(inbound).__name__)
            return self._sorry(
                inbound,
                _(
                    "Something went wrong on my side. Nothing was changed: press again. (code {code})",
                    code=code,
                ),
            )

    async def _answer(self, inbound: Interaction, unit: Unit) -> Answer:
        if not await inbox.accept(unit.connection, inbound.by.workspace, inbound.key, self.clock.now()):
            return Answer()
        ctx = await self._recognise(unit, inbound)
        if ctx is None:
            return self._sorry(inbound, _("This workspace is not set up yet. Ask an administrator to run the set-up."))
        return Answer(await route_interaction(self.registry, ctx, inbound), ctx.reader)

    def _sorry(self, inbound: Interaction, words: Span) -> Answer:
        profile = inbound.profile or Profile("")
        reader = Reader(choose_language(profile.language), profile.timezone or "UTC")
        if isinstance(inbound, Submitted) and inbound.values:
            # A whisper would close the form, and what was written in it would be gone.
            return Answer(FieldErrors({next(iter(inbound.values)): words}), reader)
        return Answer(Whisper(say(words)), reader)

    # --- nobody waits ---------------------------------------------------------------------------------

    async def _event(self, event: Event) -> None:
        if not await is_heard(self.registry, event, self.database.read):
            return
        now = self.clock.now()
        wait = self.events.wait((event.by, codec.channel(event)), now, _places(event))
        try:
            await self.database.write(partial(self._accept, event, now + wait if wait else None))
        except PressAgain:
            raise  # not durable: the adapter must not acknowledge it
        except NotYet as error:
            log.info("behind an earlier event", action="not_yet", kind=type(event).__name__)
            await self.database.write(partial(self._keep, event, _kept(event, error.until)))
        except Exception as error:
            log.exception("event failed", action="event_failed", kind=type(event).__name__)
            kept = _kept(event, self.clock.now() + next_wait(1), error=in_one_line(error))
            await self.database.write(partial(self._keep, event, kept))

    async def _accept(self, event: Event, due_at: datetime | None, unit: Unit) -> None:
        """Handle it now; at the door's word (`due_at`), or behind others that wait there, in its turn."""
        queue, now = codec.channel(event), self.clock.now()
        # Doors are forgotten when the process ends; the rows of those who wait are not.
        last = await inbox.end_of_queue(unit.connection, event.by, queue)
        if last is not None:
            due_at = max(due_at or now, last + EVENTS.every)
        if due_at is not None:
            is_new = await self._keep(event, _kept(event, due_at, queue=queue), unit)
        else:
            is_new = await inbox.accept(unit.connection, event.by.workspace, event.key, now)
            if is_new:
                await self._in_turn(event, unit)
        if not is_new:  # a platform that repeats itself, or is read again after a downtime, costs nobody their place
            unit.after_commit(partial(self.events.turn_away, (event.by, queue), _places(event)))

    async def _keep(self, event: Event, kept: inbox.Kept, unit: Unit) -> bool:
        unit.after_commit(self.wakes.inbox)
        return await inbox.keep(unit.connection, event.by.workspace, event.key, self.clock.now(), kept)

    async def _in_turn(self, event: Event, unit: Unit, row: int | None = None) -> None:
        """Handle it, unless it would change a message that is not handled itself (kept before `row`): NotYet."""
        about = codec.about(event)
        if about is not None and isinstance(event, Edited | Deleted):
            until = await inbox.earlier(unit.connection, event.by.workspace, about, row)
            if until is not None:
                raise NotYet(max(until, self.clock.now() + LOOK_AGAIN))
        await self._handle(event, unit)

    async def _handle(self, event: Event, unit: Unit) -> None:
        ctx = await self._recognise(unit, event)
        if ctx is None:
            log.warning("unknown workspace", action="ignored", platform=event.by.workspace.platform)
            return
        await route_event(self.registry, ctx, event)

    async def handle_waiting(self, waiting: inbox.Waiting) -> None:
        """Handle an event that was kept; on failure it waits longer, and in the end is left for a human."""

        async def handle(unit: Unit) -> None:
            if await inbox.finish(unit.connection, waiting.id):
                await self._in_turn(codec.decode(waiting.payload), unit, waiting.id)

        async def fail(error: str, unit: Unit) -> None:
            community = await inbox.failed(unit.connection, waiting.id, error, self._again(waiting.tries))
            if community is not None:
                await self._given_up(unit, community)

        try:
            await self.database.write(handle)
        except PressAgain:
            raise
        except NotYet as error:
            until = error.until
            await self.database.write(lambda unit: inbox.postpone(unit.connection, waiting.id, until))
        except Exception as error:
            log.exception("kept event failed", action="event_failed", inbox=waiting.id, tries=waiting.tries + 1)
            await self.database.write(partial(fail, in_one_line(error)))

    async def fire(self, waiting: timers.Waiting) -> None:
        """Handle a timer that came due; on failure it waits longer, and in the end is left for a human."""
        due = waiting.due

        async def handle(unit: Unit) -> None:
            if await timers.take(unit.connection, due.timer):
                community = await people.get_community(unit.connection, due.community)
                await self.registry.timers[due.kind](self._ctx(unit, community), due)

        async def fail(error: str, unit: Unit) -> None:
            due_at = self._again(waiting.tries)
            await timers.failed(unit.connection, due.timer, error, due_at)
            if due_at is None:
                await self._given_up(unit, due.community)

        try:
            await self.database.write(handle)
        except PressAgain:
            raise
        except Exception as error:
            log.exception("timer failed", action="timer_failed", kind=due.kind, tries=waiting.tries + 1)
            await self.database.write(partial(fail, in_one_line(error)))

    async def _given_up(self, unit: Unit, community: str) -> None:
        """A dead event or timer: administrators see it on their home tab."""
        here = await people.get_community(unit.connection, community)
        await self._ctx(unit, here).refresh_homes(Role.ADMIN)

    def _again(self, tries: int) -> datetime | None:
        return self.clock.now() + next_wait(tries + 1) if tries + 1 < MAX_TRIES else None

    async def _recognise(self, unit: Unit, inbound: Inbound) -> ActorCtx | None:
        ctx = await recognise(unit, inbound, self.clock.now(), self.wakes, self.registry.listeners)
        return None if ctx is None else replace(ctx, addresses=self.addresses)

    def _ctx(self, unit: Unit, community: Community) -> Ctx:
        return Ctx(
            unit=unit, now=self.clock.now(), community=community, wakes=self.wakes, listeners=self.registry.listeners,
            addresses=self.addresses,
        )  # fmt: skip
