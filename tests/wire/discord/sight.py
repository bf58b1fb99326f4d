"""What people see, and what only a test can see: posts, calls, gateway sessions, events."""

import asyncio
from fnmatch import fnmatchcase

from bot.core.clock import monotonic
from tests.wire.discord.channels import DM, Channel
from tests.wire.discord.fake import Fake
from tests.wire.discord.greetings import gateway_url
from tests.wire.discord.kit.components import BUTTON, SELECTS
from tests.wire.discord.messages import EPHEMERAL, LOADING, Message, nodes, shown
from tests.wire.discord.people import Person
from tests.wire.discord.rest_api import BASE
from tests.wire.discord.rules import Json


class Sight:
    """Reads, never changes. Raises LookupError for what a person may not see."""

    def __init__(self, fake: Fake) -> None:
        self._fake = fake
        self._world = fake.world

    # --- people ---------------------------------------------------------------------------------------

    async def messages(self, who: str, where: str = "dm", limit: int = 1_000) -> list[Json]:
        """The latest messages of a channel or thread, oldest first, with what is shown only to this person."""
        person = self._world.person(who)
        channel = self._visible(person, where)
        own = [message for message in self._world.ephemerals if message.only_for == person.id]
        whispers = [message for message in own if message.channel == channel.id]
        found = sorted([*channel.messages.values(), *whispers], key=lambda message: int(message.id))
        return [self._json(message) for message in found[-limit:]]

    async def ephemerals(self, who: str) -> list[Json]:
        """Everything that is shown to this person alone, in whichever channel."""
        person = self._world.person(who)
        return [self._json(message) for message in self._world.ephemerals if message.only_for == person.id]

    async def threads(self, who: str, where: str) -> list[Json]:
        """The threads of a channel that this person sees, oldest first."""
        person = self._world.person(who)
        channel = self._visible(person, where)
        found = [
            thread for thread in self._world.threads(channel.id) if self._world.may(person, thread, "VIEW_CHANNEL")
        ]
        return [thread.thread_json() | {"members": list(thread.members)} for thread in found]

    async def pings(self, who: str) -> list[Json]:
        """The messages that notified this person: by name, through a role, or with everybody."""
        person = self._world.person(who)
        found = [message for message in self._world.all_messages() if self._notified(person, message)]
        return [self._json(message) for message in sorted(found, key=lambda message: int(message.id))]

    def _notified(self, person: Person, message: Message) -> bool:
        channel = self._world.channels[message.channel]
        if message.author is person or not self._world.may(person, channel, "VIEW_CHANNEL"):
            return False
        if channel.type == DM or person.id in message.mentions.pinged or message.mentions.pinged_everyone:
            return True
        member = self._world.guilds[channel.guild].members[person.id]
        return any(role in member.roles for role in message.mentions.pinged_roles)

    async def troubles(self, who: str) -> list[str]:
        """How the app failed this person: "This interaction failed" and the like."""
        person = self._world.person(who)
        return [what for user, what in self._fake.interactions.troubles if user == person.id]

    async def person_id(self, who: str) -> str:
        """A person's id by their handle."""
        return self._world.person(who).id

    async def roles_of(self, who: str, guild: str = "") -> list[str]:
        """The names of somebody's roles in a guild."""
        into = self._world.guild(guild)
        member = into.members[self._world.person(who).id]
        return [into.roles[role].name for role in member.roles]

    # --- everything -----------------------------------------------------------------------------------

    async def posts(self, where: str = "") -> list[Json]:
        """Every message of the bot that stands, everywhere or in one channel: for counting."""
        only = self._world.channel(where).id if where else ""
        mine = [message for message in self._world.all_messages() if message.author is self._world.app.bot]
        return [self._json(message) for message in mine if only in ("", message.channel)]

    async def commands(self, guild: str = "") -> list[Json]:
        """The application commands that are registered: the global ones, or a guild's."""
        return self._world.app.commands.get(guild, [])

    async def calls(self, name: str = "*") -> dict[str, dict[str, int]]:
        """How often each call was made, by outcome."""
        found: dict[str, dict[str, int]] = {}
        for (call, outcome), number in self._fake.calls.counts.items():
            if fnmatchcase(call, name):
                found.setdefault(call, {})[outcome] = number
        return found

    async def latest_calls(self, name: str = "*", limit: int = 100) -> list[Json]:
        """The latest calls with their arguments, oldest first."""
        found = [call for call in self._fake.calls.latest if fnmatchcase(call.name, name)]
        return [
            {"name": call.name, "args": call.args, "outcome": call.outcome, "at": call.at} for call in found[-limit:]
        ]

    async def forget_calls(self) -> None:
        """Count calls anew."""
        self._fake.calls.forget()

    async def gateway(self) -> Json:
        """Connections and sessions: how many are open, how often which came, what the gateway closed with."""
        gateway = self._fake.gateway
        sessions = [
            {
                "id": session.id,
                "intents": session.intents,
                "seq": session.seq,
                "heard": session.heard,
                "connected": session.connected,
            }
            for session in gateway.sessions
        ]
        counts = {name: gateway.counts[name] for name in ("connects", "identifies", "resumes", "heartbeats")}
        ended = {"closes": list(gateway.closes), "invalid_requests": self._fake.calls.invalid}
        return {"open": len(gateway.open), **counts, **ended, "sessions": sessions}

    async def events(self, name: str = "*", limit: int = 1_000) -> list[Json]:
        """The latest gateway events: name, id, and the machine's monotonic seconds."""
        found = [event for event in self._fake.gateway.sessions.log if fnmatchcase(event["name"], name)]
        return found[-limit:]

    async def idle(self, within: float = 5.0, quiet: float = 0.05) -> bool:
        """Wait until every event was written and no call came for `quiet` seconds; false when that takes longer."""
        end = monotonic() + within
        while monotonic() < end:
            latest = self._fake.calls.latest[-1].at if self._fake.calls.latest else 0.0
            if not self._fake.gateway.waiting() and monotonic() - latest >= quiet:
                return True
            await asyncio.sleep(0.01)
        return False

    async def info(self) -> Json:
        """What a bot must know to connect."""
        world = self._world
        return {
            "url": world.base_url,
            "api_url": world.base_url + BASE,
            "gateway_url": gateway_url(world),
            "token": world.app.token,
            "app_id": world.app.id,
            "bot": world.app.bot.id,
            "guild": world.guild().id,
        }

    # --------------------------------------------------------------------------------------------------

    def _visible(self, person: Person, where: str) -> Channel:
        channel = self._world.where(person, where)
        if not self._world.may(person, channel, "VIEW_CHANNEL"):
            raise LookupError(f"{person.handle} may not see {where}")
        return channel

    def _json(self, message: Message) -> Json:
        inside = list(nodes(message.components))
        buttons = [
            {name: node.get(name) for name in ("label", "custom_id", "style", "disabled", "url")}
            for node in inside
            if node.get("type") == BUTTON
        ]
        return self._world.message_json(message) | {
            "by": message.author.handle,
            "text": shown(message),
            "buttons": buttons,
            "selects": [node for node in inside if node.get("type") in SELECTS],
            "ephemeral": bool(message.flags & EPHEMERAL),
            "loading": bool(message.flags & LOADING),
            "mentioned": message.mentions.json(),
            "edits": message.edits,
            "created_at": message.created_at,
        }
