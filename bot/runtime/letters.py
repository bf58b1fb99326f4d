"""What a delivery taught us, told to whom it concerns: dead letters to administrators, facts to the features."""

import structlog

from bot.core.errors import DeliveryFailed
from bot.core.people import PersonReachable, PersonUnreachable, Role
from bot.core.places import EventListed, EventRefused, NotShown, Shown
from bot.core.refs import PlaceRef
from bot.runtime.context import Ctx
from storage.repos import outbox, surfaces
from storage.repos.outbox import Claimed
from storage.repos.surfaces import Addressed, Surface

log = structlog.get_logger(__name__)

Fact = EventListed | EventRefused | NotShown | Shown | PersonReachable | PersonUnreachable


async def announce(ctx: Ctx, fact: Fact) -> None:
    """Tell the features. One that fails to listen must not undo what was noted: it would be tried again for ever."""
    try:
        async with ctx.connection.begin_nested():
            await ctx.announce(fact)
    except Exception:
        log.exception("nobody could be told", action="not_told", fact=type(fact).__name__)


async def bury(ctx: Ctx, claimed: Claimed, surface: Surface, reason: str) -> None:
    """A dead letter, the only one of its surface: administrators see it on their home tab."""
    await outbox.unbury(ctx.connection, surface)
    await outbox.bury(ctx.connection, claimed, reason)
    if not surface.spot.home:
        await ctx.refresh_homes(Role.ADMIN)


async def refused(
    ctx: Ctx, claimed: Claimed, surface: Surface, reason: str, error: DeliveryFailed | None = None
) -> None:
    """The platform will not have it: a dead letter, and whoever shows it in a channel may find another way."""
    await bury(ctx, claimed, surface, reason)
    if surface.spot.event:
        await announce(ctx, EventRefused(surface.kind, surface.subject, error.why if error else None))
    elif surface.spot.channel and claimed.action == "show":
        said = (error.why, error.rights) if error else (None, ())
        await announce(ctx, NotShown(surface.kind, surface.subject, _place(surface), *said))


async def taken(ctx: Ctx, addressed: Addressed) -> None:
    """The platform shows it: a dead letter of it is no trouble any more."""
    surface = addressed.surface
    await unbury(ctx, addressed)
    if surface.spot.event:
        await announce(ctx, EventListed(surface.kind, surface.subject))
    elif surface.spot.channel:
        await announce(ctx, Shown(surface.kind, surface.subject, _place(surface)))


async def unbury(ctx: Ctx, addressed: Addressed) -> None:
    """What was given up is true again after all: it is no trouble any more."""
    if addressed.given_up:
        await _unbury(ctx, addressed.surface)


async def forget(ctx: Ctx, surface: Surface) -> None:
    """Its message is gone, and its dead letters with it."""
    await _unbury(ctx, surface)
    await surfaces.forget(ctx.connection, surface.id)


async def _unbury(ctx: Ctx, surface: Surface) -> None:
    if await outbox.unbury(ctx.connection, surface):
        await ctx.refresh_homes(Role.ADMIN)


def _place(surface: Surface) -> PlaceRef:
    return PlaceRef(surface.spot.workspace, surface.spot.channel)
