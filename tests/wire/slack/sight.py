"""What people see, and what only a test can see: calls, deliveries, sockets."""

import os
from collections.abc import Iterator
from fnmatch import fnmatchcase

from tests.wire.slack.fake import Fake
from tests.wire.slack.messages import Message, Thread, message_json
from tests.wire.slack.rules import Json
from tests.wire.slack.state import Channel


class Sight:
    """Reads, never changes. Raises LookupError for what a person may not see."""

    def __init__(self, fake: Fake) -> None:
        self._fake = fake
        self._space = fake.workspace

    # --- people ---------------------------------------------------------------------------------------

    async def messages(self, who: str, where: str = "dm", limit: int = 1_000) -> list[Json]:
        """The latest messages of a channel, oldest first, with what is shown only to this person."""
        person, channel = self._space.person(who), self._visible(who, where)
        roots = [message for message in channel.messages.values() if not message.is_reply or message.broadcast]
        own = [message for user, message in self._space.ephemerals if user == person.id]
        whispers = [message for message in own if message.channel == channel.id and not message.thread_ts]
        shown = sorted([*roots, *whispers], key=lambda message: message.ts)[-limit:]
        return [self._json(message, ephemeral=message in whispers) for message in shown]

    async def thread(self, who: str, ts: str, where: str = "dm") -> list[Json]:
        """The replies below a message, oldest first, with what is shown only to this person."""
        person, channel = self._space.person(who), self._visible(who, where)
        own = [message for user, message in self._space.ephemerals if user == person.id]
        whispers = [message for message in own if message.channel == channel.id and message.thread_ts == ts]
        shown = sorted([*channel.replies(ts), *whispers], key=lambda message: message.ts)
        return [self._json(message, ephemeral=message in whispers) for message in shown]

    async def ephemerals(self, who: str) -> list[Json]:
        """Everything that was shown to this person alone."""
        person = self._space.person(who)
        return [self._json(message, ephemeral=True) for user, message in self._space.ephemerals if user == person.id]

    async def home(self, who: str) -> Json | None:
        """A person's home tab."""
        view = self._fake.views.homes.get(self._space.person(who).id)
        return None if view is None else self._fake.views.json(view)

    async def modals(self, who: str) -> list[Json]:
        """A person's open modals, the one in front last, each with the `errors` that it shows."""
        stack = self._fake.views.stacks.get(self._space.person(who).id, [])
        return [self._fake.views.json(view) | {"errors": view.errors} for view in stack]

    async def troubles(self, who: str) -> list[str]:
        """How the app failed this person: operation_timeout, dispatch_failed and the like."""
        person = self._space.person(who)
        return [what for user, what in self._fake.troubles if user == person.id]

    async def person_id(self, who: str) -> str:
        """A person's id by their handle."""
        return self._space.person(who).id

    # --- everything -----------------------------------------------------------------------------------

    async def posts(self, where: str = "") -> list[Json]:
        """Every message of the bot that stands, in all channels or in one: for counting."""
        only = self._space.channel(where).id if where else ""
        return [self._json(message) for message in self._bot_messages() if only in ("", message.channel)]

    def _bot_messages(self) -> Iterator[Message]:
        return (message for message in self._space.all_messages() if message.by_bot)

    async def calls(self, method: str = "*") -> dict[str, dict[str, int]]:
        """How often each method was called, by outcome."""
        found: dict[str, dict[str, int]] = {}
        for (name, outcome), number in self._fake.calls.counts.items():
            if fnmatchcase(name, method):
                found.setdefault(name, {})[outcome] = number
        return found

    async def latest_calls(self, method: str = "*", limit: int = 100) -> list[Json]:
        """The latest calls with their arguments, oldest first."""
        found = [call for call in self._fake.calls.latest if fnmatchcase(call.method, method)]
        return [
            {"method": call.method, "args": call.args, "outcome": call.outcome, "at": call.at}
            for call in found[-limit:]
        ]

    async def in_flight(self) -> int:
        """How many calls are not answered yet."""
        return self._fake.calls.in_flight

    async def forget_calls(self) -> None:
        """Count calls anew."""
        self._fake.calls.forget()

    async def deliveries(self, limit: int = 1_000) -> list[Json]:
        """The latest events with their fate, oldest first; instants are the machine's monotonic seconds."""
        return [sent.json() for sent in list(self._fake.deliveries.log)[-limit:]]

    async def lost(self) -> list[Json]:
        """The events that Slack gave up on."""
        return list(self._fake.deliveries.lost)

    async def redeliver(self, event_id: str = "") -> int:
        """Send a lost event again, or all of them; the answer is how many."""
        lost = self._fake.deliveries.lost
        chosen = [outer for outer in lost if event_id in ("", outer["event_id"])]
        for outer in chosen:
            lost.remove(outer)
            self._fake.deliveries.again(outer)
        return len(chosen)

    async def idle(self, within: float = 5.0) -> bool:
        """Wait until every event was acknowledged or given up; false when that takes longer."""
        return await self._fake.deliveries.idle(within)

    async def pending(self) -> int:
        """How many events are on their way."""
        return self._fake.deliveries.pending

    async def sockets(self) -> Json:
        """How many sockets are open, how many ever were, and whether Socket Mode is on."""
        sockets = self._fake.sockets
        return {"open": len(sockets.open), "opened": sockets.opened, "enabled": sockets.enabled}

    async def info(self) -> Json:
        """What an app must know to connect."""
        app = self._space.app
        return {
            "url": self._fake.base_url,
            "api_url": f"{self._fake.base_url}/api/",
            "bot_token": app.bot_token,
            "app_token": app.app_token,
            "signing_secret": app.signing_secret,
            "app_id": app.id,
            "team": self._space.team,
            "bot": app.bot.id,
            "bot_id": app.bot.bot_id,
            "pid": os.getpid(),
        }

    # --------------------------------------------------------------------------------------------------

    def _visible(self, who: str, where: str) -> Channel:
        person, channel = self._space.person(who), self._space.where(who, where)
        guest = person.is_restricted or person.is_ultra_restricted or person.is_stranger
        if person.id not in channel.members and (channel.kind != "public" or guest):
            raise LookupError(f"{who} may not see {where}")
        return channel

    def _json(self, message: Message, *, ephemeral: bool = False) -> Json:
        found = message_json(message, self._space.app.id, all_metadata=True)
        replies = [] if ephemeral else self._space.channels[message.channel].replies(message.ts)
        if replies:
            found |= Thread(replies).json(message)
        return found | {
            "channel": message.channel,
            "author": message.username or message.author.name,
            "ephemeral": ephemeral,
            "mentions": message.mentions.json(),
            "pinged": message.pinged,
            "unfurls": message.unfurls,
            "stored_at": message.stored_at,
        }
