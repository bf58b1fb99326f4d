"""What the ids in an interaction's data stand for."""

import base64
from collections.abc import Iterable, Mapping
from typing import Any

from tests.wire.discord.compose import Upload, attach
from tests.wire.discord.guilds import Guild
from tests.wire.discord.kit.components import CHANNELS, MENTIONABLES, ROLES, USERS
from tests.wire.discord.messages import Message
from tests.wire.discord.people import Person
from tests.wire.discord.rules import Json
from tests.wire.discord.state import World


class Resolved:
    """Gathers objects while ids are chosen by name."""

    def __init__(self, world: World, person: Person, guild: str) -> None:
        self._world = world
        self._person = person
        self._guild: Guild | None = world.guilds.get(guild)
        self.json: Json = {}

    def _put(self, kind: str, ident: str, found: Json) -> str:
        self.json.setdefault(kind, {})[ident] = found
        return ident

    def user(self, who: str) -> str:
        """Somebody by handle or id; the answer is their id. Raises LookupError."""
        person = self._world.person(who)
        if self._guild is not None and (member := self._guild.members.get(person.id)):
            self._put("members", person.id, member.json(user=False) | {"permissions": str(self._guild.base(member))})
        return self._put("users", person.id, person.json())

    def role(self, name: str) -> str:
        """A role by name or id. Raises LookupError."""
        if self._guild is None:
            raise LookupError("there are no roles here")
        role = self._world.role(self._guild, name)
        return self._put("roles", role.id, role.json())

    def channel(self, name: str) -> str:
        """A channel by name or id. Raises LookupError."""
        channel = self._world.channel(name)
        permissions = str(self._world.permissions(self._person, channel))
        return self._put("channels", channel.id, self._world.channel_json(channel) | {"permissions": permissions})

    def message(self, message: Message) -> str:
        """A message."""
        return self._put("messages", message.id, self._world.message_json(message))

    def file(self, given: Mapping[str, str]) -> str:
        """A file that is sent now: `name`, and `content` in base64."""
        file = attach(self._world, Upload(given["name"], base64.b64decode(given["content"])), {})
        return self._put("attachments", file.id, file.json(self._world.base_url, "ephemeral", self._world.expires()))

    def of_kind(self, kind: int, names: Iterable[Any]) -> list[str]:
        """What a select of people, roles or places holds when these names are chosen."""
        if kind == MENTIONABLES:
            return [self._mentionable(str(name)) for name in names]
        pick = {USERS: self.user, ROLES: self.role, CHANNELS: self.channel}[kind]
        return [pick(str(name)) for name in names]

    def _mentionable(self, name: str) -> str:
        try:
            return self.user(name)
        except LookupError:
            return self.role(name)
