"""The message on which somebody put an emoji: Discord's event names it, and must be asked what it says."""

import structlog
from discord.http import HTTPClient

from bot.core.errors import DeliveryFailed, TryLater
from bot.core.inbound import Event, Reacted
from bot.platforms.discord.errors import meanings
from bot.platforms.discord.inbound import with_words
from bot.ui.ports import Intake

log = structlog.get_logger(__name__)


async def look(event: Event, intake: Intake, http: HTTPClient) -> Event:
    """The same event; a reaction that counts, with its message. Raises PressAgain and TryLater."""
    if not isinstance(event, Reacted) or not event.added or not await intake.listens(event):
        return event
    try:
        with meanings(repeatable=True):
            written = await http.get_message(int(event.message.channel), int(event.message.message))
    except TryLater:
        raise
    except DeliveryFailed as error:
        log.warning("not looked at", action="not_looked_at", error=str(error))
        return event
    return with_words(event, dict(written))
