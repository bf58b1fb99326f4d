"""One REST call as its route sees it: path, query, body, files, and the world behind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.wire.discord.channels import DM, Channel
from tests.wire.discord.compose import Draft, Upload, compose
from tests.wire.discord.errors import Refused, form_error
from tests.wire.discord.fake import Fake
from tests.wire.discord.guilds import Guild
from tests.wire.discord.mentions import Allowed
from tests.wire.discord.messages import Message
from tests.wire.discord.people import Member, Person
from tests.wire.discord.permissions import BITS
from tests.wire.discord.state import World


@dataclass(frozen=True, slots=True)
class Call:
    """The route's name and what came with the request. `body` is an object or, for command lists, a list."""

    fake: Fake
    name: str
    params: Mapping[str, str]
    query: Mapping[str, str]
    body: Any = None
    uploads: Mapping[int, Upload] = field(default_factory=dict)

    @property
    def world(self) -> World:
        """Everything there is."""
        return self.fake.world

    @property
    def bot(self) -> Person:
        """Who calls."""
        return self.fake.world.app.bot

    @property
    def fields(self) -> Mapping[str, Any]:
        """The body as an object. Raises Refused when it is none."""
        if not isinstance(self.body, dict):
            raise Refused(50109)
        return self.body

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """A number of the query. Raises Refused out of its bounds."""
        text = self.query.get(name, str(default))
        try:
            found = int(text)
        except ValueError:
            raise form_error((name,), "NUMBER_TYPE_COERCE", f'Value "{text}" is not int.') from None
        if not least <= found <= most:
            words = f"int value should be between {least} and {most}."
            raise form_error((name,), "NUMBER_TYPE_MAX" if found > most else "NUMBER_TYPE_MIN", words)
        return found

    # --- what the path names --------------------------------------------------------------------------

    def channel(self, *needs: str) -> Channel:
        """The channel, which the bot must see, with these permissions. Raises Refused."""
        found = self.world.channels.get(self.params["channel_id"])
        if found is None:
            raise Refused(10003)
        if found.type == DM:
            return found
        held = self.world.permissions(self.bot, found)
        if not held & BITS["VIEW_CHANNEL"]:
            raise Refused(50001)
        if any(not held & BITS[need] for need in needs):
            raise Refused(50013)
        return found

    def thread(self) -> Channel:
        """The channel, which must be a thread. Raises Refused."""
        found = self.channel()
        if not found.is_thread:
            raise Refused(50024)
        return found

    def message(self, channel: Channel) -> Message:
        """The message of the path. Raises Refused."""
        return self.world.message(channel, self.params["message_id"])

    def guild(self) -> Guild:
        """The guild, in which the bot must be. Raises Refused."""
        found = self.world.guilds.get(self.params["guild_id"])
        if found is None or found.left:
            raise Refused(10004)
        return found

    def member(self, guild: Guild) -> Member:
        """The member of the path. Raises Refused."""
        ident = self.params["user_id"]
        if ident not in self.world.people:
            raise Refused(10013)
        if ident not in guild.members:
            raise Refused(10007)
        return guild.members[ident]

    def draft(self, old: Message | None = None, default: Allowed | None = None, inside: str = "") -> Draft:
        """The message that the body (or one field of it) asks for. Raises Refused."""
        body = self.fields.get(inside) or {} if inside else self.fields
        return compose(self.world, body, self.uploads, old, default)


@dataclass(frozen=True, slots=True)
class Route:
    """A route. `token` routes carry their right in the path; `message` ones have the limit of messages."""

    method: str
    path: str
    run: Callable[[Call], Any]
    token: bool = False
    message: bool = False
