"""Commands as a person's client shows them: which there are, by which names, and what may be typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.wire.discord.channels import DM, Channel
from tests.wire.discord.kit.commands import (
    BOOLEAN,
    CHANNEL,
    CHAT,
    FILE,
    GROUP,
    INTEGER,
    MENTIONABLE,
    NUMBER,
    PERSON,
    ROLE,
    STRING,
    SUBCOMMAND,
)
from tests.wire.discord.kit.components import MENTIONABLES
from tests.wire.discord.people import Person
from tests.wire.discord.permissions import BITS
from tests.wire.discord.resolved import Resolved
from tests.wire.discord.rules import Json
from tests.wire.discord.state import World

IN_GUILD, IN_DM = 0, 1


def offered(world: World, person: Person, channel: Channel) -> list[Json]:
    """The commands that this person is offered there, a guild's own before global ones."""
    everything = [*world.app.commands.get(channel.guild or "-", []), *world.app.commands.get("", [])]
    return [command for command in everything if _usable(world, person, channel, command)]


def _usable(world: World, person: Person, channel: Channel, command: Json) -> bool:
    contexts = command.get("contexts")
    here = IN_DM if channel.type == DM else IN_GUILD
    if contexts is not None and here not in contexts:
        return False
    if channel.type == DM:
        return contexts is not None or command.get("dm_permission") is not False
    held = world.permissions(person, channel)
    if not held & BITS["USE_APPLICATION_COMMANDS"]:
        return False
    needed = command.get("default_member_permissions")
    if needed is None:
        return True
    bits = int(needed)
    return bool(held & BITS["ADMINISTRATOR"]) or (bits != 0 and held & bits == bits)


def called(node: Json, name: str, locale: str) -> bool:
    """Whether a command, option or choice has this name, in English or in the person's language."""
    return name in (node["name"], (node.get("name_localizations") or {}).get(locale))


def find(commands: list[Json], name: str, kind: int, locale: str) -> Json:
    """A command by name. Raises LookupError."""
    for command in commands:
        if command["type"] == kind and called(command, name, locale):
            return command
    raise LookupError(f"no command {name!r} among {[command['name'] for command in commands]}")


@dataclass(slots=True)
class Typed:
    """A slash command as it was typed. `problems` are what the client would not send, by option."""

    command: Json
    options: list[Json] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)


class Typing:
    """Turns names and words into what the client sends."""

    def __init__(self, world: World, person: Person, channel: Channel) -> None:
        self._person = person
        self._commands = offered(world, person, channel)
        self.resolved = Resolved(world, person, channel.guild)

    def command(self, words: str, values: Mapping[str, Any], focused: str = "") -> Typed:
        """`words` are the command with its subcommands: "case close". Raises LookupError."""
        first, *rest = words.removeprefix("/").split()
        locale = self._person.locale
        typed = Typed(find(self._commands, first, CHAT, locale))
        node, sent = typed.command, typed.options
        for name in rest:
            node = _inside(node, name, locale)
            inner: list[Json] = []
            sent.append({"name": node["name"], "type": node["type"], "options": inner})
            sent = inner
        known = [one for one in node.get("options") or [] if one["type"] not in (SUBCOMMAND, GROUP)]
        if len(known) < len(node.get("options") or []):
            raise LookupError(f"/{words} is only a beginning")
        self._fill(typed, known, sent, dict(values), focused)
        return typed

    def _fill(self, typed: Typed, known: list[Json], sent: list[Json], values: dict[str, Any], focused: str) -> None:
        for option in known:
            names = [name for name in values if called(option, name, self._person.locale)]
            is_focused = bool(focused) and called(option, focused, self._person.locale)
            if not names:
                if option.get("required") and not focused:
                    typed.problems[option["name"]] = "This option is required. Specify a value."
                continue
            given = values.pop(names[0])
            found: Json = {"name": option["name"], "type": option["type"]}
            if is_focused:
                sent.append(found | {"value": str(given), "focused": True})
                continue
            try:
                sent.append(found | {"value": self._value(option, given)})
            except ValueError as error:
                typed.problems[option["name"]] = str(error)
        if values:
            raise LookupError(f"no such options: {sorted(values)}")

    def _value(self, option: Json, given: Any) -> Any:
        """What an option holds. Raises ValueError for what the client would not take."""
        kind = option["type"]
        if kind in (PERSON, CHANNEL, ROLE, FILE):
            pick = {PERSON: self.resolved.user, CHANNEL: self.resolved.channel, ROLE: self.resolved.role}
            return self.resolved.file(given) if kind == FILE else pick[kind](str(given))
        if kind == MENTIONABLE:
            return self.resolved.of_kind(MENTIONABLES, [given])[0]
        if kind == BOOLEAN:
            return bool(given)
        if option.get("choices"):
            return self._choice(option["choices"], given)
        value = {STRING: str, INTEGER: int, NUMBER: float}[kind](given)
        size = len(value) if isinstance(value, str) else value
        low, high = ("min_length", "max_length") if kind == STRING else ("min_value", "max_value")
        if option.get(low) is not None and size < option[low]:
            raise ValueError(f"at least {option[low]}")
        if option.get(high) is not None and size > option[high]:
            raise ValueError(f"at most {option[high]}")
        return value

    def _choice(self, choices: list[Json], given: Any) -> Any:
        for choice in choices:
            if given == choice["value"] or called(choice, given, self._person.locale):
                return choice["value"]
        raise ValueError(f"choose one of {[choice['name'] for choice in choices]}")


def _inside(node: Json, name: str, locale: str) -> Json:
    for option in node["options"]:
        if called(option, name, locale):
            found: Json = option
            return found
    raise LookupError(f"no subcommand {name!r}")
