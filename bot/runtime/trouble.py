"""Trouble: what could not be shown or handled, told to administrators on their home tab. Never silent, never loud."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.people import Community, Person, Role
from bot.runtime.feature import HomeSection
from bot.ui.text import Code, Span, User, _, ngettext
from bot.ui.view import Bullets, Note, Part, Title
from storage.repos import inbox, outbox, timers
from storage.unit import Connection

REASONS_SHOWN = 5
REASON_LENGTH = 120


@dataclass(frozen=True, slots=True)
class TroubleState:
    """How many messages never reached their place, how many events and timers were given up, and why (latest first)."""

    messages: int
    events: int
    timers: int
    reasons: Sequence[str]


async def load(connection: Connection, community: Community, person: Person) -> TroubleState | None:
    """For administrators only, and only when there is something."""
    if not person.role.covers(Role.ADMIN):
        return None
    messages = await outbox.dead(connection, community.id)
    events = await inbox.dead(connection, community.id)
    late = await timers.dead(connection, community.id)
    if not messages and not events and not late:
        return None
    reasons = [*messages, *events, *late][:REASONS_SHOWN]
    return TroubleState(len(messages), len(events), len(late), reasons)


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
    return (Title(_("Something needs your eye")), Bullets(tuple(rows)), Note(hint))


SECTION = HomeSection(load, draw)
