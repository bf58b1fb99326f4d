"""People: recognised by their identities, with their highest role, and never those of another community."""

import asyncio
from datetime import timedelta
from functools import partial
from typing import Literal

import pytest
from sqlalchemy import insert

from bot.core.people import Community, Person, Role
from bot.core.refs import PersonRef, PlaceRef, Profile, Workspace
from storage.database import Database
from storage.repos import communities, links, notices, people
from storage.tables.community import identity, role, workspace
from storage.unit import Unit
from tests.storage.rows import DISCORD, LYON, MINUTE, NOW, PARIS, SLACK, dumped

ANA = PersonRef(SLACK, "U-ana")


async def meet(database: Database, here: Community, ref: PersonRef = ANA, profile: Profile | None = None) -> Person:
    """Add somebody seen for the first time."""
    told = profile or Profile(ref.user)
    return await database.write(lambda unit: people.add_person(unit.connection, here, ref, told, NOW))


async def grant(
    database: Database, somebody: Person, granted: Role, source: Literal["platform", "granted"] = "granted"
) -> bool:
    return await database.write(lambda unit: people.set_role(unit.connection, somebody, granted, source))


async def recognise(database: Database, ref: PersonRef) -> people.Known | None:
    async with database.read() as connection:
        return await people.recognise(connection, ref)


@pytest.fixture
async def elsewhere(database: Database) -> Community:
    """Another community, in the workspace DISCORD."""
    return await database.write(lambda unit: people.bind_workspace(unit.connection, DISCORD, LYON, NOW))


# --- recognise ----------------------------------------------------------------------------------------


async def test_an_unknown_workspace_is_nobodys(database: Database, here: Community) -> None:
    await meet(database, here)
    assert await recognise(database, PersonRef(Workspace("slack", "T9"), ANA.user)) is None
    assert await recognise(database, PersonRef(Workspace("discord", SLACK.id), ANA.user)) is None


async def test_a_stranger_is_recognised_as_new_in_the_right_community(database: Database, here: Community) -> None:
    assert await recognise(database, ANA) == people.Known(here, None)


async def test_somebody_met_is_recognised(database: Database, here: Community) -> None:
    met = await meet(database, here, ANA, Profile("Ana Lopez", "en", "America/Bogota"))
    assert met == Person(met.id, here.id, "Ana Lopez", "en", "America/Bogota", Role.VOLUNTEER)
    assert await recognise(database, ANA) == people.Known(here, met)


async def test_what_a_profile_does_not_tell_comes_from_the_community(database: Database, here: Community) -> None:
    met = await meet(database, here, ANA, Profile("Ana"))
    assert (met.language, met.timezone) == (here.language, here.timezone)


async def test_one_person_on_two_platforms(database: Database, here: Community) -> None:
    met = await meet(database, here)

    async def link(unit: Unit) -> None:
        there = {"platform": "discord", "external_id": "G7", "community_id": here.id}
        await unit.connection.execute(insert(workspace).values(**there))
        her = {"platform": "discord", "workspace": "G7", "external_id": "42"}
        await unit.connection.execute(insert(identity).values(**her, community_id=here.id, person_id=met.id))

    await database.write(link)
    on_discord = PersonRef(Workspace("discord", "G7"), "42")
    assert await recognise(database, on_discord) == await recognise(database, ANA) == people.Known(here, met)
    async with database.read() as connection:
        assert await people.identities(connection, met.id) == [on_discord, ANA]


async def test_the_same_user_id_in_two_workspaces_is_two_people(database: Database, here: Community) -> None:
    there = Workspace("slack", "T2")
    row = {"platform": there.platform, "external_id": there.id, "community_id": here.id}
    await database.write(lambda unit: unit.connection.execute(insert(workspace).values(**row)))
    first = await meet(database, here)
    second = await meet(database, here, PersonRef(there, ANA.user))
    assert await recognise(database, ANA) == people.Known(here, first)
    assert await recognise(database, PersonRef(there, ANA.user)) == people.Known(here, second)


