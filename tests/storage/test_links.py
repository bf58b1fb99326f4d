"""Linked accounts: whatever table names a person, linking gives it to the other and parting gives it back."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, insert

from bot.core.people import Community, Person, Role
from bot.core.refs import MessageRef, PersonRef, Profile
from storage.database import Database
from storage.repos import communities, linked_rows, links, notices, people, sos, sos_words, surfaces, timers
from storage.repos.surfaces import Spot
from storage.tables.all import metadata
from storage.tables.celebration import win, win_giver, win_person
from storage.tables.community import notice, person
from storage.tables.house import surface as surface_table
from storage.tables.house import timer as timer_table
from storage.unit import Connection, Unit
from tests.storage.rows import DISCORD, MINUTE, NOW, SLACK, dumped

ANA, HERS = PersonRef(SLACK, "U-ana"), PersonRef(DISCORD, "42")
FOLLOWING = {"link_moved", "person_link"}


async def two(connection: Connection, here: Community) -> tuple[Person, Person]:
    """Ana on Slack, and Ana on Discord."""
    await communities.bind(connection, here.id, DISCORD)
    ana = await people.add_person(connection, here, ANA, Profile("Ana"), NOW)
    return ana, await people.add_person(connection, here, HERS, Profile("nana"), NOW)


async def linked(unit: Unit, here: Community, ana: Person, other: Person) -> links.Link:
    made = await links.begin(unit.connection, here.id, ana.id, other.id, NOW)
    await linked_rows.lend(unit.connection, made)
    return made


async def parted(unit: Unit, made: links.Link) -> list[PersonRef]:
    refs = await links.end(unit.connection, made, NOW + MINUTE)
    await linked_rows.give_back(unit.connection, made)
    return refs


async def everything(database: Database) -> Mapping[str, Sequence[Row[tuple[Any, ...]]]]:
    return {
        table.name: await dumped(database, table) for table in metadata.sorted_tables if table.name not in FOLLOWING
    }


async def lived(unit: Unit, here: Community) -> tuple[Person, Person]:
    """Both did what leaves rows behind; some of them can be of one person only once."""
    connection = unit.connection
    ana, other = await two(connection, here)
    told = {"id": "w", "community_id": here.id, "state": "ready", "source": "told", "words": "bravo"}
    await connection.execute(insert(win).values(**told, week="2026-03-06", told_at=NOW, rank=1))
    for who, ref in ((ana, ANA), (other, HERS)):
        case = await sos.add(connection, here.id, who.id, ref, NOW)
        message = MessageRef(ref.workspace, "dm", "1")
        await sos_words.add_line(connection, case, "volunteer", who.id, "help", NOW, message)
        await sos.note(connection, case, "asked", NOW, by=who.id, to=other.id)
        await sos.change(connection, case, state="dropped")
        await notices.note(connection, community=here.id, person_id=who.id, kind="k", subject=ref.user, now=NOW)
        # The same notice to both: only one of the two can be the linked person's.
        await notices.note(connection, community=here.id, person_id=who.id, kind="k", subject="same", now=NOW)
        await connection.execute(insert(win_giver).values(win_id="w", person_id=who.id))
    # A key of several columns; the first win celebrates both.
    await connection.execute(insert(win_person).values(win_id="w", person_id=other.id, choice=None))
    return ana, other


async def test_all_that_names_somebody_goes_and_comes_back(database: Database, here: Community) -> None:
    ana, other = await database.write(lambda unit: lived(unit, here))
    before = await everything(database)
    made = await database.write(lambda unit: linked(unit, here, ana, other))
    assert [row.person_id for row in await dumped(database, notice)].count(ana.id) == 3
    assert [row.person_id for row in await dumped(database, win_person)] == [ana.id]
    assert {row.person_id for row in await dumped(database, win_giver)} == {ana.id, other.id}  # both told it
    async with database.read() as connection:
        assert [case.person for case in await sos.cases_of(connection, here.id, ana.id)] == [ana.id] * 2
        assert await sos.cases_of(connection, here.id, other.id) == []
        assert await sos_words.lines_by(connection, here.id, other.id) == []
        known = await people.recognise(connection, HERS)
        assert known is not None
        assert known.person == ana
        assert known.account.linked
        assert await people.identities(connection, ana.id) == [HERS, ANA]
        assert await links.standing(connection, ana.id) == made
    assert await database.write(lambda unit: parted(unit, made)) == [HERS]
    assert await everything(database) == before
    async with database.read() as connection:
        assert await links.standing(connection, ana.id) is None


async def test_what_is_shown_to_somebody_and_planned_for_them_is_about_whoever_they_are(
    database: Database, here: Community
) -> None:
    ana, other = await database.write(lambda unit: two(unit.connection, here))
    due: dict[str, Any] = {"due_at": NOW + MINUTE, "fence": "", "now": NOW, "community": here.id}

    async def shown(unit: Unit) -> None:
        for who, ref in ((ana, ANA), (other, HERS)):
            spot = Spot(ref.workspace, user=ref.user)
            for kind, subject in (("home", who.id), ("help", f"{who.id}:1"), ("prep", f"edition:{who.id}")):
                await surfaces.add(unit.connection, here.id, kind, subject, spot, NOW)
        await timers.put(unit.connection, kind="tell", subject=f"{other.id}:2026-03-06", **due)
        for who in (ana, other):
            await timers.put(unit.connection, kind="tell", subject=f"{who.id}:both", **due)

    await database.write(shown)
    before = await everything(database)
    made = await database.write(lambda unit: linked(unit, here, ana, other))
    told = sorted((row.kind, row.subject) for row in await dumped(database, surface_table) if row.user == HERS.user)
    assert told == [("help", f"{ana.id}:1"), ("home", ana.id), ("prep", f"edition:{ana.id}")]
    planned = sorted(row.subject for row in await dumped(database, timer_table))
    assert planned == sorted([f"{ana.id}:2026-03-06", f"{ana.id}:both", f"{other.id}:both"])
    await database.write(lambda unit: parted(unit, made))
    assert await everything(database) == before


async def test_the_stricter_wish_holds_and_a_zone_that_was_told_is_better_than_a_guess(
    database: Database, here: Community
) -> None:
    other, ana = await database.write(lambda unit: two(unit.connection, here))  # the account on Discord comes first

    async def wish(unit: Unit) -> None:
        await people.follow_account(unit.connection, ANA, timezone="America/Toronto")
        await people.update_person(unit.connection, other, {"weekly_budget": 1, "paused_until": NOW + MINUTE})

    await database.write(wish)
    made = await database.write(lambda unit: linked(unit, here, ana, other))
    async with database.read() as connection:
        wishes = await notices.wishes(connection, ana.id, NOW)
        assert (wishes.weekly_budget, wishes.paused_until) == (1, NOW + MINUTE)
        assert wishes.timezone == "America/Toronto"
        known = await people.recognise(connection, HERS)
        assert known is not None
        assert known.person is not None
        assert known.person.timezone == "America/Toronto"
        assert [one.id for one in await people.with_role(connection, here.id, Role.VOLUNTEER)] == [ana.id]
    await database.write(lambda unit: parted(unit, made))
    async with database.read() as connection:
        assert (await notices.wishes(connection, ana.id, NOW)).weekly_budget == 2
        assert (await notices.wishes(connection, ana.id, NOW)).timezone == here.timezone
        assert len(await people.with_role(connection, here.id, Role.VOLUNTEER)) == 2


async def test_what_changed_meanwhile_is_left_as_it_is(database: Database, here: Community) -> None:
    """A call that somebody else took over while the link lasted is theirs afterwards, too."""
    ana, other = await database.write(lambda unit: two(unit.connection, here))

    async def claimed(unit: Unit) -> tuple[Person, sos.Case]:
        nour = await people.add_person(unit.connection, here, PersonRef(SLACK, "U-nour"), Profile("Nour"), NOW)
        case = await sos.add(unit.connection, here.id, nour.id, PersonRef(SLACK, "U-nour"), NOW)
        number = {"number": 1, "opened_at": NOW, "waiting_since": NOW}
        return nour, await sos.change(unit.connection, case, state="claimed", claimer_id=other.id, **number)

    nour, case = await database.write(claimed)
    made = await database.write(lambda unit: linked(unit, here, ana, other))
    async with database.read() as connection:
        assert (await sos.get(connection, here.id, case.id)) is not None
        assert (await sos.get(connection, here.id, case.id)).claimer == ana.id  # type: ignore[union-attr]  # it is there
    await database.write(lambda unit: sos.hand_to(unit.connection, case, nour.id))
    await database.write(lambda unit: parted(unit, made))
    async with database.read() as connection:
        assert (await sos.get(connection, here.id, case.id)).claimer == nour.id  # type: ignore[union-attr]  # it is there


async def test_every_table_that_names_people_is_known() -> None:
    """Should a key ever lead to a person by another road than its id, linking would not see it."""
    named = {
        column for table in metadata.sorted_tables for column in table.columns if column.name.endswith("person_id")
    }
    leading = {column for column in named if any(key.column is person.c.id for key in column.foreign_keys)}
    assert named == leading
