"""What the team sees of a call for help; state in, view out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.core.files import SharedFile
from bot.core.words import first_name
from bot.ui.text import Bold, Mention, Moment, Span, User, _, join, ngettext, shorten
from bot.ui.view import (
    Actions,
    Bullets,
    Button,
    ButtonStyle,
    Face,
    Fact,
    Facts,
    File,
    Note,
    Option,
    Paragraph,
    Part,
    Quote,
    Select,
    Title,
    Tone,
    View,
    named_file,
)
from bot.ui.wire import wire
from handlers.sos.rules import ON_CARD, PAGE, SUMMARY_ON_CARD, State, note_text, on_card
from handlers.sos.screens.pages import read_all
from handlers.sos.smiles import smile

HISTORY_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a case's history. `to` is whoever got the case; None when they took it over themselves."""

    kind: str
    at: datetime
    by: str | None
    to: str | None


@dataclass(frozen=True, slots=True)
class CardState:
    """All that a case's card shows: the latest `history` and how many `earlier` entries; `colleagues` as (id, name).

    `files`: how many came with the words; they are shown below the card. `timezone` (IANA) is the community's: in it
    the history tells one day from the next.
    """

    case: str
    version: int
    number: int
    state: State
    volunteer: str
    words: Sequence[str]
    files: int
    waiting_since: datetime
    claimer: str | None
    resolved_at: datetime | None
    summary: str
    rating: int | None
    history: Sequence[Entry]
    earlier: int
    colleagues: Sequence[tuple[str, str]]
    unreachable: bool
    timezone: str


def card(state: CardState) -> View:
    """The live card in the team's channel."""
    title = case_title(state.number, state.volunteer)
    parts: list[Part] = [Title(title), Quote(_words(state)), *_files(state), Facts(_facts(state))]
    if state.unreachable:
        parts.append(
            Note(_("⚠️ {who} cannot receive direct messages right now: reach them another way.", who=state.volunteer))
        )
    if state.summary and state.state is State.RESOLVED:
        parts.append(Paragraph(join(Bold(HOW_IT_WAS_SORTED), " — ", User(shorten(state.summary, SUMMARY_ON_CARD)))))
    parts.append(Bullets(_history(state)))
    parts.append(Actions(_controls(state)))
    if state.state is not State.RESOLVED:
        hint = _(
            "Answer in the thread: {who} gets it as a direct message. Begin with 🔒 for a note within the team.",
            who=first_name(state.volunteer),
        )
        parts.append(Note(hint))
    return View(join(title, ": ", _words(state)), tuple(parts), _tone(state.state))


HOW_IT_WAS_SORTED = _("How it was sorted")


def case_title(number: int, volunteer: str) -> Span:
    """What a case is called."""
    return _("SOS {number} · {who}", number=number, who=volunteer)


def _words(state: CardState) -> Span:
    kept = on_card(state.words)
    if kept:
        return User(shorten(kept, ON_CARD))
    return _sent(state.files) if state.files else _("(message deleted)")


def _sent(files: int) -> Span:
    return ngettext("📎 {count} file, in the thread", "📎 {count} files, in the thread", files)


def _files(state: CardState) -> list[Part]:
    """That there is something to look at below; where nothing else was said, it stands in the place of the words."""
    return [Note(_sent(state.files))] if state.files and on_card(state.words) else []


def _facts(state: CardState) -> tuple[Fact, ...]:
    if state.state is State.CLAIMED:
        where: Span = _("{who} is on it", who=state.claimer or "")
    elif state.state is State.RESOLVED:
        where = _("Sorted")
    else:
        where = _("Waiting for somebody")
    facts = [Fact(_("State"), where), Fact(_("Since"), Moment(state.waiting_since, "datetime"))]
    if state.resolved_at is not None:
        facts.append(Fact(_("Sorted at"), Moment(state.resolved_at, "datetime")))
    if state.rating is not None:
        facts.append(Fact(_("How it was for them"), smile(state.rating)))
    return tuple(facts)


def _tone(state: State) -> Tone:
    return {State.CLAIMED: Tone.ACTIVE, State.RESOLVED: Tone.DONE}.get(state, Tone.URGENT)


def _controls(state: CardState) -> tuple[Button | Select, ...]:
    is_cut = len(on_card(state.words)) > ON_CARD or len(state.summary) > SUMMARY_ON_CARD
    return (*_deeds(state), read_all("sos.read_case", state.case)) if is_cut else _deeds(state)


def _deeds(state: CardState) -> tuple[Button | Select, ...]:
    resolve = Button(_("It’s sorted"), wire("sos.resolve", state.case, state.version))
    if state.state is State.RESOLVED:
        return (Button(_("Reopen"), wire("sos.reopen", state.case, state.version)),)
    if state.state is State.OPEN:
        return (claim_button(state.case, state.version), resolve)
    colleagues = tuple(Option(person, User(name)) for person, name in state.colleagues[:100])
    controls: list[Button | Select] = [
        Button(_("It’s sorted"), wire("sos.resolve", state.case, state.version), ButtonStyle.PRIMARY)
    ]
    if colleagues:
        controls.append(Select(_("Hand over to…"), wire("sos.hand_over", state.case, state.version), colleagues))
    controls.append(Button(_("Give back to the team"), wire("sos.release", state.case, state.version)))
    return tuple(controls)


