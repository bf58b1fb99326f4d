"""Views as Discord's components: what is shown, whom it may ping, what it says in a line.

One text per part, so that Discord's own spacing sets them apart; what calls for attention stands in a frame with the
colour of its tone. Words are cut with a visible "…" where Discord would refuse the whole message; what can be pressed
comes first.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from bot.core.refs import Workspace
from bot.platforms.discord.controls import LABEL, MOST_OPTIONS, OPTION, Board
from bot.platforms.discord.layout import COMPONENT_WEIGHT, COMPONENTS, Block, framed, laid_out, separator, under, weight
from bot.platforms.discord.text import Json, Pen
from bot.ui.fit import ELLIPSIS, Atoms, fit, readable, shares, units
from bot.ui.text import Bold, Mention, Reader, Span, User, Words, _, join, parts_of
from bot.ui.view import (
    Actions,
    Bullets,
    Confirm,
    Control,
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

COMPONENTS_V2, EPHEMERAL = 1 << 15, 1 << 6
"""Flags of a message."""

TEXT = 4_000
"""Characters of all texts together, markup included."""
WEIGHT = 10_000
"""Bytes of all components: at some 10,170 Discord answers with an error 500, which it documents nowhere."""
CONTROLS_WEIGHT = 7_000
"""What can be pressed may take this much of it; the words have the rest."""
LEAST_WEIGHT = 2_500
TRIMS = (
    (LABEL, OPTION, MOST_OPTIONS),
    (LABEL, 50, MOST_OPTIONS),
    (40, 25, MOST_OPTIONS),
    (40, 25, 50),
    (25, 25, 25),
    (25, 25, 10),
)
"""Ever less of a label, of an option, and of options, until what can be pressed is light enough."""
LEAST = 16
"""Characters below which a line says nothing."""
TITLE, NAME, SUMMARY, ROWS, PINGS = 150, 80, 300, 100, 100

SIGNS = {Tone.URGENT: "🚨", Tone.ACTIVE: "🤝", Tone.DONE: "✅"}
"""What a view feels like, before its first words: colour alone is not seen by everybody."""
ACCENTS = {Tone.URGENT: 0xE5484D, Tone.ACTIVE: 0x3E63DD, Tone.DONE: 0x30A46C}
NOTHING = "\N{ZERO WIDTH SPACE}"
"""An empty line of a quote: without it, the quote would end there."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as Discord takes it. `text` says in one line what it is about; it is not sent.

    `name` is its title: a thread that is opened below it is called so.
    `asks` are the questions that come before its dangerous buttons, by custom id: Discord has no way to ask.
    """

    components: list[Json]
    allowed_mentions: Json
    text: str
    name: str
    asks: Mapping[str, Confirm]
    flags: int = COMPONENTS_V2

    def body(self, *, ephemeral: bool = False) -> Json:
        """What is sent; `ephemeral`: to be seen by the person alone who acted."""
        flags = self.flags | EPHEMERAL if ephemeral else self.flags
        return {"components": self.components, "flags": flags, "allowed_mentions": self.allowed_mentions}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part with its lines of words, in the reader's language."""

    part: Part
    lines: tuple[Atoms, ...]


