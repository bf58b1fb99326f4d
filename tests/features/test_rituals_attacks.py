"""Rituals against old buttons, forged ones, people in a hurry, and forgetting. On the playground."""

import pytest

from bot.runtime.context import ActorCtx
from handlers.rituals import privacy
from tests.features.calendars import PUBLIC, address, events, fetched
from tests.features.ritual_steps import card, hosted, plan, say
from tests.world import World

WORLDS = ["playground sqlite"]
__all__ = ["PUBLIC"]


async def test_an_old_button_changes_nothing_but_says_how_it_stands(world: World) -> None:
    shown = await plan(world, "chaque mercredi à 11h")
    await world.ines.presses("Sauter le prochain", on=shown)
    for label in ("Sauter le prochain", "Déplacer le prochain"):
        heard = (await world.leo.presses(label, on=shown)).whisper
        assert "a changé entre-temps" in heard
        assert "mercredi 25 novembre 2026 à 11 h" in heard
    await world.ines.presses("Supprimer", on=shown)
    for control in shown.controls:
        if control.label != "Tous les rituels":
            assert "n’est plus là" in (await world.leo.forges(control.wire)).whisper


async def test_whatever_the_team_may_do_a_volunteer_may_not(world: World) -> None:
    preview = (await say(world.ines, world, "chaque mercredi à 11h")).whisper
    shown = await plan(world, "chaque mercredi à 11h")
    row = (await world.ines.presses("À tour de rôle", on=shown)).whisper
    for control in (*preview.controls, *shown.controls, *row.controls):
        assert "équipe" in (await world.ana.forges(control.wire)).whisper
    for form in ("rituals.said", "rituals.ruled:x", "rituals.paused:x", "rituals.hosting:x", "rituals.prepared:x"):
        assert "équipe" in (await world.ana.submits(form, name="x")).whisper
    assert "mercredi 18 novembre" in await card(world)


@pytest.mark.parametrize(
    "forged", ["rituals.save:nope", "rituals.change:nope", "rituals.rules", "rituals.open:nope", "rituals.unskip:nope"]
)
async def test_what_was_never_there_is_told_kindly(world: World, forged: str) -> None:
    heard = (await world.ines.forges(forged)).whisper
    assert "plus ce brouillon" in heard or "n’est plus là" in heard


async def test_somebody_elses_draft_is_not_ours_to_save(world: World) -> None:
    preview = (await say(world.ines, world, "chaque mercredi à 11h")).whisper
    assert "plus ce brouillon" in (await world.leo.presses("Planifier", on=preview)).whisper
    await world.ines.presses("Planifier", on=preview)
    assert "plus ce brouillon" in (await world.ines.presses("Planifier", on=preview)).whisper


async def test_a_decline_that_was_not_theirs_to_give(world: World) -> None:
    await hosted(world, "leo", "nour", when="chaque jeudi à 11h à partir du 26 novembre")
    await world.advance(days=6, hours=2)
    told = world.leo.last()
    wire = told.control("Pas cette fois").wire
    assert "plus rien à faire" in (await world.ana.forges(wire)).whisper
    assert "C’est toi qui animes" in world.leo.again(told)
    await world.advance(days=2)
    assert "plus rien à faire" in (await world.leo.forges(wire)).whisper


async def test_a_text_full_of_markup_and_braces_stays_text(world: World) -> None:
    await plan(world, "chaque mercredi à 11h", text="*Gras* <b> @everyone {} {0} {{date}} {date")
    await world.advance(hours=2)
    assert "*Gras* <b> @everyone {} {0} {mercredi 18 novembre 2026} {date" in world.ana.last("general")


async def test_whoever_is_forgotten_hosts_nothing_and_nothing_tells_of_it(world: World) -> None:
    await hosted(world, "leo", "nour", when="chaque jeudi à 11h à partir du 26 novembre")
    await world.advance(days=6, hours=2)
    told = world.leo.last()
    await world.leo.commands("ritual", do="away", words="du 1er au 4 mars")

    async def erase(ctx: ActorCtx) -> None:
        known = await privacy.export(ctx.connection, ctx.community, ctx.person.id)
        assert [row["what"] for row in known] == ["hosts", "hosted", "away"]
        await privacy.erase(ctx, ctx.person.id)
        assert await privacy.export(ctx.connection, ctx.community, ctx.person.id) == []

    await world.in_unit(erase, as_="leo")
    assert all(seen.id != told.id for seen in world.leo.sees())
    await world.advance(days=2)
    assert "C’est Nour Haddad qui anime" in world.ana.last("general").words.replace("@", "")


async def test_what_somebody_skipped_stays_skipped_when_they_are_forgotten(world: World) -> None:
    await world.ines.presses("Sauter le prochain", on=await plan(world, "chaque mercredi à 11h"))
    assert "Inès Lambert" in (await world.leo.commands("ritual", do="history", words="1")).whisper

    async def erase(ctx: ActorCtx) -> None:
        known = await privacy.export(ctx.connection, ctx.community, ctx.person.id)
        assert [row["what"] for row in known] == ["looks after it, or would", "skipped, moved or let take place"]
        await privacy.erase(ctx, ctx.person.id)
        assert await privacy.export(ctx.connection, ctx.community, ctx.person.id) == []

    await world.in_unit(erase)
    past = (await world.leo.commands("ritual", do="history", words="1")).whisper
    assert "mercredi 18 novembre 2026 : sauté\n" in past.words.replace("\xa0", " ") + "\n"
    assert "Inès Lambert" not in past


async def test_what_the_team_has_among_itself_stands_in_no_volunteers_calendar(world: World) -> None:
    await plan(world, "chaque mercredi à 11h", name="Point d’équipe", place="staff")
    await plan(world, "chaque jeudi à 11h")
    urls = [address((await who.commands("ritual", do="calendar")).whisper) for who in (world.leo, world.ana)]

    async def named(url: str) -> set[str]:
        return {str(event["SUMMARY"]) for event in events(await fetched(world, url))}

    assert [await named(url) for url in urls] == [{"Point d’équipe", "Café du mercredi"}, {"Café du mercredi"}]
    row = (await world.ines.presses("À tour de rôle", on=await card(world, "point d’équipe"))).whisper
    form = await world.ines.presses("Ajouter quelqu’un au tour", on=row)
    await world.ines.submits(form, who=world.ref("ana").user)
    assert "Point d’équipe" in await named(urls[1])  # who hosts it comes to it
