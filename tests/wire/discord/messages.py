"""Messages and the shape in which Discord shows them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from tests.wire.discord.mentions import Mentions
from tests.wire.discord.people import Person
from tests.wire.discord.rules import Json

SUPPRESS_EMBEDS, HAS_THREAD, EPHEMERAL, LOADING = 1 << 2, 1 << 5, 1 << 6, 1 << 7
SILENT, COMPONENTS_V2 = 1 << 12, 1 << 15
DEFAULT, THREAD_CREATED, REPLY, SLASH, THREAD_STARTER, CONTEXT_MENU = 0, 18, 19, 20, 21, 23
WRITTEN = (DEFAULT, REPLY, SLASH, CONTEXT_MENU)
"""The types that somebody wrote; the others are Discord's own lines."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a message; its address stops working at `expires` (seconds since 1970)."""

    id: str
    name: str
    content: bytes
    content_type: str
    description: str = ""

    def json(self, base_url: str, channel: str, expires: int) -> Json:
        """The attachment object."""
        url = f"{base_url}/attachments/{channel}/{self.id}/{quote(self.name)}?ex={expires:x}"
        found: Json = {
            "id": self.id,
            "filename": self.name,
            "size": len(self.content),
            "url": url,
            "proxy_url": url,
            "content_type": self.content_type,
        }
        return found | {"description": self.description} if self.description else found


@dataclass(eq=False, slots=True)
class Message:
    """A message; an ephemeral one (`only_for`) stands in no channel."""

    id: str
    channel: str
    author: Person
    sent: str
    """ISO 8601."""
    content: str = ""
    type: int = DEFAULT
    flags: int = 0
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    mentions: Mentions = field(default_factory=Mentions)
    reference: Json | None = None
    edited: str = ""
    edits: int = 0
    nonce: str | int | None = None
    reactions: dict[str, dict[str, None]] = field(default_factory=dict)
    """Who reacted, by emoji."""
    interaction: Json | None = None
    """The interaction that this answers."""
    only_for: str = ""
    position: int = 0
    """How many came before it in a thread."""
    created_at: float = 0.0
    """The machine's monotonic seconds."""

    @property
    def v2(self) -> bool:
        """Whether it is made of components alone."""
        return bool(self.flags & COMPONENTS_V2)

    def bare(self, found: Json) -> Json:
        """The same object for a bot without the message content intent."""
        return found | {"content": "", "embeds": [], "attachments": [], "components": []}


def nodes(components: Sequence[Json]) -> Iterator[Json]:
    """Every component in a tree, outer ones first."""
    for component in components:
        yield component
        yield from nodes(component.get("components") or [])
        for name in ("accessory", "component"):
            if isinstance(inner := component.get(name), dict):
                yield from nodes([inner])


def texts(components: Sequence[Json]) -> list[str]:
    """The contents of all text displays, in order."""
    return [str(node.get("content", "")) for node in nodes(components) if node.get("type") == 10]


def shown(message: Message) -> str:
    """What a person reads: content, text displays, and the main words of embeds, line by line."""
    lines = [message.content, *texts(message.components)]
    for embed in message.embeds:
        lines += [str(embed.get("title") or ""), str(embed.get("description") or "")]
        lines += [f"{field['name']}: {field['value']}" for field in embed.get("fields") or []]
    return "\n".join(line for line in lines if line)
