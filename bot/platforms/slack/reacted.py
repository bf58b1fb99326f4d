"""The message on which somebody put an emoji: Slack's event names it, and must be asked what it says."""

from dataclasses import dataclass

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.errors import DeliveryFailed, PressAgain, TryLater
from bot.core.inbound import Inbound, Reacted
from bot.platforms.slack.directory import Directory
from bot.platforms.slack.errors import meanings
from bot.platforms.slack.events import with_words
from bot.platforms.slack.lanes import TIER_3, Lanes
from bot.platforms.slack.markup import mentions
from bot.platforms.slack.payload import Json, at, text
from bot.ui.ports import Intake

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Reactions:
    """Looks at messages for those reactions that count. `bot` is our own user id."""

    web: AsyncWebClient
    lanes: Lanes
    directory: Directory
    bot: str

    async def look(self, inbound: Inbound, intake: Intake) -> Inbound:
        """The same inbound; a reaction that counts, with its message. Raises PressAgain: Slack then sends it again."""
        if not isinstance(inbound, Reacted) or not inbound.added or not await intake.listens(inbound):
            return inbound
        try:
            written = await self._message(inbound)
            names = await self.directory.names(mentions(text(written, "text")))
            return with_words(inbound, written, names, bot=self.bot)
        except TryLater as error:
            raise PressAgain(str(error)) from error
        except (DeliveryFailed, ValueError) as error:
            log.warning("not looked at", action="not_looked_at", error=str(error))
            return inbound

    async def _message(self, reacted: Reacted) -> Json:
        on = reacted.message
        async with self.lanes.call("reactions.get", TIER_3):
            with meanings(repeatable=True):
                answer = await self.web.reactions_get(channel=on.channel, timestamp=on.message)
        return at(answer.data, "message") or {}
