"""Text for Discord: spans as its markdown or as plain text; somebody's words are inert in each.

Whatever Discord could read as markup is escaped, in our own words too. Somebody's web addresses stay addresses, in
`<…>`: they show where they lead, and nothing is previewed.
"""

import re
from collections.abc import Iterator
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

MOST = 5_000
"""Characters of one span that are looked at: no message of Discord can show more, and a cut is always visible."""

_STYLES: dict[MomentStyle, str] = {"time": "t", "date": "D", "datetime": "f"}
"""Discord's own ways to write an instant; it has none for a weekday without the hour."""
_SNOWFLAKE = re.compile(r"[0-9]{1,20}")
_SCHEMES = ("https://", "http://")
_BLANKS = re.compile("[ \t\n]+")

_SIGNS = re.compile(r"[\\*_~|`<>\[\]@]|:(?=//|[^\s:]*(?::|\Z))")
"""What begins or ends markup anywhere. A colon does so before an address and around an emoji's name, which may go on
in the words that follow."""
_AT_STARTS = re.compile(r"^([^\S\n]*[0-9]*)(\.)|^([^\S\n]*)([-+#])", re.MULTILINE)
"""What makes a list, a heading or small print of a line, or does so together with a number before it."""

_IN_ADDRESS = r"[A-Za-z0-9\-._~:/?#@!$&+,;=%]"
_ADDRESS = re.compile(
    r"(?<![^\s(\[{<>«“\"'’:,;])https?://(?!\S*@(?:everyone|here))"
    rf"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::[0-9]{{1,5}})?(?:[/?#](?:{_IN_ADDRESS}|\({_IN_ADDRESS}*\))*)?"
    r"(?<![.,;:!?])(?=[.,;:!?'’”\"»)\]}>]*(?:\s|\Z))"
)
"""A web address, of plain letters only: what looks like another letter must not lead elsewhere."""


def escape(text: str) -> str:
    """The same words, without a sign that Discord would take for markup, wherever they stand."""
    return _AT_STARTS.sub(r"\1\3\\\2\4", _SIGNS.sub(r"\\\g<0>", text))


def linked(text: str, *, whole: bool = True) -> str:
    """Escaped, but for web addresses. Not `whole`: it was cut, perhaps within its last word."""
    parts: list[str] = []
    end = 0
    for found in _ADDRESS.finditer(text):
        if not whole and not _BLANKS.search(text, found.end()):
            break
        parts += [escape(text[end : found.start()]), f"<{found[0]}>"]
        end = found.end()
    return "".join([*parts, escape(text[end:])])


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes for one reader of one workspace."""

    reader: Reader
    workspace: Workspace

    def atoms(self, span: Span) -> Atoms:
        """The span in the reader's language. Raises KeyError when a sentence lacks an argument."""
        return tuple(tidy(atom, MOST) for atom in Localiser(self.reader).atoms(span))

    def markdown(self, atoms: Atoms) -> str:
        """As Discord's markdown."""
        leaves = list(self._leaves(atoms, bold=False))
        runs: list[tuple[str, bool]] = []
        for number, (atom, bold) in enumerate(leaves):
            written = self._markdown(atom, whole=not _is_cut(leaves[number + 1 : number + 2]))
            if runs and runs[-1][1] == bold:
                written = runs.pop()[0] + written
            if written:
                runs.append((written, bold))
        return "".join(_strong(written) if bold else written for written, bold in runs)

    def _leaves(self, atoms: Atoms, *, bold: bool) -> Iterator[tuple[Atom, bool]]:
        """What is written one after the other, and whether in bold: code is not, it might hold the stars that do it."""
        for atom in atoms:
            if isinstance(atom, Bold):
                yield from self._leaves(parts_of(atom.inner), bold=True)
            else:
                yield atom, (bold or self._only_named(atom)) and not isinstance(atom, Code)

    def _markdown(self, atom: Atom, *, whole: bool) -> str:
        match atom:
            case User(text):
                return isolated(linked(text, whole=whole))
            case Code(text):
                return _code(text)
            case Link(url, label) if url.startswith(_SCHEMES):
                return _masked(url, self.plain(parts_of(label)))
            case Mention() if (user := self.user(atom)) is not None:
                return f"<@{user}>"
            case PlaceMention(place, _name) if self._is_here(place.workspace, place.channel):
                return f"<#{place.channel}>"
            case Moment(instant, how) if how in _STYLES:
                return f"<t:{int(instant.timestamp())}:{_STYLES[how]}>"
            case _:
                return escape(self.plain((atom,)))

    def user(self, mention: Mention) -> str | None:
        """Whom to mention; None: here, somebody of elsewhere is only a name."""
        user = mention.on(self.workspace)
        return user if user is not None and is_id(user) else None

    def _is_here(self, workspace: Workspace, ident: str) -> bool:
        return workspace == self.workspace and is_id(ident)

    def _only_named(self, atom: Atom) -> bool:
        """Whether somebody or something is meant that cannot be mentioned here."""
        match atom:
            case Mention():
                return self.user(atom) is None
            case PlaceMention(place, _name):
                return not self._is_here(place.workspace, place.channel)
            case _:
                return False

    def plain(self, atoms: Atoms) -> str:
        """As plain text; an instant stands in the reader's zone."""
        return "".join(map(self._plain, atoms))

    def size(self, atoms: Atoms) -> int:
        """How long they are as plain text."""
        return units(self.plain(atoms))

    def label(self, span: Span, limit: int) -> str:
        """As plain text of one line and at most `limit`; never without anything to read, which Discord refuses."""
        text = _BLANKS.sub(" ", self.plain(fit(self.atoms(span), limit, self.size))).strip()
        return text if readable(text) else ELLIPSIS

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


def is_id(ident: str) -> bool:
    """Whether it can be an id of Discord's."""
    return _SNOWFLAKE.fullmatch(ident) is not None


def _is_cut(following: list[tuple[Atom, bool]]) -> bool:
    return any(isinstance(atom, Words) and atom.text.startswith(ELLIPSIS) for atom, _bold in following)


def _strong(text: str) -> str:
    """In bold, line by line: blanks next to the stars would leave them as stars."""
    return "\n".join(map(_strong_line, text.split("\n")))


def _strong_line(line: str) -> str:
    core = line.strip()
    if not core:
        return line
    before, _core, after = line.partition(core)
    return f"{before}**{core}**{after}"


def _code(text: str) -> str:
    # Within code nothing can be escaped.
    shown = _BLANKS.sub(" ", text).replace("`", "\N{MODIFIER LETTER GRAVE ACCENT}").strip()
    return f"`{shown}`" if shown else ""


def _masked(url: str, label: str) -> str:
    """A link of ours behind its label, without a preview."""
    for sign in "\\<>() \n":
        url = url.replace(sign, f"%{ord(sign):02X}")
    shown = escape(_BLANKS.sub(" ", label)).strip()
    return f"[{shown}](<{url}>)" if readable(shown) else f"<{url}>"


@lru_cache(maxsize=512)
def _moment(moment: Moment, reader: Reader) -> str:
    return format_moment(moment, reader)  # a card is measured before it is written, and Babel is slow
