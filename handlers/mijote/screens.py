"""What people see of the settings; state in, view out."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.people import Purpose, Role
from bot.core.refs import PlaceRef
from bot.core.words import first_name
from bot.ui.command import Command
from bot.ui.i18n import own_name
from bot.ui.text import Code, PlaceMention, Span, User, Words, _, join, ngettext
from bot.ui.view import Actions, Bullets, Button, ButtonStyle, Confirm, Fact, Facts, Note, Paragraph, Part, Title, View
from bot.ui.wire import wire

TEAM_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the team. `name` is a mention where only the platform knows it."""

    name: Span
    role: Role


@dataclass(frozen=True, slots=True)
class Overview:
    """All that is settled. `granted` are ids that hold a role and under which nobody was met yet."""

    name: str
    language: str
    timezone: str
    places: Sequence[tuple[Purpose, PlaceRef]]
    team: Sequence[Member]
    granted: Sequence[tuple[str, Role]]


def overview(state: Overview) -> View:
    """How the community is set up, and what can be changed."""
    title = _("How {name} is set up", name=state.name)
    facts = (
        Fact(_("Language"), Words(own_name(state.language))),
        Fact(_("Time zone"), User(state.timezone)),
    )
    parts: list[Part] = [
        Title(title),
        Facts(facts),
        _actions(("ask_community", _("Name, language, time zone"))),
        Title(_("Places")),
        Bullets(tuple(_place(purpose, state.places) for purpose in Purpose)),
        _actions(("ask_places", _("Choose places"))),
        Title(_("The team")),
        *_team(state),
        _actions(("ask_add", _("Add somebody")), ("ask_take", _("Take somebody off"))),
    ]
    return View(title, tuple(parts))


def _actions(*buttons: tuple[str, Span]) -> Actions:
    return Actions(tuple(Button(label, wire(f"mijote.{action}")) for action, label in buttons))


def _place(purpose: Purpose, places: Sequence[tuple[Purpose, PlaceRef]]) -> Span:
    # Where a place cannot be mentioned, it is the other platform's.
    there = [
        PlaceMention(place, f"{place.channel} ({place.workspace.platform.capitalize()})")
        for serves, place in places
        if serves is purpose
    ]
    if not there:
        return _("{purpose}: not chosen yet", purpose=purpose_name(purpose))
    listed = join(*(part for place in there for part in (", ", place)))
    return _("{purpose}: {places}", purpose=purpose_name(purpose), places=join(*listed.parts[1:]))


def _team(state: Overview) -> list[Part]:
    rows = [_member(member.name, member.role) for member in state.team]
    rows += [_("{member} (not met yet)", member=_member(Code(granted), role)) for granted, role in state.granted]
    if not rows:
        return [Paragraph(_("Nobody yet."))]
    parts: list[Part] = [Bullets(tuple(rows[:TEAM_SHOWN]))]
    if len(rows) > TEAM_SHOWN:
        more = len(rows) - TEAM_SHOWN
        parts.append(Note(ngettext("and {count} more", "and {count} more", more)))
    return parts


def _member(name: Span, role: Role) -> Span:
    return _("{name}, administrator", name=name) if role is Role.ADMIN else _("{name}, team", name=name)


def purpose_name(purpose: Purpose) -> Span:
    """What a place is for, as people say it."""
    match purpose:
        case Purpose.SOS:
            return _("Calls for help")
        case Purpose.CELEBRATIONS:
            return _("Celebrations")
        case Purpose.STAFF:
            return _("The team among itself")
        case Purpose.GENERAL:
            return _("What concerns everybody")
        case Purpose.WELCOME:
            return _("Newcomers")


# --- taking somebody off --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Leaving:
    """Somebody who is about to be taken off the team.

    `oneself`: by their own hand; `stays`: an administrator all the same, since the platform says so.
    """

    person: str
    name: str
    oneself: bool
    stays: bool


def sure(state: Leaving) -> View:
    """One more look before a right is taken."""
    question = _sure(state)
    confirm = Confirm(question, _("Yes"), _("No")) if state.oneself else None
    button = Button(_("Take off the team"), wire("mijote.taken", state.person), ButtonStyle.DANGER, confirm)
    return View(question, (Paragraph(question), Actions((button, *_back().controls))))


def _sure(state: Leaving) -> Span:
    if state.stays:
        return _(
            "{name} would lose the role given here, and stay an administrator for as long as the workspace says so.",
            name=state.name,
        )
    if state.oneself:
        return _("This is you, {name}: these settings would be out of your reach.", name=first_name(state.name))
    return _("{name} would no longer see calls for help, nor answer them.", name=state.name)


def _back() -> Actions:
    return _actions(("show", _("Back to the settings")))


# --- everybody else -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Help:
    """What there is for somebody. `language` is theirs: commands have names in it. `buttons` do what they offer."""

    name: str
    commands: Sequence[Command]
    language: str
    buttons: Sequence[Button] = ()


def help_for(state: Help) -> View:
    """Who Mijote is, and what it can do for somebody."""
    hello = _("Hello {name}! I am Mijote.", name=first_name(state.name))
    rows = tuple(
        join(Code(f"/{dict(command.names).get(state.language, command.name)}"), " · ", command.description)
        for command in state.commands
    )
    return View(
        hello,
        (
            Paragraph(hello),
            Paragraph(_("I am a little robot; behind me there are people, your team.")),
            Paragraph(_("When something worries you, write to me as you would to a friend: I call the team at once.")),
            *((Bullets(rows),) if rows else ()),
            *((Actions(tuple(state.buttons)),) if state.buttons else ()),
            Note(_("How I am set up is for the administrators to say.")),
        ),
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """Somebody who asked what is kept of them."""

    name: str
    buttons: Sequence[Button] = ()


def kept(state: Kept) -> View:
    """What is kept of somebody, who reads it, and whom to ask. It must stay what the features store."""
    told = _("This is what I keep about you, {name}:", name=first_name(state.name))
    rows = (
        _("your name, your language, your time zone, your role in the community, since when you are there, and which "
          "accounts you linked;"),
        _("when you call for help, or I ask whether you need some: your words, the names of your files, what the team "
          "answers and notes, and how it went. The whole team can read it;"),
        _("the successes that you told or that were told of you, how you want to be named, and which recaps you had as "
          "a file;"),
        _("the rituals that you look after or host, and when you said that you are away."),
    )  # fmt: skip
    return View(
        told,
        (
            Paragraph(told),
            Bullets(rows),
            Paragraph(_("To see it, have it corrected or have it deleted, ask an administrator of your community.")),
            *((Actions(tuple(state.buttons)),) if state.buttons else ()),
        ),
    )


# --- home -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HomeState:
    """What an administrator's home says of the settings."""

    has_sos_place: bool


def home(state: HomeState | None) -> Sequence[Part]:
    """For administrators: a way to the settings, and what is missing most. None: somebody else."""
    if state is None:
        return ()
    settings = Button(_("Settings"), wire("mijote.show"))
    if state.has_sos_place:
        return (Actions((settings,)),)
    choose = Button(_("Choose places"), wire("mijote.ask_places"), ButtonStyle.PRIMARY)
    return (
        Title(_("Where should calls for help go?")),
        Paragraph(
            _("No channel is chosen for them yet: each goes to everybody on the team, in their messages with me.")
        ),
        Actions((choose, settings)),
    )
