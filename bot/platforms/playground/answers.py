"""The bot's answers to interactions: waited for a little while, and kept a while for a browser that asks again.

An answer can be lost on its way to the page. The page then asks again with the same key; the bot knows that key and
does nothing twice, so what it said the first time (a form to open, say) is remembered here.
"""

import asyncio
import logging
from collections import OrderedDict
from http import HTTPStatus

from bot.core.errors import PressAgain
from bot.core.inbound import Interaction
from bot.platforms.playground.refusals import PRESS_AGAIN, Refused
from bot.ui.ports import Intake
from bot.ui.reply import Answer

KEPT = 1000
"""How many answers are kept, the latest."""

_log = logging.getLogger(__name__)


class Answers:
    """Asks the bot, waits `within` seconds for each answer, and gives the same answer to the same key."""

    def __init__(self, within: float) -> None:
        self._within = within
        self._asked: OrderedDict[str, asyncio.Task[Answer]] = OrderedDict()
        self._running: set[asyncio.Task[Answer]] = set()

    async def of(self, intake: Intake, interaction: Interaction) -> Answer:
        """The bot's answer. Raises PressAgain when it could not, and Refused (504) when it took too long."""
        task = self._asked.get(interaction.key) or self._ask(intake, interaction)
        # Slack stops waiting too, without stopping the work: what is under way is finished, never torn.
        await asyncio.wait({task}, timeout=self._within)
        if not task.done():
            raise Refused(PRESS_AGAIN, HTTPStatus.GATEWAY_TIMEOUT)
        try:
            return task.result()
        except PressAgain:
            raise
        except Exception as error:
            # Whatever went wrong in the bot, the person's side of it is the same: they may press again.
            raise PressAgain(repr(error)) from error

    async def drain(self, within: float) -> None:
        """Let interactions that are still being handled finish, for `within` seconds at most."""
        if self._running:
            await asyncio.wait(self._running, timeout=within)

    def _ask(self, intake: Intake, interaction: Interaction) -> asyncio.Task[Answer]:
        task = asyncio.create_task(_answer(intake, interaction), name=interaction.key)
        self._asked[interaction.key] = task
        self._running.add(task)
        task.add_done_callback(self._done)
        if len(self._asked) > KEPT:
            self._asked.popitem(last=False)
        return task

    def _done(self, task: asyncio.Task[Answer]) -> None:
        self._running.discard(task)
        error = None if task.cancelled() else task.exception()
        if task.cancelled() or error is not None:
            self._asked.pop(task.get_name(), None)  # nothing was done: the same key may really try again
        if error is not None and not isinstance(error, PressAgain):
            _log.error("an interaction failed", exc_info=error)


async def _answer(intake: Intake, interaction: Interaction) -> Answer:
    return await intake.receive(interaction)
