"""What the house and its features know of a person: forgotten on request."""

from bot.core.people import Role
from bot.runtime.context import Ctx
from bot.runtime.feature import PersonalData
from bot.runtime.registry import Registry
from storage.repos import feeds, inbox, people


async def erase(ctx: Ctx, registry: Registry, person_id: str) -> None:
    """Forget the person's words: in every feature, and in the events that still wait or were given up.

    Nothing stands at their secret addresses any more.
    """
    for feature in registry.features:
        if isinstance(feature.personal_data, PersonalData):
            await feature.personal_data.erase(ctx, person_id)
    for name in registry.feeds:
        await feeds.renew(ctx.connection, person_id, name)
    for ref in await people.identities(ctx.connection, person_id):
        if await inbox.forget(ctx.connection, ref):
            await ctx.refresh_homes(Role.ADMIN)
