"""Reads what the screens of the celebration show."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.core.achieved import Feat
from bot.core.files import SharedFile
from bot.core.people import Community, Person, Purpose, Role
from bot.ui.text import Reader
from handlers.celebration import pictures, plans, rules, screens
from handlers.celebration.rules import Choice, Source, State
from scheduler import schedules
from scheduler.hours import local_date
from storage.repos import celebrations, feats, people, wins
from storage.repos import schedules as schedule_rows
from storage.repos.schedules import Schedule
from storage.repos.wins import Win
from storage.unit import Connection

WAITING_SHOWN = 20
DATES_SHOWN = 3
IN_NOTICE = ON_PAGE = 2
"""Wins about somebody in one message: more would be more than a platform shows without folding it."""
PEOPLE_SHOWN = 20
WAITS = (State.READY, State.HELD, State.DRAFT, State.LEFT_OUT)


def told(win: Win, unless_said: str) -> screens.Told:
    """A win as it is shown now."""
    shown = [screens.Shown(who.name, rules.effective(who.choice, win.source, unless_said)) for who in win.people]
    tellers = [who.name for who in win.givers] if win.source == Source.TOLD else []
    return screens.Told(shown, win.words, win.fact, tellers, win.count)


def is_shown(win: Win, unless_said: str) -> bool:
    """Whether everybody may read it: it is told, and of those whom it celebrates somebody is shown."""
    if win.state != State.READY:
        return False
    choices = [rules.effective(who.choice, win.source, unless_said) for who in win.people]
    return not choices or any(choice is not Choice.NOT_NOW for choice in choices)


async def header(connection: Connection, community: Community, edition_id: str) -> screens.Header | None:
    """An edition's first message."""
    found = await celebrations.get(connection, community.id, edition_id)
    if found is None:
        return None
    unless_said = (await celebrations.settings(connection, community.id)).unless_said
    shown = [win for win in await wins.of_edition(connection, edition_id) if is_shown(win, unless_said)]
    reactions, answers = await celebrations.cheers(connection, edition_id)
    return screens.Header(
        day=date.fromisoformat(found.day),
        wins=len(shown),
        people=applauded(shown, unless_said),
        reactions=reactions,
        answers=answers,
        question=found.question,
        closes_at=found.closes_at,
    )


def applauded(shown: Sequence[Win], unless_said: str) -> list[screens.Shown]:
    """Everybody who is shown, once: by name if they are named anywhere."""
    found: dict[str, screens.Shown] = {}
    for win in shown:
        for who in win.people:
            one = screens.Shown(who.name, rules.effective(who.choice, win.source, unless_said))
            if one.choice is not Choice.NOT_NOW and (who.id not in found or one.choice is Choice.NAME):
                found[who.id] = one
    return list(found.values())


async def part(connection: Connection, community: Community, subject: str) -> Sequence[screens.Told] | None:
    """One message below; None when nothing of it may be shown any more."""
    edition_id, _colon, number = subject.partition(":")
    if await celebrations.get(connection, community.id, edition_id) is None:
        return None
    unless_said = (await celebrations.settings(connection, community.id)).unless_said
    found = await wins.of_edition(connection, edition_id, int(number))
    return [told(win, unless_said) for win in found if is_shown(win, unless_said)] or None


async def picture_subject(connection: Connection, community: Community, edition_id: str) -> str | None:
    """What the picture of an edition is kept under: another one when it shows something else; None: there is none."""
    return pictures.subject(edition_id, await _picture(connection, community, edition_id))


async def picture(connection: Connection, community: Community, subject: str) -> SharedFile | None:
    """The picture of an edition; None when another one shows what is so now."""
    edition_id = subject.partition(":")[0]
    described = await _picture(connection, community, edition_id)
    return described if pictures.subject(edition_id, described) == subject else None


