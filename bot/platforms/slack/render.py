"""Views as Block Kit: what is shown, and the text that notifications and screen readers say instead.

One block per part, so that Slack's own spacing sets them apart. Words are cut with a visible "…" where Slack would
refuse the whole message; what can be pressed is never left out.
"""

from dataclasses import dataclass

from bot.core.refs import Workspace
from bot.platforms.slack.controls import actions
from bot.platforms.slack.text import Json, Pen
from bot.ui.fit import ELLIPSIS, Atoms, fit, readable, shares, units
from bot.ui.text import Atom, Bold, Code, Joined, Link, Mention, PlaceMention, Reader, User, Words, _, parts_of
from bot.ui.view import (
    Actions,
    Bullets,
    Divider,
    Facts,
    File,
    Note,
    Paragraph,
    Part,
    Quote,
    Title,
    Tone,
    View,
    named_file,
)

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
MESSAGE_WORDS = 10_000
"""All words of a message's blocks: Slack refuses it at about 13,200, and has been seen to do so at 11,400."""
VIEW_WORDS = 25_000
"""All words of a modal or a home: each may take six bytes of the 250 kB that the whole may have."""
TEXT = 4_000
"""The text beside the blocks: chat.update refuses a longer one."""
TITLE, NOTE, PARAGRAPH, USERNAME = 150, 2_000, 3_000, 80
ROWS = 100

SIGNS = {Tone.URGENT: "🚨", Tone.ACTIVE: "🤝", Tone.DONE: "✅"}
"""What a view feels like, before its first words."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as Slack takes it. `username` is None where the bot speaks for itself."""

    blocks: list[Json]
    text: str
    username: str | None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part with its lines of words, in the reader's language."""

    part: Part
    lines: tuple[Atoms, ...]


def render_view(view: View, reader: Reader, workspace: Workspace) -> Shown:
    """A view as a message. Raises KeyError when a sentence lacks an argument."""
    pen = Pen(reader, workspace)
    pieces = [_Piece(part, tuple(_lines(part, pen))) for part in view.parts]
    return Shown(
        blocks=_blocks(_signed(pieces, view.tone), pen, MESSAGE_BLOCKS, MESSAGE_WORDS),
        text=_text(view, pieces, pen),
        username=None if view.face is None else pen.label(User(view.face.name), USERNAME)["text"],
    )


def render_blocks(view: View, pen: Pen) -> list[Json]:
    """A view as the blocks of a modal or a home tab, which may hold more than a message."""
    pieces = [_Piece(part, tuple(_lines(part, pen))) for part in view.parts]
    return _blocks(_signed(pieces, view.tone), pen, VIEW_BLOCKS, VIEW_WORDS)


# --- what is to be said -----------------------------------------------------------------------------------


def _signed(pieces: list[_Piece], tone: Tone) -> list[_Piece]:
    """The tone's sign stands before the first title or paragraph."""
    sign = SIGNS.get(tone)
    for number, piece in enumerate(pieces):
        if sign and isinstance(piece.part, Title | Paragraph):
            (line,) = piece.lines
            return [*pieces[:number], _Piece(piece.part, ((Words(f"{sign} "), *line),)), *pieces[number + 1 :]]
    return pieces


def _lines(part: Part, pen: Pen) -> list[Atoms]:
    match part:
        case Title(text) | Paragraph(text) | Quote(text) | Note(text):
            return [pen.atoms(text)]
        case Facts(facts):
            return [pen.atoms(_("{label}: {text}", label=Bold(fact.label), text=fact.text)) for fact in facts]
        case Bullets(rows):
            shown = [pen.atoms(row) for row in rows[-ROWS:]]
            return shown if len(rows) <= ROWS else [(Words(ELLIPSIS),), *shown[1:]]
        case File(file):
            return [pen.atoms(named_file(file))]
        case Actions() | Divider():
            return []


# --- blocks -----------------------------------------------------------------------------------------------


def _blocks(pieces: list[_Piece], pen: Pen, most: int, words: int) -> list[Json]:
    pressed = [actions(piece.part.controls, pen) if isinstance(piece.part, Actions) else [] for piece in pieces]
    room = words - sum(map(_length, pressed))
    shown = [_block(piece, pen) for piece in _within(pieces, pen, room)]
    blocks = [one for own, block in zip(pressed, shown, strict=True) for one in (own or block)]
    if not blocks:
        blocks = [_rich([_section((Words(ELLIPSIS),), pen)])]
    return _fewer(blocks, most)


def _within(pieces: list[_Piece], pen: Pen, room: int) -> list[_Piece]:
    """The pieces, their lines cut so that all together take no more than `room`."""
    wanted = [min(pen.size(line), _limit(piece.part)) for piece in pieces for line in piece.lines]
    given = iter(shares(wanted, max(room, 0)))
    return [_Piece(piece.part, tuple(fit(line, next(given), pen.size) for line in piece.lines)) for piece in pieces]


