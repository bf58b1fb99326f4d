"""The playground's demo community, found at start like any other; what our rows know of it.

Everything of the playground is imported where it is used: `run` must not pay for a platform that it does not serve.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from bot.core.clock import Clock
from bot.core.people import Role
from bot.core.refs import MessageRef, PersonRef, Profile, Workspace
from bot.runtime.context import Ctx
from bot.runtime.dispatch import Dispatcher
from bot.setup.settling import Settlement
from handlers.celebration import demo as celebration_demo
from handlers.rituals import demo as ritual_demo
from storage.database import Database
from storage.repos import inbox, people, surfaces
from storage.unit import Unit

if TYPE_CHECKING:
    from bot.platforms.playground.past import Remembered


def demo_settlement(language: str, now: datetime) -> Settlement:
    """The playground's demo community."""
    # Imported here: `run` must not pay for a platform that it does not serve.
    from bot.platforms.playground import demo  # noqa: PLC0415

    return Settlement(
        workspace=Workspace("playground", "playground"),
        name=demo.COMMUNITY,
        language=language,
        timezone=demo.TIMEZONE,
        people={row["id"]: Profile(row["name"], row["language"], row["timezone"]) for row in demo.seed(now)["people"]},
        roles={user: max(map(Role, roles), key=list(Role).index) for user, roles in demo.ROLES.items()},
        places=demo.PLACES,
    )


async def remembered(database: Database, workspace: Workspace) -> "Remembered":
    """What the database knows of the playground, to be compared with the journal."""
    from bot.platforms.playground.past import Remembered  # noqa: PLC0415  # see demo_settlement

    async with database.read() as connection:
        bound = await people.bound(connection, workspace)
        newest = await surfaces.newest(connection, workspace)
        return Remembered(
            bound=bound is not None,
            journal=bound.history if bound else None,
            event=await inbox.latest_key(connection, workspace, but="i:"),  # interactions are in no journal
            post=(newest.id, newest.message.message) if newest and newest.message else None,
            anything=await surfaces.any_in(connection, workspace),
        )


async def enliven(database: Database, clock: Clock, dispatcher: Dispatcher, workspace: Workspace) -> None:
    """Give the demo community what a community has after a while; what there is, or was, stays as it is."""
    from bot.platforms.playground import demo  # noqa: PLC0415  # see demo_settlement

    found = demo.celebrated()
    message = MessageRef(workspace, found.place, found.message)
    quoted = celebration_demo.Quoted(message, found.words, found.author, found.by)

    async def work(unit: Unit) -> None:
        community = await people.community_of(unit.connection, workspace)
        if community is None:
            return
        listeners = dispatcher.registry.listeners
        ctx = Ctx(unit=unit, now=clock.now(), community=community, wakes=dispatcher.wakes, listeners=listeners)
        await ritual_demo.plant(ctx)
        await celebration_demo.plant(ctx, [PersonRef(workspace, user) for user in demo.ROLES], quoted)

    await database.write(work)
