"""Offers the commands to Discord, unless it has exactly these: it counts new names, two hundred a day."""

from collections.abc import Mapping, Sequence

import discord
import structlog
from discord.http import Route

from bot.core.errors import DeliveryFailed
from bot.platforms.discord.errors import meanings
from bot.platforms.discord.text import Json

log = structlog.get_logger(__name__)


async def offer(client: discord.Client, wanted: Sequence[Json]) -> None:
    """Register these commands. Where that cannot be, the old ones stay, and the log says so."""
    application = client.application_id
    assert application is not None  # noqa: S101  # we are logged in
    try:
        with meanings(repeatable=True):
            route = Route("GET", "/applications/{application_id}/commands", application_id=application)
            offered = await client.http.request(route, params={"with_localizations": "true"})
            if not covers(offered, wanted):
                await client.http.bulk_upsert_global_commands(application, list(wanted))
    except DeliveryFailed as error:
        log.warning("commands not offered", action="no_commands", error=str(error))


def covers(offered: object, wanted: object) -> bool:
    """Whether what Discord has says all that we want said; it adds fields of its own."""
    if isinstance(wanted, Mapping):
        return isinstance(offered, Mapping) and all(covers(offered.get(name), one) for name, one in wanted.items())
    if isinstance(wanted, list):
        if not isinstance(offered, list) or len(offered) != len(wanted):
            return False
        return all(any(covers(one, other) for one in offered) for other in wanted)
    return offered == wanted or (offered is None and not wanted)
