"""What people want of the bot: told to it, waited for, and who may still answer by which token."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.wire.discord.channels import DM, Channel
from tests.wire.discord.errors import Refused
from tests.wire.discord.events import Feed
from tests.wire.discord.messages import Message
from tests.wire.discord.people import Person
from tests.wire.discord.rules import Json
from tests.wire.discord.state import World

COMMAND, COMPONENT, AUTOCOMPLETE, SUBMIT = 2, 3, 4, 5
MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
FAILURES = {
    COMMAND: "The application did not respond",
    COMPONENT: "This interaction failed",
    AUTOCOMPLETE: "Loading options failed",
    SUBMIT: "Something went wrong. Try again.",
}
"""What a person reads when no answer came in time."""
MOST_KEPT = 20_000
FILE_BYTES = 10 * 1024 * 1024


@dataclass(eq=False, slots=True)
class Interaction:
    """One. `source` is the message whose component was used, also when a modal came between."""

    id: str
    token: str
    kind: int
    person: Person
    channel: Channel
    data: Json
    made: datetime
    source: Message | None = None
    began: "Interaction | None" = None
    """The interaction that opened the modal which this one submits."""
    answer: int = 0
    """The type of the first response; 0: none yet."""
    expired: bool = False
    original: Message | None = None
    messages: dict[str, Message] = field(default_factory=dict)
    """What its token may edit and delete."""
    choices: list[Json] = field(default_factory=list)
    answered: asyncio.Event = field(default_factory=asyncio.Event)

    def metadata(self) -> Json:
        """What a message that answers it says about it."""
        guild = self.channel.guild
        found: Json = {
            "id": self.id,
            "type": self.kind,
            "user": self.person.json(),
            "authorizing_integration_owners": {"0": guild or "0"},
        }
        if self.kind == COMMAND:
            found["name"] = self.data.get("name")
        if self.kind == COMPONENT and self.source is not None:
            found["interacted_message_id"] = self.source.id
        if self.began is not None:
            found["triggering_interaction_metadata"] = self.began.metadata()
        return found


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an interaction ended for the person. `type` is that of the response; 0 when there was none."""

    type: int = 0
    problem: str = ""
    message: str = ""
    """The id of the message that it made or changed."""
    interaction: str = ""
    choices: list[Json] = field(default_factory=list)
    client_errors: dict[str, str] = field(default_factory=dict)
    """Discord's own client did not send it."""

    def json(self) -> Json:
        """For tests in another process."""
        return {name: getattr(self, name) for name in self.__slots__}


class Interactions:
    """Sends them once, and tells the person when nobody answers."""

    def __init__(self, world: World, feed: Feed) -> None:
        self._world = world
        self._feed = feed
        self._all: dict[str, Interaction] = {}
        """By token."""
        self.troubles: list[tuple[str, str]] = []
        """(person, what they were told)."""

    def new(
        self,
        kind: int,
        person: Person,
        channel: Channel,
        data: Json,
        source: Message | None = None,
        began: Interaction | None = None,
    ) -> Interaction:
        """One that nobody has heard of yet."""
        token = self._world.ids.secret(64)
        found = Interaction(self._world.ids.next(), token, kind, person, channel, data, self._world.clock.now(), source)
        found.began = began
        if len(self._all) >= MOST_KEPT:
            del self._all[next(iter(self._all))]
        self._all[found.token] = found
        return found

    async def send(self, interaction: Interaction) -> Outcome:
        """Tell the bot, and wait for its first response for as long as Discord would."""
        if self._feed.interaction(payload(self._world, interaction)):
            try:
                async with asyncio.timeout(self._world.rules.ack_timeout):
                    await interaction.answered.wait()
            except TimeoutError:
                pass
        if not interaction.answer:
            interaction.expired = True
            problem = FAILURES[interaction.kind]
            self.trouble(interaction.person, problem)
            return Outcome(problem=problem, interaction=interaction.id)
        made = interaction.original.id if interaction.original else ""
        return Outcome(interaction.answer, "", made, interaction.id, interaction.choices)

    def trouble(self, person: Person, what: str) -> None:
        """A person sees that the app failed them."""
        if len(self.troubles) >= MOST_KEPT:
            self.troubles.pop(0)
        self.troubles.append((person.id, what))

    # --- the tokens -----------------------------------------------------------------------------------

    def fresh(self, ident: str, token: str) -> Interaction:
        """One that waits for its first response. Raises Refused: too late, or answered already."""
        found = self._all.get(token)
        if found is None or found.id != ident or found.expired:
            raise Refused(10062)
        if found.answer:
            raise Refused(40060)
        return found

    def held(self, app: str, token: str) -> Interaction:
        """One that was answered and whose token still serves. Raises Refused."""
        found = self._all.get(token)
        if found is None or app != self._world.app.id or not found.answer:
            raise Refused(10015)
        if self._world.clock.now() - found.made > timedelta(seconds=self._world.rules.token_seconds):
            raise Refused(50027)
        return found


def payload(world: World, interaction: Interaction) -> Json:
    """INTERACTION_CREATE's object."""
    channel, person = interaction.channel, interaction.person
    found: Json = {
        "id": interaction.id,
        "application_id": world.app.id,
        "type": interaction.kind,
        "data": interaction.data,
        "token": interaction.token,
        "version": 1,
        "locale": person.locale,
        "channel_id": channel.id,
        "app_permissions": str(world.permissions(world.app.bot, channel)),
        "attachment_size_limit": FILE_BYTES,
        "entitlements": [],
        "authorizing_integration_owners": {"0": channel.guild or "0"},
        "context": 0 if channel.guild else 1,
    }
    if interaction.source is not None:
        found["message"] = world.message_json(interaction.source)
    if channel.type == DM:
        return found | {"user": person.json(), "channel": {"id": channel.id, "type": DM, "flags": 0}}
    guild = world.guilds[channel.guild]
    permissions = str(world.permissions(person, channel))
    return found | {
        "guild_id": guild.id,
        "guild": {"id": guild.id, "locale": guild.locale, "features": []},
        "guild_locale": guild.locale,
        "member": guild.members[person.id].json() | {"permissions": permissions},
        "channel": world.channel_json(channel) | {"permissions": permissions},
    }
