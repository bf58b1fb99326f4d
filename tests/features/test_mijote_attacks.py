"""`/mijote`, attacked: forged presses and forms, odd ids, the last administrator, two at once."""

import asyncio

import pytest

from bot.core.inbound import Submitted
from bot.core.people import Person, Role
from bot.core.refs import PersonRef
from bot.runtime.feature import PersonalData
from bot.ui.reply import FieldErrors, Reply, Whisper
from bot.wiring import FEATURES
from storage.repos import communities, grants, people
from storage.unit import Unit
from tests.features.worlds import ON_THE_PLAYGROUND
from tests.runtime.bench import HERE, Bench, open_bench, whispered
from tests.world import World

WORLDS = ON_THE_PLAYGROUND

MIJOTE = FEATURES[-1]
FORMS = {
    "mijote.community": {"name": "À moi", "language": "fr", "timezone": "UTC"},
    "mijote.places": {"sos": "c-general"},
    "mijote.add": {"who": "ana", "role": "admin"},
    "mijote.take": {"who": "leo"},
}


async def as_it_is(world: World) -> tuple[object, ...]:
    async with world.house.database.read() as connection:
        (here,) = await communities.every(connection)
        return here, await communities.places(connection, here.id), await grants.of(connection, here.id)


async def test_nobody_else_changes_anything(world: World) -> None:
    before = await as_it_is(world)
    nour = await world.person("nour")
    for who in (world.ana, world.leo):
        for press in MIJOTE.presses:
            assert "administration" in (await who.forges(f"{press}:{nour.id}")).whisper, press
        for form, values in FORMS.items():
            assert "administration" in (await who.submits(form, **values)).whisper, form
    assert set(FORMS) == set(MIJOTE.submits)
    assert {route.allow for route in MIJOTE.presses.values()} == {Role.ADMIN}
    assert {route.allow for route in MIJOTE.submits.values()} == {Role.ADMIN}
    assert await as_it_is(world) == before


ODD = ("", " ", "x" * 65, "C1\0", "🦊", "<!channel>", "a b", "\ud800", "'; drop table place; --")


@pytest.mark.parametrize("odd", ODD)
async def test_odd_answers_are_refused_kindly(world: World, odd: str) -> None:
    before = await as_it_is(world)
    refused = [
        await world.ines.submits("mijote.add", who=odd, role="staff"),
        await world.ines.submits("mijote.add", who="ana", role=odd),
        await world.ines.submits("mijote.take", who=odd),
        await world.ines.submits("mijote.community", name="Ici", language=odd, timezone="UTC"),
        await world.ines.submits("mijote.community", name="Ici", language="fr", timezone=odd),
    ]
    if odd:  # nothing is an answer there: no channel
        kept = {"celebrations": "c-bravo", "staff": "c-staff", "general": "c-general"}
        refused.append(await world.ines.submits("mijote.places", sos=odd, **kept))
    assert all(heard.errors for heard in refused)
    assert "rencontré" in (await world.ines.forges(f"mijote.taken:{odd}")).whisper
    assert await as_it_is(world) == before


@pytest.mark.parametrize("name", ["", " \u200b ", "\u3164", "x" * 101])
async def test_a_name_is_something_to_read(world: World, name: str) -> None:
    heard = await world.ines.submits("mijote.community", name=name, language="fr", timezone="UTC")
    assert set(heard.errors) == {"name"}


async def test_somebody_of_another_community_is_nobody_here(world: World) -> None:
    heard = await world.ines.forges(f"mijote.taken:{'f' * 32}")
    assert "rencontré" in heard.whisper


async def test_somebody_who_was_never_met_is_called_from_now_on(world: World) -> None:
    heard = await world.ines.submits("mijote.add", who="zoe", role="staff")
    assert "zoe" in heard.whisper
    zoe = await world.person("zoe")
    assert (zoe.name, zoe.role) == ("zoe", Role.STAFF)


# --- the last administrator ----------------------------------------------------------------------------------


async def answer(bench: Bench, by: str, wire: str, values: dict[str, str]) -> Reply:
    return (await bench.receive(Submitted(**bench.by(by), wire=wire, values=values))).reply


async def admins(bench: Bench) -> list[str]:
    here = (await bench.person("ines")).community
    async with bench.database.read() as connection:
        return [one.name for one in await people.with_role(connection, here, Role.ADMIN)]


async def test_the_last_administrator_cannot_be_taken_off(database_url: str) -> None:
    async with open_bench(database_url, *FEATURES) as bench:
        ines = await bench.person("ines")
        assert isinstance(await answer(bench, "ines", "mijote.take", {"who": "ines"}), FieldErrors)
        assert "seule" in whispered(await bench.presses("ines", f"mijote.taken:{ines.id}"))
        assert await admins(bench) == ["Inès Lambert"]
        await answer(bench, "ines", "mijote.add", {"who": "leo", "role": "admin"})
        assert isinstance(await answer(bench, "ines", "mijote.take", {"who": "ines"}), Whisper)
        assert "Merci" in whispered(await bench.presses("ines", f"mijote.taken:{ines.id}"))
        assert await admins(bench) == ["Léo Bernard"]
        assert "administration" in whispered(await bench.presses("ines", "mijote.show"))


async def test_two_who_take_each_other_off_at_once_leave_one(database_url: str) -> None:
    async with open_bench(database_url, *FEATURES) as bench:
        await answer(bench, "ines", "mijote.add", {"who": "leo", "role": "admin"})
        ines, leo = await bench.person("ines"), await bench.person("leo")
        await asyncio.gather(
            bench.presses("ines", f"mijote.taken:{leo.id}"), bench.presses("leo", f"mijote.taken:{ines.id}")
        )
        assert len(await admins(bench)) == 1


# --- privacy ---------------------------------------------------------------------------------------------------


async def test_what_was_granted_is_told_and_forgotten(world: World) -> None:
    personal = MIJOTE.personal_data
    assert isinstance(personal, PersonalData)
    leo = await world.person("leo")

    async def told(who: Person) -> object:
        async with world.house.database.read() as connection:
            community = await people.get_community(connection, who.community)
            return await personal.export(connection, community, who.id)

    assert await told(leo) == [{"what": "role", "role": "staff", "platform": "playground"}]
    assert await told(await world.person("ana")) == []
    await world.in_unit(lambda ctx: personal.erase(ctx, leo.id))
    assert await told(leo) == []
    assert (await world.person("leo")).role is Role.VOLUNTEER


async def test_a_role_of_discord_is_shown_by_its_id(world: World) -> None:
    here = (await world.person("ines")).community

    async def give(unit: Unit) -> None:
        await grants.give(unit.connection, here, PersonRef(HERE, "400000000000000001"), Role.STAFF)

    await world.house.database.write(give)
    assert "400000000000000001, équipe (pas encore vu)" in (await world.ines.commands("mijote")).whisper