async def _picture(connection: Connection, community: Community, edition_id: str) -> SharedFile | None:
    """What was there when the edition opened: late wins do not make it another one."""
    found = await celebrations.get(connection, community.id, edition_id)
    if found is None:
        return None
    unless_said = (await celebrations.settings(connection, community.id)).unless_said
    told_in = await wins.of_edition(connection, edition_id)
    shown = [win for win in told_in if is_shown(win, unless_said) and win.told_at <= found.opened_at]
    if len(shown) < rules.PICTURE_FROM:
        return None
    state = screens.Week(date.fromisoformat(found.day), len(shown), applauded(shown, unless_said), community.name)
    return screens.week(state, Reader(community.language, community.timezone))


# --- for one person -----------------------------------------------------------------------------------------


async def notice(connection: Connection, community: Community, subject: str) -> screens.Notice | None:
    """The wins of one week that celebrate somebody; None when there are none any more."""
    who, _colon, week = subject.partition(":")
    person = await people.get(connection, community.id, who)
    found = await wins.celebrating(connection, community.id, who, week=week, limit=rules.WINS_COUNTED)
    found = [win for win in found if who not in {giver.id for giver in win.givers}]
    if person is None or not found:
        return None
    mine = [await _mine(connection, community, win, who) for win in found[:IN_NOTICE]]
    told_at = await _told_at(connection, community, found, week)
    is_told = any(win.edition for win in found)
    return screens.Notice(person.name, mine, len(found) - len(mine), told_at, is_told)


async def _told_at(connection: Connection, community: Community, found: Sequence[Win], week: str) -> datetime | None:
    """When the edition of that week opens, as long as it has not."""
    latest = await celebrations.latest(connection, community.id)
    if (latest and latest[0].day >= week) or any(win.edition or win.state == State.HELD for win in found):
        return None
    coming = await plans.planned(connection, community.id)
    return coming.opens_at if coming else None


async def _mine(connection: Connection, community: Community, win: Win, who: str) -> screens.Mine:
    unless_said = (await celebrations.settings(connection, community.id)).unless_said
    said = next((one.choice for one in win.people if one.id == who), None)
    return screens.Mine(
        win=win.id,
        words=win.words,
        fact=win.fact,
        tellers=[one.name for one in win.givers] if win.source == Source.TOLD else [],
        own_words=win.source == Source.QUOTED,
        choice=rules.effective(said, win.source, unless_said),
        said=said is not None,
        count=win.count,
    )


