"""What a handler gets: who, where, when, and every effect it may have. Nothing here talks to a network or commits."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeAlias

from bot.core.people import Community, Person, Role
from bot.core.refs import EVENTS, PersonRef, PlaceRef, Workspace
from bot.runtime.addresses import Addresses
from bot.ui.text import Reader
from storage.repos import outbox, people, surfaces, timers
from storage.repos.surfaces import Spot, Surface
from storage.unit import Connection, Unit

Listener: TypeAlias = Callable[["Ctx", Any], Awaitable[None]]
HOME = "home"
NOWHERE = Addresses()
REFRESHED_IN_CHANNELS = 100
"""What stands further up in the channels keeps its language until something happens to it: nobody would wait for it."""


@dataclass(frozen=True, slots=True)
class Wakes:
    """Whom to wake after a commit: the pump, the timers, the sweep."""

    outbox: Callable[[], None]
    timers: Callable[[], None]
    inbox: Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ctx:
    """One unit in one community. Timers and announcements get this; a person's doing gets `ActorCtx`."""

    unit: Unit
    now: datetime
    community: Community
    wakes: Wakes
    listeners: Callable[[type], Sequence[Listener]]
    addresses: Addresses = NOWHERE

    @property
    def connection(self) -> Connection:
        """For the named queries in storage.repos."""
        return self.unit.connection

    async def show_at(self, kind: str, subject: str, place: PlaceRef) -> Surface:
        """Show a surface in a channel; one that is already there is refreshed."""
        return await self._show(kind, subject, Spot(place.workspace, channel=place.channel))

    async def show_below(self, kind: str, subject: str, parent: Surface) -> Surface:
        """Show a surface in the thread below another one."""
        return await self._show(kind, subject, replace(parent.spot, parent=parent.id))

    async def show_to(self, kind: str, subject: str, person: PersonRef) -> Surface:
        """Show a surface to one person, in their direct message with the bot."""
        return await self._show(kind, subject, Spot(person.workspace, user=person.user))

    async def list_event(self, kind: str, subject: str, workspace: Workspace) -> Surface:
        """Put an event into the list of those to come; one that is already there is refreshed."""
        return await self._show(kind, subject, Spot(workspace, channel=EVENTS))

    async def show_home(self, person: Person, ref: PersonRef) -> None:
        """Publish somebody's home tab, and keep it true from now on."""
        await self._show(HOME, person.id, Spot(ref.workspace, user=ref.user, home=True))

    async def refresh(self, kind: str, subject: str) -> None:
        """Something that this surface shows has changed."""
        for surface in await surfaces.of(self.connection, self.community.id, kind, subject):
            await self._put(surface, "show")

    async def refresh_homes(self, role: Role) -> None:
        """Something that the home tabs of everybody with this role show has changed."""
        for person in await people.with_role(self.connection, self.community.id, role):
            await self.refresh(HOME, person.id)

    async def refresh_all_of(self, person: Person) -> None:
        """Whatever is shown to this person alone may look different now: their language, say, is another one."""
        for surface in await surfaces.shown_to(self.connection, person.id):
            await self._put(surface, "show")

    async def refresh_channels(self) -> None:
        """The community's language or zone is another one: so is what stands in its channels."""
        for surface in await surfaces.in_channels(self.connection, self.community.id, REFRESHED_IN_CHANNELS):
            await self._put(surface, "show")

    async def remove(self, kind: str, subject: str) -> None:
        """Take this surface away, everywhere."""
        for surface in await surfaces.of(self.connection, self.community.id, kind, subject):
            await self.take_away(surface)

    async def take_away(self, surface: Surface) -> None:
        """Take one message away, and leave the same surface's others where they are."""
        await outbox.drop(self.connection, surface, "show")  # not even for a moment, if it was not shown yet
        await self._put(surface, "remove")

    async def show_again(self, surface: Surface) -> None:
        """Try once more to show a message that was given up, or has changed."""
        await self._put(surface, "show")

    async def _show(self, kind: str, subject: str, spot: Spot) -> Surface:
        shown = await surfaces.make(self.connection, self.community.id, kind, subject, spot, self.now)
        if shown is None:
            shown = await surfaces.at_spot(self.connection, kind, subject, spot)
            await outbox.drop(self.connection, shown, "remove")  # it is wanted again
        await self._put(shown, "show")
        return shown

    async def _put(self, surface: Surface, action: outbox.Action) -> None:
        await outbox.put(self.connection, surface, action, self.now)
        self.unit.after_commit(self.wakes.outbox)

    async def set_timer(self, kind: str, subject: str, due_at: datetime, fence: str) -> None:
        """Let `kind`'s handler run at `due_at`; it must check that `fence` still holds. Replaces an earlier one."""
        await timers.put(
            self.connection, community=self.community.id, kind=kind, subject=subject, due_at=due_at, fence=fence,
            now=self.now,
        )  # fmt: skip
        self.unit.after_commit(self.wakes.timers)

    async def cancel_timer(self, kind: str, subject: str) -> None:
        """Nothing needs to happen later any more."""
        await timers.cancel(self.connection, self.community.id, kind, subject)

    async def announce(self, fact: object) -> None:
        """Tell the other features, within this unit."""
        for listener in self.listeners(type(fact)):
            await listener(self, fact)

    def acting(self, person: Person, ref: PersonRef) -> "ActorCtx":
        """The same unit, as the doing of this person."""
        return ActorCtx(
            unit=self.unit, now=self.now, community=self.community, wakes=self.wakes, listeners=self.listeners,
            addresses=self.addresses, person=person, ref=ref,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorCtx(Ctx):
    """One unit in which a person did something. `ref` is where they did it."""

    person: Person
    ref: PersonRef

    @property
    def reader(self) -> Reader:
        """The person, as a reader."""
        return Reader(self.person.language, self.person.timezone)

    def may(self, needed: Role) -> bool:
        """Whether the person's role covers `needed`."""
        return self.person.role.covers(needed)
