"""Text for Slack: spans as rich_text elements, as mrkdwn, or as plain text; somebody's words are inert in each.

Nothing that Slack could parse is made of somebody's words: rich_text `text` elements and plain_text objects are shown
as they are, and in mrkdwn (the notification) they are escaped.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from bot.core.refs import Workspace
from bot.ui.bidi import isolated
from bot.ui.fit import ELLIPSIS, Atoms, fit, readable, tidy, units
from bot.ui.i18n import Localiser, format_moment
from bot.ui.text import (
    Atom,
    Bold,
    Code,
    Link,
    Mention,
    Moment,
    MomentStyle,
    PlaceMention,
    Reader,
    Span,
    User,
    Words,
    parts_of,
)

Json: TypeAlias = dict[str, Any]

MOST = 12_000
"""Characters of one span that are looked at: nothing in Slack can show more, and a cut is always visible."""

_FORMATS: dict[MomentStyle, str] = {
    "time": "{time}",
    "date": "{date}",
    "weekday": "{date_long}",
    # At its very start, Slack would write "Today": an invisible sign before it, for "since today".
    "datetime": "\u200b{date_short_pretty}, {time}",
}
_SCHEMES = ("https://", "http://", "mailto:")
_BLANKS = re.compile("[ \t\n]+")


def escape(text: str) -> str:
    """The three signs that mean something to Slack; it wants no others escaped."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes for one reader of one workspace."""

    reader: Reader
    workspace: Workspace

    def atoms(self, span: Span) -> Atoms:
        """The span in the reader's language. Raises KeyError when a sentence lacks an argument."""
        return tuple(tidy(atom, MOST) for atom in Localiser(self.reader).atoms(span))

    def rich(self, atoms: Atoms, **style: bool) -> list[Json]:
        """As the elements of a rich_text section, quote or list row."""
        elements: list[Json] = []
        for element in (element for atom in atoms for element in self._rich(atom, style)):
            last = elements[-1] if elements else {}
            if last.get("type") == element["type"] == "text" and last.get("style") == element.get("style"):
                elements[-1] = {**last, "text": last["text"] + element["text"]}
            else:
                elements.append(element)
        return elements

    def _rich(self, atom: Atom, style: dict[str, bool]) -> list[Json]:
        match atom:
            case Bold(inner):
                return self.rich(parts_of(inner), **{**style, "bold": True})
            case Link(url, label) if url.startswith(_SCHEMES):
                return [_styled({"type": "link", "url": url, "text": self.plain(parts_of(label))}, style)]
            case Mention() if (user := atom.on(self.workspace)) is not None:
                return [_styled({"type": "user", "user_id": user}, style)]
            case PlaceMention(place, _name) if place.workspace == self.workspace:
                return [_styled({"type": "channel", "channel_id": place.channel}, style)]
            case Mention() | PlaceMention():
                style = {**style, "bold": True}
            case Code():
                style = {**style, "code": True}
            case Moment(instant, how):
                date = {"type": "date", "timestamp": int(instant.timestamp()), "format": _FORMATS[how]}
                return [_styled({**date, "fallback": _moment(atom, self.reader)}, style)]
        text = self.plain((atom,))
        return [_styled({"type": "text", "text": text}, style)] if text else []

    def mrkdwn(self, atoms: Atoms) -> str:
        """As mrkdwn without emphasis: for notifications, which show it badly, and for small print."""
        return "".join(map(self._mrkdwn, atoms))

    def _mrkdwn(self, atom: Atom) -> str:
        match atom:
            case Bold(inner):
                return self.mrkdwn(parts_of(inner))
            case Link(url, label) if url.startswith(_SCHEMES):
                return f"<{_quoted(url)}|{escape(self.plain(parts_of(label)))}>"
            case Mention() if (user := atom.on(self.workspace)) is not None:
                return f"<@{user}>"
            case PlaceMention(place, _name) if place.workspace == self.workspace:
                return f"<#{place.channel}>"
            case Moment(instant, how):
                fallback = escape(_moment(atom, self.reader))
                return f"<!date^{int(instant.timestamp())}^{_FORMATS[how]}|{fallback}>"
            case _:
                return escape(self.plain((atom,)))

    def plain(self, atoms: Atoms) -> str:
        """As plain text; an instant stands in the reader's zone."""
        return "".join(map(self._plain, atoms))

    def size(self, atoms: Atoms) -> int:
        """How long they are as plain text, and about how long as rich_text."""
        return units(self.plain(atoms))

    def label(self, span: Span, limit: int) -> Json:
        """As a plain_text object of one line and at most `limit`."""
        atoms = self.atoms(span)
        return self._plain_text(_BLANKS.sub(" ", self.plain(fit(atoms, limit, self.size))))

    def lines(self, atoms: Atoms, limit: int) -> Json:
        """As a plain_text object of at most `limit`."""
        return self._plain_text(self.plain(fit(atoms, limit, self.size)))

    @staticmethod
    def _plain_text(text: str) -> Json:
        # Never without anything to read, which Slack refuses; and somebody's ":smile:" is no picture.
        return {"type": "plain_text", "text": text.strip() if readable(text) else ELLIPSIS, "emoji": False}

    def _plain(self, atom: Atom) -> str:
        match atom:
            case Words(text) | Code(text):
                return text
            case User(text):
                return isolated(text)
            case Bold(inner) | Link(_, inner):
                return self.plain(parts_of(inner))
            case Mention(_, name):
                return isolated(f"@{name}")
            case PlaceMention(_, name):
                return isolated(f"#{name}")
            case Moment():
                return _moment(atom, self.reader)


@lru_cache(maxsize=512)
def _moment(moment: Moment, reader: Reader) -> str:
    return format_moment(moment, reader)  # a card is measured before it is written, and Babel is slow


def _styled(element: Json, style: dict[str, bool]) -> Json:
    return {**element, "style": dict(style)} if style else element


def _quoted(url: str) -> str:
    return escape(url.replace("|", "%7C").replace("<", "%3C").replace(">", "%3E").replace(" ", "%20"))
