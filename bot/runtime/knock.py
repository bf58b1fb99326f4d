"""Knocking: where somebody takes no direct messages, what is said to them is held, and they are told of it nearby.

The knock itself stands in a place that others may see, and says nothing but that there is a message. Only the person
whom it is for can open it, in words that nobody else sees.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.core.people import Community, Purpose
from bot.core.refs import PersonRef, Workspace
from bot.core.words import first_name
from bot.runtime.context import ActorCtx, Ctx
from bot.runtime.feature import Press, PressRoute, Screen
from bot.ui.reply import Reply, Whisper
from bot.ui.text import Bold, Code, Mention, Span, User, _
from bot.ui.view import Actions, Button, ButtonStyle, Divider, Note, Paragraph, Part, Title, View, file_of, say
from bot.ui.wire import wire
from storage.repos import held, people
from storage.repos.held import Held
from storage.repos.surfaces import Surface
from storage.unit import Connection

KNOCK = "house.knock"
OPEN = "house.open"
OPENED_AT_ONCE = 5
"""Messages that are read at once: the latest of those that wait."""
WHERE = (Purpose.WELCOME, Purpose.GENERAL, Purpose.CELEBRATIONS)
"""Where everybody is: never the team's places."""


async def hold(ctx: Ctx, surface: Surface) -> None:
    """Keep a message that did not get through, and tell its person once that there is one."""
    ref = PersonRef(surface.spot.workspace, surface.spot.user)
    waiting = [one for one in await held.of(ctx.connection, ref) if held.state_of(one) is Held.WAITING]
    knocks = await held.shown_to(ctx.connection, ref, KNOCK)
    await held.mark(ctx.connection, [surface.id], Held.WAITING)
    if waiting and knocks:
        return  # they were told, and did not come yet
    for knock in knocks:
        await ctx.take_away(knock)  # a new one is heard, an old one that changes is not
    await ctx.show_to(KNOCK, _subject(ref, surface), ref)


async def deliver(ctx: Ctx, ref: PersonRef, is_file: Callable[[Surface], bool]) -> None:
    """Direct messages get through again: what nobody opened comes there now, and nobody knocks any more.

    So does every file, of which opening shows the name alone.
    """
    kept = await held.of(ctx.connection, ref)
    await held.mark(ctx.connection, [one.id for one in kept], None)
    for one in kept:
        wanted = held.state_of(one) is Held.WAITING or is_file(one)
        await (ctx.show_again(one) if wanted else ctx.take_away(one))
    for knock in await held.shown_to(ctx.connection, ref, KNOCK):
        await ctx.take_away(knock)


async def look_again(ctx: Ctx, surface: Surface) -> None:
    """A message that was held is another one, or no more: so is what is said about it."""
    if held.state_of(surface) is not None:
        for knock in await held.shown_to(ctx.connection, PersonRef(surface.spot.workspace, surface.spot.user), KNOCK):
            await ctx.show_again(knock)


async def places(connection: Connection, community: Community, workspace: Workspace) -> tuple[str, ...]:
    """The channels in which somebody may be told that there is a message for them, the best first."""
    found = [place for purpose in WHERE for place in await people.places(connection, community.id, purpose)]
    return tuple(dict.fromkeys(place.channel for place in found if place.workspace == workspace))


# --- what is seen of it -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KnockState:
    """Whom it is for, and whether something waits that they have not opened."""

    name: str
    person: PersonRef
    waiting: bool


async def load(connection: Connection, _community: Community, subject: str) -> KnockState | None:
    """None: there is nothing to open any more."""
    ref = _whose(subject)
    kept = await held.of(connection, ref)
    known = await people.recognise(connection, ref)
    if not kept or known is None or known.person is None:
        return None
    return KnockState(known.person.name, ref, any(held.state_of(one) is Held.WAITING for one in kept))


def draw(state: KnockState) -> View:
    """Says nothing of what the message says, nor of whom it is from."""
    title = _("A message for {name}", name=first_name(state.name))
    if state.waiting:
        words = _("{who}, I have a message for you, and your direct messages are closed to me. Only you can open it.",
                  who=Mention(state.person, state.name))  # fmt: skip
    else:
        words = _("{who}, you have read your messages. Only you can open them again.",
                  who=Mention(state.person, state.name))  # fmt: skip
    button = Button(_("Open my message"), wire(OPEN, state.person.user), ButtonStyle.PRIMARY)
    return View(title, (Title(title), Paragraph(words), Actions((button,))))


@dataclass(frozen=True, slots=True)
class Letters:
    """Opens what is held. `screens` are all that there are."""

    screens: Mapping[str, Screen]

    async def open(self, ctx: ActorCtx, press: Press) -> Reply:
        """For the person alone whom it is for, whoever else may see the button."""
        if press.argument(0) != ctx.ref.user:
            return Whisper(say(_("This message is for somebody else: only they can open it.")))
        kept = await held.of(ctx.connection, ctx.ref)
        waiting = [one for one in kept if held.state_of(one) is Held.WAITING]
        chosen = (waiting or kept)[-OPENED_AT_ONCE:]
        views = [view for one in chosen if (view := await self._view(ctx, one)) is not None]
        if not views:
            return Whisper(say(_("There is nothing to open any more. Write to me whenever you like.")))
        await held.mark(ctx.connection, [one.id for one in waiting], Held.OPENED)
        for knock in await held.shown_to(ctx.connection, ctx.ref, KNOCK):
            await ctx.show_again(knock)
        return Whisper(together(views))

    async def _view(self, ctx: ActorCtx, surface: Surface) -> View | None:
        screen = self.screens[surface.kind]
        state = await screen.load(ctx.connection, ctx.community, surface.subject)
        return None if state is None else screen.draw(state)

    @property
    def presses(self) -> Mapping[str, PressRoute]:
        """What can be pressed."""
        return {OPEN: PressRoute(self.open)}


def together(views: Sequence[View]) -> View:
    """What was opened, in one message for its person alone."""
    parts: list[Part] = []
    for view in views:
        if parts:
            parts.append(Divider())
        if view.face is not None:
            parts.append(Paragraph(Bold(User(view.face.name))))
        parts.extend(view.parts)
        if file_of(view) is not None:
            parts.append(Note(_("This file comes to you as soon as I can write you a direct message.")))
    answer: Span = _(
        "To answer, write to me in a direct message, or use {command}. To get my messages there too, allow direct"
        " messages from this server in its privacy settings.",
        command=Code("/sos"),
    )
    return View(views[-1].summary, (*parts, Note(answer)))


SCREEN = Screen(KNOCK, load, draw)


def _subject(ref: PersonRef, first: Surface) -> str:
    return f"{ref.workspace.platform}|{ref.workspace.id}|{ref.user}|{first.id}"


def _whose(subject: str) -> PersonRef:
    platform, workspace, user, _first = subject.split("|")
    return PersonRef(Workspace(platform, workspace), user)
