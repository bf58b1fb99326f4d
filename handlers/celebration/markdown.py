"""Writes a recap as Markdown: people's words stay words, whatever signs they hold."""

import json
import re
from collections.abc import Iterator
from typing import Any

_MARKS = re.compile(r"[\\`*_\[\]<>|~&#]")
_FIRST = re.compile(r"^([-+=]|\d+[.)])(?=\s|$|[-=])")
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def write(described: str) -> bytes:
    """The file (UTF-8) that `described` says, as JSON: see screens.report."""
    said: dict[str, Any] = json.loads(described)
    return ("\n".join(_lines(said)).strip() + "\n").encode()


def _lines(said: dict[str, Any]) -> Iterator[str]:
    yield from (f"# {plain(said['title'])}", "", f"**{plain(said['community'])}**", "")
    for line in said["about"]:
        yield from (f"_{plain(line)}_", "")
    yield from (f"- {number} {plain(word)}" for number, word in said["figures"])
    for edition in said["editions"]:
        yield from ("", f"## {plain(edition['title'])}")
        for told in edition["told"]:
            yield from ("", f"**{plain(told['who'])}**", "")
            yield from (f"> {line}".rstrip() for line in block(told["words"]))
            if told["by"]:
                yield from ("", f"— {plain(told['by'])}")


def plain(text: str) -> str:
    """Words in a line that no Markdown reader takes for marks."""
    return _escaped(text)


def block(text: str) -> list[str]:
    """The same, line by line."""
    return [_escaped(line) for line in text.splitlines()] or [""]


def _escaped(line: str) -> str:
    # What is not seen goes first: behind it, a line would begin with marks after all.
    seen = " ".join(_UNSEEN.sub("", " ".join(line.split())).split())
    escaped = _MARKS.sub(lambda mark: "\\" + mark[0], seen)
    return _FIRST.sub(lambda mark: mark[1][:-1] + "\\" + mark[1][-1], escaped)
