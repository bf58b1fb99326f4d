"""Trouble: what could not be shown or handled, told to administrators on their home tab. Never silent, never loud."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from bot.core.people import Community, Person, Role
from bot.runtime.context import ActorCtx
from bot.runtime.feature import HomeSection, Press, PressRoute
from bot.ui.reply import Nothing, Reply, Whisper
from bot.ui.text import Code, Span, User, _, ngettext
from bot.ui.view import Actions, Bullets, Button, ButtonStyle, Confirm, Note, Part, Title, say
from bot.ui.wire import wire
from storage.repos import dead
from storage.unit import Connection

AGAIN = "house.again"
PUT_ASIDE = "house.put_aside"
REASONS_SHOWN = 5
REASON_LENGTH = 120


@dataclass(frozen=True, slots=True)
class TroubleState:
    """How many messages never reached their place, how many events and timers were given up, and why (latest first).

    `fence` tells exactly which they are.
    """

    messages: int
    events: int
    timers: int
    reasons: Sequence[str]
    fence: str


async def load(connection: Connection, community: Community, person: Person) -> TroubleState | None:
    """For administrators only, and only when there is something."""
    return await _found(connection, community.id) if person.role.covers(Role.ADMIN) else None


async def _found(connection: Connection, community: str) -> TroubleState | None:
    messages = await dead.letters(connection, community)
    events = await dead.events(connection, community)
    late = await dead.timers(connection, community)
    everything = [*messages, *events, *late]
    if not everything:
        return None
    ids = "|".join(",".join(one.id for one in kind) for kind in (messages, events, late))
    reasons = [one.reason for one in everything[:REASONS_SHOWN]]
    return TroubleState(len(messages), len(events), len(late), reasons, sha256(ids.encode()).hexdigest()[:16])


def draw(state: TroubleState | None) -> Sequence[Part]:
    """Plain words, and where to look further."""
    if state is None:
        return ()
    rows: list[Span] = []
    if state.messages:
        rows.append(
            ngettext("{count} message could not be shown.", "{count} messages could not be shown.", state.messages)
        )
    if state.events:
        rows.append(
            ngettext("{count} event could not be handled.", "{count} events could not be handled.", state.events)
        )
    if state.timers:
        rows.append(
            ngettext(
                "{count} thing planned for later could not be done.",
                "{count} things planned for later could not be done.",
                state.timers,
            )
        )
    rows.extend(User(reason[:REASON_LENGTH]) for reason in state.reasons)
    hint = _(
        "Nothing else is held up. The log tells more: look for {messages}, {events} or {timers}.",
        messages=Code("not_delivered"),
        events=Code("event_failed"),
        timers=Code("timer_failed"),
    )
    again = Button(_("Try again"), wire(AGAIN), ButtonStyle.PRIMARY)
    question = _("Nothing of this will be shown or handled any more, and the words in it are forgotten.")
    sure = Confirm(question, _("Put aside"), _("Keep"))
    aside = Button(_("Put aside"), wire(PUT_ASIDE, state.fence), ButtonStyle.DANGER, sure)
    return (Title(_("Something needs your eye")), Bullets(tuple(rows)), Note(hint), Actions((again, aside)))


# --- what can be done about it ----------------------------------------------------------------------------


async def try_again(ctx: ActorCtx, _press: Press) -> Reply:
    """The cause was found, perhaps: everything that was given up is tried again now."""
    await dead.try_again(ctx.connection, ctx.community.id, ctx.now)
    for wake in (ctx.wakes.outbox, ctx.wakes.timers, ctx.wakes.inbox):
        ctx.unit.after_commit(wake)
    await ctx.refresh_homes(Role.ADMIN)
    return Nothing()


async def put_aside(ctx: ActorCtx, press: Press) -> Reply:
    """Nobody wants it any more. Only what whoever pressed has seen: something may have been added meanwhile."""
    await ctx.refresh_homes(Role.ADMIN)
    found = await _found(ctx.connection, ctx.community.id)
    if found is None or found.fence != press.argument(0):
        return Whisper(say(_("Something changed meanwhile: this page is up to date now. Have a look and press again.")))
    await dead.put_aside(ctx.connection, ctx.community.id)
    return Nothing()


PRESSES: Mapping[str, PressRoute] = {
    AGAIN: PressRoute(try_again, Role.ADMIN),
    PUT_ASIDE: PressRoute(put_aside, Role.ADMIN),
}
SECTION = HomeSection(load, draw)
