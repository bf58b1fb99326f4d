"""Roles of a Discord server: what the community grants to one, its members have, for as long as they hold it."""

import pytest

from bot.core.people import Role
from bot.core.refs import PersonRef
from bot.runtime import community
from bot.runtime.context import ActorCtx
from tests.drivers.discord import DiscordDriver
from tests.features.ritual_steps import plan
from tests.wire.discord.permissions import BITS
from tests.world import World

WORLDS = ["discord sqlite"]

CALL = "j'ai oublié les cartes chez moi, je fais comment ?"


def discord(world: World) -> DiscordDriver:
    assert isinstance(world.driver, DiscordDriver)
    return world.driver


async def team(world: World) -> str:
    """A role of the server to which the community grants staff, as its file does; the role's id."""
    role: str = await discord(world).behind("role", name="équipe")

    async def grant(ctx: ActorCtx) -> None:
        await community.grant(ctx, PersonRef(ctx.ref.workspace, role), [Role.STAFF])

    await world.in_unit(grant)
    await discord(world).behind("overwrite", where=world.channel("sos"), allow=BITS["VIEW_CHANNEL"], role=role)
    return role


async def test_whoever_gets_the_role_is_on_the_team_and_whoever_loses_it_is_not(world: World) -> None:
    await team(world)
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    await discord(world).behind("grant", who="chidi", role="équipe")
    await world.settle()
    assert (await world.person("chidi")).role is Role.STAFF, "known at once, not when they next do something"
    await world.chidi.presses("Je m’en occupe", on=card)
    assert "Chidi est avec toi" in world.ana.last()

    await discord(world).behind("take_away", who="chidi", role="équipe")
    await world.settle()
    assert (await world.person("chidi")).role is Role.VOLUNTEER
    refused = await world.chidi.forges(world.leo.again(card).control("C’est réglé").wire)
    assert "Only the team" in refused.whisper, "rights are checked at press"


async def test_a_role_that_is_deleted_gives_nothing_any_more(world: World) -> None:
    await team(world)
    await discord(world).behind("grant", who="chidi", role="équipe")
    await world.settle()
    assert (await world.person("chidi")).role is Role.STAFF
    await discord(world).behind("delete_role", role="équipe")
    await world.settle()
    assert (await world.person("chidi")).role is Role.VOLUNTEER


async def test_whoever_leaves_keeps_no_role_of_the_server(world: World) -> None:
    await team(world)
    await discord(world).behind("grant", who="chidi", role="équipe")
    await world.settle()
    await discord(world).behind("leave", who="chidi")
    await world.settle()
    assert (await world.person("chidi")).role is Role.VOLUNTEER


async def test_whoever_leaves_the_server_leaves_their_ritual_to_whoever_was_named(world: World) -> None:
    await team(world)
    for who in ("ana", "tom"):
        await discord(world).behind("grant", who=who, role="équipe")
    await world.settle()
    shown = await plan(world, "chaque mercredi à 11h")
    for label, who in (("Transmettre", "ana"), ("Prévoir la relève", "tom")):
        seen = (await world.ines.presses("Qui s’en occupe", on=shown)).whisper
        form = await world.ines.presses(label, on=seen)
        await world.ines.submits(form, who=world.ref(who).user)
    assert "entre tes mains" in world.ana.last()
    assert "You are the one who would look after" in world.tom.last()

    await discord(world).behind("leave", who="ana")
    await world.settle()
    assert "Tom Becker, comme convenu" in (await world.ines.presses("Qui s’en occupe", on=shown)).whisper
    assert "yours to look after" in world.tom.last()
    await discord(world).behind("take_away", who="tom", role="équipe")
    await world.settle()
    assert "toute l’équipe" in (await world.ines.presses("Qui s’en occupe", on=shown)).whisper
    assert [message for message in world.tom.sees() if "look after" in message] == []


async def test_manage_server_makes_an_administrator_and_its_end_ends_that(world: World) -> None:
    await discord(world).behind("role", name="bureau", permissions=["MANAGE_GUILD"])
    await discord(world).behind("grant", who="chidi", role="bureau")
    await world.settle()
    assert (await world.person("chidi")).role is Role.ADMIN
    await discord(world).behind("set_role", role="bureau", permissions=[])
    await world.settle()
    assert (await world.person("chidi")).role is Role.VOLUNTEER, "the role is still theirs, and says less"


@pytest.mark.long
async def test_what_was_granted_to_a_person_stays_whatever_roles_they_hold(world: World) -> None:
    await team(world)
    await discord(world).behind("grant", who="leo", role="équipe")
    await world.settle()
    await discord(world).behind("take_away", who="leo", role="équipe")
    await world.settle()
    assert (await world.person("leo")).role is Role.STAFF


@pytest.mark.long
async def test_a_role_that_the_community_no_longer_grants_to_is_worth_nothing_at_once(world: World) -> None:
    role = await team(world)
    await discord(world).behind("grant", who="chidi", role="équipe")
    await world.settle()

    async def take(ctx: ActorCtx) -> None:
        await community.grant(ctx, PersonRef(ctx.ref.workspace, role), [])

    await world.in_unit(take)
    assert (await world.person("chidi")).role is Role.VOLUNTEER


async def test_somebody_new_on_the_team_is_found_before_they_write(world: World) -> None:
    await team(world)
    await discord(world).behind("person", handle="mona", name="Mona Diallo", member=False)
    await discord(world).behind("join", who="mona", pending=True)
    await discord(world).behind("grant", who="mona", role="équipe")
    await world.settle()
    assert (await world.person("mona")).role is Role.STAFF
    assert (await world.person("mona")).name == "Mona Diallo"


async def test_roles_that_changed_while_the_bot_was_away_count_when_it_is_back(world: World) -> None:
    await team(world)
    await discord(world).behind("grant", who="chidi", role="équipe")
    await world.settle()
    await discord(world).goes_away()
    await discord(world).behind("grant", who="tom", role="équipe")
    await discord(world).behind("take_away", who="chidi", role="équipe")
    await discord(world).comes_back(world.house)
    assert (await world.person("tom")).role is Role.STAFF
    assert (await world.person("chidi")).role is Role.VOLUNTEER
