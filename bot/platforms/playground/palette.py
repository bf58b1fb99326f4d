"""Slash commands on the playground: how they are offered, and what a typed one must hold."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from bot.core.inbound import Values
from bot.platforms.playground.refusals import NO_SUCH_COMMAND, Refused, missing, unfit
from bot.ui.command import Command, Param
from bot.ui.i18n import Localiser
from bot.ui.text import Reader, User


def offered(commands: Sequence[Command], reader: Reader) -> list[dict[str, Any]]:
    """Every command for one reader, under its name in their language."""
    words = Localiser(reader)
    return [
        {
            "name": _name(command, reader.language),
            "description": words.plain(command.description),
            "params": [_param(param, words) for param in command.params],
        }
        for command in commands
    ]


def _name(command: Command, language: str) -> str:
    return dict(command.names).get(language, command.name)


def _param(param: Param, words: Localiser) -> dict[str, Any]:
    return {
        "name": param.name,
        "label": words.plain(param.shown),
        "description": words.plain(param.description),
        "type": param.type,
        "required": param.required,
        "options": [{"value": option.value, "label": words.plain(option.label)} for option in param.options],
    }


def find(commands: Sequence[Command], name: str, language: str) -> Command:
    """The command called `name`, in the person's language or in the code's. Raises Refused."""
    for known in (lambda command: _name(command, language), lambda command: command.name):
        for command in commands:
            if known(command) == name:
                return command
    raise Refused(NO_SUCH_COMMAND, HTTPStatus.NOT_FOUND)


def check(command: Command, values: Values, people: Mapping[str, object]) -> Values:
    """The values that were filled in, each fit for its parameter. Raises Refused, as native options do."""
    params = {param.name: param for param in command.params}
    for name, value in values.items():
        if name not in params or not _fits(params[name], value.strip(), people):
            raise unfit(params[name].shown if name in params else User(name))
    filled = {name: value.strip() for name, value in values.items() if value.strip()}
    for param in command.params:
        if param.required and param.name not in filled:
            raise missing(param.shown)
    return filled


def _fits(param: Param, value: str, people: Mapping[str, object]) -> bool:
    if not value:
        return True
    match param.type:
        case "choice":
            return any(option.value == value for option in param.options)
        case "person":
            return value in people
        case "number":
            return value.lstrip("-").isdecimal() and value.isascii()
        case "text":
            return True
