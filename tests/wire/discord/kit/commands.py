"""Application commands: names, descriptions, translations, options and choices, and how many there may be."""

import re
from collections.abc import Iterator
from typing import Any

from tests.wire.discord.errors import At, Problems
from tests.wire.discord.kit.check import Check, anything, boolean, each, every, integer, no_repeats, one_of, shape, text
from tests.wire.discord.rules import Json

CHAT, USER, MESSAGE = 1, 2, 3
SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, PERSON, CHANNEL, ROLE, MENTIONABLE, NUMBER, FILE = range(1, 12)
MOST = {CHAT: 100, USER: 15, MESSAGE: 15}
ALL_CHARACTERS = 8_000
OPTIONS = CHOICES = 25
NAME = re.compile(r"^[-_'\w]{1,32}$")
# fmt: off
LOCALES = frozenset((
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl",
    "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja",
    "zh-TW", "ko",
))
# fmt: on


def _chat_name(value: Any, at: At, problems: Problems) -> None:
    if not isinstance(value, str) or not NAME.fullmatch(value) or value != value.lower():
        problems.add(at, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _translations(check: Check) -> Check:
    def run(value: Any, at: At, problems: Problems) -> None:
        for locale, words in (value or {}).items():
            if locale not in LOCALES:
                problems.add((*at, locale), "ENUM_TYPE_COERCE", f'Value "{locale}" is not a valid enum value.')
            elif words is not None:
                check(words, (*at, locale), problems)

    return run


def _choices(value: Any, at: At, problems: Problems) -> None:
    each(CHOICE, 0, CHOICES)(value, at, problems)
    if isinstance(value, list):
        no_repeats(value, "name", "APPLICATION_COMMAND_OPTION_CHOICE_NAME_DUPLICATED", at, problems)


def _option_rules(option: Any, at: At, problems: Problems) -> None:
    if not isinstance(option, dict):
        return
    if option.get("choices") and option.get("autocomplete"):
        words = "choices and autocomplete exclude each other"
        problems.add((*at, "autocomplete"), "APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_INVALID", words)
    inside = option.get("options")
    if isinstance(inside, list):
        _options(inside, (*at, "options"), problems)


def _options(value: Any, at: At, problems: Problems) -> None:
    each(OPTION, 0, OPTIONS)(value, at, problems)
    if not isinstance(value, list):
        return
    no_repeats(value, "name", "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED", at, problems)
    optional = False
    for number, option in enumerate(value):
        needed = isinstance(option, dict) and bool(option.get("required"))
        if needed and optional:
            words = "Required options must be placed before non-required options"
            problems.add((*at, number), "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", words)
        optional = optional or not needed


CHOICE = shape({"name": text(1, 100), "value": anything}, {"name_localizations": _translations(text(1, 100))})
OPTION = every(
    shape(
        {"type": integer(1, 11), "name": _chat_name, "description": text(1, 100)},
        {
            "name_localizations": _translations(_chat_name),
            "description_localizations": _translations(text(1, 100)),
            "required": boolean,
            "autocomplete": boolean,
            "choices": _choices,
            "min_length": integer(0, 6000),
            "max_length": integer(1, 6000),
        },
    ),
    _option_rules,
)
CHAT_COMMAND = shape(
    {"name": _chat_name, "description": text(1, 100)},
    {
        "name_localizations": _translations(_chat_name),
        "description_localizations": _translations(text(1, 100)),
        "options": _options,
        "contexts": each(one_of(0, 1, 2), 1),
        "integration_types": each(one_of(0, 1), 1),
    },
)
MENU_COMMAND = shape(
    {"name": text(1, 32)},
    {"name_localizations": _translations(text(1, 32)), "description": text(0, 0), "options": each(anything, 0, 0)},
)


def check_command(command: Any, at: At, problems: Problems) -> None:
    """One command."""
    kind = command.get("type") or CHAT if isinstance(command, dict) else CHAT
    one_of(CHAT, USER, MESSAGE)(kind, (*at, "type"), problems)
    (CHAT_COMMAND if kind == CHAT else MENU_COMMAND)(command, at, problems)
    if isinstance(command, dict) and sum(len(words) for words in _words(command)) > ALL_CHARACTERS:
        words = f"Command exceeds maximum size ({ALL_CHARACTERS})"
        problems.add(at, "APPLICATION_COMMAND_TOO_LARGE", words)


def _words(node: Json) -> Iterator[str]:
    """The words that count towards a command's size; of translations only the longest."""
    for name in ("name", "description"):
        told = [str(node.get(name) or ""), *(str(one) for one in (node.get(f"{name}_localizations") or {}).values())]
        yield max(told, key=len)
    for choice in node.get("choices") or []:
        yield str(choice.get("name") or "") + str(choice.get("value") or "")
    for option in node.get("options") or []:
        yield from _words(option)


def check_commands(commands: list[Any], problems: Problems) -> None:
    """A whole list: how many of a kind, and no name twice."""
    seen: set[tuple[int, str]] = set()
    for number, command in enumerate(commands):
        check_command(command, (number,), problems)
        if isinstance(command, dict):
            key = (command.get("type") or CHAT, str(command.get("name")))
            if key in seen:
                words = "Application command names must be unique"
                problems.add((number, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", words)
            seen.add(key)
