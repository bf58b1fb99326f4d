"""What the volunteer sees of a call for help; state in, view out."""

from dataclasses import dataclass

from bot.core.words import first_name
from bot.ui.text import Span, _, join
from bot.ui.view import (
    Actions,
    Button,
    ButtonStyle,
    Note,
    Paragraph,
    Part,
    Tone,
    View,
    say,
)
from bot.ui.wire import wire
from handlers.sos.rules import State
from handlers.sos.smiles import RATINGS, smile


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
    if state.state in (State.OPEN, State.CLAIMED) and state.latest:
        if state.kind in ("opened", "reopened"):
            parts.append(Note(_("You can keep writing here: the team reads it all.")))
        parts.append(Actions((Button(_("It’s sorted, thank you"), wire("sos.sorted", state.case, state.version)),)))
    if state.state is State.RESOLVED and state.kind in ("resolved", "followed_up") and state.latest:
        parts.extend(_rating(state))
    tone = Tone.DONE if state.kind == "resolved" else Tone.PLAIN
    return View(_notice_words(state), tuple(parts), tone)


def _notice_words(state: NoticeState) -> Span:  # noqa: PLR0911  # one sentence per kind of entry
    name, staff = first_name(state.volunteer), first_name(state.staff)
    match state.kind:
        case "opened":
            return _("I’ve got you, {name}. I’m calling the team right now: somebody will answer you right here.",
                     name=name)  # fmt: skip
        case "claimed":
            return _("{staff} is with you. Just write here, {staff} reads you.", staff=staff)
        case "released":
            return _("{staff} has to let go for now. I’m calling the others; you keep your place.", staff=staff)
        case "handed_over":
            return _("{staff} takes over from here, and has everything that you wrote.", staff=staff)
        case "resolved" if state.volunteer_did_it:
            return _("So glad it’s sorted! I’ve told the team.")
        case "resolved":
            return _("{staff} tells me that it’s sorted. If anything is left, just say it here.", staff=staff)
        case "reopened":
            return _("I’ve called the team back: somebody will answer you right here.")
        case "followed_up":
            return _("Hello {name}! How did it go in the end?", name=name)
        case _:
            return _("Nobody is free yet, so I’ve just called the team again. I’m not letting go.")


def _rating(state: NoticeState) -> list[Part]:
    again = Button(_("I still need help"), wire("sos.again", state.case, state.version))
    if state.rating is not None:
        return [Note(join(smile(state.rating), " · ", _("Thank you, this helps the team."))), Actions((again,))]
    smiles = tuple(Button(smile(rating), wire("sos.rate", state.case, rating)) for rating in RATINGS)
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
        words = _("Hello {name}! Shall I call somebody of the team for you? They will get what you sent.",
                  name=first_name(state.volunteer))  # fmt: skip
        yes = Button(_("Yes, please call somebody"), wire("sos.yes", state.case), ButtonStyle.PRIMARY)
        no = Button(_("No, all is well"), wire("sos.no", state.case))
        return View(words, (Paragraph(words), Actions((yes, no))))
    if state.answered:
        return say(_("I’m calling the team for you."))
    return say(_("All right! If you need anything, write “SOS” here, at any hour."))


def kind_word(after_help: bool) -> View:  # noqa: FBT001  # it is the whole state
    """A warm answer to words that ask for nothing."""
    if after_help:
        words = _("With great pleasure. 💛 See you soon!")
    else:
        words = _("Thank you for the word! 💛 If you ever need a hand, I’m here at any hour.")
    return View(words, (Paragraph(words), Actions((Button(_("I need help"), wire("sos.ask")),))))
