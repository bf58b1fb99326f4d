"""Slack's names for emoji, and the characters they stand for. The table is emoji.txt (docs/decisions/0030)."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("emoji.txt")
_TONES = {"2": "\U0001f3fb", "3": "\U0001f3fc", "4": "\U0001f3fd", "5": "\U0001f3fe", "6": "\U0001f3ff"}
_EXTRA = {"simple_smile": "\U0001f642"}
"""Slack's own, which is in nobody's table."""
_AS_EMOJI = "\ufe0f"
_NAMED = re.compile(r":([a-z0-9_+'-]+):(?::skin-tone-([2-6](?:-[2-6])?):)?")


@cache
def _table() -> Mapping[str, str]:
    lines = _TABLE.read_text(encoding="ascii").splitlines()
    rows = (line.split() for line in lines if not line.startswith("#"))
    named = {name: bytes.fromhex(code).decode("utf-32-be") for code, *names in rows for name in names}
    return {**named, **_EXTRA}


def unicode_of(name: str) -> str | None:
    """The emoji that Slack calls this: "wave", or "wave::skin-tone-3". None: a workspace's own emoji.

    The tones of two people at once ("handshake::skin-tone-2-4") are left out.
    """
    plain, _colons, tone = name.partition("::skin-tone-")
    sign = _table().get(plain)
    if sign is None or tone not in _TONES:
        return sign
    return sign[0] + _TONES[tone] + sign[1:].removeprefix(_AS_EMOJI)


def reaction(name: str) -> str:
    """A reaction as every platform would tell it: the emoji, or `:name:` for a workspace's own."""
    return unicode_of(name) or f":{name}:"


def with_emoji(text: str) -> str:
    """The text with every `:name:` that stands for an emoji replaced by it."""
    parts: list[str] = []
    end = 0
    found = _NAMED.search(text)
    while found is not None:
        sign = None if _is_time(text, found) else unicode_of(found[1] + (f"::skin-tone-{found[2]}" if found[2] else ""))
        # What is no emoji may still end with the colon that begins one: 12:30:tada:
        until = found.end() - 1 if sign is None else found.end()
        parts += [text[end : found.start()], text[found.start() : until] if sign is None else sign]
        end = until
        found = _NAMED.search(text, end)
    return "".join([*parts, text[end:]])


def _is_time(text: str, found: re.Match[str]) -> bool:
    """10:100:20 is a time or a score, whatever `:100:` may be elsewhere."""
    start, end = found.span()
    return text[max(start - 1, 0) : start].isdigit() and text[end : end + 1].isdigit()