@dataclass(frozen=True, slots=True)
class _Room:
    """Two limits as one: `length` in characters, of which each takes more where `weight`, in bytes, is scarcer."""

    length: int
    weight: int

    def cost(self, text: str) -> int:
        """What a line takes, with its end."""
        heavy = -(-weight(text) * self.length // self.weight)
        return max(units(text), heavy) + 1


def render_view(view: View, reader: Reader, workspace: Workspace) -> Shown:
    """A view as a message. Raises KeyError when a sentence lacks an argument."""
    pen = Pen(reader, workspace)
    pieces = _signed([_Piece(part, tuple(_lines(part, pen))) for part in view.parts], view.tone)
    board, rows = _controls(view, pen)
    name = "" if view.face is None else pen.markdown((Bold(User(pen.label(User(view.face.name), NAME))),))
    fitted = _within(pieces, pen, _room(pieces, rows, name))
    blocks = [block for piece, own in zip(fitted, rows, strict=True) for block in _blocks(piece, own, pen)]
    sign = SIGNS.get(view.tone)
    return Shown(
        components=laid_out(under(name, blocks), board.compact(_pressable(view)), frame=_frame(view)),
        allowed_mentions={"parse": [], "users": _pinged(fitted, pen)},
        text=pen.label(join(f"{sign} ", view.summary) if sign else view.summary, SUMMARY),
        name=pen.label(_title(view), SUMMARY),
        asks=board.asks,
    )


def _title(view: View) -> Span:
    return next((part.text for part in view.parts if isinstance(part, Title)), view.summary)


def _frame(view: View) -> Json | None:
    """What calls for attention is framed; a carried word or a short answer stands there like any other message."""
    if view.tone in ACCENTS:
        return framed([], ACCENTS[view.tone])
    return framed([]) if any(isinstance(part, Title) for part in view.parts) else None


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
        case Title(text):
            return [fit(pen.atoms(text), TITLE, pen.size)]
        case Paragraph(text) | Quote(text) | Note(text):
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


def _within(pieces: list[_Piece], pen: Pen, room: _Room) -> list[_Piece]:
    """The pieces, their lines cut so that all together fit; of too many lines, the last ones are left out."""
    lines = [(number, line) for number, piece in enumerate(pieces) for line in piece.lines if readable(pen.plain(line))]
    most = room.length // LEAST
    if len(lines) > most:
        lines = [*lines[: most - 1], (lines[most - 1][0], (Words(ELLIPSIS),))]

    def cost(number: int, line: Atoms) -> int:
        return room.cost(_dressed(pieces[number].part, pen.markdown(line)))

    given = shares([cost(number, line) for number, line in lines], room.length)
    kept: list[list[Atoms]] = [[] for _piece in pieces]
    for (number, line), share in zip(lines, given, strict=True):
        kept[number].append(fit(line, share, partial(cost, number)))
    return [_Piece(piece.part, tuple(own)) for piece, own in zip(pieces, kept, strict=True)]


def _room(pieces: Sequence[_Piece], rows: Sequence[Sequence[Json]], name: str) -> _Room:
    """What is left for words."""
    own = weight(rows) + weight(name) + COMPONENT_WEIGHT * (min(len(pieces), COMPONENTS) + 2)
    return _Room(TEXT - units(name) - 1, max(WEIGHT - own, LEAST_WEIGHT))


def _pinged(pieces: Sequence[_Piece], pen: Pen) -> list[str]:
    """Who is really meant, and is still mentioned after all cuts."""
    found = (user for piece in pieces for line in piece.lines for user in _mentioned(line, pen))
    return list(dict.fromkeys(found))[:PINGS]


def _mentioned(atoms: Atoms, pen: Pen) -> Iterator[str]:
    for atom in atoms:
        if isinstance(atom, Bold):
            yield from _mentioned(parts_of(atom.inner), pen)
        elif isinstance(atom, Mention) and (user := pen.user(atom)) is not None:
            yield user


# --- as blocks --------------------------------------------------------------------------------------------


def _blocks(piece: _Piece, rows: list[Json], pen: Pen) -> list[Block]:
    if isinstance(piece.part, Divider):
        return [separator()]
    lines = (_dressed(piece.part, pen.markdown(line)) for line in piece.lines)
    text = "\n".join(line for line in lines if line)
    return [text] if text else [*rows]


def _dressed(part: Part, text: str) -> str:
    """A line of a part, with the markup that makes it one."""
    match part:
        case Title():
            return f"### {_one_line(text)}"
        case Bullets():
            return f"- {_one_line(text)}"
        case Quote():
            return "\n".join(f"> {line if line.strip() else NOTHING}" for line in text.strip().split("\n"))
        case Note():
            return "\n".join(f"-# {line.strip()}" for line in text.split("\n") if line.strip())
        case _:
            return text.strip()


def _one_line(text: str) -> str:
    return " ".join(filter(None, (line.strip() for line in text.split("\n"))))


# --- what can be pressed ----------------------------------------------------------------------------------


def _controls(view: View, pen: Pen) -> tuple[Board, list[list[Json]]]:
    """The rows of each part, light enough for Discord."""
    boards = (Board(pen, label, option, options) for label, option, options in TRIMS)
    drawn = ((board, [_rows(part, board) for part in view.parts]) for board in boards)
    board, rows = next(drawn)
    while weight(rows) > CONTROLS_WEIGHT and (lighter := next(drawn, None)):
        board, rows = lighter
    return board, rows


def _rows(part: Part, board: Board) -> list[Json]:
    return board.rows(part.controls) if isinstance(part, Actions) else []


def _pressable(view: View) -> list[Control]:
    return [control for part in view.parts if isinstance(part, Actions) for control in part.controls]
