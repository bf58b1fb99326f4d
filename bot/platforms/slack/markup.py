"""Slack's incoming text, as its author meant it: names for ids, links as written, emoji as characters."""

import re
from collections.abc import Mapping

from bot.platforms.slack.emoji import with_emoji

_TOKEN = re.compile(r"<([^<>\n]+)>")
_NAMELESS = re.compile(r"<(?:@([UW][A-Z0-9]+)(?:\|[^<>\n]*)?|#([CDG][A-Z0-9]+)\|?)>")
_SCHEME = re.compile(r"(?:https?://|mailto:|tel:)")


def unescape(text: str) -> str:
    """The three characters that Slack escapes, back; `&amp;lt;` stands for a typed `&lt;`."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def mentions(text: str) -> frozenset[str]:
    """The ids of people, and of channels without a name, that `readable` could use a name for."""
    return frozenset(found[1] or found[2] for found in _NAMELESS.finditer(text))


def readable(text: str, names: Mapping[str, str] | None = None) -> str:
    """The text as its author saw it. `names` holds names by id, without @ or #; they win over those in the text."""
    parts: list[str] = []
    end = 0
    for found in _TOKEN.finditer(text):
        parts += [_plain(text[end : found.start()]), _token(found[1], names or {})]
        end = found.end()
    return "".join([*parts, _plain(text[end:])])


def _plain(text: str) -> str:
    return with_emoji(unescape(text))


def _token(token: str, names: Mapping[str, str]) -> str:
    what, _bar, label = token.partition("|")
    label = _plain(label)
    match what[:1]:
        case "@" | "#" as sign:
            return sign + (names.get(what[1:]) or label.removeprefix(sign) or what[1:])
        case "!":
            return _special(what[1:], label)
        case _:
            return _link(unescape(what), label)


def _special(what: str, label: str) -> str:
    """`<!here>`, `<!subteam^S…|@team>`, `<!date^…|in words>`: a date's words are for those who cannot draw it."""
    if what.startswith("date^"):
        return label
    return "@" + (label.removeprefix("@") or what.removeprefix("subteam^"))


def _link(url: str, label: str) -> str:
    """The address as it was typed (without its scheme, say); a label that hides another address shows both."""
    typed = _SCHEME.sub("", url, count=1)
    if not label:
        return typed if url.startswith(("mailto:", "tel:")) else url
    return label if label.rstrip("/") in (url.rstrip("/"), typed.rstrip("/")) else f"{label} ({typed or url})"
