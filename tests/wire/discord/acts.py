"""What people do in their own Discord client: write, answer, edit, delete, react, start threads."""

import asyncio
import base64
from collections.abc import Mapping, Sequence

from bot.core.clock import monotonic
from tests.wire.discord.channels import FORUM, PRIVATE_THREAD, PUBLIC_THREAD, Channel
from tests.wire.discord.compose import Draft, Upload, attach
from tests.wire.discord.fake import Fake
from tests.wire.discord.mentions import Allowed
from tests.wire.discord.messages import Attachment, Message
from tests.wire.discord.people import Person
from tests.wire.discord.rules import Json
from tests.wire.discord.text import typed

MOST_AT_ONCE = 50_000
MOST_UNWRITTEN = 200
"""How far a flood runs ahead of the gateway."""
Files = Sequence[Mapping[str, str]]
"""Each with a `name` and its `content` in base64."""


class Acts:
    """Every deed by name. `who` is a handle or an id, `where` a channel's or a thread's id or name, or "dm".

    Raises LookupError for what this person cannot do, Refused for what Discord would refuse.
    """

    def __init__(self, fake: Fake) -> None:
        self._fake = fake
        self._world = fake.world

    # --- writing --------------------------------------------------------------------------------------

    async def say(self, who: str, text: str, where: str = "dm", reply: str = "", files: Files = ()) -> str:
        """Write a message, typed as in the client; the answer is its id. `reply`: the message that it answers."""
        person, channel = self._writer(who, where)
        draft = self._draft(channel, text, files)
        if reply:
            draft.reference = {"message_id": reply}
        return self._fake.posting.post(channel, person, draft).id

    def _draft(self, channel: Channel, text: str, files: Files) -> Draft:
        sent = [Upload(file["name"], base64.b64decode(file["content"])) for file in files]
        attached: list[Attachment] = [attach(self._world, upload, {}) for upload in sent]
        return Draft(typed(self._world, channel, text), attachments=attached, allowed=Allowed())

    async def flood(self, who: str, text: str, count: int, where: str = "dm", per_second: float = 0.0) -> Json:
        """Write `count` messages, `text 0`, `text 1` and so on: at this pace, or as fast as the gateway writes them.

        For benches. The answer has the monotonic instants at which it `began` and `ended`.
        """
        if not 0 < count <= MOST_AT_ONCE:
            raise ValueError(f"from 1 to {MOST_AT_ONCE} messages")
        began = monotonic()
        for number in range(count):
            await self.say(who, f"{text} {number}", where)
            if per_second:
                await asyncio.sleep(max(0.0, began + (number + 1) / per_second - monotonic()))
            if self._fake.gateway.waiting() > MOST_UNWRITTEN:
                await asyncio.sleep(0.01)
        return {"began": began, "ended": monotonic()}

    async def edit(self, who: str, message: str, text: str, where: str = "dm") -> None:
        """Change an own message."""
        found = self._own(who, message, where)
        channel = self._world.channels[found.channel]
        self._fake.posting.change(found, Draft(typed(self._world, channel, text)))

    async def delete(self, who: str, message: str, where: str = "dm") -> None:
        """Delete an own message."""
        self._fake.posting.remove(self._own(who, message, where))

    async def dismiss(self, who: str, message: str) -> None:
        """Dismiss a message that only this person sees. The app does not hear of it."""
        person = self._world.person(who)
        kept = [one for one in self._world.ephemerals if not (one.id == message and one.only_for == person.id)]
        if len(kept) == len(self._world.ephemerals):
            raise LookupError(f"{who} was not shown {message}")
        self._world.ephemerals = kept

    async def react(self, who: str, message: str, emoji: str, where: str = "dm") -> None:
        """Put an emoji under a message."""
        person, found = self._seen(who, message, where)
        self._fake.posting.react(found, person, emoji)

    async def unreact(self, who: str, message: str, emoji: str, where: str = "dm") -> None:
        """Take an own emoji away."""
        person, found = self._seen(who, message, where)
        self._fake.posting.unreact(found, person, emoji)

    # --- threads --------------------------------------------------------------------------------------

    async def thread(self, who: str, name: str, where: str, message: str = "", *, private: bool = False) -> str:
        """Start a thread, below a message or beside; the answer is its id."""
        person, parent = self._writer(who, where)
        source = self._world.message(parent, message) if message else None
        kind = PRIVATE_THREAD if private else PUBLIC_THREAD
        found = self._fake.threads.start(parent, person, name, kind, source)
        self._fake.posting.started(found, person, source)
        return found.id

    async def post(self, who: str, where: str, title: str, text: str, files: Files = ()) -> str:
        """Write a new post in a forum; the answer is the id of its thread and of its first message."""
        person = self._world.person(who)
        forum = self._world.channel(where)
        if forum.type != FORUM or not self._world.may(person, forum, "SEND_MESSAGES"):
            raise LookupError(f"{who} cannot post in {where}")
        found = self._fake.threads.start(forum, person, title)
        return self._fake.posting.first_post(found, person, self._draft(forum, text, files)).id

    # --- who may do what ------------------------------------------------------------------------------

    def _writer(self, who: str, where: str) -> tuple[Person, Channel]:
        person = self._world.person(who)
        channel = self._world.where(person, where)
        if not self._world.may_send(person, channel):
            raise LookupError(f"{who} cannot write in {where}")
        if channel.guild and self._world.guilds[channel.guild].members[person.id].pending:
            raise LookupError(f"{who} has not yet accepted the rules")
        return person, channel

    def _own(self, who: str, message: str, where: str) -> Message:
        person, found = self._seen(who, message, where)
        if found.author is not person:
            raise LookupError(f"{who} did not write {message}")
        return found

    def _seen(self, who: str, message: str, where: str) -> tuple[Person, Message]:
        person = self._world.person(who)
        channel = self._world.where(person, where)
        if not self._world.may(person, channel, "VIEW_CHANNEL"):
            raise LookupError(f"{who} does not see {where}")
        return person, self._world.message(channel, message)
