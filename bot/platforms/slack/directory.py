"""Who is who in a Slack workspace: profiles, names and direct-message channels, each asked once and kept a while."""

import asyncio
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Any

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.clock import monotonic
from bot.core.errors import DeliveryFailed, NotAllowed, Unreachable, Why
from bot.core.refs import Profile
from bot.platforms.slack.errors import meanings
from bot.platforms.slack.lanes import TIER_3, TIER_4, Lanes
from bot.platforms.slack.patience import patiently
from bot.platforms.slack.payload import Json, text
from bot.platforms.slack.people import is_member, profile_of

log = structlog.get_logger(__name__)

KEPT = 3600.0
"""Seconds that a profile is trusted; changes arrive earlier by themselves (user_change)."""
RETRY_AFTER = 30.0
"""Seconds before somebody is asked for again who could not be looked up."""
ANSWER_WITHIN = 1.5
"""Seconds that an inbound waits for a profile: it can do without."""
CROWD = 20
"""The most people who are asked for at once, when somebody names them all: their words must not wait for that."""
TRIES = 5
AGAIN = timedelta(milliseconds=200)
"""How soon Slack is asked again that did not answer: somebody's words wait for their name."""
REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of somebody, and until when (monotonic seconds). None: nothing could be learnt."""

    profile: Profile | None
    picture: str | None
    until: float
    is_stranger: bool = False


UNKNOWN = Entry(None, None, 0)


class Directory:
    """The people of the workspace `team`, as `web` knows them."""

    def __init__(self, web: AsyncWebClient, team: str, lanes: Lanes) -> None:
        self._web = web
        self._lanes = lanes
        self._team = team
        self._people: OrderedDict[str, Entry] = OrderedDict()
        self._asking: dict[str, asyncio.Task[Entry]] = {}
        self._directs: OrderedDict[str, str] = OrderedDict()

    async def profile(self, user: str) -> Profile | None:
        """Somebody's profile; None when Slack does not say in time. An old one is better than none."""
        entry = await self._entry(user)
        return entry.profile

    def told(self, user: str) -> Profile | None:
        """What is known of somebody without asking."""
        known = self._people.get(user)
        return None if known is None else known.profile

    def is_stranger(self, user: str) -> bool:
        """Whether somebody is known to be of another workspace, or no person: many events do not tell."""
        known = self._people.get(user)
        return known is not None and known.is_stranger

    async def name(self, user: str) -> str:
        """Somebody's name; their id when it cannot be learnt."""
        profile = await self.profile(user)
        return user if profile is None or not profile.name else profile.name

    async def names(self, ids: Iterable[str]) -> Mapping[str, str]:
        """The names of the people among these ids; of a crowd, only of some who are not known yet."""
        people = sorted(found for found in ids if found.startswith(("U", "W")))
        strangers = [user for user in people if self.told(user) is None]
        asked = {user for user in people if user not in strangers}.union(strangers[:CROWD])
        found = await asyncio.gather(*map(self.name, asked))
        return dict(zip(asked, found, strict=True))

    async def picture(self, user: str) -> str | None:
        """The address of somebody's picture, if they have one."""
        return (await self._entry(user)).picture

    def heard(self, user: Json) -> None:
        """Slack told us about somebody by itself."""
        self._remember(text(user, "id"), self._entry_of(user))

    async def direct(self, user: str) -> str:
        """The channel of somebody's direct messages with the bot. Raises DeliveryFailed's meanings."""
        known = self._directs.get(user)
        if known is not None:
            return known
        try:
            async with self._lanes.call("conversations.open", TIER_3):
                with meanings(repeatable=True):
                    answer = await self._web.conversations_open(users=[user])
        except NotAllowed as error:
            raise Unreachable(str(error)) if error.why is Why.GONE else error from error
        channel = str(answer["channel"]["id"])
        self._directs[user] = channel
        if len(self._directs) > REMEMBERED:
            self._directs.popitem(last=False)
        return channel

    async def _entry(self, user: str) -> Entry:
        known = self._people.get(user)
        if known is not None and known.until > monotonic():
            return known
        asking = self._asking.get(user)
        if asking is None:
            asking = self._asking[user] = asyncio.create_task(self._ask(user), name=f"profile {user}")
            asking.add_done_callback(lambda _task: self._asking.pop(user, None))
        done, _pending = await asyncio.wait({asking}, timeout=ANSWER_WITHIN)
        return asking.result() if done else known or UNKNOWN

    async def _ask(self, user: str) -> Entry:
        try:
            answer = await patiently(partial(self._info, user), tries=TRIES)
            entry = self._entry_of(answer["user"])
        except (DeliveryFailed, KeyError) as error:
            log.warning("profile not found", action="no_profile", user=user, error=str(error))
            known = self._people.get(user)
            entry = replace(known or UNKNOWN, until=monotonic() + RETRY_AFTER)
        self._remember(user, entry)
        return entry

    async def _info(self, user: str) -> Any:
        async with self._lanes.call("users.info", TIER_4, at_most=None):
            with meanings(repeatable=True, again=AGAIN):
                return await self._web.users_info(user=user, include_locale=True)

    def _remember(self, user: str, entry: Entry) -> None:
        self._people.pop(user, None)
        self._people[user] = entry
        if len(self._people) > REMEMBERED:
            self._people.popitem(last=False)

    def _entry_of(self, user: Json) -> Entry:
        stranger = not is_member(user, self._team)
        return Entry(profile_of(user, self._team), _picture(user), monotonic() + KEPT, stranger)


def _picture(user: Json) -> str | None:
    picture = text(user, "profile", "image_72")
    return picture if picture.startswith("https://") else None
