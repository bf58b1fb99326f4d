"""A community is made what its file says, in one unit: again changes nothing, and what cannot be is refused whole."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.clock import MovableClock
from bot.core.errors import CannotStart
from bot.core.people import Community, PersonChanged, Purpose, Role
from bot.core.places import PlaceChanged
from bot.core.refs import PersonRef, PlaceRef, Profile, Workspace
from bot.runtime.context import Ctx, Listener
from bot.setup import applying
from bot.setup.applying import Outcome
from bot.setup.changes import Founded, Granted, Joined, Placed, Told
from bot.setup.described import Described, OnPlatform, write
from bot.setup.reading import read
from bot.setup.settling import Settlement, live_apart, settle_in
from storage.database import Database
from storage.repos import grants, outbox, people, surfaces, timers
from storage.repos.surfaces import Spot
from storage.tables.community import community as community_table
from storage.tables.community import role_grant
from storage.unit import Unit
from tests.storage.rows import dumped

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
TEAM = Workspace("slack", "T1234")
ONE, TWO = (Workspace("discord", guild) for guild in ("100000000000000001", "100000000000000002"))
SLACK = OnPlatform("slack", (TEAM.id,), {Purpose.SOS: "C1SOS"}, {Role.STAFF: ("U1LEO",), Role.ADMIN: ("U2INES",)})
DISCORD = OnPlatform(
    "discord",
    (ONE.id,),
    {Purpose.GENERAL: "300000000000000001"},
    {Role.STAFF: ("400000000000000001",), Role.ADMIN: ()},
)
HERE = Described("Les Passerelles", "fr", "Europe/Paris", (SLACK,))
BOTH = replace(HERE, platforms=(SLACK, DISCORD))
LEO = PersonRef(TEAM, "U1LEO")


class Ears:
    """Hears what is announced."""

    def __init__(self) -> None:
        self.heard: list[object] = []

    def listeners(self, _fact: type) -> Sequence[Listener]:
        return [self._hear]

    async def _hear(self, _ctx: Ctx, fact: object) -> None:
        self.heard.append(fact)


@pytest.fixture
def ears() -> Ears:
    return Ears()


async def apply(database: Database, wanted: Described, ears: Ears | None = None, now: datetime = NOW) -> Outcome:
    listeners = (ears or Ears()).listeners
    return await database.write(lambda unit: applying.apply(unit, now, wanted, listeners))


async def check(database: Database, wanted: Described) -> Outcome:
    async with database.read() as connection:
        return await applying.outcome(connection, wanted)


async def ours(database: Database, workspace: Workspace = TEAM) -> Community:
    async with database.read() as connection:
        found = await people.community_of(connection, workspace)
    assert found is not None
    return found


async def told(database: Database, workspace: Workspace = TEAM) -> Described:
    here = await ours(database, workspace)
    async with database.read() as connection:
        return await applying.told(connection, here)


async def meet(database: Database, ref: PersonRef, name: str, here: Community) -> None:
    async def unit(unit: Unit) -> None:
        await grants.follow(unit.connection, await people.add_person(unit.connection, here, ref, Profile(name), NOW))

    await database.write(unit)


async def role_of(database: Database, ref: PersonRef) -> Role:
    async with database.read() as connection:
        known = await people.recognise(connection, ref)
    assert known is not None
    assert known.person is not None
    return known.person.role


async def settle(database: Database, workspace: Workspace, name: str = "made by itself") -> None:
    """What `run` does for a workspace that it meets."""
    await settle_in(database, MovableClock(frozen_at=NOW), Settlement(workspace, name, "en", "UTC", {}, {}, {}))


# --- once and again -----------------------------------------------------------------------------------


async def test_from_nothing(database: Database) -> None:
    done = await apply(database, BOTH)
    assert done.changes[0] == Founded(BOTH)
    assert Joined("discord", ONE.id) in done.changes
    assert not done.nobody_in_charge
    assert await told(database) == BOTH
    assert await ours(database) == await ours(database, ONE)


async def test_again_changes_nothing(database: Database, ears: Ears) -> None:
    await apply(database, BOTH)
    before = [await dumped(database, table) for table in (community_table, role_grant)]
    done = await apply(database, BOTH, ears, NOW + timedelta(days=1))
    assert (done.changes, ears.heard) == ([], [])
    assert [await dumped(database, table) for table in (community_table, role_grant)] == before
    assert (await check(database, read(write(await told(database))))).changes == []


async def test_to_check_changes_nothing_and_foresees_all(database: Database) -> None:
    foreseen = await check(database, BOTH)
    assert await dumped(database, community_table) == []
    assert foreseen == await apply(database, BOTH)
    changed = Described(
        "Passerelles", "en", "UTC", (replace(SLACK, places={}, roles={Role.STAFF: (), Role.ADMIN: ()}),)
    )
    foreseen = await check(database, changed)
    assert foreseen.changes == [
        Told("name", "Les Passerelles", "Passerelles"),
        Told("language", "fr", "en"),
        Told("timezone", "Europe/Paris", "UTC"),
        Placed("slack", Purpose.SOS, "C1SOS", None),
        Granted("slack", "U2INES", Role.ADMIN, given=False),
        Granted("slack", "U1LEO", Role.STAFF, given=False),
    ]
    assert await told(database) == BOTH
    assert foreseen == await apply(database, changed)
    assert await told(database) == replace(changed, platforms=(changed.on("slack"), DISCORD)), "Discord is left alone"


# --- roles --------------------------------------------------------------------------------------------


async def test_people_are_remembered_by_their_id_until_they_are_met(database: Database) -> None:
    await apply(database, HERE)
    async with database.read() as connection:
        known = await people.recognise(connection, LEO)
        team = await people.with_role(connection, (await ours(database)).id, Role.STAFF)
    assert known is not None
    assert known.person is not None
    assert (known.person.name, known.person.role, known.person.language) == (LEO.user, Role.STAFF, "fr")
    assert [person.name for person in team] == ["U1LEO", "U2INES"]


async def test_somebody_who_is_known_gets_and_loses_a_role_at_once(database: Database, ears: Ears) -> None:
    await settle(database, TEAM)
    zoe = PersonRef(TEAM, "U3ZOE")
    await meet(database, zoe, "Zoé Diop", await ours(database))
    with_zoe = replace(HERE, platforms=(replace(SLACK, roles={Role.STAFF: ("U3ZOE",), Role.ADMIN: ("U2INES",)}),))
    done = await apply(database, with_zoe, ears)
    assert done.names == {("slack", "U3ZOE"): "Zoé Diop"}
    assert await role_of(database, zoe) is Role.STAFF
    assert any(isinstance(fact, PersonChanged) for fact in ears.heard)
    done = await apply(database, HERE)
    assert Granted("slack", "U3ZOE", Role.STAFF, given=False) in done.changes
    assert done.names == {("slack", "U3ZOE"): "Zoé Diop"}
    assert await role_of(database, zoe) is Role.VOLUNTEER


async def test_what_is_shown_to_somebody_whose_role_changes_is_drawn_anew(database: Database) -> None:
    await apply(database, HERE)
    here = await ours(database)
    home = Spot(TEAM, user=LEO.user, home=True)
    await database.write(lambda unit: surfaces.add(unit.connection, here.id, "home", "leo", home, NOW))
    await apply(database, replace(HERE, platforms=(replace(SLACK, roles={Role.STAFF: (), Role.ADMIN: ("U2INES",)}),)))
    async with database.read() as connection:
        assert await outbox.count(connection, "due") == 1


async def test_on_discord_an_id_may_be_a_role_and_counts_in_every_server(database: Database) -> None:
    wide = replace(DISCORD, workspaces=(ONE.id, TWO.id))
    await apply(database, replace(HERE, platforms=(wide,)))
    here = await ours(database, ONE)
    async with database.read() as connection:
        assert await people.with_role(connection, here.id, Role.VOLUNTEER) == [], "nobody is met by a role's id"
    for guild in (ONE, TWO):
        ref = PersonRef(guild, "400000000000000001")
        await meet(database, ref, "Léo", here)
        assert await role_of(database, ref) is Role.STAFF


async def test_a_server_that_joins_later_has_the_same_roles(database: Database) -> None:
    alone = replace(HERE, platforms=(DISCORD,))
    await apply(database, alone)
    done = await apply(database, replace(HERE, platforms=(replace(DISCORD, workspaces=(ONE.id, TWO.id)),)))
    assert done.changes == [Joined("discord", TWO.id)]
    ref = PersonRef(TWO, "400000000000000001")
    await meet(database, ref, "Léo", await ours(database, TWO))
    assert await role_of(database, ref) is Role.STAFF


async def test_when_nobody_is_in_charge_it_is_said(database: Database) -> None:
    nobody = replace(HERE, platforms=(replace(SLACK, roles={Role.STAFF: ("U1LEO",), Role.ADMIN: ()}),))
    assert (await check(database, nobody)).nobody_in_charge
    assert (await apply(database, nobody)).nobody_in_charge
    assert not (await apply(database, HERE)).nobody_in_charge
    assert (await check(database, nobody)).nobody_in_charge
    assert (await apply(database, nobody)).nobody_in_charge
    async with database.read() as connection:
        known = await people.recognise(connection, LEO)
    assert known is not None
    leo = known.person
    assert leo is not None
    await database.write(lambda unit: people.set_role(unit.connection, leo, Role.ADMIN, "platform"))
    assert not (await check(database, nobody)).nobody_in_charge, "the platform says that Léo is"


async def test_an_administrator_on_the_other_platform_is_in_charge(database: Database) -> None:
    await apply(database, BOTH)
    only_discord = replace(HERE, platforms=(DISCORD,))
    assert not (await apply(database, only_discord)).nobody_in_charge


# --- places and language --------------------------------------------------------------------------------


async def test_places_follow_the_file_and_are_announced(database: Database, ears: Ears) -> None:
    await apply(database, HERE)
    moved = {Purpose.SOS: "C9NEW", Purpose.WELCOME: "G1HI"}
    await apply(database, replace(HERE, platforms=(replace(SLACK, places=moved),)), ears)
    before = PlaceRef(TEAM, "C1SOS")
    assert ears.heard == [PlaceChanged(Purpose.SOS, before), PlaceChanged(Purpose.WELCOME, None)]
    async with database.read() as connection:
        assert await people.places(connection, (await ours(database)).id, "sos") == [PlaceRef(TEAM, "C9NEW")]


async def test_another_language_is_another_text_in_the_channels(database: Database) -> None:
    await apply(database, HERE)
    here = await ours(database)
    spot = Spot(TEAM, channel="C1SOS")
    await database.write(lambda unit: surfaces.add(unit.connection, here.id, "sos.card", "1", spot, NOW))
    await apply(database, replace(HERE, name="Passerelles"))
    async with database.read() as connection:
        assert await outbox.count(connection, "due") == 0, "a name stands on no card"
    await apply(database, replace(HERE, language="en"))
    async with database.read() as connection:
        assert await outbox.count(connection, "due") == 1


async def test_a_place_in_another_server_stays_there_when_it_is_read_again(database: Database) -> None:
    wide = replace(HERE, platforms=(replace(DISCORD, workspaces=(ONE.id, TWO.id)),))
    await apply(database, wide)
    here, there = await ours(database, ONE), PlaceRef(TWO, "300000000000000009")
    await database.write(lambda unit: people.bind_place(unit.connection, here.id, "general", there))
    again = await told(database, ONE)
    assert again.on("discord").workspaces == (TWO.id, ONE.id), "the server that has the places comes first"
    await apply(database, again)
    async with database.read() as connection:
        assert await people.places(connection, here.id, "general") == [there]


# --- whose workspace -----------------------------------------------------------------------------------


async def test_a_community_that_the_bot_made_is_the_one_that_is_changed(database: Database) -> None:
    await settle(database, TEAM)
    made = await ours(database)
    done = await apply(database, HERE)
    assert done.changes[0] == Told("name", "made by itself", "Les Passerelles")
    assert (await ours(database)).id == made.id
    await settle(database, TEAM, "again by itself")
    assert (await ours(database)).name == "Les Passerelles"


async def test_two_that_the_bot_made_become_one_as_long_as_nobody_lives_in_the_other(database: Database) -> None:
    await settle(database, TEAM)
    await settle(database, ONE)
    await meet(database, PersonRef(ONE, "1"), "Ana", await ours(database, ONE))
    kept = await ours(database, ONE)
    foreseen = await check(database, BOTH)
    assert foreseen.changes == (await apply(database, BOTH)).changes
    assert Joined("slack", TEAM.id) in foreseen.changes
    assert [row.id for row in await dumped(database, community_table)] == [kept.id]
    assert await told(database) == BOTH


async def plan(database: Database, here: Community) -> None:
    """As a feature does by itself at every start, in each community."""
    await database.write(
        lambda unit: timers.put(
            unit.connection, community=here.id, kind="weekly", subject=here.id, due_at=NOW, fence="", now=NOW
        )
    )


async def test_two_that_were_only_met_become_one_with_all_their_people(database: Database) -> None:
    """Somebody put in both tokens, and `run` came before `setup`: each platform told who is there."""
    await settle(database, TEAM)
    await settle(database, ONE)
    ana = PersonRef(ONE, "1")
    await meet(database, ana, "Ana", await ours(database, ONE))
    await meet(database, LEO, "Leo", await ours(database))
    for workspace in (TEAM, ONE):
        await plan(database, await ours(database, workspace))
    await apply(database, BOTH)
    here = await ours(database)
    assert await ours(database, ONE) == here
    async with database.read() as connection:
        known = [await people.recognise(connection, ref) for ref in (ana, LEO)]
        assert [one.person.name for one in known if one and one.person] == ["Ana", "Leo"]
        assert [one.name for one in await people.with_role(connection, here.id, Role.STAFF)] == ["Leo", "U2INES"]
    assert [row.id for row in await dumped(database, community_table)] == [here.id]


async def test_platforms_that_live_apart_are_told(database: Database) -> None:
    both = ("slack", "discord")
    await settle(database, TEAM)
    assert not await live_apart(database, both)
    await settle(database, ONE)
    assert await live_apart(database, both)
    assert not await live_apart(database, ("slack",))
    await apply(database, BOTH)
    assert not await live_apart(database, both)


async def test_a_workspace_of_another_community_is_refused_and_nothing_is_changed(database: Database) -> None:
    await apply(database, HERE)
    await settle(database, ONE, "Les Autres")
    await apply(database, Described("Les Autres", "fr", "UTC", (DISCORD,)))  # somebody described it
    await meet(database, PersonRef(ONE, "1"), "Ana", await ours(database, ONE))
    said = f"The Discord workspace {ONE.id} already belongs to another community here \\(Les Autres\\)"
    for attempt in (check, apply):
        with pytest.raises(CannotStart, match=said):
            await attempt(database, replace(BOTH, name="Changed"))
    assert (await told(database)).name == "Les Passerelles"
    assert (await ours(database, ONE)).name == "Les Autres"


async def test_a_second_slack_workspace_is_refused(database: Database) -> None:
    await apply(database, BOTH)
    second = replace(SLACK, workspaces=("T9999",))
    with pytest.raises(CannotStart, match="Les Passerelles already has the workspace T1234 on Slack"):
        await apply(database, replace(HERE, platforms=(second, DISCORD)))
    await apply(database, Described("Les Autres", "fr", "UTC", (second,)))
    assert (await ours(database, Workspace("slack", "T9999"))).name == "Les Autres", "a community of its own"


async def test_a_server_that_the_file_no_longer_names_stays_and_it_is_said(database: Database) -> None:
    await apply(database, replace(HERE, platforms=(replace(DISCORD, workspaces=(ONE.id, TWO.id)),)))
    done = await apply(database, replace(HERE, platforms=(replace(DISCORD, workspaces=(TWO.id,)),)))
    assert done.stray == [ONE]
    assert await ours(database, ONE) == await ours(database, TWO)