def claim_button(case: str, version: int) -> Button:
    """Says: I take it."""
    return Button(_("I take it"), wire("sos.claim", case, version), ButtonStyle.PRIMARY)


def _history(state: CardState) -> tuple[Span, ...]:
    rows: list[Span] = []
    if state.earlier > 0:
        rows.append(ngettext("… {count} earlier entry", "… {count} earlier entries", state.earlier))
    zone = ZoneInfo(state.timezone)
    day = state.waiting_since.astimezone(zone).date()  # it stands above, among the facts
    for entry in state.history:
        before, day = day, entry.at.astimezone(zone).date()
        rows.append(join(Moment(entry.at, "time" if day == before else "datetime"), " · ", _entry(entry)))
    return tuple(rows)


def _entry(entry: Entry) -> Span:  # noqa: PLR0911  # one sentence per kind of entry
    who, other = entry.by or "", entry.to or ""
    match entry.kind:
        case "opened":
            return _("{who} called for help", who=who)
        case "claimed":
            return _("{who} took it", who=who)
        case "released":
            return _("{who} gave it back to the team", who=who)
        case "handed_over" if entry.to is None:
            return _("{who} took it over", who=who)
        case "handed_over":
            return _("{who} handed it to {other}", who=who, other=other)
        case "resolved":
            return _("{who} said that it’s sorted", who=who)
        case "reopened":
            return _("{who} opened it again", who=who)
        case "rated":
            return _("{who} said how it was", who=who)
        case "followed_up":
            return _("I asked how it went")
        case _:
            return _("I called the team again")


@dataclass(frozen=True, slots=True)
class CallState:
    """A call to the team beside the card. `kind` is the history entry that caused it.

    `timezone` (IANA) is the community's: in it `called_at` may be another day than the one since when they wait.
    """

    kind: str
    case: str
    version: int
    number: int
    volunteer: str
    waiting_since: datetime
    called_at: datetime
    timezone: str
    by: str | None
    colleague: Mention | None = None


def call(state: CallState) -> View:
    """Calls the team (again): it goes away once somebody has taken the case."""
    if state.kind == "handed_over":
        return _handed_over(state)
    zone = ZoneInfo(state.timezone)
    same_day = state.waiting_since.astimezone(zone).date() == state.called_at.astimezone(zone).date()
    since = Moment(state.waiting_since, "time" if same_day else "datetime")
    if state.kind == "released":
        words = _("SOS {number}: {by} had to let go, {who} is waiting for somebody else.", number=state.number,
                  by=state.by or "", who=state.volunteer)  # fmt: skip
    elif state.kind == "reopened":
        words = _("SOS {number}: {who} needs us again.", number=state.number, who=state.volunteer)
    else:
        words = _("SOS {number}: {who} has been waiting since {since}. Who has five minutes?", number=state.number,
                  who=state.volunteer, since=since)  # fmt: skip
    return View(words, (Paragraph(words), Actions((claim_button(state.case, state.version),))), Tone.URGENT)


def _handed_over(state: CallState) -> View:
    words = _("SOS {number}: {by} hands {who} over to you, {colleague}. Everything is in the card’s thread.",
              number=state.number, by=state.by or "", who=state.volunteer,
              colleague=state.colleague or "")  # fmt: skip
    not_now = Button(_("Not now"), wire("sos.release", state.case, state.version))
    return View(words, (Paragraph(words), Actions((not_now,))), Tone.ACTIVE)


@dataclass(frozen=True, slots=True)
class LineState:
    """Words carried from one side to the other."""

    author: str
    text: str
    edited: bool
    id: str


def line(state: LineState) -> View:
    """Somebody's words, under their name."""
    words = User(shorten(state.text, PAGE))
    parts: tuple[Part, ...] = (Paragraph(words),)
    if state.edited:
        parts += (Note(_("(edited)")),)
    return View(words, parts + _rest(state), face=Face(state.author))


def _rest(state: LineState) -> tuple[Part, ...]:
    return (Actions((read_all("sos.read", state.id),)),) if len(state.text) > PAGE else ()


@dataclass(frozen=True, slots=True)
class FileState:
    """A file carried from one side to the other."""

    author: str
    file: SharedFile


def file(state: FileState) -> View:
    """Somebody's file, under their name."""
    return View(named_file(state.file), (File(state.file),), face=Face(state.author))


def note_file(state: FileState) -> View:
    """A file of an internal note, in the threads of the other cards, where it does not stand yet."""
    parts = (_internal(state.author), File(state.file))
    return View(join("🔒 ", named_file(state.file)), parts, Tone.QUIET, face=Face(state.author))


def note(state: LineState) -> View:
    """Says that a staff message stays within the team."""
    words = _internal(state.author)
    return View(words.text, (words,), Tone.QUIET)


def _internal(author: str) -> Note:
    return Note(_("🔒 Internal note by {who}: it stays between you.", who=author))


def note_copy(state: LineState) -> View:
    """The same note in the threads of the other cards, where its words do not stand yet."""
    words = join("🔒 ", User(shorten(note_text(state.text), PAGE)))
    return View(words, (Paragraph(words), *_rest(state)), Tone.QUIET, face=Face(state.author))
