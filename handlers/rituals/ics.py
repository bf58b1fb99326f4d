"""The rituals as a calendar (RFC 5545): each date as it will take place, or as it did. Pure, and made in a thread."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain, islice
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event
from pydantic import TypeAdapter

from bot.ui.i18n import Localiser
from bot.ui.text import Reader, Span, _
from scheduler import schedules
from scheduler.agenda import FOREVER, Coming, agenda
from storage.repos.rituals import Ritual
from storage.repos.schedules import Occurrence, Schedule

DAY = timedelta(days=1)
MOST_OF_ONE = 400
"""Dates of one ritual: one for each day of a year, and the last weeks."""
MOST = 2000
"""Of all: the soonest. More would keep a processor busy for a second each time somebody's calendar asks."""
ASK_AGAIN = "PT4H"
"""How often a calendar should look."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
"""What no calendar may hold, and what some program might take for the end of a line."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A ritual with all that was decided about its dates: those held lately, and the coming one if somebody moved it.

    `hosts`: who hosted, by local date.
    """

    ritual: Ritual
    schedule: Schedule
    held: Sequence[Occurrence]
    moved: Occurrence | None
    hosts: Mapping[date, str]


@dataclass(frozen=True, slots=True)
class State:
    """The rituals of a community, from `since` to `until` (UTC), in the words of a `reader`."""

    community: str
    name: str
    reader: Reader
    since: datetime
    until: datetime
    rituals: Sequence[Followed]


@dataclass(frozen=True, slots=True)
class Occasion:
    """One event: its local date by the ritual's plan, when it takes place and when that was decided (UTC)."""

    followed: Followed
    day: date
    at: datetime
    decided_at: datetime
    why: Span | None = None
    host: str = ""


def to_text(state: State) -> str:
    """A state as text, from which `from_text` makes the calendar later."""
    return _STATE.dump_json(state).decode()


def from_text(text: str) -> bytes:
    """The calendar of a state that `to_text` wrote."""
    return make(_STATE.validate_json(text))


_STATE = TypeAdapter(State)


def occasions(state: State) -> list[Occasion]:
    """Every event, in order; of too many, the soonest."""
    found = chain.from_iterable(islice(_of(one, state), MOST_OF_ONE) for one in state.rituals)
    return sorted(found, key=lambda one: (one.at, one.followed.ritual.number))[:MOST]


def _of(followed: Followed, state: State) -> Iterator[Occasion]:
    ritual, moved = followed.ritual, followed.moved
    for one in followed.held:
        why = _("It fell on a holiday: {holiday}.", holiday=one.reason) if one.reason else None
        yield Occasion(followed, one.day, one.due_at, one.decided_at, why, followed.hosts.get(one.day, ""))
    after = schedules.after_of(followed.schedule)
    if moved is not None:
        why = _("Moved by hand: it was planned for {day}.", day=moved.day)
        yield Occasion(followed, moved.day, moved.due_at, moved.decided_at, why)
        after = moved.day
    held = {one.day for one in followed.held}
    for coming in (
        () if after == FOREVER else agenda(schedules.plan_of(followed.schedule), after, state.reader.language)
    ):
        if coming.day > state.until.date() + DAY:
            return
        if coming.due_at is not None and coming.due_at <= state.until and coming.day not in held:
            yield Occasion(followed, coming.day, coming.due_at, ritual.changed_at, _why(coming))


def _why(coming: Coming) -> Span | None:
    planned = coming.planned
    if planned.on != planned.day:
        return _("Instead of {day} ({holiday}).", day=planned.day, holiday=planned.holiday)
    if planned.holiday:
        return _("A holiday: {holiday}. It takes place all the same.", holiday=planned.holiday)
    return _("School holidays are not known that far ahead.") if planned.is_unknown else None


def make(state: State) -> bytes:
    """The calendar, as programs read it."""
    words = Localiser(state.reader)
    calendar = Calendar.new(
        name=_line(words.plain(_("{community}: rituals", community=state.name))), prodid="-//Mijote//Rituals//FR",
        method="PUBLISH", uid=f"{state.community}@mijote",
    )  # fmt: skip
    calendar.add("x-wr-timezone", state.reader.timezone)
    calendar.add("refresh-interval", ASK_AGAIN, {"VALUE": "DURATION"}, encode=False)
    calendar.add("x-published-ttl", ASK_AGAIN)
    for one in occasions(state):
        calendar.add_component(_event(one, words))
    calendar.add_missing_timezones(state.since.date() - DAY, state.until.date() + 2 * DAY)
    written: bytes = calendar.to_ical()
    return written


def _event(one: Occasion, words: Localiser) -> Event:
    ritual = one.followed.ritual
    event = Event()
    event.add("uid", f"{one.day:%Y%m%d}-{ritual.id}@mijote")
    event.add("summary", _line(ritual.name))
    start, end = _local(one.at, one.at + timedelta(minutes=ritual.minutes), one.followed.schedule.terms.zone)
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("dtstamp", one.decided_at)
    event.add("last-modified", one.decided_at)
    event.add("sequence", one.followed.schedule.version + ritual.revision)
    if ritual.where:
        event.add("location", _line(ritual.where))
    hosted = _("Hosted by {name}.", name=one.host) if one.host else None
    told = [_line(words.plain(each)) for each in (one.why, hosted) if each is not None]
    if told:
        event.add("description", "\n".join(told))
    return event


def _local(start: datetime, end: datetime, zone: str) -> tuple[datetime, datetime]:
    """Both on the clocks of `zone`. In the hour that comes twice these could mean either: then as they are, in UTC."""
    local = [at.astimezone(ZoneInfo(zone)) for at in (start, end)]
    return (start, end) if any(at.fold for at in local) else (local[0], local[1])


def _line(text: str) -> str:
    """What people wrote, without signs that no calendar may hold."""
    return _CONTROLS.sub(" ", text)