async def test_an_account_in_two_servers_is_one_person_linked_or_not(database: Database, here: Community) -> None:
    servers = [Workspace("discord", name) for name in ("G1", "G2", "G3")]
    for server in servers:
        await database.write(partial(_bind, here, server))
    first, second, third = (PersonRef(server, "42") for server in servers)
    assert await database.write(lambda unit: people.add_workspace_of(unit.connection, here, first)) is None
    met = await meet(database, here, first)
    assert await database.write(lambda unit: people.add_workspace_of(unit.connection, here, second)) == met
    assert await recognise(database, second) == people.Known(here, met)

    on_slack = await meet(database, here, ANA)
    link = await database.write(lambda unit: links.begin(unit.connection, here.id, on_slack.id, met.id, NOW))
    assert await database.write(lambda unit: people.add_workspace_of(unit.connection, here, third)) == on_slack
    assert sorted(
        ref.workspace.id for ref in await database.write(lambda unit: links.end(unit.connection, link, NOW))
    ) == ["G1", "G2", "G3"]
    assert await recognise(database, third) == people.Known(here, met)


async def _bind(here: Community, server: Workspace, unit: Unit) -> None:
    await communities.bind(unit.connection, here.id, server)


async def test_an_identity_that_points_across_communities_is_not_followed(
    database: Database, here: Community, elsewhere: Community
) -> None:
    """Nobody may be answered with another association's person, whatever the rows say."""
    theirs = await meet(database, elsewhere, PersonRef(DISCORD, "42"))
    row = {
        "platform": "slack", "workspace": SLACK.id, "external_id": "U-x", "community_id": here.id,
        "person_id": theirs.id,
    }  # fmt: skip
    await database.write(lambda unit: unit.connection.execute(insert(identity).values(**row)))
    assert await recognise(database, PersonRef(SLACK, "U-x")) == people.Known(here, None)


async def test_changes_are_seen(database: Database, here: Community) -> None:
    met = await meet(database, here)
    await database.write(lambda unit: people.update_person(unit.connection, met, {"name": "Ana L."}))
    closed = NOW + MINUTE
    await database.write(lambda unit: people.follow_account(unit.connection, ANA, unreachable_since=closed))
    known = await recognise(database, ANA)
    assert known is not None
    assert known.person is not None
    assert (known.person.name, known.person.unreachable_since) == ("Ana L.", NOW + MINUTE)


# --- another community --------------------------------------------------------------------------------


async def test_another_communitys_people_are_invisible(
    database: Database, here: Community, elsewhere: Community
) -> None:
    ours = await meet(database, here)
    theirs = await meet(database, elsewhere, PersonRef(DISCORD, "42"))
    await grant(database, theirs, Role.ADMIN)
    async with database.read() as connection:
        assert await people.get(connection, here.id, ours.id) == ours
        assert await people.get(connection, here.id, theirs.id) is None
        assert await people.get_many(connection, here.id, [ours.id, theirs.id, "nobody"]) == {ours.id: ours}
        assert await people.get_many(connection, here.id, []) == {}
        assert await people.with_role(connection, here.id, Role.STAFF) == []
        assert [found.id for found in await people.with_role(connection, elsewhere.id, Role.STAFF)] == [theirs.id]


# --- roles --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("granted", list(Role))
async def test_a_role_is_given_and_seen_everywhere(database: Database, here: Community, granted: Role) -> None:
    met = await meet(database, here)
    await grant(database, met, granted)
    known = await recognise(database, ANA)
    assert known is not None
    assert known.person is not None
    assert known.person.role is granted
    async with database.read() as connection:
        found = await people.get(connection, here.id, met.id)
        assert found is not None
        assert found.role is granted


async def test_a_role_is_exact_and_can_be_taken_back(database: Database, here: Community) -> None:
    met = await meet(database, here)
    for granted in (Role.ADMIN, Role.STAFF, Role.VOLUNTEER):
        await grant(database, met, granted)
        known = await recognise(database, ANA)
        assert known is not None
        assert known.person is not None
        assert known.person.role is granted
    assert await dumped(database, role) == []


async def test_who_holds_several_roles_has_the_highest(database: Database, here: Community) -> None:
    met = await meet(database, here)
    await grant(database, met, Role.STAFF)
    await grant(database, met, Role.ADMIN, "platform")
    known = await recognise(database, ANA)
    assert known is not None
    assert known.person is not None
    assert known.person.role is Role.ADMIN