async def page(connection: Connection, community: Community, person: Person, number: int) -> screens.Page:
    """All that is told of somebody, and what they told: page `number`, or the nearest that there is."""
    found = await wins.celebrating(connection, community.id, person.id, limit=rules.WINS_COUNTED)
    given = await wins.given_by(connection, community.id, person.id, rules.WINS_COUNTED)
    told_by = [screens.Given(win.id, win.words) for win in given if win.source == Source.TOLD]
    pages = max(-(-len(found) // ON_PAGE), len(told_by), 1)
    number = min(max(number, 0), pages - 1)
    mine = found[number * ON_PAGE : (number + 1) * ON_PAGE]
    return screens.Page(
        [await _mine(connection, community, win, person.id) for win in mine],
        told_by[number : number + 1],
        number,
        pages,
    )


async def why(connection: Connection, community: Community, subject: str) -> str | None:
    """Whose message had no words: said in the subject."""
    author = await people.get(connection, community.id, subject.partition(":")[0])
    return None if author is None else author.name


async def home(connection: Connection, community: Community, person: Person) -> screens.Home:
    """The home tab's part on the celebration."""
    team = None
    if person.role.covers(Role.STAFF):
        coming = await plans.planned(connection, community.id)
        team = screens.Team(coming.opens_at if coming else None, await _ready(connection, community))
    return screens.Home(team)


async def _ready(connection: Connection, community: Community) -> int:
    found = await wins.waiting(connection, community.id, (State.READY,), rules.WINS_COUNTED)
    unless_said = (await celebrations.settings(connection, community.id)).unless_said
    return sum(is_shown(win, unless_said) for win in found)


# --- for the team ---------------------------------------------------------------------------------------------


async def desk(connection: Connection, community: Community, person: Person) -> screens.Desk:
    """The coming edition, for somebody of the team."""
    coming = await plans.planned(connection, community.id)
    found = await wins.waiting(connection, community.id, WAITS, rules.WINS_COUNTED)
    unless_said = (await celebrations.settings(connection, community.id)).unless_said
    return screens.Desk(
        coming.opens_at if coming else None,
        [waiting(win, unless_said) for win in found[:WAITING_SHOWN]],
        max(len(found) - WAITING_SHOWN, 0),
        bool(await people.places(connection, community.id, Purpose.CELEBRATIONS)),
        person.role.covers(Role.ADMIN),
    )


async def dates(connection: Connection, community: Community, person: Person, now: datetime) -> screens.Dates:
    """When editions open, for somebody of the team."""
    coming, is_admin = await plans.planned(connection, community.id), person.role.covers(Role.ADMIN)
    schedule = await plans.of(connection, community.id)
    if schedule is None or not (await celebrations.settings(connection, community.id)).is_on:
        return screens.Dates(None, (), None, None, None, is_admin)
    until, pending = schedule.paused_until, await schedules.next_of(connection, schedule)
    return screens.Dates(
        coming.opens_at if coming else None,
        await schedules.rows(connection, schedule, person.language, DATES_SHOWN),
        pending.day if pending else None,
        until if until is not None and until > local_date(now, schedule.terms.zone) else None,
        await _skipped(connection, schedule, now),
        is_admin,
    )


async def _skipped(connection: Connection, schedule: Schedule, now: datetime) -> screens.Skipped | None:
    found = await schedule_rows.of_day(connection, schedule, schedule.done_through)
    if found is None or found.state != "skipped" or found.due_at <= now:
        return None
    by = await people.get(connection, schedule.community, found.by) if found.by else None
    return screens.Skipped(found.id, found.day, by.name if by else None)


def waiting(win: Win, unless_said: str) -> screens.Waiting:
    """A win that waits. Words of theirs that nobody may read yet, the team does not read either."""
    shown = is_shown(win, unless_said)
    drawn = told(win, unless_said)
    if win.source == Source.QUOTED and all(one.choice is Choice.NOT_NOW for one in drawn.people):
        drawn = screens.Told(drawn.people, "", None, ())
    return screens.Waiting(win.id, State(win.state), drawn, shown, win.source_wire)


async def preview(connection: Connection, community: Community, day: str) -> screens.Preview | None:
    """The message to the editor; None once the edition is there."""
    coming = await plans.planned(connection, community.id)
    if coming is None or coming.day.isoformat() != day:
        return None
    return screens.Preview(coming.opens_at, await _ready(connection, community))


async def unsung(connection: Connection, community: Community, now: datetime) -> tuple[list[screens.Unsung], int]:
    """Who was active and not celebrated in the last three months (the longest ago first), and how many more."""
    since = now - rules.UNSUNG_AFTER
    last = await feats.last_celebrated(connection, community.id)
    given = await feats.told_since(connection, community.id, since)
    facts = await feats.facts_since(connection, community.id, since)
    cheered = await celebrations.cheered_since(connection, community.id, since)
    did = {who: {Feat(fact): times for fact, times in theirs.items()} for who, theirs in facts.items()}
    doers = [who for who, theirs in did.items() if theirs.keys() - {Feat.YEARS}]
    active = [who for who in {*given, *doers, *cheered} if who not in last or last[who] < since]
    known = await people.get_many(connection, community.id, sorted(active))
    found = [
        screens.Unsung(
            person.name,
            last.get(who),
            given.get(who, 0),
            cheered.get(who, 0),
            _helped(did.get(who, {})),
            tuple(did.get(who, {})),
        )
        for who, person in known.items()
    ]
    found.sort(key=lambda one: (one.last is not None, one.last or now, one.name))
    return found[:PEOPLE_SHOWN], max(len(found) - PEOPLE_SHOWN, 0)


def _helped(did: Mapping[Feat, int]) -> int:
    """How many calls somebody answered: of the first one it may be told twice, that it was and that it did good."""
    return max(did.get(Feat.HELPED, 0), did.get(Feat.FIRST_HELP, 0))
