"""Delivery: from an outbox row to a message on a platform, rendered as late as possible, never twice."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta
from hashlib import sha256

import structlog

from bot.core.clock import Clock
from bot.core.errors import (
    Ambiguous,
    Bug,
    DeliveryFailed,
    Gone,
    NotAllowed,
    Revoked,
    TryLater,
    Unreachable,
    in_one_line,
)
from bot.core.files import MOST_BYTES
from bot.core.people import Community, Person, PersonReachable, PersonUnreachable
from bot.core.refs import MessageRef, PersonRef
from bot.runtime import events, knock, letters
from bot.runtime.carrying import Carrier
from bot.runtime.context import Ctx, Wakes
from bot.runtime.registry import Registry
from bot.runtime.sending import Clear, Parcel, send
from bot.ui import ports
from bot.ui.text import Reader, User
from bot.ui.view import View, say
from storage.database import Database
from storage.repos import held, outbox, people, surfaces
from storage.repos.outbox import Claimed
from storage.repos.surfaces import Addressed, Surface
from storage.unit import Connection, Unit

log = structlog.get_logger(__name__)

LEASE = timedelta(seconds=60)
ANSWER_WITHIN = timedelta(seconds=45)
"""Less than the lease: nobody else may look for a message that is still on its way."""
MAX_TRIES = 12


@dataclass(frozen=True, slots=True)
class Deliverer:
    """Claims, renders, delivers, and notes the outcome. The pump calls it; nothing else posts."""

    database: Database
    clock: Clock
    registry: Registry
    platforms: dict[str, ports.Platform]
    wakes: Wakes
    most_bytes: int = MOST_BYTES
    """The largest file that is carried."""
    carrier: Carrier = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "carrier", Carrier(self.platforms, self.most_bytes, self.registry.makers))

    async def claim(self, limit: int, platform: str) -> list[Parcel]:
        """Claim the first rows of up to `limit` streams of a platform, and render them.

        Rows with nothing to show are done at once.
        """
        return await self.database.write(lambda unit: self._claim(unit, limit, platform))

    async def _claim(self, unit: Unit, limit: int, platform: str, stream: str | None = None) -> list[Parcel]:
        parcels: list[Parcel] = []
        claimed = await outbox.claim(unit.connection, self.clock.now(), LEASE, limit, (platform,), stream)
        for row in claimed:
            try:
                async with unit.connection.begin_nested():  # PostgreSQL would refuse all that follows a failed query
                    parcel = await self._prepare(unit, row)
            except Exception as error:  # noqa: BLE001  # it is looked at there
                await self._unready(unit, row, error)
                continue
            if parcel is None:
                await outbox.done(unit.connection, row)
                unit.after_commit(self.wakes.outbox)
            else:
                parcels.append(parcel)
        return parcels

    # --- render ---------------------------------------------------------------------------------------

    async def _prepare(self, unit: Unit, claimed: Claimed) -> Parcel | None:
        connection = unit.connection
        addressed = await surfaces.addressed(connection, claimed.surface)
        if addressed is None:
            return None
        surface, community = addressed.surface, addressed.community
        if surface.spot.event:
            return await events.prepare(
                self._ctx(unit, community), self.registry.events[surface.kind], claimed, addressed
            )
        person, reader = await self._reader(connection, surface, community)
        if held.state_of(surface) is not None and claimed.action == "show" and person and person.unreachable_since:
            # Its person opens it where it is kept; it is drawn then.
            if await self.render(connection, surface, community) is None:
                await letters.forget(self._ctx(unit, community), surface)
            await knock.look_again(self._ctx(unit, community), surface)
            return None
        view = None if claimed.action == "remove" else await self.render(connection, surface, community)
        if view is None:
            removal = self._removal(claimed, addressed, reader)
            if removal is None:
                await letters.forget(self._ctx(unit, community), surface)
                await knock.look_again(self._ctx(unit, community), surface)
                return None
            return Parcel(addressed, claimed, removal, "", person)
        digest = sha256(repr((view, reader)).encode()).hexdigest()
        if digest == surface.digest and not claimed.ambiguous:
            await letters.unbury(self._ctx(unit, community), addressed)
            return None
        delivery = self._delivery(addressed, view, reader)
        if surface.kind == knock.KNOCK and isinstance(delivery, ports.Post):
            nearby = await knock.places(connection, community, surface.spot.workspace)
            delivery = replace(delivery, target=replace(delivery.target, nearby=nearby))
        return Parcel(addressed, claimed, delivery, digest, person)

    async def render(self, connection: Connection, surface: Surface, community: Community) -> View | None:
        """What this surface should show now; None: nothing any more."""
        screen = self.registry.screens[surface.kind]
        state = await screen.load(connection, community, surface.subject)
        return None if state is None else screen.draw(state)

    async def _reader(
        self, connection: Connection, surface: Surface, community: Community
    ) -> tuple[Person | None, Reader]:
        spot = surface.spot
        if spot.user:
            known = await people.recognise(connection, PersonRef(spot.workspace, spot.user))
            if known is not None and known.person is not None:
                return known.person, Reader(known.person.language, known.person.timezone)
        return None, Reader(community.language, community.timezone)

    def _removal(self, claimed: Claimed, addressed: Addressed, reader: Reader) -> ports.Remove | Clear | None:
        """How to take away a surface that shows nothing any more; None: nothing of it stands anywhere."""
        if addressed.surface.spot.home:
            return None
        if addressed.surface.message is not None:
            return ports.Remove(addressed.surface.message, self._shows_file(addressed.surface))
        # It may stand there all the same: its post got no answer. What it showed is not needed to find it.
        post = self._post(addressed, say(User("")), reader)
        return Clear(post, self._shows_file(addressed.surface)) if claimed.ambiguous else None

    def _delivery(self, addressed: Addressed, view: View, reader: Reader) -> ports.Delivery:
        surface = addressed.surface
        if surface.spot.home:
            return ports.PublishHome(_target(surface), view, reader)
        if surface.message is not None:
            return ports.Edit(surface.message, view, reader)
        if surface.spot.parent is not None and addressed.thread is None:
            raise NotAllowed("what it belongs below is not shown")  # and must not be shown beside it
        return self._post(addressed, view, reader)

    def _post(self, addressed: Addressed, view: View, reader: Reader) -> ports.Post:
        surface, spot = addressed.surface, addressed.surface.spot
        # The surface is posted once in its life: its id is the idempotency key, whatever crashes in between.
        talk = bool(spot.channel) and spot.parent is None and surface.kind in self.registry.below
        return ports.Post(surface.id, replace(_target(surface), thread=addressed.thread), view, reader, talk)

    # --- deliver --------------------------------------------------------------------------------------

    async def deliver(self, parcel: Parcel) -> list[Parcel]:
        """Deliver one parcel and note the outcome; returns the next parcel of the same stream, if any."""
        platform = self.platforms[parcel.surface.spot.workspace.platform]
        try:
            async with asyncio.timeout(ANSWER_WITHIN.total_seconds()):
                message = await send(self.carrier, platform, parcel.delivery, parcel.claimed)
        except DeliveryFailed as error:
            failure: DeliveryFailed = error
        except Exception as error:
            # An adapter that fails in a way it did not foresee, or hangs, may have sent the message.
            log.exception("delivery failed", action="delivery_failed", surface=parcel.surface.id)
            failure = Ambiguous(in_one_line(error))
        else:
            return await self.database.write(lambda unit: self._delivered(unit, parcel, message))
        return await self.database.write(lambda unit: self._failed(unit, parcel, failure))

    def _shows_file(self, surface: Surface) -> bool:
        screen = self.registry.screens.get(surface.kind)
        return screen is not None and screen.file

    async def _delivered(self, unit: Unit, parcel: Parcel, message: MessageRef | None) -> list[Parcel]:
        if not await outbox.done(unit.connection, parcel.claimed):
            return []  # the lease was lost: whoever has it now goes on
        ctx = self._ctx(unit, parcel.community)
        if isinstance(parcel.delivery, ports.Remove | Clear):
            await letters.forget(ctx, parcel.surface)
        else:
            await surfaces.shown(unit.connection, parcel.surface.id, message, parcel.digest)
            await letters.taken(ctx, parcel.addressed)
        # Only a new message proves it: homes and older messages can be changed behind a closed door.
        is_new = isinstance(parcel.delivery, ports.Post) and parcel.surface.kind != knock.KNOCK
        if is_new and parcel.person and parcel.person.unreachable_since:
            await people.follow_account(unit.connection, _whose(parcel), unreachable_since=None)
            await knock.deliver(ctx, _whose(parcel), self._shows_file)
            await letters.announce(ctx, PersonReachable(parcel.person.id))
        return await self._claim(unit, 1, parcel.surface.spot.workspace.platform, parcel.claimed.stream)

    # --- when it fails --------------------------------------------------------------------------------

    async def doubt(self, parcel: Parcel) -> None:
        """Its outcome could not be noted: let it be claimed again, by somebody who looks first. Raises PressAgain."""

        async def note(unit: Unit) -> None:
            await outbox.doubtful(unit.connection, parcel.claimed, self.clock.now(), "the outcome could not be noted")
            unit.after_commit(self.wakes.outbox)

        await self.database.write(note)

    async def _unready(self, unit: Unit, claimed: Claimed, error: Exception) -> None:
        """It cannot be drawn, or has no place: a dead letter. It must not keep the others from being delivered."""
        surface = await surfaces.get(unit.connection, claimed.surface)
        if surface is None:
            return  # and with it the row
        ctx = self._ctx(unit, await people.get_community(unit.connection, surface.community))
        if isinstance(error, DeliveryFailed):
            log.warning("not delivered", action="not_delivered", surface=surface.id, error=str(error))
            await letters.refused(ctx, claimed, surface, in_one_line(error))
        else:
            log.error("cannot render", action="render_failed", surface=surface.id, exc_info=error)
            await letters.bury(ctx, claimed, surface, in_one_line(error))

    async def _failed(self, unit: Unit, parcel: Parcel, error: DeliveryFailed) -> list[Parcel]:
        claimed, now, ctx = parcel.claimed, self.clock.now(), self._ctx(unit, parcel.community)
        log.warning(
            "not delivered", action="not_delivered", meaning=type(error).__name__, error=str(error),
            surface=parcel.surface.id, tries=claimed.tries,
        )  # fmt: skip
        if not await outbox.held(unit.connection, claimed):
            return []
        match error:
            case TryLater(after=after) if claimed.ambiguous:
                # It could not be looked for: still nobody knows.
                await outbox.doubtful(unit.connection, claimed, now + after, str(error))
            case TryLater(after=after):
                await outbox.later(unit.connection, claimed, now + after, str(error))
            case Unreachable(nearby=nearby):
                await self._unreachable(unit, parcel, nearby=nearby)
            case Gone() if isinstance(parcel.delivery, ports.Edit):
                await self._replace(unit, parcel)
            case Gone() | Bug() if events.is_settled(parcel, error, now):
                return await self._delivered(unit, parcel, None)
            case Gone() | NotAllowed() | Revoked() | Bug():
                await letters.refused(ctx, claimed, parcel.surface, f"{type(error).__name__}: {error}", error)
            case _ if claimed.tries + 1 >= MAX_TRIES:
                await letters.refused(ctx, claimed, parcel.surface, f"gave up after {MAX_TRIES} tries: {error}")
            case _:
                wait = timedelta(seconds=5) * (1 << min(claimed.tries, 7))
                await outbox.doubtful(unit.connection, claimed, now + wait, str(error))
        unit.after_commit(self.wakes.outbox)
        return []

    async def _replace(self, unit: Unit, parcel: Parcel) -> None:
        """Somebody deleted a message that we keep true: show it anew, under a new key."""
        old = parcel.surface
        await outbox.done(unit.connection, parcel.claimed)
        await letters.forget(self._ctx(unit, parcel.community), old)
        now = self.clock.now()
        new = await surfaces.add(unit.connection, old.community, old.kind, old.subject, old.spot, now)
        await outbox.put(unit.connection, new, "show", self.clock.now())

    async def _unreachable(self, unit: Unit, parcel: Parcel, *, nearby: bool) -> None:
        """Not a dead letter: the person closed their door. Whoever waits for their answer is told."""
        ctx = self._ctx(unit, parcel.community)
        await outbox.done(unit.connection, parcel.claimed)
        a_knock = parcel.surface.kind == knock.KNOCK
        if nearby and parcel.person and isinstance(parcel.delivery, ports.Post) and not a_knock:
            await knock.hold(ctx, parcel.surface)
        else:
            await letters.forget(ctx, parcel.surface)
        if parcel.person is None or a_knock:
            return
        if parcel.person.unreachable_since is None:
            await people.follow_account(unit.connection, _whose(parcel), unreachable_since=self.clock.now())
        await letters.announce(ctx, PersonUnreachable(parcel.person.id))

    def _ctx(self, unit: Unit, community: Community) -> Ctx:
        return Ctx(
            unit=unit, now=self.clock.now(), community=community, wakes=self.wakes, listeners=self.registry.listeners
        )


def _target(surface: Surface) -> ports.Target:
    spot = surface.spot
    return ports.Target(spot.workspace, spot.channel, spot.user, home=spot.home)


def _whose(parcel: Parcel) -> PersonRef:
    """The account to which a direct message goes."""
    return PersonRef(parcel.surface.spot.workspace, parcel.surface.spot.user)
