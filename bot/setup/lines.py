"""On which line each key of a TOML text stands. The standard library reads TOML, but does not say where."""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""The keys that lead to a value; a number for an item of a list."""


def lines_of(text: str) -> Mapping[Path, int]:
    """The line (from 1) of every key and item of a text that is TOML. What is said twice stands where it is first."""
    found: dict[Path, int] = {}
    table: Path = ()
    for first, written, said in _statements(text):
        is_header = written[0].lstrip().startswith("[")
        for path, value in _walk(said, () if is_header else table):
            found.setdefault(path, first)
            if is_header:
                table = path  # in the end the innermost
            elif isinstance(value, list):
                found.update(_items(path, value, first, written))
    return found


def _statements(text: str) -> Iterator[tuple[int, list[str], dict[str, Any]]]:
    """Each header or assignment: its first line, its lines, what it says by itself.

    A statement ends with the first line up to which it can be read; a text in several lines cannot be read before.
    """
    written: list[str] = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if not written and line.strip()[:1] in ("", "#"):
            continue
        written.append(line)
        try:
            said = tomllib.loads("\n".join(written))
        except tomllib.TOMLDecodeError:
            continue
        yield number - len(written) + 1, written, said
        written = []


def _walk(said: Mapping[str, Any], above: Path) -> Iterator[tuple[Path, Any]]:
    for key, value in said.items():
        yield (*above, key), value
        if isinstance(value, dict):
            yield from _walk(value, (*above, key))


def _items(path: Path, items: list[Any], first: int, written: list[str]) -> Iterator[tuple[Path, int]]:
    at = 0
    for index, item in enumerate(items):
        # Among the lines of its list, as typed; one that is typed in another way stands where the list begins.
        typed = (f'"{item}"', f"'{item}'") if isinstance(item, str) else (str(item),)
        at = next((n for n in range(at, len(written)) if any(word in _code(written[n]) for word in typed)), at)
        yield (*path, index), first + at


def _code(line: str) -> str:
    return "" if line.lstrip().startswith("#") else line
