"""Text for Slack: spans as rich_text elements, as mrkdwn, or as plain text; somebody's words are inert in each.

Nothing that Slack could parse is made of somebody's words: rich_text `text` elements and plain_text objects are shown
as they are, and in mrkdwn (the notification) they are escaped.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from bot.core.refs import Workspace
from bot.ui.bidi import isolated
from bot.ui.i18n import Localiser, format_moment
from bot.ui.text import (
    Atom,
    Bold,
    Code,
    Joined,
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
Atoms: TypeAlias = tuple[Atom, ...]

ELLIPSIS = "…"
MOST = 12_000
"""Characters of one span that are looked at: nothing in Slack can show more, and a cut is always visible."""
MOMENT = 30
"""What a date takes, about: it depends on the reader."""

_FORMATS: dict[MomentStyle, str] = {
    "time": "{time}",
    "date": "{date}",
    "weekday": "{date_long}",
    # At its very start, Slack would write "Today": an invisible sign before it, for "since today".
    "datetime": "\u200b{date_short_pretty}, {time}",
}
_SCHEMES = ("https://", "http://", "mailto:")
_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile("[ \t\n]+")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def units(text: str) -> int:
    """How long Slack may find a text. It does not say whether 😀 counts once or twice: here it counts twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def head(text: str, limit: int) -> str:
    """The first so many units of a text, without a sign."""
    if units(text) <= limit:
        return text
    return text.encode("utf-16-le", "surrogatepass")[: 2 * limit].decode("utf-16-le", "ignore")


def readable(text: str) -> bool:
    """Whether there is anything to see: Slack refuses labels of blanks."""
    return any(unicodedata.category(sign)[0] not in "CZ" for sign in text)


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
        return tuple(map(_tidy, Localiser(self.reader).atoms(span)))

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
            case Mention(person, _name) if person.workspace == self.workspace:
                return [_styled({"type": "user", "user_id": person.user}, style)]
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
            case Mention(person, _name) if person.workspace == self.workspace:
                return f"<@{person.user}>"
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


def _tidy(atom: Atom) -> Atom:
    """The same without what no client shows, and of a bounded length."""
    match atom:
        case User(text):
            return User(_tidied(text))
        case Mention(person, name):
            return Mention(person, _tidied(name))
        case PlaceMention(place, name):
            return PlaceMention(place, _tidied(name))
        case Bold(inner):
            return Bold(Joined(tuple(map(_tidy, parts_of(inner)))))
        case Link(url, label):
            return Link(url, Joined(tuple(map(_tidy, parts_of(label)))))
        case _:
            return atom


def _tidied(text: str) -> str:
    kept = text if len(text) <= MOST else text[:MOST] + ELLIPSIS
    return _UNSEEN.sub("", _NEWLINES.sub("\n", kept))


def fit(atoms: Atoms, limit: int, written: Callable[[Atoms], int]) -> Atoms:
    """The atoms, cut with a visible "…" where `written` would find them longer than `limit`; none for a limit of 0."""
    if limit <= 0:
        return ()
    if written(atoms) <= limit:
        return atoms
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if written(_clip(atoms, middle)) <= limit else (low, middle - 1)
    return _clip(atoms, low)


def _clip(atoms: Atoms, room: int) -> Atoms:
    kept: list[Atom] = []
    for atom in atoms:
        room -= _keep(atom, room, kept)
        if room <= 0:
            break
    return (*kept, Words(ELLIPSIS))


def _keep(atom: Atom, room: int, kept: list[Atom]) -> int:
    """Keep what fits into `room` characters of the atom; the answer is how many it wanted."""
    match atom:
        case Words(text) | User(text) | Code(text):
            kept.append(type(atom)(text[:room].rstrip() if len(text) > room else text))
            return len(text)
        case Bold(inner) | Link(_, inner):
            parts: list[Atom] = []
            wanted = 0
            for part in parts_of(inner):
                wanted += _keep(part, max(room - wanted, 0), parts)
            made = Joined(tuple(parts))
            kept.append(Bold(made) if isinstance(atom, Bold) else Link(atom.url, made))
            return wanted
        case Mention() | PlaceMention() | Moment():
            wanted = MOMENT if isinstance(atom, Moment) else len(atom.name) + 1
            if wanted <= room:  # half a name, half a date: rather nothing
                kept.append(atom)
            return wanted
