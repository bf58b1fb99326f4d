"""Messages for later. Slack's own bug is here too: with metadata they never get posted."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

from tests.wire.slack.compose import Draft
from tests.wire.slack.errors import Refused
from tests.wire.slack.limits import SCHEDULE_DAYS, SCHEDULED_PER_WINDOW
from tests.wire.slack.posting import Posting
from tests.wire.slack.state import Channel, Workspace

MOST = 10_000
WINDOW = 300
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Later:
    """One scheduled message; `at` is in seconds since 1970."""

    id: str
    channel: str
    at: int
    words: Draft


@dataclass(slots=True)
class Schedule:
    """All scheduled messages. Moving the clock posts the ones that came due (`run`)."""

    workspace: Workspace
    posting: Posting
    waiting: list[Later] = field(default_factory=list)
    _timers: dict[str, asyncio.TimerHandle] = field(default_factory=dict)

    def add(self, channel: Channel, at: int, words: Draft) -> str:
        """Keep a message until then; the answer is its id. Raises Refused."""
        now = self.workspace.seconds()
        if at <= now:
            raise Refused("time_in_past")
        if at > now + timedelta(days=SCHEDULE_DAYS).total_seconds():
            raise Refused("time_too_far")
        near = [one for one in self.waiting if one.channel == channel.id and abs(one.at - at) < WINDOW]
        if len(near) >= SCHEDULED_PER_WINDOW:
            raise Refused("restricted_too_many")
        if len(self.waiting) >= MOST:
            raise Refused("message_limit_exceeded")
        later = Later(self.workspace.ids.next("Q"), channel.id, at, words)
        self.waiting.append(later)
        self._timers[later.id] = asyncio.get_running_loop().call_later(at - now, self.run)
        return later.id

    def forget(self, wanted: str) -> None:
        """Do not post it. Raises Refused when there is no such message."""
        if wanted not in self._timers:
            raise Refused("invalid_scheduled_message_id")
        self._timers.pop(wanted).cancel()
        self.waiting = [one for one in self.waiting if one.id != wanted]

    def run(self) -> None:
        """Post what is due."""
        now = self.workspace.seconds()
        for later in [one for one in self.waiting if one.at <= now]:
            self.forget(later.id)
            if not later.words.metadata:
                self.posting.post(self.workspace.channels[later.channel], self.workspace.app.bot, later.words)

    def close(self) -> None:
        """No message for later is posted any more."""
        for timer in self._timers.values():
            timer.cancel()
