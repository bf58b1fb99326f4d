"""Reads a community's file (TOML); every mistake is named by its line, all of them at once. Pure."""

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from bot.core.errors import CannotStart
from bot.core.people import GRANTED, Purpose, Role
from bot.core.words import storable
from bot.setup.described import KINDS, Described, OnPlatform, Shape
from bot.setup.lines import Path, lines_of
from bot.ui.i18n import languages, meant_timezone, timezones
from bot.ui.text import shorten

SHOWN = 80
"""So much of a wrong value is quoted."""


class Wrong(ValueError):
    """The file cannot be followed. `problems`, in the order of their lines, say why."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


LARGEST = 100_000


def read_file(file: FilePath) -> Described:
    """What a file says. Raises CannotStart, with all that is wrong in it, each with its line."""
    try:
        with file.open("rb") as opened:
            raw = opened.read(LARGEST + 1)
    except OSError as error:
        raise CannotStart(f"{file} cannot be read: {error.strerror}.") from error
    if len(raw) > LARGEST:
        raise CannotStart(f"{file} is no community's file: it has more than {LARGEST:,} bytes.")
    try:
        return read(raw.decode())
    except UnicodeDecodeError as error:
        raise CannotStart(f"{file} cannot be read: save it as UTF-8.") from error
    except Wrong as error:
        why = "".join(f"\n  {problem}" for problem in error.problems)
        raise CannotStart(f"{file} cannot be followed, and nothing was changed.{why}") from error


def read(text: str) -> Described:
    """What the file says. Raises Wrong, with all that is wrong in it."""
    text = text.removeprefix("\ufeff")  # which some editors put first
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Wrong([_in_words(error)]) from error
    except RecursionError as error:
        raise Wrong(["line 1: this is nested too deep to be a community."]) from error
    reading = _Reading(lines_of(text))
    described = reading.community(said)
    if reading.problems:
        raise Wrong([problem for _line, problem in sorted(reading.problems, key=lambda found: found[0])])
    return described


def _in_words(error: tomllib.TOMLDecodeError) -> str:
    what, _at, where = str(error).rpartition(" (at ")
    line = re.match(r"line (\d+)", where)
    return f"{line[0] if line else 'at its end'}: this is no TOML. {what}."


@dataclass(slots=True)
class _Reading:
    lines: Mapping[Path, int]
    problems: list[tuple[int, str]] = field(default_factory=list)

    def community(self, said: Mapping[str, Any]) -> Described:
        """The whole file."""
        self._known(said, (), ("community", *KINDS), "there is no table [{key}].", "[{key}]")
        about = self._table(said, ("community",)) or {}
        if "community" not in said:
            self._wrong((), "[community] is missing.")
        self._known(about, ("community",), ("name", "language", "timezone"))
        name, language, timezone = (self._text(about, ("community", key)) for key in ("name", "language", "timezone"))
        platforms = tuple(self._platform(said, platform) for platform in KINDS if platform in said)
        if not platforms:
            self._wrong((), "Neither [slack] nor [discord] is there: name the workspace that is the community's.")
        return Described(self._name(name), self._language(language), self._timezone(timezone), platforms)

    def _platform(self, said: Mapping[str, Any], platform: str) -> OnPlatform:
        kind = KINDS[platform]
        about = self._table(said, (platform,))
        if about is None:
            return OnPlatform(platform, (), {}, {})
        self._known(about, (platform,), (kind.key, "places", "roles"))
        workspaces = self._workspaces(about, platform)
        roles = self._roles(about, platform, workspaces)
        return OnPlatform(platform, workspaces, self._places(about, platform), roles)

    def _workspaces(self, about: Mapping[str, Any], platform: str) -> tuple[str, ...]:
        kind, path = KINDS[platform], (platform, KINDS[platform].key)
        if not kind.several:
            return tuple(self._shaped([(path, self._text(about, path))], path, kind.workspace))
        found = self._texts(about, path)
        if found == [] and about.get(kind.key) == []:
            self._wrong(path, f"{_name(path)} is empty: name one at least.")
        return tuple(self._shaped(found, path, kind.workspace))

    def _places(self, about: Mapping[str, Any], platform: str) -> Mapping[Purpose, str]:
        above = (platform, "places")
        places = (self._table(about, above) if "places" in about else None) or {}
        self._known(places, above, [purpose.value for purpose in Purpose])
        channels = {}
        for purpose in Purpose:
            path = (*above, purpose.value)
            if purpose.value in places:
                for channel in self._shaped([(path, self._text(places, path))], path, KINDS[platform].channel):
                    channels[purpose] = channel
        return channels

    def _roles(self, about: Mapping[str, Any], platform: str, servers: Sequence[str]) -> Mapping[Role, tuple[str, ...]]:
        above = (platform, "roles")
        roles = (self._table(about, above) if "roles" in about else None) or {}
        self._known(roles, above, [role.value for role in GRANTED])
        people = {}
        for role in GRANTED:
            path = (*above, role.value)
            found = self._texts(roles, path) if role.value in roles else []
            for at, each in found:
                if each in servers:
                    self._wrong(at, f"{_name(path)} is {each}: that is the server itself, and so everybody in it.")
            people[role] = tuple(self._shaped(found, path, KINDS[platform].person))
        return people

    # --- one value --------------------------------------------------------------------------------

    def _table(self, said: Mapping[str, Any], path: Path) -> Mapping[str, Any] | None:
        found = said.get(str(path[-1]), {})
        if isinstance(found, dict):
            return found
        self._wrong(path, f"[{'.'.join(map(str, path))}] must be a table, not {_kind(found)}.")
        return None

    def _text(self, said: Mapping[str, Any], path: Path) -> str | None:
        key = str(path[-1])
        if key not in said:
            if path[:-1] in self.lines:
                self._wrong(path[:-1], f"{_name(path)} is missing.")
            return None
        if not isinstance(said[key], str):
            self._wrong(path, f"{_name(path)} must be a text in quotes, not {_kind(said[key])}.")
            return None
        found: str = said[key]
        if not found.strip():
            self._wrong(path, f"{_name(path)} is empty.")
            return None
        return found

    def _texts(self, said: Mapping[str, Any], path: Path) -> list[tuple[Path, str | None]]:
        key = str(path[-1])
        if key not in said:
            self._wrong(path[:-1], f"{_name(path)} is missing.")
            return []
        if not isinstance(said[key], list):
            self._wrong(path, f'{_name(path)} must be a list, such as ["…"], not {_kind(said[key])}.')
            return []
        for index, item in enumerate(said[key]):
            if not isinstance(item, str):
                self._wrong((*path, index), f"{_name(path)} must hold texts in quotes, not {_kind(item)}.")
        return [((*path, index), item) for index, item in enumerate(said[key]) if isinstance(item, str)]

    def _shaped(self, found: Iterable[tuple[Path, str | None]], path: Path, shape: Shape) -> list[str]:
        kept: list[str] = []
        for at, each in found:
            if each is None:
                continue
            if shape.pattern.fullmatch(each) is None:
                self._wrong(at, f"{_name(path)} is {shorten(each, SHOWN)}: {shape.hint}.")
            elif each not in kept:
                kept.append(each)
        return kept

    def _name(self, name: str | None) -> str:
        if name is not None and storable(name) != name:
            self._wrong(("community", "name"), "[community] name has a character that no database can hold.")
        return (name or "").strip()

    def _language(self, language: str | None) -> str:
        if language is not None and language not in languages():
            known = ", ".join(languages())
            path = ("community", "language")
            self._wrong(path, f"{_name(path)} is {shorten(language, SHOWN)}: choose one of {known}.")
        return language or ""

    def _timezone(self, timezone: str | None) -> str:
        if timezone is not None and timezones().get(timezone.lower()) != timezone:
            meant, path = meant_timezone(timezone), ("community", "timezone")
            guess = f"Did you mean {meant}?" if meant else "Example: Europe/Paris."
            self._wrong(path, f"{_name(path)} is {shorten(timezone, SHOWN)}: there is no such time zone. {guess}")
        return timezone or ""

    def _known(
        self,
        said: Mapping[str, Any],
        path: Path,
        known: Sequence[str],
        what: str = "{table} has no key {key}.",
        guess: str = "{key}",
    ) -> None:
        for key in said:
            if key not in known:
                table = f"[{'.'.join(map(str, path))}]"
                meant = difflib.get_close_matches(key.lower(), known, n=1)
                hint = f"Did you mean {guess.format(key=meant[0])}?" if meant else f"Known are: {', '.join(known)}."
                self._wrong((*path, key), f"{what.format(table=table, key=shorten(key, SHOWN))} {hint}")

    def _wrong(self, path: Path, why: str) -> None:
        line = self.lines.get(path, self.lines.get(path[:-1], 0))
        self.problems.append((line, f"line {line}: {why}" if line else why))


def _name(path: Path) -> str:
    *table, key = map(str, path)
    return f"[{'.'.join(table)}] {key}"


def _kind(value: object) -> str:
    match value:
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a text"
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return "a date"
