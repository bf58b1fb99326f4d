"""Reading what was typed after a slash command: a command line for people, without flags.

Parameters are read in the order in which they are declared, one word each; quotes hold several words together. The last
text parameter takes all that the others leave. An optional parameter that the next word does not fit is passed over
where a text parameter can take that word instead.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from bot.platforms.slack.markup import readable
from bot.ui.command import Command, Param
from bot.ui.text import Span

Trouble: TypeAlias = Literal["missing", "unfit"]
Plain: TypeAlias = Callable[[Span], str]

_WORD = re.compile(r'(?:"([^"]*)"|“([^”]*)”|«([^»]*)»)(?!\S)|((?:<[^<>\n]+>|\S)+)')
_PERSON = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")
_NUMBER = re.compile(r"-?[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Read:
    """What was understood, by parameter (only what was filled in), and what was not."""

    values: Mapping[str, str]
    troubles: Mapping[str, Trouble] = field(default_factory=dict)
    too_much: str = ""
    """Words that no parameter takes."""


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str


def read(command: Command, typed: str, names: Mapping[str, str], plain: Plain) -> Read:
    """What these words mean to this command. `plain` gives an option's label as the person reads it."""
    reading = _Reading(typed, names, plain)
    params = command.params
    last = max((n for n, param in enumerate(params) if param.type == "text"), default=None)
    for n, param in enumerate(params[:last]):
        reading.first(param, passable=last is not None or n + 1 < len(params))
    if last is None:
        # A command that takes nothing is not particular about what stands after it.
        return reading.result(reading.rest() if params else "")
    for param in reversed(params[last + 1 :]):
        reading.last(param)
    reading.keep(params[last], readable(reading.rest(), names).strip())
    return reading.result("")


class _Reading:
    """The words that are left, from both ends."""

    def __init__(self, typed: str, names: Mapping[str, str], plain: Plain) -> None:
        self._typed = typed
        self._names = names
        self._plain = plain
        self._words = [_Word(*found.span(), _unquoted(found)) for found in _WORD.finditer(typed)]
        self._values: dict[str, str] = {}
        self._troubles: dict[str, Trouble] = {}

    def first(self, param: Param, *, passable: bool) -> None:
        """Give the next word to a parameter, if it fits. `passable`: another one may take it instead."""
        value = self._value(param, self._words[0].text) if self._words else ""
        if value is not None or param.required or not passable:
            self._take(param, 0, value)

    def last(self, param: Param) -> None:
        """Give the last word to a parameter, if it fits: the words before it may be all of a text."""
        value = self._value(param, self._words[-1].text) if self._words else ""
        if value:
            self._take(param, -1, value)
        elif param.required:
            self._troubles[param.name] = "missing"

    def rest(self) -> str:
        """The words that are left, as they were typed; a single one without its quotes."""
        if len(self._words) <= 1:
            return self._words[0].text if self._words else ""
        return self._typed[self._words[0].start : self._words[-1].end]

    def keep(self, param: Param, value: str) -> None:
        """A parameter's value, which may be missing."""
        if value:
            self._values[param.name] = value
        elif param.required:
            self._troubles[param.name] = "missing"

    def result(self, too_much: str) -> Read:
        """All that was found."""
        return Read(self._values, self._troubles, readable(too_much, self._names).strip())

    def _take(self, param: Param, which: int, value: str | None) -> None:
        word = self._words.pop(which).text if self._words else ""
        self.keep(param, word if value is None else value)
        if value is None:
            self._troubles[param.name] = "unfit"

    def _value(self, param: Param, word: str) -> str | None:
        return value_of(param, word, self._names, self._plain)


def _unquoted(found: re.Match[str]) -> str:
    return next(group for group in found.groups() if group is not None).strip()


def value_of(param: Param, word: str, names: Mapping[str, str], plain: Plain) -> str | None:
    """What a word means to a parameter; None when it does not fit."""
    match param.type:
        case "person":
            person = _PERSON.fullmatch(word)
            return person[1] if person else None
        case "number":
            return str(int(word)) if _NUMBER.fullmatch(word) else None
        case "choice":
            said = readable(word, names).casefold()
            wanted = ((option.value, (option.value, plain(option.label))) for option in param.options)
            return next((value for value, known in wanted if said in map(str.casefold, known)), None)
        case "text":
            return readable(word, names)


def usage(command: Command, name: str, plain: Plain) -> str:
    """How to type a command: `/merci who [why]`; what may be left out stands in brackets."""
    params = (plain(param.shown) if param.required else f"[{plain(param.shown)}]" for param in command.params)
    return " ".join([f"/{name}", *params])


def named(commands: Sequence[Command], name: str) -> Command | None:
    """The command that is called so, in any language."""
    return next((command for command in commands if name in all_names(command)), None)


def all_names(command: Command) -> tuple[str, ...]:
    """A command's own name, then those of other languages, each once."""
    return tuple(dict.fromkeys((command.name, *(name for _language, name in command.names))))
