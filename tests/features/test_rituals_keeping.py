"""Who looks after a ritual: handed over, somebody named for after; whoever goes leaves nothing behind."""

import pytest

from bot.core.people import PersonLeft, Role
from bot.runtime import community
from bot.runtime.context import ActorCtx
from handlers.rituals import privacy
from storage.repos import people
from tests.drivers.seen import Seen
from tests.features.ritual_steps import card, hosted, plan
from tests.world import World

WORLDS = ["playground sqlite"]

OURS = "toute l’équipe"


async def page(world: World) -> Seen:
    """Inès looks at who looks after her ritual."""
    return (await world.ines.presses("Qui s’en occupe", on=await card(world))).whisper


async def name_next(world: World, who: str) -> Seen:
    """Somebody is named for after."""
    form = await world.ines.presses("Prévoir la relève", on=await page(world))
    return (await world.ines.submits(form, who=world.ref(who).user)).whisper


async def hand_over(world: World, who: str) -> Seen:
    """It is handed over to somebody."""
    form = await world.ines.presses("Transmettre", on=await page(world))
    return (await world.ines.submits(form, who=world.ref(who).user)).whisper


async def leaves_the_team(world: World, who: str) -> None:
    """An administrator takes the role back."""

    async def take(ctx: ActorCtx) -> None:
        await community.grant(ctx, world.ref(who), [])

    await world.in_unit(take)


async def test_it_is_handed_over_and_somebody_is_named_for_after(world: World) -> None:
    await plan(world, "chaque mercredi à 11h")
    shown = await card(world)
    assert "Entre les mains de: Inès Lambert" in shown or "Entre les mains de : Inès Lambert" in shown
    assert "On ne sait pas encore qui prendrait la suite." in shown
    noted = await name_next(world, "nour")
    assert "Nour Haddad prendrait la suite" in noted
    assert "C’est toi qui t’occuperais de « Café du mercredi » si Inès Lambert ne pouvait plus." in world.nour.last()
    assert "ne pouvait plus" not in await card(world)

    handed = await hand_over(world, "leo")
    assert "Léo Bernard s’en occupe désormais" in handed
    assert "à Léo Bernard, par Inès Lambert" in handed
    assert "« Café du mercredi » est maintenant entre tes mains" in world.leo.last()
    assert "si Léo Bernard ne pouvait plus" in world.nour.last()  # she is still the next one
    seen = (await world.leo.presses("Regarder", on=world.leo.last())).whisper
    seen = (await world.leo.presses("Ne prévoir personne", on=seen)).whisper
    assert [message for message in world.nour.sees() if "ne pouvait plus" in message] == []
    assert "On ne sait pas encore qui prendrait la suite." in seen


async def test_only_the_team_looks_after_rituals(world: World) -> None:
    await plan(world, "chaque mercredi à 11h")
    form = await world.ines.presses("Transmettre", on=await page(world))
    assert (await world.ines.submits(form, who=world.ref("tom").user)).errors["who"]
    assert (await world.ines.submits(form, who="nobody")).errors["who"]
    form = await world.ines.presses("Prévoir la relève", on=await page(world))
    assert (await world.ines.submits(form, who=world.ref("ines").user)).errors["who"]
    for control in (await page(world)).controls:
        assert "team can do this" in (await world.tom.forges(control.wire)).whisper


async def test_who_loses_the_role_leaves_it_to_whoever_was_named(world: World) -> None:
    await plan(world, "chaque mercredi à 11h")
    await hand_over(world, "leo")
    await name_next(world, "nour")
    await leaves_the_team(world, "leo")
    seen = await page(world)
    assert "à Nour Haddad, comme convenu" in seen
    assert "« Café du mercredi » est maintenant entre tes mains" in world.nour.last()
    assert [message for message in world.leo.sees() if "entre tes mains" in message] == []
    await leaves_the_team(world, "nour")  # and both went
    seen = await page(world)
    assert OURS in seen
    assert [message for message in world.nour.sees() if "entre tes mains" in message] == []
    seen = (await world.ines.presses("Je m’en charge", on=seen)).whisper
    assert "Inès Lambert s’en est chargé·e" in seen
    assert "team can do this" in (await world.tom.forges("rituals.take:x")).whisper