async def test_each_source_takes_back_only_what_it_gave(database: Database, here: Community) -> None:
    met = await meet(database, here)

    async def held() -> Role:
        known = await recognise(database, ANA)
        assert known is not None
        assert known.person is not None
        return known.person.role

    assert not await grant(database, met, Role.VOLUNTEER, "platform"), "there was nothing to take back"
    await grant(database, met, Role.ADMIN, "platform")
    await grant(database, met, Role.STAFF)
    assert await held() is Role.ADMIN
    assert await grant(database, met, Role.VOLUNTEER, "platform")
    assert await held() is Role.STAFF
    await grant(database, met, Role.ADMIN)
    await grant(database, met, Role.ADMIN, "platform")
    await grant(database, met, Role.VOLUNTEER)
    assert await held() is Role.ADMIN


async def test_who_covers_a_role_by_name(database: Database, here: Community) -> None:
    granted = {"Zoé": Role.ADMIN, "Ana": Role.STAFF, "Béa": Role.VOLUNTEER, "Léo": Role.STAFF}
    for name, its_role in granted.items():
        met = await meet(database, here, PersonRef(SLACK, name), Profile(name))
        await grant(database, met, its_role)
    async with database.read() as connection:
        covers = {needed: [p.name for p in await people.with_role(connection, here.id, needed)] for needed in Role}
    assert covers == {
        Role.ADMIN: ["Zoé"],
        Role.STAFF: ["Ana", "Léo", "Zoé"],
        Role.VOLUNTEER: ["Ana", "Béa", "Léo", "Zoé"],
    }


# --- workspaces and places ----------------------------------------------------------------------------


async def test_a_workspace_is_bound_once(database: Database, here: Community) -> None:
    again = await database.write(lambda unit: people.bind_workspace(unit.connection, SLACK, LYON, NOW))
    assert again == here == PARIS
    async with database.read() as connection:
        assert await people.get_community(connection, here.id) == PARIS


async def test_a_purpose_has_one_channel_per_platform(database: Database, here: Community) -> None:
    async def bind(workspace: Workspace, channel: str, purpose: str = "sos") -> None:
        ref = PlaceRef(workspace, channel)
        await database.write(lambda unit: people.bind_place(unit.connection, here.id, purpose, ref))

    await bind(SLACK, "C1")
    await bind(SLACK, "C2")
    await bind(DISCORD, "77")
    await bind(SLACK, "C3", "staff")
    async with database.read() as connection:
        assert await people.places(connection, here.id, "sos") == [PlaceRef(DISCORD, "77"), PlaceRef(SLACK, "C2")]
        assert await people.places(connection, here.id, "celebrations") == []
        assert await people.places(connection, LYON.id, "sos") == []


# --- what they were sent ------------------------------------------------------------------------------


async def test_a_notice_is_noted_once_and_counted_for_a_week(database: Database, here: Community) -> None:
    met = await meet(database, here)
    week = timedelta(days=7)

    async def note(subject: str, days: int) -> bool:
        return await database.write(
            lambda unit: notices.note(
                unit.connection, community=here.id, person_id=met.id, kind="celebration", subject=subject,
                now=NOW + timedelta(days=days),
            )
        )  # fmt: skip

    assert [await note("w1", 0), await note("w1", 1), await note("w2", 6)] == [True, False, True]
    async with database.read() as connection:
        wishes = await notices.wishes(connection, met.id, NOW + timedelta(days=6) - week)
        assert (wishes.sent, wishes.weekly_budget, wishes.timezone) == (2, 2, here.timezone)
        assert (wishes.quiet_from_hour, wishes.quiet_to_hour, wishes.paused_until) == (21, 9, None)
        assert (await notices.wishes(connection, met.id, NOW)).sent == 1  # the very instant is out


async def test_one_of_two_processes_notes_it(database: Database, here: Community) -> None:
    met = await meet(database, here)
    noting = (
        database.write(
            lambda unit: notices.note(
                unit.connection, community=here.id, person_id=met.id, kind="k", subject="s", now=NOW
            )
        )
        for _ in range(4)
    )
    assert sorted(await asyncio.gather(*noting)) == [False, False, False, True]


async def test_a_workspace_remembers_which_history_it_goes_with(database: Database, here: Community) -> None:
    async def note(history: str, unit: Unit) -> None:
        await people.note_history(unit.connection, SLACK, history)

    async def bound(workspace: Workspace) -> people.Bound | None:
        async with database.read() as connection:
            return await people.bound(connection, workspace)

    assert await bound(SLACK) == people.Bound(here.id, None)
    assert await bound(DISCORD) is None
    for history in ("one", "another"):
        await database.write(partial(note, history))
        assert await bound(SLACK) == people.Bound(here.id, history)