def _limit(part: Part) -> int:
    return {Title: TITLE, Note: NOTE}.get(type(part), PARAGRAPH)


def _block(piece: _Piece, pen: Pen) -> list[Json]:
    if isinstance(piece.part, Divider):
        return [{"type": "divider"}]
    lines = [line for line in piece.lines if readable(pen.plain(line))]
    if not lines:
        return []
    match piece.part:
        case Title():
            return [_title(lines[0], pen)]
        case Quote():
            return [_rich([{"type": "rich_text_quote", "elements": pen.rich(lines[0])}])]
        case Note():
            return [{"type": "context", "elements": [_small(lines[0], pen)]}]
        case Bullets():
            rows = [_section(line, pen) for line in lines]
            return [_rich([{"type": "rich_text_list", "style": "bullet", "elements": rows}])]
        case _:
            return [_rich([_section(_under_each_other(lines), pen)])]


def _rich(elements: list[Json]) -> Json:
    return {"type": "rich_text", "elements": elements}


def _section(line: Atoms, pen: Pen) -> Json:
    return {"type": "rich_text_section", "elements": pen.rich(line)}


def _under_each_other(lines: list[Atoms]) -> Atoms:
    first, *rest = lines
    return (*first, *(atom for line in rest for atom in (Words("\n"), *line)))


def _title(line: Atoms, pen: Pen) -> Json:
    if _lively(line):  # a header would show neither a mention nor the reader's own time
        return _rich([_section((Bold(Joined(line)),), pen)])
    return {"type": "header", "text": pen.label(Joined(line), TITLE)}


def _small(line: Atoms, pen: Pen) -> Json:
    """Small print knows no rich_text: mrkdwn where it has something to open, but never with somebody's words in it."""
    if _lively(line) and not _carries(line, pen):
        return {"type": "mrkdwn", "text": pen.mrkdwn(line), "verbatim": True}
    return pen.lines(line, NOTE)


def _lively(atoms: Atoms) -> bool:
    """Whether plain text would lose something: a link, a mention, a moment."""
    return any(
        _lively(parts_of(atom.inner)) if isinstance(atom, Bold) else not isinstance(atom, Words | User | Code)
        for atom in atoms
    )


def _carries(atoms: Atoms, pen: Pen) -> bool:
    """Whether somebody's words are among them; the name of somebody who cannot be mentioned here is."""
    return any(_carries_words(atom, pen) for atom in atoms)


def _carries_words(atom: Atom, pen: Pen) -> bool:
    match atom:
        case Bold(inner) | Link(_, inner):
            return _carries(parts_of(inner), pen)
        case Mention():
            return atom.on(pen.workspace) is None
        case PlaceMention(where, _):
            return where.workspace != pen.workspace
        case _:
            return isinstance(atom, User)


def _fewer(blocks: list[Json], most: int) -> list[Json]:
    """At most so many blocks: the last words go, with a visible sign, and what can be pressed stays."""
    words = [number for number, block in enumerate(blocks) if block["type"] != "actions"]
    room = most - (len(blocks) - len(words))
    if len(words) <= room:
        return blocks
    last = words[room - 1] if room > 0 else -1
    sign = {"type": "context", "elements": [{"type": "plain_text", "text": ELLIPSIS, "emoji": False}]}
    kept = [(number, block) for number, block in enumerate(blocks) if number <= last or number not in words]
    return [sign if number == last else block for number, block in kept][:most]


def _length(tree: object) -> int:
    """All words in a tree of JSON."""
    if isinstance(tree, dict):
        own = units(tree["text"]) if isinstance(tree.get("text"), str) else 0
        return own + sum(map(_length, tree.values()))
    return sum(map(_length, tree)) if isinstance(tree, list) else 0


# --- the text beside them ---------------------------------------------------------------------------------


def _text(view: View, pieces: list[_Piece], pen: Pen) -> str:
    """The summary, then every line that it does not say yet."""
    summary = pen.atoms(view.summary)
    said = pen.plain(summary)
    others = [line for piece in pieces for line in piece.lines if not _said(pen.plain(line).strip(), said)]
    sign = SIGNS.get(view.tone)
    lines = [(Words(f"{sign} "), *summary) if sign else summary, *others]

    def size(line: Atoms) -> int:
        return units(pen.mrkdwn(line)) + 1  # with its end

    given = shares([size(line) for line in lines], TEXT)
    fitted = (pen.mrkdwn(fit(line, share, size)) for line, share in zip(lines, given, strict=True))
    return "\n".join(line for line in fitted if readable(line)) or ELLIPSIS


def _said(line: str, summary: str) -> bool:
    """Whether the summary is made of this line: a card's begins with its title, and ends with its words."""
    return summary.startswith(line) or summary.endswith(line)
