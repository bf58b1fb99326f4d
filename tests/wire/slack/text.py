"""Slack's own text: what typing becomes, what the `<…>` tokens mean, and how stored text differs from sent text."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tests.wire.slack.rules import Json

TOKEN = re.compile(r"<([^<>\n]+)>")
URL = re.compile(r"""(?<![\w|/<"])https?://[^\s<>|"]+""")
NAME = re.compile(r"(?<![\w@/])@([\w.-]*\w)")
CHANNEL = re.compile(r"(?<![\w#/&])#([\w-]*\w)")
BROADCASTS = ("here", "channel", "everyone")
EMOJI = {
    "👋": "wave",
    "✅": "white_check_mark",
    "❌": "x",
    "🎉": "tada",
    "🙏": "pray",
    "🚨": "rotating_light",
    "❤️": "heart",
    "🆘": "sos",
    "👍": "+1",
    "🙂": "slightly_smiling_face",
}
"""The few that the fake rewrites, so that nobody compares stored text with sent text."""


@dataclass(frozen=True, slots=True)
class Names:
    """What `@name` and `#name` can mean."""

    people: Mapping[str, str]
    channels: Mapping[str, str]


def escape(text: str) -> str:
    """The three characters that Slack wants escaped."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """The way back."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def link_urls(text: str) -> str:
    """Bare URLs become `<URL>`, outside of tokens."""
    return _outside_tokens(text, lambda part: URL.sub(r"<\g<0>>", part))


def link_names(text: str, names: Names) -> str:
    """`@ana`, `@here` and `#sos` become tokens, outside of tokens; unknown names stay words."""
    if "@" not in text and "#" not in text:
        return text

    def person(found: re.Match[str]) -> str:
        word = found[1]
        if word in BROADCASTS:
            return f"<!{word}>"
        return f"<@{names.people[word]}>" if word in names.people else found[0]

    def channel(found: re.Match[str]) -> str:
        word = found[1]
        return f"<#{names.channels[word]}|{word}>" if word in names.channels else found[0]

    return _outside_tokens(text, lambda part: CHANNEL.sub(channel, NAME.sub(person, part)))


def typed(text: str, names: Names) -> str:
    """What a person's client sends for what they typed."""
    return link_names(link_urls(escape(text)), names)


def stored(text: str) -> str:
    """What Slack keeps of a message's text: emoji by name."""
    for sign, name in EMOJI.items():
        text = text.replace(sign, f":{name}:")
    return text


def _outside_tokens(text: str, change: Callable[[str], str]) -> str:
    parts: list[str] = []
    end = 0
    for found in TOKEN.finditer(text):
        parts += [change(text[end : found.start()]), found[0]]
        end = found.end()
    return "".join([*parts, change(text[end:])])


def pieces(text: str) -> Iterator[Json]:
    """The rich text elements that say the same as `text`."""
    end = 0
    for found in TOKEN.finditer(text):
        if found.start() > end:
            yield {"type": "text", "text": unescape(text[end : found.start()])}
        yield _element(found[1])
        end = found.end()
    if end < len(text):
        yield {"type": "text", "text": unescape(text[end:])}


def _element(token: str) -> Json:
    what, _bar, label = token.partition("|")
    match what[:1], what[1:]:
        case "@", user:
            return {"type": "user", "user_id": user}
        case "#", channel:
            return {"type": "channel", "channel_id": channel}
        case "!", word if word in BROADCASTS:
            return {"type": "broadcast", "range": word}
        case "!", word if word.startswith("subteam^"):
            return {"type": "usergroup", "usergroup_id": word.removeprefix("subteam^")}
    link: Json = {"type": "link", "url": unescape(what)}
    return link | ({"text": unescape(label)} if label else {})


def as_rich_text(text: str, block_id: str) -> Json:
    """The rich_text block that Slack adds to what people write."""
    section = {"type": "rich_text_section", "elements": list(pieces(text))}
    return {"type": "rich_text", "block_id": block_id, "elements": [section]}
