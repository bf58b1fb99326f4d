"""A community is settled once; whoever was granted a role has it at first sight; what was changed since then stays."""

from bot.core.people import Role
from bot.core.refs import PersonRef, PlaceRef, Profile
from bot.setup.demo import demo_settlement
from bot.setup.settling import settle_in
from storage.repos import grants, inbox, people
from storage.unit import Connection
from tests.runtime.bench import HERE, Bench, profile
from tests.runtime.diary import Diary
from tests.world import START


async def test_a_role_granted_in_advance_counts_at_first_sight(bench: Bench, diary: Diary) -> None:
    zoe = PersonRef(HERE, "zoe")
    here = (await bench.person("ana")).community
    await bench.database.write(lambda unit: grants.give(unit.connection, here, zoe, Role.STAFF))
    await bench.presses("zoe", "test.staff:at once", profile=profile("Zoé Diop"))
    assert diary.heard == ["at once|"]
    assert (await bench.person("zoe")).role is Role.STAFF


async def test_a_granted_role_outlives_what_the_platform_says(bench: Bench) -> None:
    here = (await bench.person("ana")).community
    zoe = PersonRef(HERE, "zoe")
    await bench.database.write(lambda unit: grants.give(unit.connection, here, zoe, Role.STAFF))
    await bench.presses("zoe", "test.press", profile=Profile("Zoé", is_admin=True))
    assert (await bench.person("zoe")).role is Role.ADMIN
    await bench.presses("zoe", "test.press", profile=Profile("Zoé", is_admin=False))
    assert (await bench.person("zoe")).role is Role.STAFF


async def test_settling_in_again_brings_back_nothing_that_was_changed(bench: Bench) -> None:
    leo = await bench.person("leo")
    there = PlaceRef(HERE, "c-entraide")

    async def change(connection: Connection) -> None:
        await people.bind_place(connection, leo.community, "sos", there)
        await grants.take(connection, leo.community, PersonRef(HERE, "leo"), [Role.STAFF])
        await grants.follow(connection, leo)

    await bench.database.write(lambda unit: change(unit.connection))
    await settle_in(bench.database, bench.clock, demo_settlement("en", bench.clock.now()))
    async with bench.database.read() as connection:
        assert await people.places(connection, leo.community, "sos") == [there]
        assert (await people.get_community(connection, leo.community)).language == "fr"
    assert (await bench.person("leo")).role is Role.VOLUNTEER


async def test_somebody_who_joins_the_demo_later_gets_their_role(bench: Bench) -> None:
    settlement = demo_settlement("fr", bench.clock.now())
    settlement.people["mona"] = Profile("Mona", "fr", "Europe/Paris")  # type: ignore[index]  # a plain dict
    settlement.roles["mona"] = Role.STAFF  # type: ignore[index]  # the same
    await settle_in(bench.database, bench.clock, settlement)
    assert (await bench.person("mona")).role is Role.STAFF


async def test_whoever_was_named_by_id_gets_their_name_from_the_member_list(bench: Bench) -> None:
    here, zoe = (await bench.person("ana")).community, PersonRef(HERE, "zoe")

    async def name_in_a_file(connection: Connection) -> None:
        await grants.give(connection, here, zoe, Role.STAFF)
        community = await people.get_community(connection, here)
        await grants.follow(connection, await people.add_person(connection, community, zoe, Profile("zoe"), START))

    await bench.database.write(lambda unit: name_in_a_file(unit.connection))
    told = {"zoe": Profile("Zoé Diop", "en", "Europe/London"), "ana": Profile("Somebody else", "en")}
    await bench.house.dispatcher.meet(HERE, told)
    met = await bench.person("zoe")
    assert (met.name, met.language, met.timezone, met.role) == ("Zoé Diop", "en", "Europe/London", Role.STAFF)
    assert (await bench.person("ana")).name == "Ana Moreau", "followed when something happens, as before"


async def test_a_role_granted_in_advance_counts_for_who_is_met_in_the_member_list(bench: Bench) -> None:
    here = (await bench.person("ana")).community
    await bench.database.write(lambda unit: grants.give(unit.connection, here, PersonRef(HERE, "zoe"), Role.STAFF))
    await bench.house.dispatcher.meet(HERE, {"zoe": Profile("Zoé Diop")})
    assert (await bench.person("zoe")).role is Role.STAFF


async def test_the_platform_s_word_is_noted_also_for_who_was_granted_the_same(bench: Bench) -> None:
    ines = await bench.person("ines")
    await bench.presses("ines", "test.press", profile=Profile("Inès Lambert", is_admin=True))
    async with bench.database.read() as connection:
        assert await grants.by_platform(connection, ines.id) is Role.ADMIN
        assert await grants.by_platform(connection, (await bench.person("leo")).id) is Role.VOLUNTEER


async def test_what_is_said_after_the_members_were_met_can_be_missed(bench: Bench) -> None:
    """Killed before anybody wrote: the next start must look for what was said meanwhile."""
    async with bench.database.read() as connection:
        assert await inbox.latest_at(connection, HERE) is None
    await bench.house.dispatcher.meet(HERE, {"zoe": Profile("Zoé Diop")})
    first = (await bench.house.dispatcher.memory(HERE)).since
    assert first is not None
    await bench.house.dispatcher.meet(HERE, {"zoe": Profile("Zoé Diop")})
    assert (await bench.house.dispatcher.memory(HERE)).since == first
