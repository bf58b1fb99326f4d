"""Reads what the screens of a call for help show."""

from bot.core.people import Community, Person, Role
from bot.ui.text import Mention
from handlers.sos import screens
from handlers.sos.rules import State
from storage.repos import people, sos, sos_files, sos_words
from storage.unit import Connection

WORDS_SHOWN = 5
WAITING_SHOWN = 20


async def card(connection: Connection, community: Community, case_id: str) -> screens.CardState | None:
    """A case's card."""
    case = await sos.get(connection, community.id, case_id)
    if case is None or case.number is None or case.waiting_since is None:
        return None
    everyone = await people.get_many(
        connection, community.id, [person for person in (case.person, case.claimer) if person]
    )
    volunteer = everyone[case.person]
    history = await sos.history(connection, case.id, screens.HISTORY_SHOWN)
    opening = await sos_words.opening_words(connection, case)
    team = await people.with_role(connection, community.id, Role.STAFF) if case.state == State.CLAIMED else []
    return screens.CardState(
        case=case.id,
        version=case.version,
        number=case.number,
        state=State(case.state),
        volunteer=volunteer.name,
        words=[line.text for line in opening[-WORDS_SHOWN:]],
        files=len(await sos_files.of_lines(connection, [line.id for line in opening])),
        waiting_since=case.waiting_since,
        claimer=everyone[case.claimer].name if case.claimer else None,
        resolved_at=case.resolved_at,
        summary=case.summary,
        rating=case.rating,
        history=[_entry(entry) for entry in history],
        earlier=await sos.count_history(connection, case.id) - len(history),
        colleagues=[(person.id, person.name) for person in team if person.id not in (case.claimer, case.person)],
        unreachable=case.state != State.RESOLVED and await _is_unreachable(connection, case),
        timezone=community.timezone,
    )


async def _is_unreachable(connection: Connection, case: sos.Case) -> bool:
    """Whether answers cannot reach the account to which they go."""
    known = await people.recognise(connection, case.ref)
    return known is not None and known.person is not None and known.person.unreachable_since is not None


def _entry(entry: sos.Happening) -> screens.Entry:
    took_it_over = entry.to is not None and entry.to == entry.by
    return screens.Entry(entry.kind, entry.at, entry.by_name, None if took_it_over else entry.to_name)


async def call(connection: Connection, community: Community, event_id: str) -> screens.CallState | None:
    """A call to the team; None once it was answered."""
    found = await _with_case(connection, community, event_id)
    if found is None:
        return None
    entry, case = found
    handed = entry.kind == "handed_over"
    answered = not (case.state == State.CLAIMED and case.claimer == entry.to) if handed else case.state != State.OPEN
    if answered or case.number is None or case.waiting_since is None:
        return None
    volunteer = await people.get(connection, community.id, case.person)
    refs = await people.identities(connection, entry.to) if entry.to else []
    return screens.CallState(
        kind=entry.kind,
        case=case.id,
        version=case.version,
        number=case.number,
        volunteer=volunteer.name if volunteer else "",
        waiting_since=case.waiting_since,
        called_at=entry.at,
        timezone=community.timezone,
        by=entry.by_name,
        colleague=Mention(refs[0], entry.to_name or "", tuple(refs[1:])) if refs else None,
    )


async def notice(connection: Connection, community: Community, event_id: str) -> screens.NoticeState | None:
    """What a volunteer is told about one entry of the history."""
    found = await _with_case(connection, community, event_id)
    if found is None:
        return None
    entry, case = found
    volunteer = await people.get(connection, community.id, case.person)
    last = await sos.history(connection, case.id, 1, NOTICES_WITH_BUTTONS)
    staff = entry.to_name if entry.kind == "handed_over" else entry.by_name
    return screens.NoticeState(
        kind=entry.kind,
        case=case.id,
        version=case.version,
        number=case.number or 0,
        state=State(case.state),
        volunteer=volunteer.name if volunteer else "",
        volunteer_did_it=entry.by == case.person,
        staff=staff or "",
        rating=case.rating,
        latest=[happening.id for happening in last] == [entry.id],
    )


