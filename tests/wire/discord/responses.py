"""What an answer to an interaction does: a message, a wait, a change of the source, choices, a modal."""

from collections.abc import Mapping

from tests.wire.discord.compose import Draft, Upload, compose
from tests.wire.discord.errors import Problems, Refused, form_error
from tests.wire.discord.events import Feed
from tests.wire.discord.forms import Modal
from tests.wire.discord.interactions import (
    AUTOCOMPLETE,
    CHOICES,
    COMMAND,
    COMPONENT,
    DEFERRED,
    DEFERRED_UPDATE,
    MESSAGE,
    MODAL,
    SUBMIT,
    UPDATE,
    Interaction,
)
from tests.wire.discord.kit.check import anything, each, shape, text
from tests.wire.discord.kit.components import numbered
from tests.wire.discord.kit.modals import check_modal
from tests.wire.discord.mentions import BY_INTERACTIONS
from tests.wire.discord.messages import CONTEXT_MENU, DEFAULT, EPHEMERAL, LOADING, REPLY, SLASH, Message
from tests.wire.discord.posting import Posting
from tests.wire.discord.rules import Json
from tests.wire.discord.state import World

ALLOWED = {
    COMMAND: (MESSAGE, DEFERRED, MODAL),
    COMPONENT: (MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, MODAL),
    AUTOCOMPLETE: (CHOICES,),
    SUBMIT: (MESSAGE, DEFERRED),
}
OF_SOURCE = (DEFERRED_UPDATE, UPDATE)
"""Also for a modal that was opened from a message."""
CHOICE = each(shape({"name": text(1, 100), "value": anything}), 0, 25)
MOST_EPHEMERALS = 50_000
Uploads = Mapping[int, Upload]


class Responses:
    """The first response, and everything by token afterwards."""

    def __init__(self, world: World, feed: Feed, posting: Posting) -> None:
        self._world = world
        self._feed = feed
        self._posting = posting
        self.modals: dict[str, Modal] = {}
        """The modal that stands open before a person."""

    def first(self, interaction: Interaction, kind: int, data: Json, uploads: Uploads) -> None:
        """Answer an interaction. Raises Refused, and then it still waits."""
        allowed = ALLOWED[interaction.kind]
        if interaction.source is not None and interaction.kind == SUBMIT:
            allowed = (*allowed, *OF_SOURCE)
        if kind not in allowed:
            raise form_error(("type",), "INTERACTION_CALLBACK_TYPE_INVALID", f"Value must be one of {allowed}.")
        match kind:
            case 4:
                interaction.original = self._say(interaction, self._draft(data, uploads), first=True)
            case 5:
                interaction.original = self._wait(interaction, data)
            case 6:
                interaction.original = interaction.source
            case 7:
                interaction.original = self._update(interaction, data, uploads)
            case 8:
                interaction.choices = self._choices(data)
            case _:
                self._open(interaction, data)
        if interaction.kind == SUBMIT:
            self._close(interaction)
        if interaction.original is not None:
            interaction.messages[interaction.original.id] = interaction.original
        interaction.answer = kind
        interaction.answered.set()

    # --- the kinds ------------------------------------------------------------------------------------

    def _draft(self, data: Json, uploads: Uploads, old: Message | None = None) -> Draft:
        return compose(self._world, data, uploads, old, BY_INTERACTIONS)

    def _say(self, interaction: Interaction, draft: Draft, *, first: bool = False) -> Message:
        message = self._posting.make(interaction.channel, self._world.app.bot, draft)
        self._dress(message, interaction, first=first)
        return self._show(message, interaction)

    def _dress(self, message: Message, interaction: Interaction, *, first: bool) -> None:
        message.interaction = interaction.metadata()
        if not first and interaction.original is not None:
            message.interaction["original_response_message_id"] = interaction.original.id
        source = interaction.source
        if source is not None:
            message.type = REPLY
            message.reference = {"type": 0, "channel_id": source.channel, "message_id": source.id}
            if interaction.channel.guild:
                message.reference["guild_id"] = interaction.channel.guild
        elif first and interaction.kind == COMMAND:
            message.type = SLASH if interaction.data.get("type", 1) == 1 else CONTEXT_MENU
        else:
            message.type = DEFAULT

    def _show(self, message: Message, interaction: Interaction) -> Message:
        if message.flags & EPHEMERAL:
            message.only_for = interaction.person.id
            self._world.ephemerals.append(message)
            del self._world.ephemerals[:-MOST_EPHEMERALS]
        else:
            self._world.store(message)
            self._feed.posted(message)
        return message

    def _wait(self, interaction: Interaction, data: Json) -> Message:
        """A message that says "thinking" until it is filled. Of its flags only EPHEMERAL counts, and for good."""
        flags = LOADING | (int(data.get("flags") or 0) & EPHEMERAL)
        bot, now = self._world.app.bot, self._world.iso()
        message = Message(self._world.ids.next(), interaction.channel.id, bot, now, flags=flags)
        self._dress(message, interaction, first=True)
        return self._show(message, interaction)

    def _update(self, interaction: Interaction, data: Json, uploads: Uploads) -> Message:
        source = self._standing(interaction.source)
        self._posting.change(source, self._draft(data, uploads, source))
        return source

    def _choices(self, data: Json) -> list[Json]:
        problems = Problems()
        found = data.get("choices") or []
        CHOICE(found, ("data", "choices"), problems)
        problems.settle()
        return list(found)

    def _open(self, interaction: Interaction, data: Json) -> None:
        problems = Problems()
        check_modal(data, problems)
        problems.settle()
        numbered(data["components"])
        self.modals[interaction.person.id] = Modal(data, interaction)

    def _close(self, interaction: Interaction) -> None:
        modal = self.modals.get(interaction.person.id)
        if modal is not None and modal.began is interaction.began:
            del self.modals[interaction.person.id]

    # --- by token, later ------------------------------------------------------------------------------

    def follow_up(self, interaction: Interaction, data: Json, uploads: Uploads) -> Message:
        """One more message; the first one after a wait fills what was waiting. Raises Refused."""
        waiting = interaction.original
        if waiting is not None and waiting.flags & LOADING:
            return self.edit(interaction, waiting, data, uploads)
        message = self._say(interaction, self._draft(data, uploads))
        interaction.messages[message.id] = message
        return message

    def find(self, interaction: Interaction, ident: str) -> Message:
        """A message that the token may touch. Raises Refused."""
        if ident == "@original":
            return self._standing(interaction.original)
        return self._standing(interaction.messages.get(ident))

    def _standing(self, message: Message | None) -> Message:
        if message is None:
            raise Refused(10008)
        if message.only_for:
            if message not in self._world.ephemerals:
                raise Refused(10008)
        elif message.id not in self._world.channels[message.channel].messages:
            raise Refused(10008)
        return message

    def edit(self, interaction: Interaction, message: Message, data: Json, uploads: Uploads) -> Message:
        """Change a message; what was waiting waits no more. Raises Refused."""
        self._posting.change(message, self._draft(data, uploads, message))
        if message is interaction.original:
            interaction.messages[message.id] = message
        return message

    def remove(self, message: Message) -> None:
        """Take a message away."""
        self._posting.remove(message)
