"""Who would be notified by a message, and what in it became a link: the truth that an injection test asks for.

Plain mrkdwn text objects are parsed for `@here`, `#general` and URLs unless they say `verbatim`; rich text and
plain text never are (platforms.md 1.7).
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field

from tests.wire.slack.rules import Json
from tests.wire.slack.text import Names, link_names, link_urls, pieces

TEXTUAL = ("text", "pretext", "title", "footer", "author_name")
"""The fields of a legacy attachment that are mrkdwn."""


@dataclass(slots=True)
class Mentions:
    """What a message points at. Each list is in order of appearance, without repeats."""

    users: list[str] = field(default_factory=list)
    broadcasts: list[str] = field(default_factory=list)
    usergroups: list[str] = field(default_factory=list)
    channels: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def take(self, element: Json) -> None:
        """Note what one rich text element points at."""
        wheres = {
            "user": (self.users, "user_id"),
            "broadcast": (self.broadcasts, "range"),
            "usergroup": (self.usergroups, "usergroup_id"),
            "channel": (self.channels, "channel_id"),
            "link": (self.links, "url"),
        }
        where, key = wheres.get(element.get("type", ""), ([], ""))
        found = element.get(key)
        if isinstance(found, str) and found not in where:
            where.append(found)

    def take_mrkdwn(self, text: str, names: Names, *, auto_parse: bool, urls: bool = True) -> None:
        """Note what a text points at, with or without guessing at plain names."""
        if urls:
            text = link_urls(text)
        for element in pieces(link_names(text, names) if auto_parse else text):
            self.take(element)

    def json(self) -> Json:
        """For tests in another process."""
        return asdict(self)


def read(
    names: Names,
    text: str,
    blocks: Sequence[Json] | None,
    attachments: Sequence[Json] = (),
    *,
    names_linked: bool = False,
    urls_linked: bool = True,
) -> Mentions:
    """Everything that this message points at: its blocks, its attachments, and its text (the notification)."""
    found = Mentions()
    found.take_mrkdwn(text, names, auto_parse=names_linked, urls=urls_linked)
    _take_tree(found, blocks or [], names)
    for attachment in attachments:
        for name in TEXTUAL:
            if isinstance(attachment.get(name), str):
                found.take_mrkdwn(attachment[name], names, auto_parse=False)
        _take_tree(found, attachment.get("blocks") or [], names)
    return found


def _take_tree(found: Mentions, tree: object, names: Names) -> None:
    for node in _nodes(tree):
        match node.get("type"):
            case "mrkdwn":
                verbatim = node.get("verbatim") is True
                found.take_mrkdwn(node.get("text", ""), names, auto_parse=not verbatim, urls=not verbatim)
            case "markdown":
                found.take_mrkdwn(node.get("text", ""), names, auto_parse=True)
            case _:
                found.take(node)


def _nodes(tree: object) -> Iterator[Json]:
    """Every object in the tree, outer ones first."""
    if isinstance(tree, dict):
        yield tree
        for value in tree.values():
            yield from _nodes(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _nodes(value)