async def test_whoever_leaves_or_is_erased_leaves_it_to_whoever_was_named(world: World) -> None:
    await plan(world, "chaque mercredi à 11h")
    await hand_over(world, "leo")
    await name_next(world, "nour")

    async def leaves(ctx: ActorCtx) -> None:
        await people.follow_account(ctx.connection, ctx.ref, has_left=True)
        await ctx.announce(PersonLeft(ctx.person.id))

    await world.in_unit(leaves, as_="leo")
    assert "à Nour Haddad, comme convenu" in await page(world)
    await name_next(world, "maya")

    async def erase(ctx: ActorCtx) -> None:
        assert {"what": "looks after it, or would", "ritual": "Café du mercredi"} in await privacy.export(
            ctx.connection, ctx.community, ctx.person.id
        )
        await privacy.erase(ctx, ctx.person.id)
        assert await privacy.export(ctx.connection, ctx.community, ctx.person.id) == []

    await world.in_unit(erase, as_="nour")
    seen = await page(world)
    assert "à Maya Collins, comme convenu" in seen
    assert "Nour" not in seen


@pytest.mark.long
async def test_whoever_was_named_and_goes_is_named_no_more(world: World) -> None:
    await plan(world, "chaque mercredi à 11h")
    await name_next(world, "nour")
    await leaves_the_team(world, "nour")
    assert "On ne sait pas encore qui prendrait la suite." in await page(world)
    assert [message for message in world.nour.sees() if "ne pouvait plus" in message] == []


@pytest.mark.parametrize("heir", ["nour", pytest.param(None, marks=pytest.mark.long)])
async def test_a_proposal_goes_to_whoever_looks_after_it_when_it_is_due(world: World, heir: str | None) -> None:
    """The owner goes while the proposal stands: it is shown to them no more, and to whoever comes after them."""
    await plan(world, "chaque mercredi à 11h")
    await hand_over(world, "leo")
    if heir is not None:
        await name_next(world, heir)
    await world.advance(days=21, hours=2)
    assert "aux 3 dernières éditions" in world.leo.last()
    await leaves_the_team(world, "leo")
    assert [message for message in world.leo.sees() if "dernières éditions" in message] == []
    await world.advance(days=1)
    reader = world.nour if heir is not None else world.ines  # the whole team's: its administrators are told
    told = [message for message in reader.sees() if "aux 3 dernières éditions" in message]
    assert len(told) == 1
    await reader.presses("Mettre en pause", on=told[0])
    await world.advance(days=14)
    assert len([message for message in reader.sees() if "aux 3 dernières éditions" in message]) == 1


@pytest.mark.long
async def test_at_night_the_new_owner_is_told_in_the_morning(world: World) -> None:
    await plan(world, "chaque mercredi à 11h")
    await name_next(world, "nour")
    await world.advance(hours=13)  # 23 o'clock
    await hand_over(world, "maya")
    assert "entre tes mains" not in "\n".join(message.words for message in world.maya.sees())
    await hand_over(world, "leo")
    await world.advance(hours=12)
    assert [message for message in world.maya.sees() if "look after" in message] == []
    assert "est maintenant entre tes mains" in world.leo.last()


async def test_the_whole_team_s_ritual_without_a_host_is_told_to_administrators(world: World) -> None:
    await hosted(world, "leo", when="chaque jeudi à 11h à partir du 26 novembre")
    await hand_over(world, "maya")
    await leaves_the_team(world, "maya")
    await world.leo.commands("ritual", do="away", words="jusqu’au 10 décembre")
    await world.advance(days=6, hours=2)
    assert "Personne du tour ne peut animer" in world.ines.last()
    assert [message for message in world.maya.sees() if "can host" in message] == []
    assert (await world.person("maya")).role is Role.VOLUNTEER
