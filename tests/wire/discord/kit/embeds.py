"""Embeds: the limits of each, and of all together."""

from typing import Any

from tests.wire.discord.errors import At, Problems
from tests.wire.discord.kit.check import each, integer, shape, text
from tests.wire.discord.rules import Json

MOST_EMBEDS = 10
ALL_CHARACTERS = 6_000
FIELD = shape({"name": text(1, 256), "value": text(1, 1024)})
EMBED = shape(
    {},
    {
        "title": text(0, 256),
        "description": text(0, 4096),
        "url": text(0, 2048),
        "color": integer(0, 0xFFFFFF),
        "fields": each(FIELD, 0, 25),
        "footer": shape({}, {"text": text(0, 2048)}),
        "author": shape({}, {"name": text(0, 256)}),
    },
)
EMBEDS = each(EMBED, 0, MOST_EMBEDS)


def check_embeds(embeds: Any, problems: Problems, at: At = ("embeds",)) -> None:
    """The embeds of a message."""
    EMBEDS(embeds, at, problems)
    if isinstance(embeds, list) and sum(_length(one) for one in embeds if isinstance(one, dict)) > ALL_CHARACTERS:
        words = f"Embed size exceeds maximum size of {ALL_CHARACTERS}"
        problems.add(at, "MAX_EMBED_SIZE_EXCEEDED", words)


def _length(embed: Json) -> int:
    footer, author = embed.get("footer") or {}, embed.get("author") or {}
    words = [embed.get("title"), embed.get("description"), footer.get("text"), author.get("name")]
    for field in embed.get("fields") or []:
        if isinstance(field, dict):
            words += [field.get("name"), field.get("value")]
    return sum(len(str(one)) for one in words if one)
