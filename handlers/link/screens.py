"""What people see of linking their accounts; state in, view out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.people import Role
from bot.ui.text import Code, Moment, Span, User, Words, _, join
from bot.ui.view import Actions, Button, ButtonStyle, Confirm, Note, Paragraph, Part, Title, View, say
from bot.ui.wire import wire

COMMAND = "link"
NAMES = (("fr", "relier"),)


def platform_name(platform: str) -> Span:
    """A platform as people call it."""
    return Words(platform.capitalize())


def platform_names(platforms: Sequence[str]) -> Span:
    """Several of them."""
    first, *others = map(platform_name, platforms)
    return join(first, *(span for other in others for span in (Words(", "), other)))


def alone(platform: str) -> View:
    """There is nothing to link."""
    words = _(
        "Your community lives on {platform} alone: there is no other account to link.", platform=platform_name(platform)
    )
    return say(words)


@dataclass(frozen=True, slots=True)
class Offered:
    """A code, for whoever asked for it alone. `elsewhere`: the platforms where it can be typed. Until `expires_at`."""

    code: str
    elsewhere: Sequence[str]
    expires_at: datetime
    language: str


def offered(state: Offered) -> View:
    """The code, and what to do with it."""
    title = _("Link your accounts")
    typed = Code(f"/{dict(NAMES).get(state.language, COMMAND)} {state.code}")
    what = _("On {platform}, type {typed}", platform=platform_names(state.elsewhere), typed=typed)
    parts = (
        Title(title),
        Paragraph(what),
        Paragraph(_("It works once, until {time}. Before anything happens, I ask once more.",
                    time=Moment(state.expires_at))),
        Note(_("Keep it to yourself: whoever types it says that they are you.")),
    )  # fmt: skip
    return View(title, parts)


@dataclass(frozen=True, slots=True)
class Asked:
    """Two accounts about to be linked, as the owner of one of them is asked. `name` and `platform` are the other's.

    `called`: the name of both from then on; `role`: what the reader may do, and the other may not yet.
    """

    code: str
    name: str
    platform: str
    called: str
    role: Role


def confirm(state: Asked) -> View:
    """Asked where the code was typed: is that you?"""
    title = _("Is this you?")
    who = _("This code was shown to {name} on {platform}.", name=state.name, platform=platform_name(state.platform))
    return View(
        title,
        (
            Title(title),
            Paragraph(who),
            Paragraph(
                _(
                    "If that is you, I make one person of both: the team sees you as {name}, and I answer you where"
                    " you write.",
                    name=state.called,
                )
            ),
            *_rights(state),
            _yes_or_no("link.yes", "link.no", state.code),
        ),
    )


def ask(state: Asked) -> View:
    """Asked where the code was shown, when more rights than before go with it."""
    title = _("Is this you, too?")
    who = _("{name} typed your code on {platform}.", name=state.name, platform=platform_name(state.platform))
    buttons = _yes_or_no("link.agree", "link.refuse", state.code)
    return View(title, (Title(title), Paragraph(who), *_rights(state), buttons))


def _rights(state: Asked) -> tuple[Part, ...]:
    if state.role is Role.VOLUNTEER:
        return ()
    if state.role is Role.ADMIN:
        return (Note(_("⚠️ You are an administrator here: that account would be one, too. Is it really yours?")),)
    return (Note(_("⚠️ You are on the team here: that account would be, too. Is it really yours?")),)


def _yes_or_no(yes: str, no: str, code: str) -> Actions:
    return Actions(
        (
            Button(_("Yes, it’s me"), wire(yes, code), ButtonStyle.PRIMARY),
            Button(_("No, it’s not me"), wire(no, code)),
        )
    )


@dataclass(frozen=True, slots=True)
class Account:
    """Where somebody has an account, and under what name."""

    platform: str
    name: str


@dataclass(frozen=True, slots=True)
class Linked:
    """Two accounts of one person. `standing`: they still are."""

    link: str
    accounts: Sequence[Account]
    standing: bool


def linked(state: Linked) -> View:
    """Told on both sides once it is done, and to whoever asks; how to undo it."""
    if not state.standing:
        return say(_("Your accounts go their own ways again: each has what was theirs."))
    named = [_account(account) for account in state.accounts]
    words = _("Your accounts are linked: {accounts}. Whatever you do on one counts for both.", accounts=_listed(named))
    note = _("Wasn’t it you, or have you changed your mind? Part them here: nothing is lost.")
    question = _("Part your two accounts? Each keeps what is theirs.")
    sure = Confirm(question, _("Part them"), _("Leave them linked"))
    undo = Button(_("Part my accounts"), wire("link.undo", state.link), ButtonStyle.DANGER, sure)
    return View(words, (Paragraph(words), Note(note), Actions((undo,))))


def _account(account: Account) -> Span:
    return join(platform_name(account.platform), " (", User(account.name), ")")


def _listed(spans: Sequence[Span]) -> Span:
    first, *others = spans
    return join(first, *(span for other in others for span in (Words(", "), other)))
