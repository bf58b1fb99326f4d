"""After downtime: what was said while nobody listened, read from history, those who talk with us first.

Slack sends its events again for some minutes only. What it did send meanwhile is found here a second time, under the
same keys: overlap is harmless. On messages of ours where reactions count, all that stand are told again; those taken
back meanwhile are not found. Deletions leave no trace in a history, and changes of messages older than the downtime
are not looked for.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.errors import DeliveryFailed
from bot.core.inbound import Arrived, Event
from bot.core.refs import MessageRef, PersonRef, Profile, Workspace
from bot.platforms.slack.directory import Directory
from bot.platforms.slack.errors import meanings
from bot.platforms.slack.events import caught_up, reactions_on
from bot.platforms.slack.lanes import UNHURRIED, Lanes
from bot.platforms.slack.markup import mentions
from bot.platforms.slack.patience import patiently
from bot.platforms.slack.payload import Json, text
from bot.platforms.slack.people import is_member, profile_of
from bot.ui.ports import Intake, Memory

log = structlog.get_logger(__name__)

PAGE = 200
TRIES = 20
"""How often one page is asked for again, when Slack or our own memory is out of reach."""


class CatchUp:
    """Reads what was missed in `workspace` and hands it to `receive`, event by event. `bot` is our own user id."""

    def __init__(
        self, web: AsyncWebClient, lanes: Lanes, workspace: Workspace, directory: Directory, bot: str,
        receive: Callable[[Event], Awaitable[None]],
        follow: Callable[[Workspace, Mapping[str, Profile]], Awaitable[None]],
    ) -> None:  # fmt: skip
        self._web = web
        self._lanes = lanes
        self._workspace = workspace
        self._directory = directory
        self._bot = bot
        self._receive = receive
        self._follow = follow

    async def meet(self, intake: Intake) -> None:
        """Let the house know all members, as they are: before anybody can call, there must be somebody to be called."""
        members, _gone = await self._members()
        await patiently(partial(intake.meet, self._workspace, members), tries=TRIES)

    async def run(self, memory: Memory, since: datetime) -> None:
        """Catch up with everything that happened since then."""
        count = 0
        async for event in self._missed(memory, since):
            await patiently(partial(self._receive, event), tries=TRIES)
            count += 1
        members, gone = await self._members()
        known = {user: gone[user] for user in gone.keys() & memory.people}
        await patiently(partial(self._follow, self._workspace, known), tries=TRIES)
        for user in members.keys() - memory.people:
            arrived = Arrived(key=f"arrived:{user}", by=PersonRef(self._workspace, user))
            await patiently(partial(self._receive, arrived), tries=TRIES)
        log.info("caught up", action="caught_up", since=since.isoformat(), events=count)

    async def _missed(self, memory: Memory, since: datetime) -> AsyncIterator[Event]:
        directs = await self._directs()
        first = [user for user in memory.talking if user in directs]
        for user in first:
            async for event in self._said(directs[user], since, direct=True):
                yield event
        for thread in memory.threads:
            async for event in self._said(thread.channel, since, root=thread.message):
                yield event
        for user in directs.keys() - set(first):
            async for event in self._said(directs[user], since, direct=True):
                yield event
        for on in memory.reacted:
            for event in await self._reacted(on, since):
                yield event

    async def _said(
        self, channel: str, since: datetime, *, root: str | None = None, direct: bool = False
    ) -> AsyncIterator[Event]:
        """Oldest first, as it happened."""
        oldest = f"{since.astimezone(UTC).timestamp():.6f}"
        if root is None:
            found = await self._pages(self._web.conversations_history, "messages", channel=channel, oldest=oldest)
        else:
            found = await self._pages(
                self._web.conversations_replies, "messages", channel=channel, ts=root, oldest=oldest
            )
        for message in sorted(found, key=lambda one: text(one, "ts")):
            if text(message, "ts") >= oldest:
                names = await self._directory.names(mentions(text(message, "text")))
                for event in _events(self._workspace, channel, message, names, self._bot, direct=direct):
                    yield event

    async def _reacted(self, on: MessageRef, since: datetime) -> list[Event]:
        """Every reaction that stands on a message: which are new nobody says, and twice is once. None that is gone."""
        ask = partial(self._ask, self._web.reactions_get, channel=on.channel, timestamp=on.message, full=True)
        try:
            found = await patiently(ask, tries=TRIES)
        except DeliveryFailed as error:
            log.warning("not caught up", action="not_caught_up", where=on.channel, error=str(error))
            return []
        return reactions_on(on, found.get("message"), since, bot=self._bot)

    async def _directs(self) -> dict[str, str]:
        """The channels of all direct messages with us, by user."""
        found = await self._pages(self._web.conversations_list, "channels", types="im")
        return {text(one, "user"): text(one, "id") for one in found if not one.get("is_user_deleted")}

    async def _members(self) -> tuple[dict[str, Profile], dict[str, Profile]]:
        """Who is there, and who left: Slack goes on listing them."""
        team = self._workspace.id
        found = await self._pages(self._web.users_list, "members", include_locale=True)
        members = {text(one, "id"): profile_of(one, team) for one in found if is_member(one, team)}
        return members, {text(one, "id"): profile_of(one, team) for one in found if one.get("deleted") is True}

    async def _pages(self, method: Callable[..., Awaitable[Any]], name: str, **asked: Any) -> list[Json]:
        """Everything that this method lists; nothing, where Slack does not let us look."""
        found: list[Json] = []
        cursor = ""
        while True:
            try:
                page = await patiently(partial(self._ask, method, limit=PAGE, cursor=cursor, **asked), tries=TRIES)
            except DeliveryFailed as error:
                log.warning("not caught up", action="not_caught_up", where=str(asked), error=str(error))
                return found
            found += page.get(name) or []
            cursor = text(page.get("response_metadata"), "next_cursor")
            if not cursor:
                return found

    async def _ask(self, method: Callable[..., Awaitable[Any]], **asked: Any) -> Any:
        """Unhurried: the same methods find messages that somebody waits for."""
        async with self._lanes.call(method.__name__.replace("_", ".", 1), UNHURRIED, at_most=None):
            with meanings(repeatable=True):
                return await method(**asked)


def _events(
    workspace: Workspace, channel: str, message: Json, names: Any, bot: str, *, direct: bool
) -> Iterable[Event]:
    try:
        return caught_up(workspace, channel, message, names, bot=bot, direct=direct)
    except ValueError as error:
        log.warning("not understood", action="not_understood", type="history", error=str(error))
        return ()
