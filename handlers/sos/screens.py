"""What people see of a call for help; state in, view out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.words import first_name
from bot.ui.text import Bold, Moment, Span, User, _, join, ngettext
from bot.ui.view import (
    Actions,
    Bullets,
    Button,
    ButtonStyle,
    Face,
    Fact,
    Facts,
    Note,
    Option,
    Paragraph,
    Part,
    Quote,
    Select,
    Title,
    Tone,
    View,
    say,
)
from bot.ui.wire import wire
from handlers.sos.rules import State

HISTORY_SHOWN = 8
SMILES = ((3, "😊"), (2, "🙂"), (1, "😕"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a case's history."""

    kind: str
    at: datetime
    by: str | None
    to: str | None


@dataclass(frozen=True, slots=True)
class CardState:
    """All that a case's card shows. `colleagues` are those it can be handed to, as (id, name)."""

    case: str
    version: int
    number: int
    state: State
    volunteer: str
    words: Sequence[str]
    waiting_since: datetime
    claimer: str | None
    resolved_at: datetime | None
    summary: str
    rating: int | None
    history: Sequence[Entry]
    colleagues: Sequence[tuple[str, str]]
    unreachable: bool


# --- for the team ------------------------------------------------------------------------------------------


def card(state: CardState) -> View:
    """The live card in the team's channel."""
    title = _("SOS {number} · {who}", number=state.number, who=state.volunteer)
    parts: list[Part] = [Title(title), Quote(_words(state.words)), Facts(_facts(state))]
    if state.unreachable:
        parts.append(
            Note(_("⚠️ {who} cannot receive direct messages right now: reach them another way.", who=state.volunteer))
        )
    if state.summary:
        parts.append(Paragraph(join(Bold(_("How it ended")), " — ", User(state.summary))))
    parts.append(Bullets(_history(state.history)))
    parts.append(Actions(_controls(state)))
    if state.state is not State.RESOLVED:
        parts.append(Note(_("Answer in the thread: {who} gets it as a direct message. 🔒 or // keeps a note here.",
                            who=first_name(state.volunteer))))  # fmt: skip
    return View(join(title, ": ", _words(state.words)), tuple(parts), _tone(state.state))


def _words(words: Sequence[str]) -> Span:
    kept = [text for text in words if text]
    return User("\n".join(kept)) if kept else _("(message deleted)")


def _facts(state: CardState) -> tuple[Fact, ...]:
    if state.state is State.CLAIMED:
        where: Span = _("{who} is on it", who=state.claimer or "")
    elif state.state is State.RESOLVED:
        where = _("Resolved")
    else:
        where = _("Waiting for somebody")
    facts = [Fact(_("State"), where), Fact(_("Since"), Moment(state.waiting_since, "datetime"))]
    if state.resolved_at is not None:
        facts.append(Fact(_("Resolved at"), Moment(state.resolved_at, "datetime")))
    if state.rating is not None:
        facts.append(Fact(_("How it was for them"), join(dict(SMILES)[state.rating])))
    return tuple(facts)


def _tone(state: State) -> Tone:
    return {State.CLAIMED: Tone.ACTIVE, State.RESOLVED: Tone.DONE}.get(state, Tone.URGENT)


def _controls(state: CardState) -> tuple[Button | Select, ...]:
    resolve = Button(_("Resolve"), wire("sos.resolve", state.case, state.version))
    if state.state is State.RESOLVED:
        return (Button(_("Reopen"), wire("sos.reopen", state.case, state.version)),)
    if state.state is State.OPEN:
        return (_claim_button(state.case, state.version), resolve)
    colleagues = tuple(Option(person, User(name)) for person, name in state.colleagues[:100])
    controls: list[Button | Select] = [
        Button(_("Resolve"), wire("sos.resolve", state.case, state.version), ButtonStyle.PRIMARY)
    ]
    if colleagues:
        controls.append(Select(_("Hand over to…"), wire("sos.hand_over", state.case, state.version), colleagues))
    controls.append(Button(_("Release"), wire("sos.release", state.case, state.version)))
    return tuple(controls)


def _claim_button(case: str, version: int) -> Button:
    return Button(_("I take it"), wire("sos.claim", case, version), ButtonStyle.PRIMARY)