NOTICES_WITH_BUTTONS = (
    "opened", "claimed", "released", "handed_over", "reopened", "reminded", "resolved", "followed_up",
)  # fmt: skip
"""Only the latest of these keeps its buttons, so that there is one place to press."""


async def _with_case(
    connection: Connection, community: Community, event_id: str
) -> tuple[sos.Happening, sos.Case] | None:
    entry = await sos.happening(connection, community.id, event_id)
    case = await sos.get(connection, community.id, entry.case) if entry else None
    return None if entry is None or case is None else (entry, case)


async def line(connection: Connection, community: Community, line_id: str) -> screens.LineState | None:
    """Words on their way to the other side; None once deleted, and once they are a note."""
    found = await sos_words.line(connection, community.id, line_id)
    return _line(found) if found is not None and found.side != "note" else None


async def note(connection: Connection, community: Community, line_id: str) -> screens.LineState | None:
    """Words that stay within the team; None once deleted."""
    found = await sos_words.line(connection, community.id, line_id)
    return _line(found) if found is not None and found.side == "note" else None


def _line(found: sos_words.Line) -> screens.LineState | None:
    if found.deleted_at is not None or not found.text:  # or only a picture was sent
        return None
    return screens.LineState(found.author_name, found.text, found.edited_at is not None, found.id)


async def file(connection: Connection, community: Community, file_id: str) -> screens.FileState | None:
    """A file on its way to the other side; None once taken back, and once its words are a note."""
    found = await sos_files.get(connection, community.id, file_id)
    return screens.FileState(found.author_name, found.file) if found is not None and found.side != "note" else None


async def note_file(connection: Connection, community: Community, file_id: str) -> screens.FileState | None:
    """A file that stays within the team; None once taken back."""
    found = await sos_files.get(connection, community.id, file_id)
    return screens.FileState(found.author_name, found.file) if found is not None and found.side == "note" else None


async def question(connection: Connection, community: Community, case_id: str) -> screens.QuestionState | None:
    """The friendly question, or what became of it."""
    case = await sos.get(connection, community.id, case_id)
    if case is None:
        return None
    volunteer = await people.get(connection, community.id, case.person)
    answered = None if case.state == State.ASKING else case.state != State.DROPPED
    return screens.QuestionState(case.id, volunteer.name if volunteer else "", answered)


async def kind_word(_connection: Connection, _community: Community, subject: str) -> bool:
    """Whether the kind word answers thanks after a case: said in its subject."""
    return subject.endswith(":thanks")


async def home(connection: Connection, community: Community, person: Person) -> screens.HomeState:
    """The home tab's part on calls for help."""
    own = await sos.live_of(connection, community.id, person.id)
    mine = await _waiting(connection, community, [(own, person.name)], person.id) if own and own.number else []
    waiting = None
    if person.role.covers(Role.STAFF):
        cases = await sos.waiting(connection, community.id, WAITING_SHOWN)
        waiting = await _waiting(connection, community, cases, person.id)
    return screens.HomeState(person.name, mine[0] if mine else None, waiting)


async def _waiting(
    connection: Connection, community: Community, cases: list[tuple[sos.Case, str]], reader: str
) -> list[screens.Waiting]:
    claimers = await people.get_many(
        connection, community.id, sorted({case.claimer for case, _name in cases if case.claimer})
    )
    return [
        screens.Waiting(
            case=case.id,
            version=case.version,
            number=case.number,
            volunteer=name,
            own=case.person == reader,
            since=case.waiting_since,
            claimer=claimers[case.claimer].name if case.claimer in claimers else None,
        )
        for case, name in cases
        if case.number is not None and case.waiting_since is not None
    ]
