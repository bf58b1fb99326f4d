"""Entries in the list of coming events: surfaces that are no messages. What has begun stays as it is."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from bot.core.errors import Bug, Gone
from bot.runtime import letters
from bot.runtime.context import Ctx
from bot.runtime.feature import Event
from bot.runtime.sending import Clear, Parcel
from bot.ui.happening import Happening
from bot.ui.ports import PutEvent, Remove
from bot.ui.text import Reader, User
from storage.repos.outbox import Claimed
from storage.repos.surfaces import Addressed, Surface

SOON = timedelta(minutes=1)
"""No list takes what begins now, and clocks are not all alike."""
_NOTHING = User("")
_ANY = Happening(_NOTHING, _NOTHING, datetime.min.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC), _NOTHING)


async def prepare(ctx: Ctx, event: Event, claimed: Claimed, addressed: Addressed) -> Parcel | None:
    """What to ask of the platform; None: nothing."""
    surface = addressed.surface
    reader = Reader(ctx.community.language, ctx.community.timezone)
    state = None
    if claimed.action == "show":
        state = await event.load(ctx.connection, ctx.community, surface.subject)
    if state is None:
        # It may stand there all the same: its creation got no answer. What it showed is not needed to find it.
        doubtful = Clear(_put(surface, _ANY, reader)) if claimed.ambiguous else None
        return await _taken_away(ctx, claimed, addressed, doubtful)
    happening = event.draw(state)
    digest = sha256(repr((happening, reader)).encode()).hexdigest()
    if digest == surface.digest and not claimed.ambiguous:
        await letters.unbury(ctx, addressed)
        return None
    if happening.starts_at <= ctx.now:
        return await _taken_away(ctx, claimed, addressed)  # no list takes that any more, and what stands is not true
    return Parcel(addressed, claimed, _put(surface, happening, reader), digest, None)


async def _taken_away(ctx: Ctx, claimed: Claimed, addressed: Addressed, doubtful: Clear | None = None) -> Parcel | None:
    surface = addressed.surface
    removal = Remove(surface.message) if surface.message is not None else doubtful
    if removal is None:
        await letters.forget(ctx, surface)
        return None
    return Parcel(addressed, claimed, removal, "", None)


def _put(surface: Surface, happening: Happening, reader: Reader) -> PutEvent:
    return PutEvent(surface.id, surface.spot.workspace, happening, reader, surface.message)


def is_settled(parcel: Parcel, error: Gone | Bug, now: datetime) -> bool:
    """Whether nothing is left to be done: what was to be taken away is gone.

    An entry that somebody took out of the list is left out, whatever changes; one that begins right now comes too late.
    """
    delivery = parcel.delivery
    if isinstance(delivery, PutEvent):
        if isinstance(error, Gone):
            return delivery.event is not None
        return delivery.happening.starts_at <= now + SOON
    return isinstance(error, Gone) and isinstance(delivery, Remove | Clear)