def _history(entries: Sequence[Entry]) -> tuple[Span, ...]:
    left_out = len(entries) - HISTORY_SHOWN
    rows: list[Span] = []
    if left_out > 0:
        rows.append(ngettext("… {count} earlier entry", "… {count} earlier entries", left_out))
    rows.extend(join(Moment(entry.at, "datetime"), " · ", _entry(entry)) for entry in entries[-HISTORY_SHOWN:])
    return tuple(rows)


def _entry(entry: Entry) -> Span:  # noqa: PLR0911  # one sentence per kind of entry
    who, other = entry.by or "", entry.to or ""
    match entry.kind:
        case "opened":
            return _("{who} called for help", who=who)
        case "claimed":
            return _("{who} took it", who=who)
        case "released":
            return _("{who} released it", who=who)
        case "handed_over":
            return _("{who} handed it to {other}", who=who, other=other)
        case "resolved":
            return _("{who} closed it", who=who)
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
    """A call to the team beside the card. `kind` is the history entry that caused it."""

    kind: str
    case: str
    version: int
    number: int
    volunteer: str
    waiting_since: datetime
    by: str | None


def call(state: CallState) -> View:
    """Calls the team (again): it goes away once somebody has taken the case."""
    since = Moment(state.waiting_since, "time")
    if state.kind == "released":
        words = _("SOS {number}: {by} had to let go, {who} is waiting for somebody else.", number=state.number,
                  by=state.by or "", who=state.volunteer)  # fmt: skip
    elif state.kind == "reopened":
        words = _("SOS {number}: {who} needs us again.", number=state.number, who=state.volunteer)
    else:
        words = _("SOS {number}: {who} has been waiting since {since}. Who has five minutes?", number=state.number,
                  who=state.volunteer, since=since)  # fmt: skip
    return View(words, (Paragraph(words), Actions((_claim_button(state.case, state.version),))), Tone.URGENT)


@dataclass(frozen=True, slots=True)
class LineState:
    """Words carried from one side to the other."""

    author: str
    text: str
    edited: bool


def line(state: LineState) -> View:
    """Somebody's words, under their name."""
    words = User(state.text)
    parts: tuple[Part, ...] = (Paragraph(words),)
    if state.edited:
        parts += (Note(_("(edited)")),)
    return View(words, parts, face=Face(state.author))


def note(state: LineState) -> View:
    """Says that a staff message stays within the team."""
    words = _("🔒 Internal note by {who}: it stays between you.", who=state.author)
    return View(words, (Note(words),), Tone.QUIET)


# --- for the volunteer -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NoticeState:
    """A message about one entry of the history. `latest`: nothing came after it that makes its buttons stale."""

    kind: str
    case: str
    version: int
    number: int
    state: State
    volunteer: str
    volunteer_did_it: bool
    staff: str
    rating: int | None
    latest: bool


def notice(state: NoticeState) -> View:
    """What the volunteer is told in their direct message."""
    parts: list[Part] = [Paragraph(_notice_words(state))]
    if state.state in (State.OPEN, State.CLAIMED) and state.kind in ("opened", "reopened") and state.latest:
        parts.append(Note(_("You can keep writing here: everything reaches them.")))
        parts.append(Actions((Button(_("It's sorted, thank you"), wire("sos.sorted", state.case, state.version)),)))
    if state.state is State.RESOLVED and state.kind in ("resolved", "followed_up") and state.latest:
        parts.extend(_rating(state))
    tone = Tone.DONE if state.kind == "resolved" else Tone.PLAIN
    return View(_notice_words(state), tuple(parts), tone)


def _notice_words(state: NoticeState) -> Span:  # noqa: PLR0911  # one sentence per kind of entry
    name, staff = first_name(state.volunteer), first_name(state.staff)
    match state.kind:
        case "opened":
            return _("I've got you, {name}. I'm calling the team right now: somebody will answer you right here.",
                     name=name)  # fmt: skip
        case "claimed":
            return _("{staff} is with you. Just write here, {staff} reads you.", staff=staff)
        case "released":
            return _("{staff} has to let go for now. I'm calling the others; you keep your place.", staff=staff)
        case "handed_over":
            return _("{staff} is with you from now on, and has read everything.", staff=staff)
        case "resolved" if state.volunteer_did_it:
            return _("So glad it's sorted! I've told the team.")
        case "resolved":
            return _("{staff} marked your call as sorted. I hope you feel lighter.", staff=staff)
        case "reopened":
            return _("I've called the team back: somebody will answer you right here.")
        case "followed_up":
            return _("Hello {name}! How did it go in the end?", name=name)
        case _:
            return _("Nobody is free yet, so I've just called the team again. I'm not letting go.")


