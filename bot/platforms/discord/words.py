"""What a message of Discord says, in words: its text with names for ids. Attachments are no words (see files.py)."""

import re
from collections.abc import Mapping

from bot.platforms.discord.payload import Json, at, objects, text

_TOKEN = re.compile(r"<(?P<kind>@!?|@&|#|a?:\w{1,64}:|t:)(?P<id>-?\d{1,20})(?::[tTdDfFRsS])?>")


def of(written: Json) -> str:
    """All that a message says; "" when it says nothing."""
    return readable(text(written, "content"), _names(written)).strip()


def readable(raw: str, names: Mapping[str, str]) -> str:
    """Somebody's text with mentions as names. What Discord does not tell keeps its sign without the number."""

    def named(found: re.Match[str]) -> str:
        kind, ident = found["kind"], found["id"]
        if kind.startswith("@"):
            return f"@{names.get(ident, '…')}"
        if kind == "#":
            return f"#{names.get(ident, '…')}"
        return kind.removeprefix("a") if kind.endswith(":") and kind != "t:" else found[0]

    return _TOKEN.sub(named, raw)


def display_name(user: object, member: object = None) -> str:
    """The name under which the others see somebody."""
    names = (text(member, "nick"), text(user, "global_name"), text(user, "username"))
    return next((name for name in names if name.strip()), "")


def _names(written: Json) -> dict[str, str]:
    people = {text(one, "id"): display_name(one, at(one, "member")) for one in objects(at(written, "mentions"))}
    channels = {text(one, "id"): text(one, "name") for one in objects(at(written, "mention_channels"))}
    return people | channels
