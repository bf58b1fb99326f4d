"""What people do with the bot: press, choose, fill in forms, type commands, use menus."""

from collections.abc import Mapping
from typing import Any

from tests.wire.discord.channels import Channel
from tests.wire.discord.fake import Fake
from tests.wire.discord.forms import Modal, count_problem, find_component, select_values
from tests.wire.discord.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, SUBMIT, Outcome
from tests.wire.discord.kit.commands import MESSAGE, USER
from tests.wire.discord.kit.components import BUTTON
from tests.wire.discord.messages import Message
from tests.wire.discord.people import Person
from tests.wire.discord.resolved import Resolved
from tests.wire.discord.rules import Json
from tests.wire.discord.slash import Typing, find, offered


class Hands:
    """Every deed by name; the answers are outcomes (tests/wire/discord/interactions.py).

    `where` is a channel's or thread's id or name, or "dm". Raises LookupError for what this person cannot do.
    """

    def __init__(self, fake: Fake) -> None:
        self._fake = fake
        self._world = fake.world
        self._interactions = fake.interactions
        self._modals = fake.responses.modals

    # --- buttons and selects --------------------------------------------------------------------------

    async def press(self, who: str, name: str, where: str = "dm", message: str = "", value: Any = None) -> Json:
        """Use a button or a select, by custom id, label, placeholder or emoji, of the latest message that has it.

        `value` is what a select shall hold: labels, or names of people, roles and places.
        """
        person, channel = self._there(who, where)
        found = self._holder(person, channel, name, message)
        component = find_component(found, name)
        if component.get("disabled") or not component.get("custom_id"):
            raise LookupError(f"{name!r} cannot be pressed")
        data: Json = {"component_type": component["type"], "custom_id": component["custom_id"], "id": component["id"]}
        if component["type"] != BUTTON:
            resolved = Resolved(self._world, person, channel.guild)
            data["values"] = select_values(component, value, resolved)
            if problem := count_problem(component, len(data["values"]), needed=True):
                return Outcome(client_errors={component["custom_id"]: problem}).json()
            if resolved.json:
                data["resolved"] = resolved.json
        return await self._send(COMPONENT, person, channel, data, found)

    def _holder(self, person: Person, channel: Channel, name: str, ident: str) -> Message:
        whispers = [one for one in self._world.ephemerals if one.only_for == person.id and one.channel == channel.id]
        seen = sorted([*channel.messages.values(), *whispers], key=lambda one: int(one.id))
        for message in reversed([one for one in seen if ident in ("", one.id)]):
            try:
                find_component(message, name)
            except LookupError:
                continue
            return message
        raise LookupError(f"{person.handle} sees no {name!r} there")

    # --- forms ----------------------------------------------------------------------------------------

    async def modal(self, who: str) -> Json | None:
        """The modal that stands open before somebody."""
        found = self._modals.get(self._world.person(who).id)
        return None if found is None else found.json()

    async def fill(self, who: str, values: Mapping[str, Any]) -> None:
        """Write and choose in the open modal, by custom id or label, without sending it."""
        person = self._world.person(who)
        modal = self._open(person)
        modal.fill(values, self._resolved(person, modal))

    async def submit(self, who: str, values: Mapping[str, Any] | None = None) -> Json:
        """Fill in and send the open modal; it closes when the bot answers. The client keeps back what is missing."""
        person = self._world.person(who)
        modal = self._open(person)
        resolved = self._resolved(person, modal)
        modal.fill(values or {}, resolved)
        if problems := modal.problems():
            return Outcome(client_errors=problems).json()
        data: Json = {"custom_id": modal.data["custom_id"], "components": modal.submitted()}
        if resolved.json:
            data["resolved"] = resolved.json
        began = modal.began
        interaction = self._interactions.new(SUBMIT, person, began.channel, data, began.source, began)
        return (await self._interactions.send(interaction)).json()

    async def close_modal(self, who: str) -> None:
        """Close the modal without sending it; the bot does not hear of it."""
        person = self._world.person(who)
        self._open(person)
        del self._modals[person.id]

    def _open(self, person: Person) -> Modal:
        if person.id not in self._modals:
            raise LookupError(f"{person.handle} has no modal open")
        return self._modals[person.id]

    def _resolved(self, person: Person, modal: Modal) -> Resolved:
        return Resolved(self._world, person, modal.began.channel.guild)

    # --- commands -------------------------------------------------------------------------------------

    async def offered(self, who: str, where: str = "dm") -> list[str]:
        """The names of the commands that somebody is offered there, in their language."""
        person, channel = self._there(who, where)
        found = offered(self._world, person, channel)
        return [(one["name_localizations"] or {}).get(person.locale) or one["name"] for one in found]

    async def slash(self, who: str, command: str, where: str = "dm", options: Mapping[str, Any] | None = None) -> Json:
        """Type a command, with its subcommands ("case close") and its options by name."""
        person, channel = self._there(who, where)
        typing = Typing(self._world, person, channel)
        typed = typing.command(command, options or {})
        if typed.problems:
            return Outcome(client_errors=typed.problems).json()
        return await self._command(person, channel, typed.command, typing.resolved, {"options": typed.options})

    async def autocomplete(
        self,
        who: str,
        command: str,
        option: str,
        words: str,
        where: str = "dm",
        options: Mapping[str, Any] | None = None,
    ) -> Json:
        """Type `words` in an option that completes itself; `choices` are what the bot offers."""
        person, channel = self._there(who, where)
        typing = Typing(self._world, person, channel)
        typed = typing.command(command, {**(options or {}), option: words}, focused=option)
        extra = {"options": typed.options}
        return await self._command(person, channel, typed.command, typing.resolved, extra, AUTOCOMPLETE)

    async def menu(self, who: str, name: str, where: str = "dm", message: str = "", target: str = "") -> Json:
        """Use an entry of the menu of a message, or of a person (`target`)."""
        person, channel = self._there(who, where)
        resolved = Resolved(self._world, person, channel.guild)
        kind = MESSAGE if message else USER
        command = find(offered(self._world, person, channel), name, kind, person.locale)
        aimed = resolved.message(self._world.message(channel, message)) if message else resolved.user(target)
        return await self._command(person, channel, command, resolved, {"target_id": aimed})

    async def _command(
        self, person: Person, channel: Channel, command: Json, resolved: Resolved, extra: Json, kind: int = COMMAND
    ) -> Json:
        data = {"id": command["id"], "name": command["name"], "type": command["type"], **extra}
        if command.get("guild_id"):
            data["guild_id"] = command["guild_id"]
        if resolved.json:
            data["resolved"] = resolved.json
        return await self._send(kind, person, channel, data)

    # --------------------------------------------------------------------------------------------------

    async def _send(
        self, kind: int, person: Person, channel: Channel, data: Json, source: Message | None = None
    ) -> Json:
        interaction = self._interactions.new(kind, person, channel, data, source)
        return (await self._interactions.send(interaction)).json()

    def _there(self, who: str, where: str) -> tuple[Person, Channel]:
        person = self._world.person(who)
        channel = self._world.where(person, where)
        if not self._world.may(person, channel, "VIEW_CHANNEL"):
            raise LookupError(f"{who} does not see {where}")
        return person, channel