def _rating(state: NoticeState) -> list[Part]:
    again = Button(_("I still need help"), wire("sos.again", state.case, state.version))
    if state.rating is not None:
        return [Note(join(dict(SMILES)[state.rating], " ", _("Thank you, this helps the team."))), Actions((again,))]
    smiles = tuple(Button(join(smile), wire("sos.rate", state.case, value)) for value, smile in SMILES)
    return [Note(_("How was it? One tap is enough, and only the team sees it.")), Actions((*smiles, again))]


@dataclass(frozen=True, slots=True)
class QuestionState:
    """The friendly question. `answered` is None until it was."""

    case: str
    volunteer: str
    answered: bool | None


def question(state: QuestionState) -> View:
    """Asks once whether somebody should be called."""
    if state.answered is None:
        words = _("Hello {name}! Shall I call somebody of the team for you? They will get what you wrote.",
                  name=first_name(state.volunteer))  # fmt: skip
        yes = Button(_("Yes, please call somebody"), wire("sos.yes", state.case), ButtonStyle.PRIMARY)
        no = Button(_("No, all is well"), wire("sos.no", state.case))
        return View(words, (Paragraph(words), Actions((yes, no))))
    if state.answered:
        return say(_("I'm calling the team for you."))
    return say(_("All right! If you need anything, write “SOS” here, at any hour."))


def kind_word(after_help: bool) -> View:  # noqa: FBT001  # it is the whole state
    """A warm answer to words that ask for nothing."""
    if after_help:
        words = _("With great pleasure. 💛 See you soon!")
    else:
        words = _("Thank you for the word! 💛 If you ever need a hand, I'm here at any hour.")
    return View(words, (Paragraph(words), Actions((Button(_("I need help"), wire("sos.ask")),))))


# --- home --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case in the team's list."""

    number: int
    volunteer: str
    since: datetime
    claimer: str | None


@dataclass(frozen=True, slots=True)
class HomeState:
    """`own` is the reader's own case; `waiting` is None for those who are not of the team."""

    name: str
    own: Waiting | None
    waiting: Sequence[Waiting] | None


def home(state: HomeState) -> Sequence[Part]:
    """The home tab's part on calls for help."""
    parts: list[Part] = [Title(_("Hello {name}!", name=first_name(state.name)))]
    if state.own is None:
        parts.append(Paragraph(_("A question, a worry, something missing before a workshop? Somebody will be there.")))
    elif state.own.claimer:
        parts.append(Paragraph(_("{staff} is with you on SOS {number}: write in our direct messages.",
                                 staff=first_name(state.own.claimer), number=state.own.number)))  # fmt: skip
    else:
        parts.append(Paragraph(_("The team is being called for your SOS {number}. You can keep writing to me.",
                                 number=state.own.number)))  # fmt: skip
    parts.append(Actions((Button(_("I need help"), wire("sos.ask"), ButtonStyle.PRIMARY),)))
    if state.waiting is not None:
        parts.append(Title(_("Calls for help right now")))
        if state.waiting:
            parts.append(Bullets(tuple(_waiting(case) for case in state.waiting)))
        else:
            parts.append(Paragraph(_("Nobody is waiting. Have a tea. ☕")))
    return parts


def _waiting(case: Waiting) -> Span:
    since = Moment(case.since, "datetime")
    if case.claimer:
        return _("SOS {number} · {who}, since {since}: {claimer} is on it", number=case.number, who=case.volunteer,
                 since=since, claimer=case.claimer)  # fmt: skip
    return _("SOS {number} · {who}, since {since}: waiting for somebody", number=case.number, who=case.volunteer,
             since=since)  # fmt: skip
