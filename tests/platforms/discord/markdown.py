"""Reads Discord's markdown as its clients do, suspiciously: what may be taken for markup by one of them counts as such.

Made from what is known of the clients' rules (they are built on simple-markdown) and of those who measured them; it
shares nothing with the product, which must write so that nothing of somebody's words is found here.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

_BLOCKS = {
    "quote": re.compile(r"[^\S\n]*>>>[^\S\n]?([\s\S]+)|[^\S\n]*>[^\S\n]([^\n]*)"),
    "heading": re.compile(r"[^\S\n]*#{1,3}[^\S\n]+([^\n]+)"),
    "small": re.compile(r"[^\S\n]*-#[^\S\n]+([^\n]+)"),
    "row": re.compile(r"[^\S\n]*(?:[-*+]|[0-9]+\.)[^\S\n]+([^\n]+)"),
}
"""At the start of a line, or of what stands in other markup."""
_SPANS = {
    "bold": re.compile(r"\*\*([\s\S]+?)\*\*(?!\*)"),
    "underline": re.compile(r"__([\s\S]+?)__(?!_)"),
    "italics": re.compile(r"\*(?=\S)((?:\\\*|\*\*|[^*])+?)(?<!\\)\*(?!\*)|_((?:__|\\[\s\S]|[^\\_])+?)_"),
    "strike": re.compile(r"~~([\s\S]+?)~~"),
    "spoiler": re.compile(r"\|\|([\s\S]+?)\|\|"),
}
"""What holds other markup."""
_TOKENS = {
    "code block": re.compile(r"```([\s\S]+?)```"),
    "escape": re.compile(r"\\([^0-9A-Za-z\s])"),
    "moment": re.compile(r"<t:-?[0-9]+(?::[tTdDfFsSR])?>"),
    "person": re.compile(r"<@!?([0-9]+)>"),
    "role": re.compile(r"<@&([0-9]+)>"),
    "place": re.compile(r"<#([0-9]+)>"),
    "command": re.compile(r"</[^>\n]+>"),
    "navigation": re.compile(r"<(?:id|[0-9]+):[^>\n]+>"),
    "emoji": re.compile(r"<a?:\w+:[0-9]+>|:[^\s:]+?(?:::skin-tone-[0-9])?:"),
    "address": re.compile(r"<([^: >]+:/[^ >]+)>|<[^\s@>]+@[^\s>]+>"),
    "everyone": re.compile(r"@(?:everyone|here)"),
    "code": re.compile(r"(`+)([\s\S]*?[^`])\1(?!`)"),
}
"""What holds nothing."""
_LINK = re.compile(r"\[((?:\\.|[^\]\\])*)\]\(\s*<?([^\s>)]+)>?[^)]*\)")
_OPEN_ADDRESS = re.compile(r"(?:https?|steam|discord)://[^\s<]+[^<.,:;\"'\]\s]")
_PLAIN = re.compile(r"[^\\*_~|`<\[@:\n]+")
_SCHEME = re.compile(r"(?:https?|steam|discord)$")


@dataclass(slots=True)
class Seen:
    """What somebody sees: the words, and each piece of markup with what it holds (an address: where it leads)."""

    text: str = ""
    marks: list[tuple[str, str]] = field(default_factory=list)

    def of(self, kind: str) -> list[str]:
        """What all markup of a kind holds."""
        return [held for found, held in self.marks if found == kind]


def read(content: str) -> Seen:
    """What a client shows of a text display."""
    seen = Seen()
    seen.text = "".join(_pieces(content, seen))
    return seen


def _pieces(text: str, seen: Seen) -> Iterator[str]:
    at = 0
    while at < len(text):
        shown, at = _next(text, at, seen)
        yield shown


def _next(text: str, at: int, seen: Seen) -> tuple[str, int]:
    if at == 0 or text[at - 1] == "\n":
        for kind, pattern in _BLOCKS.items():
            if found := pattern.match(text, at):
                return _held(kind, next(group for group in found.groups() if group is not None), seen), found.end()
    if plain := _PLAIN.match(text, at):
        scheme = _SCHEME.search(plain[0])
        if scheme is None or not _OPEN_ADDRESS.match(text, at + scheme.start()):
            return plain[0], plain.end()
        if scheme.start():
            return plain[0][: scheme.start()], at + scheme.start()
        found = _OPEN_ADDRESS.match(text, at)
        assert found
        seen.marks.append(("open address", found[0]))
        return found[0], found.end()
    return _marked(text, at, seen) or (text[at], at + 1)


def _marked(text: str, at: int, seen: Seen) -> tuple[str, int] | None:
    for kind, pattern in _TOKENS.items():
        if found := pattern.match(text, at):
            return _token(kind, found, seen), found.end()
    if found := _LINK.match(text, at):
        seen.marks.append(("link", found[2]))
        return "".join(_pieces(found[1], seen)), found.end()
    for kind, pattern in _SPANS.items():
        if found := pattern.match(text, at):
            return _held(kind, next(group for group in found.groups() if group is not None), seen), found.end()
    return None


def _token(kind: str, found: re.Match[str], seen: Seen) -> str:
    if kind == "escape":
        return found[1]
    shows: dict[str, Callable[[], str]] = {"code": lambda: found[2], "address": lambda: found[1] or found[0]}
    shown = shows.get(kind, lambda: found[0])()
    seen.marks.append((kind, found[1] if kind in {"person", "role", "place"} else shown))
    return shown


def _held(kind: str, inner: str, seen: Seen) -> str:
    shown = "".join(_pieces(inner, seen))
    seen.marks.append((kind, shown))
    return shown
